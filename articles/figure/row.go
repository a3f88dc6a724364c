package figure

import (
	"strings"
	"unicode"

	"quoth/articles/lexicon"
)

// cellBreak parts the cells of a row of a table.
const cellBreak = " | "

// extractRow reads a row: what is measured, the unit and the year stand in
// the titles of the columns, the place in the first cell.
func extractRow(text string, ctx Context) []Figure {
	cells := strings.Split(text, cellBreak)
	header := ctx.Header
	ctx.Header = nil
	row := ctx
	placed, place := placeCell(cells, ctx.Lexicon)
	if placed >= 0 {
		row.Place = place
	}
	rowYear := ""
	for i, cell := range cells { // a column of years dates the row
		if i < len(header) && isYearTitle(header[i]) && len(strings.TrimSpace(cell)) == 4 {
			rowYear = strings.TrimSpace(cell)
		}
	}
	var list []Figure
	at := 0
	for i, cell := range cells {
		start := at
		at += len(cell) + len(cellBreak)
		title := ""
		if i < len(header) {
			title = header[i]
		}
		if i == placed || isYearTitle(title) {
			continue
		}
		first := len(list)
		list = extractSentence(list, newReader(cell, row), &linker{}, start)
		for k := first; k < len(list); k++ {
			f := &list[k]
			f.Sentence = [2]int{0, len(text)}
			f.Place = row.Place
			if placed >= 0 {
				f.PlaceText = strings.TrimSpace(cells[placed])
				f.Doubt &^= PlaceFromTitle
			} else if i > 0 && isNameTitle(header) {
				f.Entity = strings.TrimSpace(cells[0])
				if isPlaceTitle(header[0]) {
					f.Place = "" // a place the lexicon does not know
					f.Doubt &^= PlaceFromTitle
				}
			}
			named(f, title, cells[0], rowYear, row)
		}
	}
	return list
}

// named gives a figure of a cell what the title of its column and the first
// cell of its row say.
func named(f *Figure, title, label, year string, ctx Context) {
	said := title
	if firstPlace(label, ctx.Lexicon) == "" && f.Entity != label && strings.IndexFunc(label, unicode.IsLetter) >= 0 {
		said = label + ": " + title
	}
	unit := newReader(said, ctx)
	per := len(unit.toks) // where the title begins to say per what: "EUR per sqm per month"
	for i := range unit.toks {
		q := reading{to: i}
		if unit.denominator(&q); q.per != "" {
			if f.Per == "" && f.Kind != Share {
				f.Per = q.per
			}
			per = i
			break
		}
	}
	if f.Kind == Number || f.Kind == Count && f.Unit == "" {
		for i := range per {
			if _, ok := unit.word(i, cueMeasureWord); ok {
				continue // 企业（家）
			}
			q := reading{num: f.Value, max: f.Max, scale: 1, to: i}
			unit.suffix(&q)
			if s, n := unit.at(i, cueScale); n > 0 && len(unit.low(i)) > 1 && s.num >= 1e3 {
				f.Value *= s.num
				f.Max *= s.num
				continue
			}
			if q.bare || q.kind == Number {
				if code, n := unit.at(i, cueCurrencySign); n > 0 && !unit.is(i, letters) {
					f.Kind, f.Currency = Money, code.value
				}
				continue
			}
			f.Kind, f.Unit, f.Currency = q.kind, q.unit, q.currency
		}
		if f.Kind == Number {
			if n := unit.nounAt(0); n.tokens > 0 {
				f.Kind, f.Unit = Count, n.head
			}
		}
	}
	for _, m := range ctx.Lexicon.Find(said) {
		if m.Entry.Kind == lexicon.Measure && (f.MeasureID == "" || suits(f.Kind, m.Entry.Class) == 0) {
			f.MeasureID, f.Measure = m.Entry.ID, said[m.Start:m.End]
			break
		}
	}
	if f.MeasureID == "" {
		above := ctx.Heading + "\n" + ctx.Title
		if leadsIn(ctx.Before) {
			above = ctx.Before + "\n" + above
		}
		for _, m := range ctx.Lexicon.Find(above) {
			c := suits(f.Kind, m.Entry.Class)
			if m.Entry.Kind == lexicon.Measure && (c == 0 || c < never && (f.Kind == Number || f.Change != NoChange)) {
				f.MeasureID, f.Measure = m.Entry.ID, m.Entry.ID
				break
			}
		}
	}
	if f.Measure == "" {
		f.Measure = said
	}
	if f.Year == 0 {
		for _, words := range []string{year, title, label, ctx.Heading, ctx.Before} {
			if y := newReader(words, ctx).years(nil); len(y) > 0 {
				f.Year, f.Period = y[len(y)-1].last, y[len(y)-1].text
				break
			}
		}
	}
}

// leadsIn reports whether what stands before a table is its caption: it ends
// with a colon, or as a title does.
func leadsIn(before string) bool {
	before = strings.TrimSpace(before)
	return before != "" && !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "。")
}

// placeCell returns the first cell that names a place and nothing else, or
// the first cell of all when it names one, and the place; -1 when none does.
func placeCell(cells []string, lex *lexicon.Lexicon) (cell int, id string) {
	for i, c := range cells {
		c = strings.TrimSpace(c)
		for _, m := range lex.Find(c) {
			if m.Entry.Kind == lexicon.Place && (i == 0 || m.Start == 0 && m.End == len(c)) {
				return i, m.Entry.ID
			}
		}
	}
	return -1, ""
}

// isPlaceTitle reports whether a column is of places.
func isPlaceTitle(title string) bool {
	switch strings.ToLower(strings.TrimSpace(title)) {
	case "city", "cities", "country", "place", "hub", "region", "metro area", "location", "城市", "国家", "地区", "地点":
		return true
	}
	return false
}

// isNameTitle reports whether the first column is of names: places, companies, parks.
func isNameTitle(header []string) bool {
	if len(header) == 0 {
		return false
	}
	if isPlaceTitle(header[0]) {
		return true
	}
	switch strings.ToLower(strings.TrimSpace(header[0])) {
	case "company", "companies", "start-up", "startup", "firm", "park", "district", "neighbourhood", "neighborhood", "borough", "submarket", "building", "name", "fund", "investor", "university", "agency",
		"公司", "企业", "园区", "名称", "机构", "基金", "高校":
		return true
	}
	return false
}

func isYearTitle(title string) bool {
	switch strings.ToLower(strings.TrimSpace(title)) {
	case "year", "years", "fiscal year", "as of", "年份", "年度", "年":
		return true
	}
	return false
}

// firstPlace returns the lexicon's id of the first place named, "" none.
func firstPlace(text string, lex *lexicon.Lexicon) string {
	for _, m := range lex.Find(text) {
		if m.Entry.Kind == lexicon.Place {
			return m.Entry.ID
		}
	}
	return ""
}
