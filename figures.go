package main

import (
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"quoth/articles"
	"quoth/articles/figure"
	"quoth/articles/lexicon"
)

const figuresHelp = `Usage: quoth figures [--jsonl | --csv] [--lang LANG] [--published DATE] [--place PLACE] [FILE|-]

Prints the figures that a text states, one a line, with what was understood:
value, unit, per, qualifier, measure, place, period, who is cited, what was
inferred rather than read, and, where the text does not simply say that it is so,
that it is an estimate, a forecast, a target, pledged, hypothetical, asked,
negated, denied or withdrawn. Without FILE, or with -, the text is read from
standard input. A FILE in Markdown (.md) or HTML (.html) is read as an article:
its front matter says where and when, the titles of a table and the headings
what its cells measure.

  --lang LANG       language of the text: en, zh (default: told by its script)
  --published DATE  when it was published, 2006-01-02, 2006-01 or 2006: resolves "last year"
  --place PLACE     the place it is about, for sentences that name none
  --jsonl           JSON lines: each input line is an object with "id" and "text",
                    and may have "lang", "doc_date" and "about"; each output line has
                    "id" and "figures", offsets in code points
  --csv             comma-separated values with a line of titles, for a spreadsheet;
                    start and end count bytes, of an article less its markup

Examples:
  echo 'Lagos raised over $400 million in 2024.' | quoth figures
  quoth figures --published 2025-03-01 article.txt
`

func runFigures(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("figures", flag.ContinueOnError)
	jsonl := fs.Bool("jsonl", false, "")
	asCSV := fs.Bool("csv", false, "")
	var about figure.Context
	fs.StringVar(&about.Lang, "lang", "", "")
	fs.StringVar(&about.Published, "published", "", "")
	place := fs.String("place", "", "")
	rest, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(rest) > 1 {
		return &usageError{fmt.Sprintf("one file at a time: %s", strings.Join(rest, " ")), ""}
	}
	in := std.in
	name := "standard input"
	if len(rest) == 1 && rest[0] != "-" {
		name = rest[0]
		f, err := os.Open(name)
		if err != nil {
			return &usageError{err.Error(), ""}
		}
		defer f.Close()
		in = f
	}
	about.Lexicon, about.Subjects = lexicon.Default(), true
	about.Place = placeID(*place)
	if *jsonl && *asCSV {
		return &usageError{"--jsonl and --csv are two forms of output", "take one of them"}
	}
	if *jsonl {
		return figureLines(ctx, in, std.out, name)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var figures []figure.Figure
	switch {
	case articles.Marked(name):
		if figures, err = figuresOf(name, text, about); err != nil {
			return err
		}
	case !utf8.Valid(text):
		return &usageError{name + ": not UTF-8 text", ""}
	default:
		figures = figure.Extract(string(text), about)
	}
	if *asCSV {
		return figureCSV(std.out, figures)
	}
	figureTable(std.out, figures)
	return nil
}

// figuresOf returns the figures of an article in Markdown or HTML. What about
// says goes before what the article says of itself.
func figuresOf(name string, raw []byte, about figure.Context) ([]figure.Figure, error) {
	a, problem := articles.Read(name, raw)
	if a == nil {
		return nil, &usageError{problem.Error(), problem.Hint}
	}
	if about.Lang != "" {
		a.Lang = about.Lang
	}
	if about.Published != "" {
		a.Published = about.Published
	}
	if about.Place != "" {
		a.Places = []string{about.Place}
	}
	return a.Figures(about.Lexicon, nil), nil
}

// figureCSV writes figures for a spreadsheet. A text that begins as a formula
// does is written behind an apostrophe.
func figureCSV(out io.Writer, figures []figure.Figure) error {
	w := csv.NewWriter(out)
	w.Write([]string{"text", "start", "end", "kind", "value", "value_max", "unit", "currency", "per", "qualifier", "change", "status", "measure", "measure_name", "place", "entity", "period", "year", "scope", "attribution", "same_as", "inferred", "subject"})
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	for _, f := range figures {
		most, year, same := "", "", ""
		if f.SameAs >= 0 {
			same = oneLine(figures[f.SameAs].Text)
		}
		if f.Qualifier == figure.Range {
			most = number(f.Max)
		}
		if f.Year != 0 {
			year = strconv.Itoa(f.Year)
		}
		row := []string{oneLine(f.Text), strconv.Itoa(f.Start), strconv.Itoa(f.End), f.Kind.String(), number(f.Value), most, f.Unit, f.Currency, f.Per,
			f.Qualifier.String(), f.Change.String(), f.Status.String(), oneLine(f.Measure), f.MeasureID, f.Place, f.Entity, f.Period, year, f.Scope, f.Attribution, same, f.Doubt.String(), oneLine(f.Subject)}
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+@\t\r") {
				row[i] = "'" + cell
			}
		}
		w.Write(row)
	}
	w.Flush()
	return w.Error()
}

// placeID returns the lexicon's id of a place, or the words as they are.
func placeID(name string) string {
	for _, m := range lexicon.Default().Find(name) {
		if m.Entry.Kind == lexicon.Place {
			return m.Entry.ID
		}
	}
	return name
}

// figureTable prints figures for a person.
func figureTable(w io.Writer, figures []figure.Figure) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "FIGURE\tVALUE\tUNIT\tMARKS\tMEASURE\tPLACE\tPERIOD\tWHO SAYS")
	for _, f := range figures {
		value := strconv.FormatFloat(f.Value, 'f', -1, 64)
		if f.Qualifier == figure.Range {
			value += "–" + strconv.FormatFloat(f.Max, 'f', -1, 64)
		}
		unit := f.Unit
		if f.Currency != "" {
			unit = f.Currency
		}
		if f.Per != "" {
			unit += " per " + f.Per
		}
		var marks []string
		for _, m := range []string{f.Qualifier.String(), f.Change.String(), f.Status.String(), f.Scope, f.Doubt.String()} {
			if m != "" && m != "exact" && m != "none" && m != "stated" {
				marks = append(marks, m)
			}
		}
		measure := oneLine(f.Measure)
		if f.MeasureID != "" && !strings.EqualFold(f.MeasureID, measure) {
			measure += " = " + f.MeasureID
		}
		where := f.Place
		if f.Entity != "" {
			where = strings.TrimSuffix(oneLine(f.Entity)+", "+f.Place, ", ")
		}
		if where == "" {
			where = oneLine(f.Subject)
		}
		period := f.Period
		if period == "" && f.Year != 0 {
			period = strconv.Itoa(f.Year)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", oneLine(f.Text), value, unit, strings.Join(marks, ", "), measure, where, period, f.Attribution)
	}
	t.Flush()
	if len(figures) == 0 {
		fmt.Fprintln(w, "no figures")
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
