package figure

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/articles/sentence"
)

// A periodChoice is a figure of an annotated sentence: the periods that it may be of,
// what speaks for each, and which are right; none is when none is.
type periodChoice struct {
	evidence [][pEvidence]float64
	right    []bool
	none     bool
	set      int
	weight   float64 // what it counts for
	said     string
}

// The weights of tables/when.tsv choose the right year for most of the annotated
// figures. With -fit the table is made anew, and what it does on each file left out is told:
//
//	go test ./articles/figure -run TestFitPeriods -fit -v
//
// A line of a lot is {"text", "doc_date", "figures": [{"start", "end", "year"}]},
// offsets in code points.
func TestFitPeriods(t *testing.T) {
	files, err := filepath.Glob("testdata/lots/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no lots")
	}
	files = append(files, "testdata/years/english.txt", "testdata/years/chinese.txt", "testdata/english.txt", "testdata/chinese.txt")
	var all []periodChoice
	for i, name := range files {
		all = append(all, periodChoices(t, name, i)...)
	}
	if !*fit {
		if len(evidenceNames) != pEvidence {
			t.Errorf("%d names of %d pieces of evidence", len(evidenceNames), pEvidence)
		}
		if right, n := periodWeights().right(all); right*100 < n*82 {
			t.Errorf("%d of %d right", right, n)
		}
		return
	}
	for i, name := range files {
		rest := slices.DeleteFunc(slices.Clone(all), func(c periodChoice) bool { return c.set == i })
		w := fitPeriods(rest)
		right, n, marked, said, hit := 0, 0, 0, 0, 0
		for _, c := range all {
			if c.set != i {
				continue
			}
			n++
			k := w.choose(c)
			ok := k < 0 && c.none || k >= 0 && c.right[k]
			if ok {
				right++
			} else if testing.Verbose() {
				t.Logf("missed: %s", c.said)
			}
			if !c.none {
				marked++
			}
			if k >= 0 {
				said++
			}
			if ok && k >= 0 {
				hit++
			}
		}
		t.Logf("%s, from the others: %d of %d right; of %d with a year %d, of %d said", name, right, n, marked, hit, said)
	}
	w := fitPeriods(all)
	var b strings.Builder
	b.WriteString("# What speaks for a period's being that of a figure, made by TestFitPeriods; evidence says what the names are.\n")
	for i, name := range evidenceNames {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w[i])
	}
	if err := os.WriteFile("tables/when.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// right returns how many choices w makes right, and of how many.
func (w *weighing) right(list []periodChoice) (right, n int) {
	for _, c := range list {
		if k := w.choose(c); k < 0 && c.none || k >= 0 && c.right[k] {
			right++
		}
	}
	return right, len(list)
}

// choose returns the likeliest period of a periodChoice by w alone, -1 none.
func (w *weighing) choose(c periodChoice) int {
	best, score := -1, 0.0
	for k, v := range c.evidence {
		if s := w.dot(v); s > score {
			best, score = k, s
		}
	}
	if best >= 0 && c.evidence[best][pNow] == 1 {
		return -1
	}
	return best
}

// fitPeriods fits weights by descent: of the periods of each periodChoice, and of
// none at all, one that is right is to be the likeliest.
func fitPeriods(list []periodChoice) *weighing {
	w, square := &weighing{}, &weighing{}
	const rounds, step, hold = 1000, 0.25, 0.003
	for range rounds {
		slope := weighing{}
		for _, c := range list {
			scores := make([]float64, len(c.evidence)+1) // the last: none
			for k, v := range c.evidence {
				scores[k] = w.dot(v)
			}
			top := slices.Max(scores)
			sum, good := 0.0, 0.0
			ok := func(k int) bool {
				if k == len(c.evidence) || c.evidence[k][pNow] == 1 {
					return c.none
				}
				return c.right[k]
			}
			for k := range scores {
				scores[k] = math.Exp(scores[k] - top)
				sum += scores[k]
				if ok(k) {
					good += scores[k]
				}
			}
			if good == 0 {
				continue
			}
			for k, v := range c.evidence {
				d := scores[k] / sum
				if ok(k) {
					d -= scores[k] / good
				}
				d *= c.weight
				for j := range v {
					slope[j] += d * v[j]
				}
			}
		}
		for j := range w {
			g := slope[j]/float64(len(list)) + hold*w[j]
			square[j] += g * g
			w[j] -= step * g / (1e-8 + math.Sqrt(square[j]))
		}
	}
	return w
}

// choices reads the figures of a file that have a period to choose or a year.
func periodChoices(t *testing.T, name string, set int) (list []periodChoice) {
	for _, line := range annotatedPeriods(t, name) {
		runes := []rune(line.Text)
		ctx := Context{Lang: line.Lang, Published: line.DocDate, Lexicon: lexicon.Default()}
		for _, sent := range sentence.Split(line.Text) {
			r := newReader(line.Text[sent.Start:sent.End], ctx)
			readings := slices.Clone(r.Quantities())
			if len(readings) == 0 {
				continue
			}
			l := &linker{}
			l.begin(r, readings)
			for i := range readings {
				start, end := sent.Start+r.Tokens[readings[i].From].Start, sent.Start+r.Tokens[readings[i].To-1].End
				for _, g := range line.Figures {
					if len(string(runes[:g.End])) <= start || end <= len(string(runes[:g.Start])) {
						continue
					}
					c := periodChoice{none: g.Year == nil, set: set, weight: cmp.Or(line.Weight, 1)}
					c.said = r.Span(readings[i].From, readings[i].To) + " in: " + r.Text
					first, last := l.periodsNear(&l.list[i])
					for k := first; k < last; k++ {
						if l.elses(k, i) {
							continue
						}
						c.evidence = append(c.evidence, l.evidence(k, i))
						c.right = append(c.right, g.Year != nil && l.periods[k].last == *g.Year || g.Year == nil && l.periods[k].last == 0)
					}
					if len(c.evidence) > 0 {
						list = append(list, c)
					}
					break
				}
			}
			ctx.Before = r.Text
		}
	}
	return list
}

// An annotatedText is a text with the years of its figures, offsets in code points.
type annotatedText struct {
	Text, Lang string
	Weight     float64
	DocDate    string `json:"doc_date"`
	Figures    []annotatedYear
}

type annotatedYear struct {
	Start, End int
	Year       *int
}

// annotatedPeriods reads lines of JSON or, from a file that ends in .txt, lines of a
// date and a text with its figures in brackets, "[40 labs|2024]", "[12]" of no year.
func annotatedPeriods(t *testing.T, name string) (list []annotatedText) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(string(text), "#") {
		return goldenPeriods(string(text))
	}
	for s := range strings.Lines(string(text)) {
		if !strings.HasSuffix(name, ".txt") {
			var line annotatedText
			if err := json.Unmarshal([]byte(s), &line); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			list = append(list, line)
			continue
		}
		date, marked, ok := strings.Cut(strings.TrimSpace(s), "\t")
		if !ok {
			t.Fatalf("%s: %q: no date", name, s)
		}
		line := annotatedText{DocDate: date}
		for {
			before, rest, open := strings.Cut(marked, "[")
			line.Text += before
			if !open {
				break
			}
			figure, after, closed := strings.Cut(rest, "]")
			words, year, dated := strings.Cut(figure, "|")
			y := annotatedYear{Start: utf8.RuneCountInString(line.Text)}
			if dated {
				n, err := strconv.Atoi(year)
				if err != nil || !closed {
					t.Fatalf("%s: %q: no year in %q", name, s, figure)
				}
				y.Year = &n
			}
			line.Text += words
			y.End = utf8.RuneCountInString(line.Text)
			line.Figures, marked = append(line.Figures, y), after
		}
		list = append(list, line)
	}
	return list
}

// goldenPeriods reads the golden sentences: a figure is of the year that its
// period ends with.
func goldenPeriods(golden string) (list []annotatedText) {
	at := 0
	for line := range strings.Lines(golden) {
		line = strings.TrimSuffix(line, "\n")
		if text, ok := strings.CutPrefix(line, "> "); ok {
			list, at = append(list, annotatedText{Text: text, DocDate: "2025-03-01", Weight: 5}), 0
			continue
		}
		figure, rest, ok := strings.Cut(strings.TrimPrefix(line, "\t"), " = ")
		if !ok || len(list) == 0 {
			continue
		}
		a := &list[len(list)-1]
		i := strings.Index(a.Text[at:], figure)
		if i < 0 {
			continue
		}
		from := utf8.RuneCountInString(a.Text[:at+i])
		at += i + len(figure)
		y := annotatedYear{Start: from, End: from + utf8.RuneCountInString(figure)}
		rest, _, _ = strings.Cut(rest, " says ")
		if k := strings.LastIndex(rest, " in "); k >= 0 {
			years := fourDigits.FindAllString(rest[k:], -1)
			if len(years) == 0 {
				continue // of no year that the words name
			}
			n, _ := strconv.Atoi(years[len(years)-1])
			y.Year = &n
		}
		a.Figures = append(a.Figures, y)
	}
	return list
}

var fourDigits = regexp.MustCompile(`(19|20)[0-9]{2}`)
