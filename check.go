package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"quoth/articles"
	"quoth/fetch"
	"quoth/index/eval"
)

const checkHelp = `Usage: quoth check [--articles DIR]

Reports what loaded from a folder of articles, what was passed over, what
cleaning removed and why (boilerplate, advertising, text that is struck out or
hidden, readers' comments, footnote marks, shortcodes), articles that are
nearly copies of each other, and what is missing: titles, sources, dates,
places; and names and measures that recur and stand in no table, as lines to
paste into tables/places.tsv and tables/measures.tsv beside the articles; and
which answers that golden.jsonl pins the articles do not have. Exit code 1 when
an article, a table or a pinned answer is broken.

A line that went as boilerplate, advertising or a comment and belongs to its
article is left when it stands, as it is listed, in tables/keep.txt beside the
articles.

  --articles DIR  the folder (default: the articles Quoth comes with; also QUOTH_ARTICLES)

Example:
  quoth check --articles my/articles
`

func runCheck(_ context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("check", flag.ContinueOnError)
	from := sourceFlags(fs, std)
	rest, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{fmt.Sprintf("unexpected argument %q", rest[0]), ""}
	}
	defer tightHeap()()
	c, err := from.load()
	if err != nil {
		return err
	}
	report := articles.Check(c)
	if err := report.Print(std.out); err != nil {
		return err
	}
	if from.articles != "" {
		amiss := fetch.Amiss(from.articles)
		if len(amiss) > 0 {
			fmt.Fprintf(std.out, "\nSources that could not be read when they were last asked for, %d:\n", len(amiss))
		}
		for _, p := range amiss {
			fmt.Fprintf(std.out, "  %v\n", p)
		}
	}
	unfounded, err := from.unfounded(c, std.out)
	if err != nil {
		return err
	}
	if n := len(c.Problems) + unfounded; n > 0 {
		return fmt.Errorf("%d problems", n)
	}
	return nil
}

// unfounded tells of the pinned answers, and returns of how many the articles have
// not what is pinned.
func (s source) unfounded(c *articles.Corpus, w io.Writer) (n int, err error) {
	pinned, err := s.pinned()
	if err != nil || len(pinned) == 0 {
		return 0, err
	}
	fmt.Fprintf(w, "\nPinned answers, %d:\n", len(pinned))
	for _, q := range pinned {
		if lacks := q.Unfounded(c.Articles); lacks != "" {
			n++
			fmt.Fprintf(w, "  %s: %s: %s\n", eval.Golden, q.ID, lacks)
		}
	}
	if n == 0 {
		fmt.Fprintln(w, "  the articles have what each of them quotes")
	}
	return n, nil
}

// problems names the files that did not load.
func problems(w io.Writer, list []articles.Problem) {
	for _, p := range list {
		fmt.Fprintf(w, "%v\n", p)
		if p.Hint != "" {
			fmt.Fprintf(w, "hint: %s\n", p.Hint)
		}
	}
}
