package main

import (
	"context"
	"flag"
	"fmt"

	"quoth/articles"
	"quoth/index"
	"quoth/index/eval"
)

const indexHelp = `Usage: quoth index [--articles DIR] [--model WHERE] --index DIR|URL

Builds an index of the articles and publishes it in DIR, or in a cluster of
OpenSearch, where ask, serve and mcp find it with the same flag. A new build takes
the place of the last one only when it is whole; who has the last one open goes on
reading it.

  --articles DIR  the folder of articles: Markdown, HTML, text, CSV, XLSX, DOCX, PDF, mail, archives
                  (default: those Quoth comes with; also QUOTH_ARTICLES)
  --index DIR     the folder to write (also QUOTH_INDEX), or https://host:9200/name in
                  OpenSearch 2 or newer; http on loopback alone
  --shards N      parts of an index in a cluster (default 1; about one for 20 GB)
  --model WHERE   an encoder that finds what is said in other words: its folder, or an address of
                  embeddings (also QUOTH_MODEL; index/encoder/README.md; default: none).
                  Sentences get vectors then, which takes a while; a build that was stopped
                  goes on where it was, and what has not changed is not made again

A file golden.jsonl of the articles pins answers, one question a line:
  {"id": "vc", "question": "How much venture capital does Porto attract?",
   "answers": [{"article": "porto.md", "quote": "Porto attracts $90 million a year", "value": 90000000}]}
What was built is asked them before it takes the place of the last index, and does not
where an answer is no longer among the first three things shown; "answers": [] pins
that nothing answers. index/eval/MEASURING.md tells all keys.

In a cluster the name is an alias of name-000001, name-000002 and so on; the last
two are kept. Who asks there: QUOTH_INDEX_USER and QUOTH_INDEX_PASSWORD, each also
in a file that QUOTH_INDEX_USER_FILE or QUOTH_INDEX_PASSWORD_FILE names. The
authority that vouches for the host, where the system does not know it, stands in
the file that QUOTH_INDEX_CA names.

Examples:
  quoth index --articles my/articles --index my/index
  quoth ask --index my/index "How many people work at the park?"
  QUOTH_INDEX_PASSWORD_FILE=key QUOTH_INDEX_USER=quoth quoth index --articles my/articles --index https://search:9200/park
`

func runIndex(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("index", flag.ContinueOnError)
	from := sourceFlags(fs, std)
	from.model = modelFlag(fs, std)
	shards := fs.Int("shards", 1, "")
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
	if *shards < 1 || *shards > 100 {
		return &usageError{fmt.Sprintf("--shards %d: 1 to 100 are possible", *shards), ""}
	}
	c, err := from.named()
	if err != nil {
		return err
	}
	problems(std.err, c.Problems)
	passages, err := from.build(ctx, c, *shards)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.out, "%d articles, %d passages in %s\n", len(c.Articles), passages, from.index)
	return nil
}

// build builds the index of the source from its articles, in a cluster with so many
// shards, and makes it the current one; it returns how many passages there are.
func (s source) build(ctx context.Context, c *articles.Corpus, shards int) (passages int, err error) {
	pinned, err := s.pinned()
	if err != nil {
		return 0, err
	}
	e, err := s.model.encoding(ctx)
	if err != nil {
		return 0, err
	}
	plan := index.Plan{Encoding: e, Shards: shards, Probe: s.probe(ctx, pinned, e.By)}
	if index.Remote(s.index) {
		if e.By != nil {
			return 0, &usageError{"--model: an index in a cluster has no vectors yet", "build one in a folder, or leave --model out"}
		}
		at, err := s.address()
		if err != nil {
			return 0, err
		}
		return index.BuildRemote(ctx, at, c, c.Lexicon, plan)
	}
	if err := index.Build(ctx, s.index, c, c.Lexicon, plan); err != nil {
		return 0, err
	}
	x, err := index.Open(s.index)
	if err != nil {
		return 0, err
	}
	return x.Passages(), x.Close()
}

// probe refuses an index that loses an answer which is pinned and the current one
// gives, and tells which pinned answers neither gives. One that cannot be opened gives
// none: it is what is built anew.
func (s source) probe(ctx context.Context, pinned []eval.LotQuestion, by index.Encoder) func(*index.Index) error {
	if len(pinned) == 0 {
		return nil
	}
	return func(built *index.Index) error {
		var current *index.Index
		defer func() {
			if current != nil {
				current.Close()
			}
		}()
		if by != nil {
			if err := built.AskWith(by); err != nil {
				return err
			}
		}
		absent, err := keeping(ctx, pinned, built, func() *index.Index {
			x, err := s.opened(ctx)
			if err != nil {
				return nil
			}
			if current = x; by != nil {
				x.AskWith(by) // where it was made by another encoder, it is asked without
			}
			return x
		})
		for _, q := range absent {
			fmt.Fprintf(s.std.err, "%s: %s: the pinned answer to %q is not given, nor was it before\n", eval.Golden, q.ID, q.Question)
		}
		return err
	}
}
