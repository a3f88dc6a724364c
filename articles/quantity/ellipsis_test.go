package quantity

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/articles/sentence"
	"quoth/articles/text"
)

// ellipses returns a decision for each number of a lot whose noun is left out.
func ellipses(t *testing.T, lot []annotated) (all []decision) {
	for _, a := range lot {
		runes := []rune(a.Text)
		for _, s := range sentence.Split(a.Text) {
			r := begun(a.Text[s.Start:s.End])
			list := r.readings()
			r.carryLists(list)
			for i := range list {
				if !r.leftOut(&list[i]) {
					continue
				}
				q, known := list[i], []Quantity(nil)
				start, end := s.Start+r.Tokens[q.From].Start, s.Start+r.Tokens[q.To-1].End
				for _, g := range a.Figures {
					if g.Weak != "" || start >= len(string(runes[:g.End])) || len(string(runes[:g.Start])) >= end {
						continue
					}
					d := decision{said: r.Span(q.From, q.To) + " (" + g.Unit + g.Currency + ") in: " + r.Text}
					for _, o := range r.antecedents(list, i) {
						after := slices.Clone(list)
						r.counts(after, i, &o)
						right := sameUnit(&after[i], g)
						if d.options = append(d.options, option{o.seen, right}); right {
							known = after
						}
					}
					all = append(all, d)
					break
				}
				if known != nil {
					list = known // what stands behind builds on what is right
				} else {
					r.restore(list, i)
				}
			}
		}
	}
	return all
}

// goldenUnits reads the sentences of a golden file with what their figures count.
func goldenUnits(t *testing.T, path string) (lot []annotated) {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		if text, ok := strings.CutPrefix(line, "> "); ok {
			lot, at = append(lot, annotated{Text: text}), 0
			continue
		}
		figure, rest, ok := strings.Cut(strings.TrimPrefix(line, "\t"), " = ")
		if !ok || len(lot) == 0 {
			continue
		}
		a := &lot[len(lot)-1]
		i := strings.Index(a.Text[at:], figure)
		if i < 0 {
			continue
		}
		from := utf8.RuneCountInString(a.Text[:at+i])
		at += i + len(figure)
		g := annotatedFigure{Start: from, End: from + utf8.RuneCountInString(figure)}
		rest, _, _ = strings.Cut(rest, " · ")
		words := strings.Fields(rest)
		if k := slices.IndexFunc(words, func(w string) bool {
			return w == "count" || w == "duration" || w == "money" || w == "quantity" || w == "share"
		}); k >= 0 && k+1 < len(words) {
			unit := words[k+1:]
			if end := slices.IndexFunc(unit, func(w string) bool {
				return slices.Contains([]string{"about", "over", "under", "range", "increase", "decrease", "per"}, w)
			}); end >= 0 {
				unit = unit[:end]
			}
			if g.Unit = strings.Join(unit, " "); words[k] == "money" {
				g.Unit, g.Currency = "", g.Unit
			}
		}
		a.Figures = append(a.Figures, g)
	}
	return lot
}

// sameUnit reports whether a reading has the unit or currency annotated, or a
// noun with its last word, or one that is part of the other.
func sameUnit(q *Quantity, g annotatedFigure) bool {
	if q.Kind == Money || g.Currency != "" {
		return q.Currency == g.Currency
	}
	unit := begun(g.Unit)
	for _, c := range []text.Cue{CueUnit, cueDuration} {
		if m, n := unit.At(0, c); n == len(unit.Tokens) {
			return q.Unit == m.Value
		}
	}
	got, want := nounWords(q.Unit), nounWords(g.Unit)
	if len(got) == 0 || len(want) == 0 {
		return len(got) == len(want)
	}
	within := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
	}
	return got[len(got)-1] == want[len(want)-1] || within(got, want) || within(want, got)
}

// nounWords are the words of a noun, each a singular, and its Chinese characters.
func nounWords(noun string) (words []string) {
	for _, w := range strings.Fields(strings.ToLower(noun)) {
		switch {
		case w[0] >= utf8.RuneSelf:
			words = append(words, strings.Split(w, "")...)
		case w == "person":
			words = append(words, "people")
		default:
			words = append(words, singular(w))
		}
	}
	return words
}

// What a number without a noun counts is chosen right for most of the annotated
// ones. With -fit the table is made anew, and what it does on each lot left out is told.
func TestEllipsis(t *testing.T) {
	paths := lotPaths(t)
	var lots [][]decision
	for _, path := range paths {
		lots = append(lots, ellipses(t, readLot(t, path)))
	}
	if *fit {
		for _, path := range []string{"../figure/testdata/english.txt", "../figure/testdata/chinese.txt"} {
			golden := ellipses(t, goldenUnits(t, path))
			lots, paths = append(lots, slices.Repeat(golden, 3)), append(paths, path) // what is told of them must hold
		}
		fitTable(t, "ellipsis.tsv", "What speaks for what a number without a noun counts, fitted to testdata/lots by TestEllipsis -fit.", ellipsisNames, lots, paths, 0.002)
		return
	}
	right, n := 0, 0
	for _, lot := range lots {
		right, n = right+rightBy(ellipsisWeights(), lot), n+len(lot)
	}
	if right*100 < n*80 {
		t.Errorf("%d of %d right", right, n)
	}
}

// begun returns a reader set on a sentence.
func begun(sentence string) *Reader {
	r := &Reader{}
	r.Begin(Words(), sentence, lexicon.Plain(sentence), Context{})
	return r
}

var fit = flag.Bool("fit", false, "fit tables/ellipsis.tsv to the lots of articles/figure")

// An annotated text of a lot: its figures, offsets in code points.
type annotated struct {
	Text    string            `json:"text"`
	Figures []annotatedFigure `json:"figures"`
}

type annotatedFigure struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Unit     string `json:"unit"`
	Currency string `json:"currency"`
	Weak     string `json:"weak"`
}

// readLot reads a lot, a text a line.
func readLot(t *testing.T, path string) (lot []annotated) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		var a annotated
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		lot = append(lot, a)
	}
	return lot
}
