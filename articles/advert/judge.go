package advert

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed tables/weights.tsv
var weightsTable string

// Weights are what evidence counts, by its name or by the names of two, "a & b",
// that hold together.
type Weights map[string]float64

const bias = "bias"

// The chance at the least at which a unit is taken out: that of a sentence in a
// paragraph is higher, since what stands there mostly belongs; of one beside what is
// taken out it is lower, since who advertises says more than a sentence.
const (
	surely       = 0.7
	surelyInside = 0.85
	Beside       = 0.15 // of a sentence beside one that is taken out
)

// fitted are the weights of tables/weights.tsv, written by articles/advert/fit.
var fitted = mustWeights(weightsTable)

func mustWeights(table string) *scorer {
	w := Weights{}
	for i, row := range strings.Split(table, "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(row, "\t")
		v, err := strconv.ParseFloat(value, 64)
		if err != nil {
			panic(fmt.Sprintf("weights.tsv: line %d: %v", i+1, err))
		}
		w[name] = v
	}
	return w.scorer()
}

// A scorer is weights ready to be used.
type scorer struct {
	bias   float64
	single map[string]float64
	pairs  []pair
}

type pair struct {
	a, b   string
	weight float64
}

func (w Weights) scorer() *scorer {
	s := &scorer{single: map[string]float64{}}
	for name, v := range w {
		if a, b, ok := strings.Cut(name, " & "); ok {
			s.pairs = append(s.pairs, pair{a, b, v})
		} else if name == bias {
			s.bias = v
		} else {
			s.single[name] = v
		}
	}
	slices.SortFunc(s.pairs, func(x, y pair) int { return strings.Compare(x.a+x.b, y.a+y.b) })
	return s
}

// chance is how likely a unit with this evidence was put in.
func (s *scorer) chance(e Evidence) float64 {
	sum := s.bias
	for _, name := range names(e) {
		sum += s.single[name] * e[name]
	}
	for _, p := range s.pairs {
		sum += p.weight * e[p.a] * e[p.b]
	}
	return 1 / (1 + math.Exp(-sum))
}

// names are those of evidence, in order: sums are the same each time.
func names(e Evidence) []string {
	list := make([]string, 0, len(e))
	for name := range e {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// rule names what spoke most for taking a unit out, two at the most.
func (s *scorer) rule(e Evidence) string {
	share := map[string]float64{}
	for name, v := range e {
		share[name] += s.single[name] * v
	}
	for _, p := range s.pairs {
		if v := p.weight * e[p.a] * e[p.b]; v != 0 {
			share[p.a] += v / 2
			share[p.b] += v / 2
		}
	}
	list := slices.DeleteFunc(names(e), func(name string) bool { return share[name] <= 0 || structural[name] })
	slices.SortStableFunc(list, func(a, b string) int {
		switch d := share[b] - share[a]; {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	return strings.Join(list[:min(2, len(list))], ", ")
}

// structural evidence says how a unit stands and not what it is: it names no rule.
var structural = map[string]bool{"short": true, "long": true, "no sentence": true, "line of several": true, "in a paragraph": true, "few words": true, "digits": true, "goes on": true, "colon": true, "new": true}

// A Found is a stretch of a paragraph that advertises.
type Found struct {
	Start, End int    // bytes of the paragraph
	Rule       string // what spoke most for it
}

// Find returns what advertises in a paragraph of the article, in order, without overlap.
func (a *Article) Find(paragraph string) []Found {
	var list []Found
	take := func(l Looked) {
		list = append(list, Found{l.Start, l.End, fitted.rule(l.Evidence)})
	}
	var left []Looked // sentences that may stand beside what is taken out
	looked := a.Look(paragraph)
	for _, l := range looked {
		if l.Quiet || overlaps(list, l) {
			continue
		}
		c := fitted.chance(l.Evidence)
		if c >= least(l.Inner) && !saysMore(looked, l, paragraph) {
			take(l)
		} else if l.Inner && c >= Beside {
			left = append(left, l)
		}
	}
	for more := len(list) > 0; more; {
		more = false
		for _, l := range left {
			if !overlaps(list, l) && beside(list, l, paragraph) {
				take(l)
				more = true
			}
		}
	}
	slices.SortFunc(list, func(x, y Found) int { return x.Start - y.Start })
	return list
}

// saysMore reports whether among the sentences of what was looked at one says something
// and does not advertise.
func saysMore(looked []Looked, whole Looked, paragraph string) bool {
	return !whole.Inner && slices.ContainsFunc(looked, func(l Looked) bool {
		return l.Inner && whole.Start <= l.Start && l.End <= whole.End && width(paragraph[l.Start:l.End]) >= shortestSaying &&
			(l.Quiet || fitted.chance(l.Evidence) < Beside)
	})
}

// shortestSaying is how wide a sentence is at the least that says something.
const shortestSaying = 15

// width is how many characters a text has, those of scripts without blanks twice: they
// say in half as many what others do.
func width(text string) (n int) {
	for _, r := range text {
		if n++; unblanked(r) {
			n++
		}
	}
	return n
}

func overlaps(list []Found, l Looked) bool {
	return slices.ContainsFunc(list, func(f Found) bool { return l.Start < f.End && f.Start < l.End })
}

// beside reports whether nothing stands between a sentence and one that is taken out.
func beside(list []Found, l Looked, paragraph string) bool {
	return slices.ContainsFunc(list, func(f Found) bool {
		return f.End <= l.Start && strings.TrimSpace(paragraph[f.End:l.Start]) == "" || l.End <= f.Start && strings.TrimSpace(paragraph[l.End:f.Start]) == ""
	})
}

// Looked is what was looked at in a paragraph, for who fits or explains.
type Looked struct {
	Start, End int
	Inner      bool // it stands among other sentences
	Quiet      bool // nothing of it advertises: it stays
	Evidence   Evidence
}

// Look returns all that is looked at in a paragraph of the article with its evidence.
func (a *Article) Look(paragraph string) []Looked {
	var list []Looked
	units := unitsOf(paragraph)
	a.kin(paragraph, units)
	for _, u := range units {
		e, quiet := a.evidence(paragraph, u)
		list = append(list, Looked{u.start, u.end, u.place == inner, quiet, e})
	}
	return list
}

// Judge returns what tells by the weights whether what was looked at is taken out, and
// how likely it was put in.
func (w Weights) Judge() func(Looked) (takes bool, chance float64) { return w.scorer().judge() }

// Judge is what the table tells by.
func Judge() func(Looked) (takes bool, chance float64) { return fitted.judge() }

func (s *scorer) judge() func(Looked) (takes bool, chance float64) {
	return func(l Looked) (bool, float64) {
		if l.Quiet {
			return false, 0
		}
		c := s.chance(l.Evidence)
		return c >= least(l.Inner), c
	}
}

func least(inside bool) float64 {
	if inside {
		return surelyInside
	}
	return surely
}
