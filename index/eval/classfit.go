package eval

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/query"
)

const (
	classRidge = 3e-4 // how much large weights of cues are held against them
	cueLots    = 3    // a cue is weighed that stands in questions of so many lots
	cueLeast   = 0.05 // …and whose largest weight is at least this
	lotWorth   = 120  // no lot counts for more than so many questions

	phraseWorth = 0.2 // of a question, what a phrase of the table of what is expected counts
)

// A classed question is one whose answer is known to be words, or a figure of a class.
type classed struct {
	lot, class int
	cues       []string
}

// FitClasses prints the table of index/query/tables/classes.tsv that fits the questions of
// lots: by which words it is told what would answer. What the weights reach is written to
// told, beside what those reach on each lot that were fitted on the others.
func FitClasses(lots []*Lot, out, told io.Writer) error {
	var all []classed
	for i, l := range lots {
		for k := range l.Questions {
			q := &l.Questions[k]
			if class := q.class(); class >= 0 {
				asked := query.Understand(q.Question, l.Corpus.Lexicon)
				all = append(all, classed{i, class, asked.ClassCues()})
			}
		}
	}
	if len(all) == 0 {
		return fmt.Errorf("%d folders: no question whose answer is a figure or words", len(lots))
	}
	for _, e := range query.AllExpecting() { // what is known of words without questions
		if class := slices.Index(query.Classes, e.Class); class >= 0 {
			asked := query.Understand(e.Phrase, lexicon.Default())
			all = append(all, classed{len(lots), class, asked.ClassCues()})
		}
	}
	fmt.Fprintf(told, "%-24s %9s %9s %16s\n", "lot, fitted on the others", "questions", "class", "figure or words")
	unseen := make([][2]float64, len(lots))
	each(len(lots), func(i int) {
		weights := fitClasses(all, len(lots)+1, func(q *classed) bool { return q.lot != i })
		unseen[i] = classesRight(all, weights, func(q *classed) bool { return q.lot == i })
	})
	asked, n := make([]float64, len(lots)), 0.0
	total := [2]float64{}
	for _, q := range all {
		if q.lot < len(lots) {
			asked[q.lot]++
			n++
		}
	}
	for i, l := range lots {
		if asked[i] > 0 {
			fmt.Fprintf(told, "%-24.24s %9.0f %8.1f%% %15.1f%%\n", l.Name, asked[i], 100*unseen[i][0]/asked[i], 100*unseen[i][1]/asked[i])
		}
		total[0] += unseen[i][0]
		total[1] += unseen[i][1]
	}
	fmt.Fprintf(told, "%-24s %9.0f %8.1f%% %15.1f%%\n", "all", n, 100*total[0]/n, 100*total[1]/n)
	weights := fitClasses(all, len(lots)+1, func(*classed) bool { return true })
	fmt.Fprintln(out, "# What the words of a question tell of what answers it, in log-odds, fitted by \"quoth eval --fit --classes\": a word or two in a row,\n# and its weight for "+strings.Join(query.Classes, ", ")+".")
	cues := make([]string, 0, len(weights))
	for c := range weights {
		cues = append(cues, c)
	}
	slices.Sort(cues)
	for _, c := range cues {
		row := weights[c]
		if largest(row) < cueLeast {
			continue
		}
		fmt.Fprint(out, c)
		for _, w := range row {
			fmt.Fprintf(out, "\t%.2f", w)
		}
		fmt.Fprintln(out)
	}
	return nil
}

func largest(row []float64) (most float64) {
	for _, w := range row {
		most = max(most, math.Abs(w))
	}
	return most
}

// class tells which of query.Classes answers the question, -1 where it is not known: the
// number is read in the quote as articles are read.
func (q *LotQuestion) class() int {
	if len(q.Answers) == 0 || len(q.Thread) > 0 {
		return -1
	}
	w := &q.Answers[0]
	if w.Value == nil {
		return 0
	}
	for _, f := range figure.Extract(w.Quote, figure.Context{}) {
		if f.Value == *w.Value || w.ValueMax != nil && f.Value == *w.ValueMax {
			return slices.Index(query.Classes, query.ClassOf(f.Kind))
		}
	}
	return -1
}

// fitClasses seeks the weights of the cues under which the classes that answer are
// likeliest. The last of the lots is the phrases of the table of what is expected.
func fitClasses(all []classed, lots int, of func(*classed) bool) map[string][]float64 {
	in := map[string][]bool{} // by cue, the lots that have it
	counts := make([]float64, lots)
	for i := range all {
		if !of(&all[i]) {
			continue
		}
		counts[all[i].lot]++
		for _, c := range all[i].cues {
			if in[c] == nil {
				in[c] = make([]bool, lots)
			}
			in[c][all[i].lot] = true
		}
	}
	place := map[string]int{}
	var names []string
	for c, has := range in {
		n := 0
		for _, h := range has {
			if h {
				n++
			}
		}
		if n >= min(cueLots, lots-1) || has[lots-1] {
			names = append(names, c)
		}
	}
	slices.Sort(names)
	for i, c := range names {
		place[c] = i
	}
	k := len(query.Classes)
	spread := make([]float64, k*len(names))
	for i := range spread {
		spread[i] = 1
	}
	d := newDescent(spread)
	d.ridge = classRidge
	worth, sum := make([]float64, lots), 0.0
	for i, n := range counts {
		worth[i] = min(1, lotWorth/max(1, n))
		if i == lots-1 {
			worth[i] = phraseWorth
		}
		sum += worth[i] * n
	}
	points := make([]float64, k)
	for range rounds {
		d.begin()
		for i := range all {
			q := &all[i]
			if !of(q) {
				continue
			}
			clear(points)
			for _, c := range q.cues {
				if at, ok := place[c]; ok {
					for j := range points {
						points[j] += d.weights[at*k+j]
					}
				}
			}
			softmax(points)
			points[q.class]--
			for _, c := range q.cues {
				if at, ok := place[c]; ok {
					for j := range points {
						d.slope[at*k+j] += points[j] * worth[q.lot] / sum
					}
				}
			}
		}
		d.step()
	}
	weights := map[string][]float64{}
	for i, c := range names {
		weights[c] = d.weights[i*k : (i+1)*k]
	}
	return weights
}

// softmax turns points into shares of 1.
func softmax(points []float64) {
	most, sum := slices.Max(points), 0.0
	for j := range points {
		points[j] = math.Exp(points[j] - most)
		sum += points[j]
	}
	for j := range points {
		points[j] /= sum
	}
}

// classesRight counts the questions whose class is the likeliest by weights, and those of
// which it is told whether a figure answers.
func classesRight(all []classed, weights map[string][]float64, of func(*classed) bool) (right [2]float64) {
	points := make([]float64, len(query.Classes))
	for i := range all {
		q := &all[i]
		if !of(q) {
			continue
		}
		clear(points)
		for _, c := range q.cues {
			for j, w := range weights[c] {
				points[j] += w
			}
		}
		softmax(points)
		if slices.Index(points, slices.Max(points)) == q.class {
			right[0]++
		}
		if (points[0] > 0.5) == (q.class == 0) {
			right[1]++
		}
	}
	return right
}
