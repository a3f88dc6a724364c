package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"quoth/index/eval"
)

const evalHelp = `Usage: quoth eval [--json] [--run FILE] DIR
       quoth eval --fit DIR...

Measures retrieval on a set of questions with known answers, in BEIR's layout:

  DIR/corpus.jsonl    a passage a line: {"_id", "title", "text"}; lines of one
                      title are one article
  DIR/queries.jsonl   a question a line: {"_id", "text", "metadata"}
  DIR/qrels/test.tsv  a line of column titles, then question, passage, score

Tables of its own in DIR/tables are read as they are beside articles.

Every question is ranked as quoth ask ranks passages, and the ranking measured
before passages are grouped by article: success at 1, 3 and 5, MRR@10, nDCG@10,
recall@100 and latency. Questions with metadata.num and metadata.answers ask
for a figure: whether it stands in the sentence chosen is counted too. With
metadata.history and metadata.title a question is asked in that thread. Where
some questions have no judgement, they have no answer in the set: AUROC tells
how well the confidence knows them, and false answers how many of them are
trusted at the confidence that 95 % of the others reach.

  --run FILE  write the ranking as a TREC run file
  --json      print one JSON object, shares between 0 and 1
  --fit       work out the weights of the ranking from sets of several kinds,
              alone and in threads (asked ones, and made ones), those of the
              confidence from sets with unanswerable questions, and print the
              table of weights (index/rank/tables/weights.tsv); what they reach goes
              to standard error, also on articles held out

Example:
  quoth eval --run my.run my/questions
  quoth eval --fit my/questions other/questions >index/rank/tables/weights.tsv
`

func runEval(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "")
	runFile := flags.String("run", "", "")
	fit := flags.Bool("fit", false, "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if *fit && len(rest) > 0 {
		return fitWeights(ctx, rest, std)
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

// fitWeights prints the table of weights that fits the sets in these folders.
func fitWeights(ctx context.Context, names []string, std stdio) error {
	var dirs []fs.FS
	for _, name := range names {
		dirs = append(dirs, os.DirFS(name))
	}
	weights, err := eval.Fit(ctx, dirs, names, std.err)
	if err != nil {
		return err
	}
	_, err = io.WriteString(std.out, weights.Table())
	return err
}
