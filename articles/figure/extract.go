package figure

import (
	"strings"
	"sync"

	"quoth/articles/lexicon"
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
	readings := r.readings()
	if len(readings) == 0 {
		return list
	}
	r.carry(readings)
	l.begin(r, readings)
	if n := len(l.cited); n > 0 {
		r.cited = l.cited[n-1].name
	}
	for i := range readings {
		list = append(list, Figure{})
		f := &list[len(list)-1]
		l.done = list[first : len(list)-1]
		l.figure(i, f)
		if i > 0 && f.Change == NoChange && r.Low(readings[i].from-1) == "or" && r.joined(readings[i-1].end(r), readings[i].from) {
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

// A reader reads one sentence.
type reader struct {
	text.Sentence
	ctx   Context
	cited string // who the text has cited last before the sentence, "" nobody

	list      []reading         // see readings
	found     []lexicon.Mention // of the name looked up last
	last      numberAt          // the number in digits read last: several readings of it begin alike
	lastWhole numberAt          // the same, without what is added to it
}

// begin sets r on a sentence.
func (r *reader) begin(text, lower string, ctx Context) {
	r.ctx, r.last, r.lastWhole = ctx, numberAt{}, numberAt{}
	r.Begin(ctx.Units.vocabulary(), text, lower, ctx.Points)
}

// readings reads the sentence left to right, longest reading first, and
// passes over what only looks like a quantity.
func (r *reader) readings() []reading {
	list := r.list[:0]
	for i := 0; i < len(r.Tokens); {
		if r.mayBegin(i) {
			if q, ok := r.inPassing(i); ok {
				list = append(list, q)
				i = q.to
				continue
			}
			if n := r.refuse(i); n > 0 {
				i += n
				continue
			}
			if q, ok := r.read(i); ok && q.to > i {
				list = append(list, q)
				i = max(q.to, r.headsEnd(&q))
				continue
			}
		}
		i++
	}
	r.list = list
	return list
}

// beginners are the cues of words that a quantity, or what only looks like
// one, may begin with.
var beginners = text.SetOf(cueCurrencySign, cueCurrencyCode, cueCurrencyLetters, cueDecimal, cueDigit, cueFraction, cueMinus, cueMonth, cueMultiple, cueNumber, cueOrdinal,

	cueOrdinalMark, cuePercentBefore, cuePercentWord, cueRankSign, cueRankWord, cueScale, cueSetPhrase, cueVague)

// mayBegin reports whether a quantity may begin at token i: most words are
// passed over by this alone.
func (r *reader) mayBegin(i int) bool {
	switch t := &r.Tokens[i]; {
	case t.Kind == text.Digits, r.BeginsAny(i, &beginners):
		return true
	case t.Kind == text.Sign:
		_, n := r.slashed(i)
		return n > 0 // ½
	case t.Kind != text.Letters:
		return false
	case len(t.Str) == 4 && r.mega(i) > 1:
		return true // MSEK
	case i+1 < len(r.Tokens) && r.Tokens[i+1].Glued && (r.Tokens[i+1].Kind == text.Digits || r.Str(i+1) == "-"):
		return true // B2B, COVID-19
	}
	w := r.Low(i)
	return w == "a" || w == "an" || strings.HasSuffix(w, "fold")
}

// inPassing reads what counts by the way, and states nothing: "one of the
// hubs", "dozens of people".
func (r *reader) inPassing(i int) (reading, bool) {
	q := reading{from: i, kind: Count, scale: 1, doubt: InPassing}
	if m, n := r.At(i, cueVague); n > 0 && r.Low(i-1) != "in" && r.Low(i-1) != "the" {
		q.num, q.max, q.to, q.qualifier = m.Num, 10*m.Num, i+n, Range
		q.noun = r.nounAt(q.to)
		if of := r.nounAt(q.to + 1); r.Low(q.to) == "of" && q.noun.tokens == 0 && of.tokens > 0 {
			q.noun = of
			q.noun.tokens++
		}
		if u, k := r.At(q.to+1, cueUnit); r.Low(q.to) == "of" && k > 0 {
			q.kind, q.unit = Quantity, u.Value
			return q, true
		}
		if q.noun.tokens == 0 {
			return q, false
		}
		q.unit = q.noun.head
		return q, true
	}
	if w := r.Low(i + 2); r.Low(i) == "one" && r.Low(i+1) == "of" && (w == "the" || w == "its" || w == "my" || w == "our" || w == "their" || w == "his" || w == "her") {
		q.num, q.max, q.to = 1, 1, i+1
		q.noun = r.nounAt(i + 1)
		q.unit = q.noun.head
		return q, q.noun.tokens > 0
	}
	return q, false
}
