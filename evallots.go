package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"

	"quoth/articles"
	"quoth/bot"
	"quoth/index/eval"
)

// lotFlags are the flags of eval that are for folders of articles and
// questions.
type lotFlags struct {
	kind, lang string // "" all
	errors     int    // how many answers that were not right are listed
}

// evalLots prints how the questions of the lots in these folders are answered.
func evalLots(ctx context.Context, names []string, o lotFlags, by *model, asJSON bool, std stdio) error {
	lots, err := readLots(ctx, names, by, std)
	if err != nil {
		return err
	}
	scores, err := eval.RunLots(ctx, lots, eval.LotOptions{Kind: o.kind, Lang: o.lang, Verify: bot.Verify})
	if err != nil {
		return err
	}
	if asJSON {
		return scores.JSON(std.out)
	}
	if err := scores.Print(std.out); err != nil {
		return err
	}
	for _, m := range scores.Misses[:min(len(scores.Misses), o.errors)] {
		fmt.Fprintln(std.out)
		if err := m.Print(std.out); err != nil {
			return err
		}
	}
	return nil
}

// readLots reads the lots in these folders, to be compared with their questions by an
// encoder where one is given. Articles that do not load are told.
func readLots(ctx context.Context, names []string, by *model, std stdio) ([]*eval.Lot, error) {
	var lots []*eval.Lot
	encoding, err := by.encoding(ctx)
	if err != nil {
		return nil, err
	}
	if encoding.By != nil {
		encoding.By, encoding.Told = eval.Remember(encoding.By), nil
	}
	for _, name := range names {
		l, err := eval.ReadLot(os.DirFS(name), name)
		if err != nil {
			return nil, err
		}
		for _, p := range l.Corpus.Problems {
			p.Path = path.Join(filepath.ToSlash(name), "articles", p.Path)
			problems(std.err, []articles.Problem{p})
		}
		l.Encoding = encoding
		lots = append(lots, l)
	}
	return lots, nil
}

// fitJudge prints the table of weights of the judge that fits the lots in these
// folders.
func fitJudge(ctx context.Context, names []string, by *model, std stdio) error {
	lots, err := readLots(ctx, names, by, std)
	if err != nil {
		return err
	}
	weights, err := eval.FitJudge(ctx, lots, std.err)
	if err != nil {
		return err
	}
	_, err = io.WriteString(std.out, weights.Table(by.given()))
	return err
}

// fitClasses prints the table of what the words of questions tell of what answers them,
// fitted on the lots in these folders.
func fitClasses(ctx context.Context, names []string, by *model, std stdio) error {
	lots, err := readLots(ctx, names, by, std)
	if err != nil {
		return err
	}
	return eval.FitClasses(lots, std.out, std.err)
}
