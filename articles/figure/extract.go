package figure

import (
	"strings"
	"sync"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/sentence"
	"quoth/articles/text"
)

// Extract returns the figures that a text, a paragraph or a row of a table,
// states, in the order they begin. It takes time in proportion to the text.
func Extract(written string, ctx Context) []Figure {
	if ctx.Lexicon == nil {
		ctx.Lexicon = lexicon.Default()
	}
	if plain, cuts := withoutMarks(written); len(cuts) > 0 {
		return extractAround(written, plain, cuts, ctx)
	}
	if len(ctx.Header) > 0 && strings.Contains(written, cellBreak) {
		return extractRow(written, ctx)
	}
	ctx.Points = ctx.Points || text.PointsGroup(written)
	list := make([]Figure, 0, len(written)/bytesPerFigure)
	d := desks.Get().(*desk)
	defer desks.Put(d)
	r, l := &d.reader, &d.linker
	r.cited = ""
	lower := lexicon.Plain(written)
	before := 0 // the first figure of the sentence before
	for _, s := range sentence.Split(written) {
		r.begin(written[s.Start:s.End], lower[s.Start:s.End], ctx)
		first := len(list)
		if before < first && l.asserter.refutes(r) {
			deny(list[before:])
		}
		list = extractSentence(list, r, l, s.Start)
		before, ctx.Before = first, r.Text
	}
	return list
}

// deny says of figures that what the text says of them is contradicted behind it.
func deny(list []Figure) {
	for i := range list {
		if list[i].Status.Asserted() {
			list[i].Status = Denied
		}
	}
}

// A desk is what a text is read at.
type desk struct {
	reader reader
	linker linker
}

// desks are those used before, with room for a sentence.
var desks = sync.Pool{New: func() any { return &desk{} }}

// bytesPerFigure is how much text a figure takes where they are frequent.
const bytesPerFigure = 150

// extractSentence appends the figures of the sentence that r reads, which
// begins at byte start of the text; l is there to be used again.
func extractSentence(list []Figure, r *reader, l *linker, start int) []Figure {
	first := len(list)
	readings := r.Quantities()
	if len(readings) == 0 {
		return list
	}
	l.begin(r, readings)
	if n := len(l.cited); n > 0 {
		r.cited = l.cited[n-1].name
	}
	for i := range readings {
		list = append(list, Figure{})
		f := &list[len(list)-1]
		l.done = list[first : len(list)-1]
		l.figure(i, f)
		if i > 0 && f.Change == NoChange && r.Low(readings[i].From-1) == "or" && r.Joined(r.EndOf(&readings[i-1]), readings[i].From) {
			f.Change = l.done[i-1].Change // 190 points, or 0.6%
		}
		if i > 0 && f.Change == NoChange && l.done[i-1].Change != NoChange && r.inherits(&readings[i-1], &readings[i]) {
			f.Change = l.done[i-1].Change
		}
		f.Start += start
		f.End += start
		f.Sentence = [2]int{start, start + len(r.Text)}
		if f.SameAs >= 0 {
			f.SameAs += first
		}
	}
	return list
}

func newReader(text string, ctx Context) *reader {
	r := &reader{}
	r.begin(text, lexicon.Plain(text), ctx)
	return r
}

// A reader reads the figures of one sentence.
type reader struct {
	quantity.Reader
	ctx   Context
	cited string // who the text has cited last before the sentence, "" nobody
}

// begin sets r on a sentence.
func (r *reader) begin(text, lower string, ctx Context) {
	r.ctx = ctx
	r.Begin(ctx.Units.Over(words()), text, lower, quantity.Context{Place: ctx.Place, Points: ctx.Points, Lexicon: ctx.Lexicon})
}
