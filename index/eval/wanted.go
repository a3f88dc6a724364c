package eval

import (
	"math"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"

	"quoth/index/answer"
)

// A Wanted is one of the answers to a question: words of an article and, where
// a number is asked for, the number they give.
type Wanted struct {
	Article   string   // its path in the corpus, or the last part of it
	Quote     string   // word for word
	Value     *float64 // nil: no number is asked for
	ValueMax  *float64 `json:"value_max"` // nil: not a range
	Unit      string   // "percent", or what is counted
	Currency  string   // ISO 4217
	Per       string   // not judged
	Qualifier string   // not judged
}

// How long the piece of a quote must be that stands in a text.
const (
	mostOfQuote = 0.6 // of the quote; or
	mostOfText  = 0.9 // of the text, where the piece is long by itself
	longPiece   = 40  // characters
	longHan     = 12  // characters, where the quote is Chinese
)

// Shows reports whether a text of an article, as it was shown, shows one of the
// answers to the question. article is its path in the corpus.
func (q LotQuestion) Shows(text, article string) bool {
	for _, w := range q.Answers {
		if w.Shows(text, article) {
			return true
		}
	}
	return false
}

// Gives reports whether a figure of an article is the number of one of the
// answers to the question. No figure is, where no number is asked for.
func (q LotQuestion) Gives(f answer.Figure, article string) bool {
	for _, w := range q.Answers {
		if w.Gives(f, article) {
			return true
		}
	}
	return false
}

// Shows reports whether a text of an article holds the quote: most of it in
// one piece, or a whole long sentence of it, or hardly anything but a long
// piece of it. Case, white space and the marks of tables do not count.
func (w Wanted) Shows(text, article string) bool {
	if !w.in(article) {
		return false
	}
	shown, quote := folded(text), folded(w.Quote)
	if shown == "" || quote == "" {
		return false
	}
	if strings.Contains(shown, quote) {
		return true
	}
	long := longPiece
	if strings.ContainsFunc(quote, isHan) {
		long = longHan
	}
	for _, s := range pieces(w.Quote) {
		if s = folded(s); utf8.RuneCountInString(s) >= long && strings.Contains(shown, s) {
			return true
		}
	}
	a, b := []rune(shown), []rune(quote)
	run := commonRun(a, b)
	return float64(run) >= mostOfQuote*float64(len(b)) || run >= long && float64(run) >= mostOfText*float64(len(a))
}

// Gives reports whether a figure of an article is the number wanted: its
// value, or an end of a range that shares one, in the same currency where both
// have one, and a share where a share is wanted.
func (w Wanted) Gives(f answer.Figure, article string) bool {
	if !w.in(article) || w.Value == nil || f.Value == nil || !w.sameValue(f) {
		return false
	}
	if w.Currency != "" && f.Currency != "" && w.Currency != f.Currency {
		return false
	}
	if w.Unit == "" || f.Unit == "" || f.Unit == "rank" || strings.Contains(f.Unit, "fraction") {
		return true
	}
	return isShare(w.Unit) == isShare(f.Unit)
}

// in reports whether the article at a path is the one wanted.
func (w Wanted) in(article string) bool {
	return article != "" && (article == w.Article || path.Base(article) == w.Article)
}

// sameValue reports whether an end of a figure is an end of what is wanted, or
// the one is a fraction and the other the same in percent.
func (w Wanted) sameValue(f answer.Figure) bool {
	for _, end := range []*float64{f.Value, f.ValueMax} {
		if end == nil {
			continue
		}
		if isSame(*end, *w.Value) || w.ValueMax != nil && isSame(*end, *w.ValueMax) {
			return true
		}
		if percent, ok := fractions[*end]; ok && isSame(percent, *w.Value) {
			return true
		}
		if percent, ok := fractions[*w.Value]; ok && isSame(*end, percent) {
			return true
		}
	}
	return false
}

// fractions are those that words say, in percent.
var fractions = map[float64]float64{
	1.0 / 10: 10, 1.0 / 5: 20, 1.0 / 4: 25, 1.0 / 3: 100.0 / 3, 1.0 / 2: 50, 2.0 / 3: 200.0 / 3, 3.0 / 4: 75,
}

// isSame reports whether two numbers are one but for rounding and sign: a fall
// of 5 is given as 5 or as -5.
func isSame(x, y float64) bool {
	const apart, least = 1e-6, 1e-9
	x, y = math.Abs(x), math.Abs(y)
	return math.Abs(x-y) <= apart*max(x, y, least)
}

func isShare(unit string) bool { return unit == "%" || strings.Contains(unit, "percent") }

func isHan(r rune) bool { return r >= '\u4e00' && r <= '\u9fff' }

// folded is a text as it is compared: without case, white space and the marks
// that tables and emphasis are written with.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("|*_", r) {
			return -1
		}
		return r
	}, s)
	return cases.Fold().String(s)
}

// pieces returns a text cut after every mark that may end a sentence, without
// the quotation mark that closes it.
func pieces(s string) []string {
	var list []string
	for _, m := range piece.FindAllStringSubmatch(s, -1) {
		list = append(list, m[1])
	}
	return list
}

var piece = regexp.MustCompile(`([^.!?。！？]*[.!?。！？]|[^.!?。！？]+)["”’]?`)
