package query

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"quoth/articles/figure"
	"quoth/index/term"
)

// Classes are what may answer a question: words, or a figure of a class.
var Classes = []string{"words", "count", "money", "share", "duration", "rank", "quantity"}

// ClassOf returns which of Classes a kind of figure is of, "" none.
func ClassOf(kind figure.Kind) string {
	switch kind {
	case figure.Money:
		return "money"
	case figure.Share, figure.Multiple:
		return "share"
	case figure.Count, figure.Number:
		return "count"
	case figure.Duration:
		return "duration"
	case figure.Rank:
		return "rank"
	case figure.Quantity:
		return "quantity"
	}
	return ""
}

// Likely is how likely each of Classes is what answers a question, together 1; nil
// where nothing tells.
type Likely []float64

// Of returns how likely a class is what answers, 0 for one that is not among Classes.
func (l Likely) Of(class string) float64 {
	if i := slices.Index(Classes, class); i >= 0 && l != nil {
		return l[i]
	}
	return 0
}

// Number returns how likely a figure is what answers.
func (l Likely) Number() float64 {
	if l == nil {
		return 0
	}
	return 1 - l[0]
}

// Given returns how likely a figure is of a class, where one answers.
func (l Likely) Given(class string) float64 {
	if l == nil {
		return 0
	}
	return l.Of(class) / max(l.Number(), 1e-9)
}

//go:embed tables/classes.tsv
var classTable string

// classWeights is tables/classes.tsv, read once: of each cue, what it weighs for each
// of Classes, in log-odds.
var classWeights = sync.OnceValue(func() map[string][]float64 {
	weights, err := ReadClasses(classTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return weights
})

// ReadClasses reads a table of cues and their weights; errors name the line.
func ReadClasses(table string) (map[string][]float64, error) {
	weights := map[string][]float64{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 1+len(Classes) {
			return nil, fmt.Errorf("classes.tsv: line %d: %d columns, want a cue and %d weights", i+1, len(cols), len(Classes))
		}
		row := make([]float64, len(Classes))
		for k := range row {
			var err error
			if row[k], err = strconv.ParseFloat(cols[1+k], 64); err != nil {
				return nil, fmt.Errorf("classes.tsv: line %d: weight %q is no number", i+1, cols[1+k])
			}
		}
		weights[cols[0]] = row
	}
	return weights, nil
}

// Any is the cue that every question has, and AnyPlace stands for the words of a
// place.
const (
	Any      = "any"
	AnyPlace = "@place"
)

// ClassCues are by what it is told what would answer a question: its words without what
// only wraps it, and each two that follow one another.
func (q *Query) ClassCues() []string {
	cues, known := []string{Any}, map[string]bool{Any: true}
	last := "^"
	for _, tok := range term.Analyze(q.Bare) {
		t := tok.Term
		if slices.ContainsFunc(q.Words, func(w Word) bool { return w.Role == OfPlace && !w.Carried && w.At[0] < tok.End && tok.Start < w.At[1] }) {
			if t = AnyPlace; last == t {
				continue
			}
		}
		for _, c := range []string{t, last + " " + t} {
			if !known[c] {
				known[c] = true
				cues = append(cues, c)
			}
		}
		last = t
	}
	return cues
}

// wordsBeside is how likely words answer a question that names a measure and asks for
// nothing else in so many words.
const wordsBeside = 0.1

// likely tells what would answer a question: figures of the classes of the measure
// that it asks for, however it is put, or else what a softmax over the weights of its
// cues gives.
func (q *Query) likely() Likely {
	weights := classWeights()
	l := make(Likely, len(Classes))
	if len(q.Measures) > 0 && q.Form == NoForm && q.Order == NoOrder && (q.Want == "" || q.Want == WantAny) {
		classes := q.Measures[0].Classes()
		l[0] = wordsBeside
		for _, class := range classes {
			if i := slices.Index(Classes, class); i >= 0 {
				l[i] += (1 - wordsBeside) / float64(len(classes))
			}
		}
		return l
	}
	for _, c := range q.ClassCues() {
		for k, w := range weights[c] {
			l[k] += w
		}
	}
	most, sum := slices.Max(l), 0.0
	for k := range l {
		l[k] = math.Exp(l[k] - most)
		sum += l[k]
	}
	for k := range l {
		l[k] /= sum
	}
	return l
}
