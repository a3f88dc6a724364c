package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
)

const figuresHelp = `Usage: quoth figures [--jsonl | --csv] [--lang LANG] [--published DATE] [--place PLACE] [FILE|-]

Prints the figures that a text states, one a line, with what was understood:
value, unit, per, qualifier, measure, place, period, who is cited.
Without FILE, or with -, the text is read from standard input.

  --lang LANG       language of the text: en, zh (default: told by its script)
  --published DATE  when it was published, 2006-01-02, 2006-01 or 2006: resolves "last year"
  --place PLACE     the place it is about, for sentences that name none
  --jsonl           JSON lines: each input line is an object with "id" and "text",
                    and may have "lang", "doc_date" and "about"; each output line has
                    "id" and "figures", offsets in code points

  --csv             comma-separated values with a line of titles, for a spreadsheet;
                    start and end count bytes

Examples:
  echo 'Lagos raised over $400 million in 2024.' | quoth figures
  quoth figures --published 2025-03-01 article.txt
`

func runFigures(_ context.Context, args []string, std stdio) error {
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
	about.Lexicon = lexicon.Default()
	about.Place = placeID(*place)
	if *jsonl && *asCSV {
		return &usageError{"--jsonl and --csv are two forms of output", "take one of them"}
	}
	if *jsonl {
		return figureLines(in, std.out, name)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if !utf8.Valid(text) {
		return &usageError{name + ": not UTF-8 text", ""}
	}
	figures := figure.Extract(string(text), about)
	if *asCSV {
		return figureCSV(std.out, figures)
	}
	figureTable(std.out, figures)
	return nil
}

// figureCSV writes figures for a spreadsheet. A text that begins as a formula
// does is written behind an apostrophe.
func figureCSV(out io.Writer, figures []figure.Figure) error {
	w := csv.NewWriter(out)
	w.Write([]string{"text", "start", "end", "kind", "value", "value_max", "unit", "currency", "per", "qualifier", "change", "status", "measure", "measure_name", "place", "entity", "period", "year", "scope", "attribution"})
	number := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	for _, f := range figures {
		most, year := "", ""
		if f.Qualifier == figure.Range {
			most = number(f.Max)
		}
		if f.Year != 0 {
			year = strconv.Itoa(f.Year)
		}
		row := []string{oneLine(f.Text), strconv.Itoa(f.Start), strconv.Itoa(f.End), f.Kind.String(), number(f.Value), most, f.Unit, f.Currency, f.Per,
			f.Qualifier.String(), f.Change.String(), f.Status.String(), oneLine(f.Measure), f.MeasureID, f.Place, f.Entity, f.Period, year, f.Scope, f.Attribution}
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
		for _, m := range []string{f.Qualifier.String(), f.Change.String(), f.Status.String(), f.Scope} {
			if m != "" && m != "exact" && m != "none" && m != "stated" {
				marks = append(marks, m)
			}
		}
		where := f.Place
		if where == "" {
			where = f.Entity
		}
		period := f.Period
		if period == "" && f.Year != 0 {
			period = strconv.Itoa(f.Year)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", oneLine(f.Text), value, unit, strings.Join(marks, ", "), oneLine(f.Measure), where, period, f.Attribution)
	}
	t.Flush()
	if len(figures) == 0 {
		fmt.Fprintln(w, "no figures")
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A figureLine is a figure as `quoth figures --jsonl` prints it.
type figureLine struct {
	Text        string   `json:"text"`
	Start       int      `json:"start"` // code points
	End         int      `json:"end"`
	Value       float64  `json:"value"`
	ValueMax    *float64 `json:"value_max"`
	Unit        string   `json:"unit"`
	Currency    string   `json:"currency"`
	Per         string   `json:"per"`
	Qualifier   string   `json:"qualifier"`
	Change      string   `json:"change"`
	Year        *int     `json:"year"`
	Period      string   `json:"period"`
	Measure     string   `json:"measure"`
	MeasureName string   `json:"measure_name"` // the name it is known under, "" none
	Entity      string   `json:"entity"`       // the place, else the entity
	Scope       string   `json:"scope"`
	Kind        string   `json:"kind"`
	Source      string   `json:"source"` // who is cited
	SameAs      *int     `json:"same_as"`
}

// figureLines reads texts as JSON lines and writes their figures, a line each.
func figureLines(in io.Reader, out io.Writer, name string) error {
	lines := bufio.NewReader(in)
	w := bufio.NewWriter(out)
	defer w.Flush()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("%s: line %d: %w", name, n, err)
		}
		if strings.TrimSpace(line) != "" {
			var text struct {
				ID      string `json:"id"`
				Lang    string `json:"lang"`
				Text    string `json:"text"`
				DocDate string `json:"doc_date"`
				About   string `json:"about"`
			}
			if err := json.Unmarshal([]byte(line), &text); err != nil {
				return &usageError{fmt.Sprintf("%s: line %d: %v", name, n, err), "each line is an object with \"id\" and \"text\""}
			}
			figures := figure.Extract(text.Text, figure.Context{Lang: text.Lang, Published: text.DocDate, Place: placeID(text.About), Lexicon: lexicon.Default()})
			if err := enc.Encode(struct {
				ID      string       `json:"id"`
				Figures []figureLine `json:"figures"`
			}{text.ID, inRunes(text.Text, text.About, figures)}); err != nil {
				return err
			}
		}
		if err != nil {
			return nil
		}
	}
}

// inRunes turns figures into lines with offsets in code points. Figures come
// in order, so the text is counted once. about is the place the line says it
// is about.
func inRunes(text, about string, figures []figure.Figure) []figureLine {
	list := []figureLine{}
	at, runes := 0, 0
	for _, f := range figures {
		if f.Start < at {
			at, runes = 0, 0
		}
		runes += utf8.RuneCountInString(text[at:f.Start])
		at = f.Start
		l := figureLine{
			Text: f.Text, Start: runes, End: runes + utf8.RuneCountInString(text[f.Start:f.End]),
			Value: f.Value, Unit: f.Unit, Currency: f.Currency, Per: f.Per,
			Qualifier: f.Qualifier.String(), Change: f.Change.String(),
			Period: f.Period, Measure: f.Measure, MeasureName: f.MeasureID, Entity: f.Place,
			Scope: f.Scope, Kind: f.Status.String(), Source: f.Attribution,
		}
		if f.Qualifier == figure.Range {
			l.ValueMax = &f.Max
		}
		if f.Year != 0 {
			l.Year = &f.Year
		}
		switch {
		case f.Entity != "":
			l.Entity = f.Entity
		case f.PlaceText != "":
			l.Entity = f.PlaceText
		case f.Place != "" && f.Doubt&figure.PlaceFromTitle == 0:
			l.Entity = f.Place
		case about != "":
			l.Entity = about
		}
		if f.SameAs >= 0 {
			l.SameAs = &f.SameAs
		}
		list = append(list, l)
	}
	return list
}
