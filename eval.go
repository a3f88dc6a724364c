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

const evalHelp = `Usage: quoth eval [--json] [--errors N] [--kind K] [--lang L] DIR...
       quoth eval [--json] [--run FILE] DIR
       quoth eval --fit [--classes] DIR...

Measures what questions with known answers are given.

Answers, over articles and questions that people might ask of them:

  DIR/articles         a folder of articles, as for quoth ask
  DIR/questions.jsonl  a question a line: {"id", "lang", "kind", "question",
                       "thread", "need", "answers": [{"article", "quote",
                       "value", "value_max", "unit", "currency"}]}

Every question is asked as quoth ask --json asks it, in its thread where it has
one, and the answer judged: a figure is right that has the value wanted, in the
article wanted; a passage that shows most of the quote. The table has a row for
each kind of question, for the languages and for all: right first and among the
first three, the share of a full reply, what was said, silent, and of questions
that nothing answers how many were answered all the same. Several folders make
one table.

  --errors N  list N answers that were not right first: wanted, and given
  --kind K    questions of this kind only
  --lang L    questions in this language only: en, zh
  --json      print the rows as one JSON object, shares in percent
  --model W   compare sentences with questions by an encoder, as quoth ask does; with
              --fit the table is index/answer/tables/judge-encoder.tsv
  --fit       work out the weights by which answers are judged, and print their
              table (index/answer/tables/judge.tsv); what they reach goes to standard
              error, for each folder with weights fitted on the others
  --classes   with --fit: work out instead by which words of a question it is told
              whether words or what sort of figure answers it, and print that table
              (index/query/tables/classes.tsv)

Retrieval, over passages in BEIR's layout:

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

Examples:
  quoth eval --errors 20 my/lot
  quoth eval --run my.run my/questions
  quoth eval --fit index/eval/lots/* my/lot >judge.tsv
  quoth eval --fit my/questions other/questions >index/rank/tables/weights.tsv
`

func runEval(ctx context.Context, args []string, std stdio) error {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "")
	runFile := flags.String("run", "", "")
	fit := flags.Bool("fit", false, "")
	classes := flags.Bool("classes", false, "")
	by := modelFlag(flags, std)
	var o lotFlags
	flags.IntVar(&o.errors, "errors", 0, "")
	flags.StringVar(&o.kind, "kind", "", "")
	flags.StringVar(&o.lang, "lang", "", "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		return &usageError{"a folder of questions is needed", "quoth eval --help shows the layout"}
	}
	lots := 0
	for _, name := range rest {
		if eval.IsLot(os.DirFS(name)) {
			lots++
		}
	}
	switch {
	case o.errors < 0:
		return &usageError{"--errors is a number of answers, at least 0", ""}
	case *classes && !(*fit && lots == len(rest)):
		return &usageError{"--classes goes with --fit, over folders with articles and questions.jsonl", "quoth eval --help shows the layout"}
	case *classes && by.given():
		return &usageError{"--classes is told by words: it takes no --model", "quoth eval --help shows the layout"}
	case *classes:
		return fitClasses(ctx, rest, by, std)
	case *fit && lots == len(rest):
		return fitJudge(ctx, rest, by, std)
	case *fit && lots > 0:
		return &usageError{"folders of the two layouts fit two tables: name those of one", "quoth eval --help shows both layouts"}
	case *fit:
		return fitWeights(ctx, rest, std)
	case lots == len(rest) && *runFile != "":
		return &usageError{"--run is for sets in BEIR's layout", "quoth eval --help shows both layouts"}
	case lots == len(rest):
		return evalLots(ctx, rest, o, by, *asJSON, std)
	case len(rest) > 1:
		return &usageError{"several folders are measured together where each has articles and questions.jsonl", "quoth eval --help shows the layout"}
	case o != (lotFlags{}):
		return &usageError{"--errors, --kind and --lang are for folders with articles and questions.jsonl", "quoth eval --help shows both layouts"}
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
