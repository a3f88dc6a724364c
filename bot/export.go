package bot

import (
	"context"
	"encoding/csv"
	"strconv"
	"strings"

	"quoth/index/answer"
)

// exportTitles are the columns of an export.
var exportTitles = []string{"figure", "value", "value_max", "unit", "currency", "per", "qualifier", "change", "measure", "place", "entity",
	"period", "scope", "kind", "attribution", "quote", "title", "source", "published", "url", "article", "start", "end"}

// Export returns the figures and passages of an answer as comma-separated
// values for a spreadsheet: a row a figure, with the passage it stands in, and
// a row for each passage without one; start and end are bytes of the stored
// article. A cell that a spreadsheet would take for a formula begins with "'".
func (b *Bot) Export(ctx context.Context, question string) ([]byte, error) {
	b, done := b.now()
	defer done()
	a, err := b.Answer(ctx, Question{Text: question})
	if err != nil {
		return nil, err
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Write(exportTitles)
	for _, q := range a.Passages {
		figures := 0
		for _, f := range a.Figures {
			if f.Passage == q.ID {
				figures++
				w.Write(exported(f, q))
			}
		}
		if figures == 0 {
			w.Write(exported(answer.Figure{}, q))
		}
	}
	w.Flush()
	return []byte(out.String()), w.Error()
}

func exported(f answer.Figure, q answer.Quote) []string {
	row := []string{f.Text, number(f.Value), number(f.ValueMax), f.Unit, f.Currency, f.Per, f.Qualifier, f.Change, f.Measure, f.Place, f.Entity,
		f.Period, f.Scope, f.Kind, f.Attribution, q.Text, q.Title, q.Source, q.Published, q.URL, q.Article, strconv.Itoa(q.Start), strconv.Itoa(q.End)}
	for i, cell := range row {
		row[i] = inert(cell)
	}
	return row
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// inert is a cell that no spreadsheet calculates. Numbers stay numbers.
func inert(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}
