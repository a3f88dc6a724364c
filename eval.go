package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"quoth/index/eval"
)

const evalHelp = `Usage: quoth eval [--json] [--run FILE] DIR

Measures retrieval on a set of questions with known answers, in BEIR's layout:
DIR/corpus.jsonl, DIR/queries.jsonl and DIR/qrels/test.tsv. Prints success at
1, 3 and 5, MRR@10, nDCG@10, recall@100 and latency, and what numeric and
unanswerable questions among them add.

  --run FILE  write the ranking as a TREC run file
  --json      print one JSON object, shares between 0 and 1

Example:
  quoth eval --run my.run my/questions
`

func runEval(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("eval", flag.ContinueOnError)
	asJSON := fs.Bool("json", false, "")
	runFile := fs.String("run", "", "")
	rest, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return &usageError{"one folder of questions is needed", "quoth eval --help shows the layout"}
	}
	opts := eval.Options{}
	if *runFile != "" {
		f, err := os.Create(*runFile)
		if err != nil {
			return &usageError{err.Error(), ""}
		}
		defer f.Close()
		opts.Run = f
	}
	report, err := eval.Run(ctx, os.DirFS(rest[0]), opts)
	if err != nil {
		return fmt.Errorf("%s: %w", rest[0], err)
	}
	if *asJSON {
		return report.JSON(std.out)
	}
	return report.Print(std.out)
}
