package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
)

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
	Entity      string   `json:"entity"`       // what it is of: words of the text, else the entity or the place
	Scope       string   `json:"scope"`
	Kind        string   `json:"kind"`
	Source      string   `json:"source"` // who is cited
	SameAs      *int     `json:"same_as"`
}

// figureLines reads texts as JSON lines and writes their figures, a line each.
func figureLines(ctx context.Context, in io.Reader, out io.Writer, name string) error {
	lines := bufio.NewReader(in)
	w := bufio.NewWriterSize(out, 1<<16)
	defer w.Flush()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
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
			figures := figure.Extract(text.Text, figure.Context{Lang: text.Lang, Published: text.DocDate, Place: placeID(text.About), Lexicon: lexicon.Default(), Subjects: true})
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
		if f.Year != 0 && f.Doubt&figure.OfToday == 0 { // stated
			l.Year = &f.Year
		}
		switch {
		case f.Subject != "":
			l.Entity = f.Subject
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
