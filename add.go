package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"quoth/articles"
	"quoth/fetch"
)

const addHelp = `Usage: quoth add [--articles DIR] URL|FILE

Adds to a folder of articles. A file is copied into it. An address is looked
at: what a feed or a sitemap lists is read from then on, and so is a single
page; it is written into sources.yaml of the folder, and fetched at once.

  --articles DIR  the folder (also QUOTH_ARTICLES)

Examples:
  quoth add --articles my/articles https://harbourpost.example/feed.xml
  quoth add --articles my/articles report.pdf
`

const fetchHelp = `Usage: quoth fetch [--articles DIR]

Reads the sources that sources.yaml of a folder of articles names, and keeps
what is new below the folder's "fetched", as it was published and with its
address, title, publisher and date in a file beside it. What has not changed is
not sent again; robots.txt is kept to; a host is asked one thing at a time.
serve --articles does the same by itself, as often as sources.yaml says.
Told to end, it goes on the next time where it was. Exit code 1 when a source
could not be read.

A file of sources, in YAML; all keys but one of feed, sitemap, page and folder
may be left out:
  every: 1h                        # how often serve looks (default 1h, at least 1m)
  pause: 1s                        # between requests to a host
  allow: [10.1.0.0/16]             # private networks that may be read
  sources:
    - feed: https://harbourpost.example/feed.xml      # RSS, Atom or JSON
      source: Harbour Post
      most: 200                    # of its pages (default 500)
    - sitemap: https://notes.example/sitemap.xml
      only: /hubs/                 # what addresses must hold
    - page: https://council.example/report.pdf
      places: [Porto]
    - folder: ../notes             # copied as far as it is read

  --articles DIR  the folder (also QUOTH_ARTICLES)

Example:
  quoth fetch --articles my/articles
`

func runAdd(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("add", flag.ContinueOnError)
	from := articlesFlag(flags, std)
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	dir, err := ownFolder(*from)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return &usageError{"one address or file is wanted", "quoth add --articles my/articles report.pdf"}
	}
	if !strings.HasPrefix(rest[0], "http://") && !strings.HasPrefix(rest[0], "https://") {
		return addFile(dir, rest[0], std.out)
	}
	source, s, err := addSource(ctx, dir, rest[0])
	if err != nil {
		return err
	}
	s.Sources = []fetch.Source{source}
	return fetchAll(ctx, dir, s, std)
}

// addSource looks at an address and adds what it is to the sources of a folder, which
// it returns as they were.
func addSource(ctx context.Context, dir, at string) (fetch.Source, fetch.Sources, error) {
	s, err := readSources(dir)
	if err != nil {
		return fetch.Source{}, s, err
	}
	source, err := fetch.Look(ctx, s, at, readable)
	if err != nil {
		return source, s, fmt.Errorf("%s: %w", at, err)
	}
	return source, s, fetch.Add(dir, source)
}

// addFile copies a file into a folder of articles.
func addFile(dir, path string, out io.Writer) error {
	if !articles.Known(path) {
		return &usageError{path + ": of a kind that is not read", ""}
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return &usageError{err.Error(), ""}
	}
	if _, problem := articles.Read(path, raw); problem != nil && problem.Left {
		return &usageError{problem.Error(), problem.Hint}
	}
	to := filepath.Join(dir, filepath.Base(path))
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return &usageError{to + " is there already", "take it out first"}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(raw)
	if err = errors.Join(err, f.Close()); err == nil {
		fmt.Fprintln(out, to)
	}
	return err
}

func runFetch(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("fetch", flag.ContinueOnError)
	from := articlesFlag(flags, std)
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{fmt.Sprintf("unexpected argument %q", rest[0]), ""}
	}
	dir, err := ownFolder(*from)
	if err != nil {
		return err
	}
	s, err := readSources(dir)
	if err != nil {
		return err
	}
	if len(s.Sources) == 0 {
		return &usageError{fmt.Sprintf("%s names no sources", filepath.Join(dir, fetch.File)), "quoth fetch --help shows such a file"}
	}
	return fetchAll(ctx, dir, s, std)
}

// fetchAll fetches and says what came of it.
func fetchAll(ctx context.Context, dir string, s fetch.Sources, std stdio) error {
	r, err := fetch.Run(ctx, dir, s, readable)
	for _, name := range r.New {
		fmt.Fprintln(std.out, filepath.Join(dir, fetch.Folder, filepath.FromSlash(name)))
	}
	for _, p := range r.Problems {
		fmt.Fprintln(std.err, p.Error())
	}
	fmt.Fprintf(std.err, "%d new or changed, %d as they were, %d left for later, %d problems\n", len(r.New), r.Unchanged, r.Waiting, len(r.Problems))
	if err == nil && len(r.Problems) > 0 {
		err = fmt.Errorf("%d sources or pages could not be read", len(r.Problems))
	}
	return err
}

func articlesFlag(flags *flag.FlagSet, std stdio) *string {
	return flags.String("articles", std.getenv("QUOTH_ARTICLES"), "")
}

// ownFolder is the folder of articles that a command changes.
func ownFolder(dir string) (string, error) {
	if dir == "" {
		return "", &usageError{"no folder of articles", "--articles DIR"}
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", &usageError{fmt.Sprintf("articles: %s is no folder", dir), "make it first"}
	}
	return dir, nil
}

func readSources(dir string) (fetch.Sources, error) {
	s, err := fetch.Read(dir)
	if err != nil {
		err = &usageError{filepath.Join(dir, err.Error()), "quoth fetch --help shows such a file"}
	}
	return s, err
}

// readable says which files are read as articles.
var readable = fetch.Kinds{Known: articles.Known, Ending: articles.EndingOf}
