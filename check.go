package main

import (
	"context"
	"flag"
	"fmt"
	"io"

	"quoth/articles"
	"quoth/fetch"
)

const checkHelp = `Usage: quoth check [--articles DIR]

Reports what loaded from a folder of articles, what was passed over, what
cleaning removed and why (boilerplate, advertising, text that is struck out or
hidden, readers' comments, footnote marks, shortcodes), articles that are
nearly copies of each other, and what is missing: titles, sources, dates,
places; and names and measures that recur and stand in no table, as lines to
paste into tables/places.tsv and tables/measures.tsv beside the articles. Exit code 1 when an article or a table is broken.

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
	if report.Broken() {
		return fmt.Errorf("%d problems", len(c.Problems))
	}
	return nil
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
