package figure

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// Kinds of titles of columns: tables/titles.tsv.
const (
	placeTitle  = "place"
	nameTitle   = "name"
	yearTitle   = "year"
	numberTitle = "number"
)

// titleWords are the titles of columns that are no measure, by kind.
var titleWords = sync.OnceValue(func() map[string][]string {
	kinds := map[string][]string{}
	for line := range strings.Lines(mustTable("titles")) {
		if kind, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && line[0] != '#' {
			kinds[kind] = strings.Split(words, "|")
		}
	}
	return kinds
})

// titled reports whether the title of a column is of a kind.
func titled(title, kind string) bool {
	return len(title) < longestLabel && slices.Contains(titleWords()[kind], strings.ToLower(strings.TrimSpace(title)))
}

// A columnUnit is what a title says its column is counted in.
type columnUnit struct {
	scale    float64 // 1 none
	currency string
	reading  quantity.Quantity // of another unit; its kind is Number where there is none
	noun     string            // what is counted
	per      string
}

// unit gives a figure the unit, the scale and the noun that the table says for
// it: in the titles of its column and row, else above the table, where only
// words set apart are units ("Venture capital, US$ million", "(in thousands)").
func (row *tableRow) unit(f *Figure, said string, above []string) {
	bare := f.Kind == Number || f.Kind == Count && f.Unit == ""
	scaled := newReader(f.Text, row.ctx).scaled()
	u := newReader(said, row.ctx).columnUnit()
	if f.Per == "" && f.Kind != Share {
		f.Per = u.per
	}
	around := u.scale == 1 && u.currency == "" && u.reading.Kind == Number
	if around && (bare || f.Kind == Money) {
		for _, words := range above {
			apart := newReader(setApart(words), row.ctx).columnUnit()
			if apart.currency != "" && u.noun != "" && f.Kind != Money {
				continue // money is not what this column counts
			}
			if apart.scale != 1 || apart.currency != "" {
				u.scale, u.currency = apart.scale, apart.currency
				break
			}
		}
	}
	if !scaled && (bare || f.Kind == Money) {
		f.Value *= u.scale
		f.Max *= u.scale
	}
	switch {
	case !bare:
	case u.currency != "":
		f.Kind, f.Currency, f.Unit = Money, u.currency, ""
	case u.reading.Kind != Number:
		f.Kind, f.Unit, f.Currency = u.reading.Kind, u.reading.Unit, u.reading.Currency
	case f.Kind == Number && u.noun != "":
		f.Kind, f.Unit = Count, u.noun
	}
	(&reader{ctx: row.ctx}).settle(f, nil)
}

// scaled reports whether a text has a scale of its own: "€412 million".
func (r *reader) scaled() bool {
	for i := range r.Tokens {
		if i > 0 && r.Begins(i, quantity.CueScale) {
			return true
		}
	}
	return false
}

// columnUnit reads the title of a column.
func (r *reader) columnUnit() columnUnit {
	u := columnUnit{scale: 1, reading: quantity.Quantity{Kind: Number}}
	end := len(r.Tokens)
	for i := range r.Tokens { // where the title begins to say per what: "EUR per sqm per month"
		if per := r.PerFrom(i); per != "" {
			u.per, end = per, i
			break
		}
	}
	for i := range end {
		if _, ok := r.Word(i, quantity.CueMeasureWord); ok || r.Is(i-1, text.Digits) && !r.thousands(i-1) {
			continue // 企业（家）; deals of over 100 million
		}
		if (r.Str(i) == "(" || r.Str(i) == "（") && r.Closes(i+2) && r.titleScale(i+1) > 1 {
			continue // (k)
		}
		if s := r.titleScale(i); s > 1 {
			if u.scale == 1 {
				u.scale = s
			}
			continue
		}
		if u.currency == "" && !r.Is(i+1, text.Digits) {
			if code, n := r.At(i, quantity.CueCurrencySign); n > 0 && (!r.Is(i, text.Letters) || text.AllUpper(r.Str(i))) {
				u.currency = code.Value
				continue
			}
			if code, n := r.At(i, quantity.CueCurrencyCode); n > 0 && text.AllUpper(r.Str(i)) {
				u.currency = code.Value
				continue
			}
		}
		if q, ok := r.UnitFrom(i, u.scale); ok && u.reading.Kind == Number && u.currency == "" {
			if q.Kind == Money {
				u.currency = q.Currency
				continue
			}
			u.reading = q
		}
	}
	if n := r.NounAt(0); n.Tokens > 0 {
		u.noun = n.Head
	}
	return u
}

// thousands reports whether token i is the zeros of "('000)" or "(000s)".
func (r *reader) thousands(i int) bool {
	if r.Str(i) != "000" || i == 0 {
		return false
	}
	return strings.Contains("'’‘(", r.Str(i-1))
}

// titleScale returns the scale that a title names at token i, 1 none. A letter
// is one behind a currency ("€m") or alone in brackets ("(k)").
func (r *reader) titleScale(i int) float64 {
	if r.thousands(i) {
		return 1e3
	}
	m, n := r.At(i, quantity.CueScale)
	if n == 0 && strings.HasSuffix(r.Low(i), "s") { // thousands
		if many, ok := words().Get(strings.TrimSuffix(r.Low(i), "s"), quantity.CueScale); ok && len(r.Low(i)) > 3 {
			return many.Num
		}
	}
	if n == 0 || m.Num < 1e3 {
		return 1
	}
	if utf8.RuneCountInString(r.Low(i)) == 1 && r.Is(i, text.Letters) {
		money := r.Begins(i-1, quantity.CueCurrencySign) || r.Begins(i-1, quantity.CueCurrencyCode)
		alone := r.Str(i-1) == "(" && r.Str(i+1) == ")" && r.Low(i) == "k"
		if !money && !alone {
			return 1
		}
	}
	return m.Num
}

// setApart is what of a caption, heading or title is set apart from its
// words: in brackets, behind a comma or a dash, or behind "in".
func setApart(words string) string {
	if len(words) > longestLabel {
		words = words[:longestLabel]
	}
	var parts []string
	for rest := words; ; {
		open := strings.IndexAny(rest, "(（[")
		if open < 0 {
			break
		}
		shut := strings.IndexAny(rest[open:], ")）]")
		if shut < 0 {
			break
		}
		parts = append(parts, rest[open:open+shut]+")")
		rest = rest[open+shut:]
	}
	words = strings.TrimRight(words, ".:：。 ")
	for _, mark := range []string{", ", "，", "：", ": ", " – ", " — ", " - ", " in "} {
		if i := strings.LastIndex(words, mark); i >= 0 {
			parts = append(parts, words[i+len(mark):])
		}
	}
	return strings.Join(parts, "; ")
}
