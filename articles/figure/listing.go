package figure

import (
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// lineOf reports whether the sentence is a line of a list that names whose
// figure q is and says nothing else: "Porto — 14", "Porto: 14", "1. Porto (14)".
func (l *linker) lineOf(q *quantity.Quantity) bool {
	r := l.r
	from := r.Bullet()
	at := from
	for at < q.From && at-from < maxName && (r.Is(at, text.Letters) || r.Is(at, text.Han) || strings.Contains("-.’'", r.Str(at)) && r.Glued(at) && r.Glued(at+1)) {
		at++
	}
	if at == from || !r.Is(from, text.Han) && !text.StartsUpper(r.Str(from)) {
		return false
	}
	switch r.Str(at) {
	case "-", "–", "—", ":", "：", "(", "（":
	default:
		return false
	}
	for at++; at < q.From && l.hedging(at); at++ {
	}
	end := q.To
	for r.Str(end) == ")" || r.Str(end) == "）" || r.Str(end) == "." {
		end++
	}
	return at == q.From && end == len(r.Tokens)
}

// fromAbove gives the figure of a line of a list the measure, and the year,
// that stand above the list: of its heading, of the sentence that leads to it or of
// the title, the first of them that names a measure.
func (l *linker) fromAbove(f *Figure) {
	ctx := l.r.ctx
	for _, text := range []string{ctx.Heading, ctx.Before, ctx.Title} {
		var named lexicon.Mention
		for _, m := range ctx.Lexicon.Find(text) {
			switch {
			case m.Entry.Kind != lexicon.Measure:
			case named.Entry != nil && named.Entry != m.Entry:
				return // which of them it does not say
			default:
				named = m
			}
		}
		if named.Entry == nil {
			continue
		}
		kind := f.Kind
		if kind == Number && suits(Count, named.Entry.Class) == 0 {
			kind = Count
		}
		if suits(kind, named.Entry.Class) != 0 {
			return
		}
		above := newReader(text[named.Start:], ctx)
		if f.Kind != kind {
			f.Kind, f.Unit = kind, above.NounAt(0).Head
			f.Doubt |= NounCarried
		}
		f.MeasureID, f.Measure = named.Entry.ID, named.Entry.ID
		if y := newReader(text, ctx).years(nil); f.Year == 0 && len(y) > 0 {
			f.Year, f.Period = y[len(y)-1].last, y[len(y)-1].text
		}
		return
	}
}
