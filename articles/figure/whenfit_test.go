package figure

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
	"quoth/articles/sentence"
)

var fitFrom = flag.String("periods", "", "annotated sentences, `files` parted by commas, to fit tables/when.tsv to")

// A periodChoice is a figure of an annotated sentence: the periods that it may be of,
// what speaks for each, and which are right; none is when none is.
type periodChoice struct {
	evidence [][pEvidence]float64
	right    []bool
	none     bool
	set      int
	weight   float64 // what it counts for
}

// TestFitPeriods makes tables/when.tsv from annotated sentences, and says how
// many figures get the right year from sentences of other files:
//
//	go test ./articles/figure -run TestFitPeriods -periods FILE,FILE
//
// A line of a file is {"text", "doc_date", "weight", "figures": [{"start", "end", "year"}]},
// offsets in code points; a line without a weight counts for 1. Without files it checks that the table has every weight.
func TestFitPeriods(t *testing.T) {
	if *fitFrom == "" {
		zero := 0
		for _, w := range periodWeights() {
			if w == 0 {
				zero++
			}
		}
		if len(evidenceNames) != pEvidence || zero > 2 {
			t.Errorf("%d names of %d pieces of evidence, %d without a weight", len(evidenceNames), pEvidence, zero)
		}
		return
	}
	var all []periodChoice
	files := strings.Split(*fitFrom, ",")
	for i, name := range files {
		all = append(all, periodChoices(t, name, i)...)
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
	const rounds, step, hold = 1000, 0.15, 0.002
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
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var line struct {
			Text, Lang, About string
			Weight            float64
			DocDate           string `json:"doc_date"`
			Figures           []struct {
				Start, End int
				Year       *int
			}
		}
		if err := json.Unmarshal(s.Bytes(), &line); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		runes := []rune(line.Text)
		ctx := Context{Lang: line.Lang, Published: line.DocDate, Lexicon: lexicon.Default()}
		for _, sent := range sentence.Split(line.Text) {
			r := newReader(line.Text[sent.Start:sent.End], ctx)
			readings := slices.Clone(r.readings())
			if len(readings) == 0 {
				continue
			}
			r.carry(readings)
			l := &linker{}
			l.begin(r, readings)
			for i := range readings {
				start, end := sent.Start+r.toks[readings[i].from].start, sent.Start+r.toks[readings[i].to-1].end
				for _, g := range line.Figures {
					if len(string(runes[:g.End])) <= start || end <= len(string(runes[:g.Start])) {
						continue
					}
					c := periodChoice{none: g.Year == nil, set: set, weight: cmp.Or(line.Weight, 1)}
					first, last := l.periodsNear(&l.list[i])
					for k := first; k < last; k++ {
						if l.elses(k, i) {
							continue
						}
						c.evidence = append(c.evidence, l.evidence(k, i))
						c.right = append(c.right, g.Year != nil && l.periods[k].last == *g.Year)
					}
					if len(c.evidence) > 0 {
						list = append(list, c)
					}
					break
				}
			}
			ctx.Before = r.text
		}
	}
	return list
}
