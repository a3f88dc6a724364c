package slack

import (
	"slices"
	"unicode/utf8"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// What a table may hold; of the limits told at different times the smallest.
const (
	rowsMax    = 100 // besides the column titles
	columnsMax = 20
	cellsMax   = 3000 // characters of all cells
	cellMax    = 200  // of one
	captionMax = 150
	rowsShown  = 10 // at a time
	tablesMax  = 1  // in a message
)

// dataTable is a table as Slack lays it out and sorts it, nil when it is
// beyond what Slack takes. Figures are numbers to sort by, shown in their
// article's words; beside them in each row stands a link to the sentence. No
// cell is empty, which would have the message refused.
func dataTable(t *bot.Table) slackgo.Block {
	if len(t.Columns) == 0 || len(t.Columns) > columnsMax || len(t.Rows) == 0 || len(t.Rows) > rowsMax {
		return nil
	}
	left := cellsMax
	text := func(s string) string {
		s = fit(s, cellMax)
		left -= utf8.RuneCountInString(s)
		return s
	}
	table := slackgo.NewDataTableBlock(text(fit(t.Caption, captionMax))).WithPageSize(rowsShown)
	var titles []slackgo.DataTableCell
	for _, title := range t.Columns {
		titles = append(titles, slackgo.NewDataTableRawTextCell(text(title)))
	}
	table.AddRow(titles...)
	for _, row := range t.Rows {
		var cells []slackgo.DataTableCell
		for _, cell := range linked(row) {
			switch shown := text(cell.Text); {
			case cell.Value != nil:
				cells = append(cells, slackgo.NewDataTableRawNumberCell(*cell.Value).WithText(shown))
			case cell.Link != "":
				cells = append(cells, slackgo.NewDataTableRichTextCell(slackgo.NewRichTextSection(slackgo.NewRichTextSectionLinkElement(cell.Link, shown, nil))))
			default:
				cells = append(cells, slackgo.NewDataTableRawTextCell(shown))
			}
		}
		if len(cells) != len(titles) {
			return nil
		}
		table.AddRow(cells...)
	}
	if left < 0 {
		return nil
	}
	return table
}

// linked is a row whose first word leads to the sentence of its figures, where
// no other word does: a number cannot be a link.
func linked(row []bot.Cell) []bot.Cell {
	row = slices.Clone(row)
	words := func(c bot.Cell) bool { return c.Value == nil }
	if slices.ContainsFunc(row, func(c bot.Cell) bool { return words(c) && c.Link != "" }) {
		return row
	}
	word := slices.IndexFunc(row, words)
	number := slices.IndexFunc(row, func(c bot.Cell) bool { return c.Link != "" })
	if word >= 0 && number >= 0 {
		row[word].Link = row[number].Link
	}
	return row
}

// fit is text of at least one and at most n characters.
func fit(s string, n int) string {
	if s == "" {
		return "–"
	}
	if utf8.RuneCountInString(s) > n {
		return string([]rune(s)[:n-1]) + "…"
	}
	return s
}
