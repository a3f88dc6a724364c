package main

import (
	"context"
	"flag"
	"fmt"

	"quoth/index"
)

const indexHelp = `Usage: quoth index [--articles DIR] [--model WHERE] --index DIR

Builds an index of the articles and publishes it in DIR, where ask and serve
find it with the same flag. A new build takes the place of the last one only
when it is whole; who has the last one open goes on reading it.

  --articles DIR  the folder of articles: Markdown, HTML, text, CSV, XLSX, DOCX, PDF, mail, archives
                  (default: those Quoth comes with; also QUOTH_ARTICLES)
  --index DIR     the folder to write (also QUOTH_INDEX)
  --model WHERE   an encoder that finds what is said in other words: its folder, or an address of
                  embeddings (also QUOTH_MODEL; index/encoder/README.md; default: none).
                  Sentences get vectors then, which takes a while; a build that was stopped
                  goes on where it was, and what has not changed is not made again

Example:
  quoth index --articles my/articles --index my/index
  quoth ask --index my/index "How many people work at the park?"
`

func runIndex(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("index", flag.ContinueOnError)
	from := sourceFlags(fs, std)
	from.model = modelFlag(fs, std)
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
	e, err := from.model.encoding(ctx)
	if err != nil {
		return err
	}
	if err := index.BuildEncoded(ctx, from.index, c, c.Lexicon, e); err != nil {
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
