package figure

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quoth/articles/lexicon"
	"quoth/articles/sentence"
)

var fit = flag.Bool("fit", false, "fit tables/subject.tsv to testdata/lots")

// An annotated text of a lot: what its figures are of.
type annotated struct {
	ID      string            `json:"id"`
	Lang    string            `json:"lang"`
	DocDate string            `json:"doc_date"`
	About   string            `json:"about"`
	Text    string            `json:"text"`
	Figures []annotatedFigure `json:"figures"`
}

type annotatedFigure struct {
	Start                           int    `json:"start"` // code points
	End                             int    `json:"end"`
	Entity                          string `json:"entity"`
	Unit, Currency, Change, Measure string
	Weak                            string `json:"weak"`
}

func readLot(t *testing.T, path string) (lot []annotated) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var a annotated
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		lot = append(lot, a)
	}
	return lot
}

// goldens reads the sentences of a golden file whose figures have a place or a
// name: that is what they are of.
func goldens(t *testing.T, path string) (lot []annotated) {
	t.Helper()
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
		_, of, named := strings.Cut(rest, " @ ")
		if i < 0 || !named {
			continue
		}
		from := len([]rune(a.Text[:at+i]))
		for _, end := range []string{" in ", " says ", " (", " ["} {
			of, _, _ = strings.Cut(of, end)
		}
		a.Figures = append(a.Figures, annotatedFigure{Start: from, End: from + len([]rune(figure)), Entity: of})
		at += i + len(figure)
	}
	return lot
}

// wordsOf are the words of a phrase, and its Chinese characters.
func wordsOf(s string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			for _, r := range w {
				words[string(r)] = true
			}
			continue
		}
		words[w] = true
	}
	return words
}

func shareWord(a, b string) bool {
	w := wordsOf(a)
	for x := range wordsOf(b) {
		if w[x] {
			return true
		}
	}
	return false
}

// A choice is the candidates of one annotated figure, and which are right.
type choice struct {
	seen  []observed
	right []bool
}

// choicesOf reads a lot: of every figure whose subject is annotated, what it may
// be of.
func choicesOf(lot []annotated) (list []choice) {
	for _, a := range lot {
		ctx := Context{Lang: a.Lang, Published: a.DocDate, Lexicon: lexicon.Default(), Subjects: true}
		for _, m := range ctx.Lexicon.Find(a.About) {
			if m.Entry.Kind == lexicon.Place {
				ctx.Place = m.Entry.ID
			}
		}
		runes := []rune(a.Text)
		for _, s := range sentence.Split(a.Text) {
			r := newReader(a.Text[s.Start:s.End], ctx)
			l := &linker{}
			readings := r.Quantities()
			if len(readings) == 0 {
				continue
			}
			l.begin(r, readings)
			for i := range readings {
				var f Figure
				l.figure(i, &f)
				l.done = append(l.done, f)
				for _, g := range a.Figures {
					from, to := len(string(runes[:g.Start])), len(string(runes[:g.End]))
					if g.Weak != "" || g.Entity == "" || s.Start+f.Start >= to || from >= s.Start+f.End {
						continue
					}
					var c choice
					var seen observed
					l.weighed(i, &f, &seen, func(p nounPhrase, _ float32) {
						words := a.About
						if p.to > 0 {
							words = r.Span(p.from, p.to)
						}
						c.seen, c.right = append(c.seen, seen), append(c.right, shareWord(words, g.Entity))
					})
					list = append(list, c)
					break
				}
			}
		}
	}
	return list
}

// fitted are weights under which the right candidates are likeliest: a softmax
// over those of each figure, with a small penalty on large weights.
func fitted(list []choice) *observed {
	const steps, rate, penalty = 400, 0.5, 0.002
	var w [features]float64
	var grown [features]float64
	for range steps {
		var slope [features]float64
		for _, c := range list {
			p, right, all := make([]float64, len(c.seen)), 0.0, 0.0
			for k := range c.seen {
				score := 0.0
				for j, v := range c.seen[k] {
					score += w[j] * float64(v)
				}
				p[k] = math.Exp(score)
				all += p[k]
				if c.right[k] {
					right += p[k]
				}
			}
			if right == 0 {
				continue
			}
			for k := range c.seen {
				d := -p[k] / all
				if c.right[k] {
					d += p[k] / right
				}
				for j, v := range c.seen[k] {
					slope[j] += d * float64(v)
				}
			}
		}
		for j := range w {
			g := slope[j]/float64(len(list)) - penalty*w[j]
			grown[j] += g * g
			w[j] += rate * g / (1e-6 + math.Sqrt(grown[j]))
		}
	}
	var o observed
	for j, v := range w {
		o[j] = float32(v)
	}
	return &o
}

// chosenRight is the share of figures whose candidate of the highest score is right.
func chosenRight(list []choice, w *observed) float64 {
	right := 0
	for _, c := range list {
		best, most := 0, float32(math.Inf(-1))
		for k := range c.seen {
			score := float32(0)
			for j, v := range c.seen[k] {
				score += v * w[j]
			}
			if score > most {
				best, most = k, score
			}
		}
		if c.right[best] {
			right++
		}
	}
	return float64(right) / float64(len(list))
}

// What figures are of is chosen right for most of the annotated ones. With -fit
// the weights are fitted anew, and what they do on each lot left out is told.
func TestSubjects(t *testing.T) {
	paths, err := filepath.Glob("testdata/lots/*.jsonl")
	if err != nil || len(paths) == 0 {
		t.Fatal("no lots")
	}
	var lots [][]choice
	var all []choice
	for _, path := range paths {
		lots = append(lots, choicesOf(readLot(t, path)))
		all = append(all, lots[len(lots)-1]...)
	}
	if *fit {
		var named []choice
		for _, path := range []string{"testdata/english.txt", "testdata/chinese.txt"} {
			named = append(named, choicesOf(goldens(t, path))...)
		}
		all = append(all, named...)
		for i := range lots {
			rest := slices.Clone(named)
			for j, lot := range lots {
				if j != i {
					rest = append(rest, lot...)
				}
			}
			can := 0
			for _, c := range lots[i] {
				for _, ok := range c.right {
					if ok {
						can++
						break
					}
				}
			}
			t.Logf("%s left out: %.1f %% of %d right, %.1f %% could be", filepath.Base(paths[i]), 100*chosenRight(lots[i], fitted(rest)), len(lots[i]), 100*float64(can)/float64(len(lots[i])))
		}
		w := fitted(all)
		var b strings.Builder
		b.WriteString("# What speaks for a noun phrase as that which a figure is of, fitted to testdata/lots. feature, weight.\n")
		for j, name := range featureNames {
			fmt.Fprintf(&b, "%s\t%.3f\n", name, w[j])
		}
		if err := os.WriteFile("tables/subject.tsv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := chosenRight(all, subjectWeights()); got < 0.7 {
		t.Errorf("%.1f %% of the annotated subjects are chosen, want at least 70", 100*got)
	}
}
