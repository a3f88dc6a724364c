package main

import (
	"context"
	"flag"
	"fmt"

	"quoth/index"
)

const indexHelp = `Usage: quoth index [--articles DIR] --index DIR

Builds an index of the articles and publishes it in DIR, where ask and serve
find it with the same flag. A new build takes the place of the last one only
when it is whole; who has the last one open goes on reading it.

  --articles DIR  the folder of articles: Markdown, HTML, text, CSV, XLSX, DOCX, PDF, mail, archives
                  (default: those Quoth comes with; also QUOTH_ARTICLES)
  --index DIR     the folder to write (also QUOTH_INDEX)

Example:
  quoth index --articles my/articles --index my/index
  quoth ask --index my/index "How many people work at the park?"
`

func runIndex(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("index", flag.ContinueOnError)
	from := sourceFlags(fs, std)
	rest, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{fmt.Sprintf("unexpected argument %q", rest[0]), ""}
	}
	if from.index == "" {
		return &usageError{"no folder for the index", "quoth index --index DIR"}
	}
	c, err := from.named()
	if err != nil {
		return err
	}
	problems(std.err, c.Problems)
	if err := index.Build(ctx, from.index, c, c.Lexicon); err != nil {
		return err
	}
	x, err := index.Open(from.index)
	if err != nil {
		return err
	}
	defer x.Close()
	fmt.Fprintf(std.out, "%d articles, %d passages in %s\n", len(x.Articles()), x.Passages(), from.index)
	return nil
}
