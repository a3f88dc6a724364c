package quantity

import (
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/text"
)

// Context is what is known of a text besides its words. The zero Context is fine: nothing
// else known, the default lexicon.
type Context struct {
	Place   string           // lexicon id of the place the text is about, "" unknown
	Points  bool             // its numbers have points between thousands: see text.PointsGroup
	Lexicon *lexicon.Lexicon // nil: lexicon.Default()
}

// A Reader reads the quantities of one sentence. The zero Reader is ready to Begin, and
// is used again; it is of one goroutine.
type Reader struct {
	text.Sentence
	about Context

	list      []Quantity        // see readings
	found     []lexicon.Mention // of the name looked up last
	last      numberAt          // the number in digits read last: several readings of it begin alike
	lastWhole numberAt          // the same, without what is added to it
}

// Begin sets r on a sentence. words are those of Words, and more; lower is the
// sentence as lexicon.Plain has it.
func (r *Reader) Begin(words *text.Vocabulary, sentence, lower string, about Context) {
	if about.Lexicon == nil {
		about.Lexicon = lexicon.Default()
	}
	r.about, r.last, r.lastWhole = about, numberAt{}, numberAt{}
	r.Sentence.Begin(words, sentence, lower, about.Points)
}

// Quantities returns the quantities of the sentence, in order: read, with what they
// lack from their neighbours, and how exact they are. The list is good until the next
// call.
func (r *Reader) Quantities() []Quantity {
	list := r.readings()
	r.carry(list)
	for i := range list {
		q := &list[i]
		q.Qualifier = r.hedge(q)
		q.Start, q.End = r.Tokens[q.From].Start, r.Tokens[q.To-1].End
	}
	return list
}

// readings reads the sentence left to right, longest reading first, and
// passes over what only looks like a quantity.
func (r *Reader) readings() []Quantity {
	list := r.list[:0]
	for i := 0; i < len(r.Tokens); {
		if r.mayBegin(i) {
			if q, ok := r.inPassing(i); ok {
				list = append(list, q)
				i = q.To
				continue
			}
			if n := r.refuse(i); n > 0 {
				i += n
				continue
			}
			if q, ok := r.read(i); ok && q.To > i {
				list = append(list, q)
				i = max(q.To, r.headsEnd(&q))
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
var beginners = text.SetOf(CueCurrencySign, CueCurrencyCode, cueCurrencyLetters, cueDecimal, cueDigit, cueFraction, cueMinus, CueMonth, cueMultiple, cueNumber, cueOrdinal,
	cueOrdinalMark, cuePercentBefore, cuePercentWord, cueRankSign, cueRankWord, CueScale, cueSetPhrase, cueVague)

// mayBegin reports whether a quantity may begin at token i: most words are
// passed over by this alone.
func (r *Reader) mayBegin(i int) bool {
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

// SaysNumber reports whether token i says a number or a part of one: digits, a number
// word, a sign such as ½.
func (r *Reader) SaysNumber(i int) bool {
	if _, n := r.slashed(i); n > 0 {
		return true
	}
	_, dozen := r.dozen(i)
	return dozen > 0 || r.Is(i, text.Digits) || r.BeginsAny(i, &numeric) || strings.HasSuffix(r.Low(i), "fold") || r.Str(i) == "半"
}

// numeric are the cues of words that say a number.
var numeric = text.SetOf(cueDigit, cueFraction, cueMultiple, cueNumber, cueOrdinal, cuePercentWord, CueScale, cueVague)

// inPassing reads what counts by the way, and states nothing: "one of the
// hubs", "dozens of people".
func (r *Reader) inPassing(i int) (Quantity, bool) {
	q := Quantity{From: i, Kind: Count, Scale: 1, InPassing: true}
	if m, n := r.At(i, cueVague); n > 0 && r.Low(i-1) != "in" && r.Low(i-1) != "the" {
		q.Value, q.Max, q.To, q.Qualifier = m.Num, 10*m.Num, i+n, Range
		q.Noun = r.NounAt(q.To)
		if of := r.NounAt(q.To + 1); r.Low(q.To) == "of" && q.Noun.Tokens == 0 && of.Tokens > 0 {
			q.Noun = of
			q.Noun.Tokens++
		}
		if u, k := r.At(q.To+1, CueUnit); r.Low(q.To) == "of" && k > 0 {
			q.Kind, q.Unit = Measured, u.Value
			return q, true
		}
		if q.Noun.Tokens == 0 {
			return q, false
		}
		q.Unit = q.Noun.Head
		return q, true
	}
	if w := r.Low(i + 2); r.Low(i) == "one" && r.Low(i+1) == "of" && (w == "the" || w == "its" || w == "my" || w == "our" || w == "their" || w == "his" || w == "her") {
		q.Value, q.Max, q.To = 1, 1, i+1
		q.Noun = r.NounAt(i + 1)
		q.Unit = q.Noun.Head
		return q, q.Noun.Tokens > 0
	}
	return q, false
}
