package answer

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"quoth/index/query"
	"quoth/index/rank"
)

// Weights are what evidence is worth: in the order of candidates, and in the
// chance that one answers. Both are in the order of EvidenceNames.
type Weights struct {
	Order, Chance []float64
}

// Weights by words alone, and where an encoder tells too how much alike texts are.
var (
	//go:embed tables/judge.tsv
	judgeTable string
	//go:embed tables/judge-encoder.tsv
	encoderTable string
)

// TableWeights returns the weights of tables/judge.tsv, and EncoderWeights those with
// the rows of tables/judge-encoder.tsv in the place of theirs; "quoth eval --fit"
// fits them.
var (
	TableWeights = sync.OnceValue(func() Weights {
		w := Weights{make([]float64, len(EvidenceNames())), make([]float64, len(EvidenceNames()))}
		return mustRead(w, judgeTable, func(i int) bool { return !ofEncoder(i) })
	})
	EncoderWeights = sync.OnceValue(func() Weights {
		w := TableWeights()
		return mustRead(w, encoderTable, BesideEncoder)
	})
)

func mustRead(w Weights, table string, of func(int) bool) Weights {
	w, err := readWeights(w, table, of)
	if err != nil {
		panic(err) // a test reads the tables
	}
	return w
}

// BesideEncoder reports whether evidence, by its place among EvidenceNames, has other
// weights where an encoder tells: what that tells itself, and what is of the
// question as a whole. Words are worth what they always are.
func BesideEncoder(i int) bool { return ofEncoder(i) || int(vBias) <= i && i < int(evidences) }

// readWeights reads a table, which must give the evidence it is of once each, into a copy of w.
// Errors name the line.
func readWeights(w Weights, table string, of func(int) bool) (Weights, error) {
	w = Weights{slices.Clone(w.Order), slices.Clone(w.Chance)}
	names := EvidenceNames()
	want := 0
	for i := range names {
		if of(i) {
			want++
		} else {
			names[i] = ""
		}
	}
	given := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) < 3 {
			return w, fmt.Errorf("judge.tsv: line %d: %d columns, want at least 3: evidence, order, chance", i+1, len(cols))
		}
		at := slices.Index(names, cols[0])
		if at < 0 || given[cols[0]] {
			return w, fmt.Errorf("judge.tsv: line %d: evidence %q is unknown, or given twice", i+1, cols[0])
		}
		given[cols[0]] = true
		for k, column := range [][]float64{w.Order, w.Chance} {
			var err error
			if column[at], err = strconv.ParseFloat(cols[k+1], 64); err != nil {
				return w, fmt.Errorf("judge.tsv: line %d: weight %q is no number", i+1, cols[k+1])
			}
		}
	}
	if len(given) != want {
		return w, fmt.Errorf("judge.tsv: %d weights, want %d", len(given), want)
	}
	return w, nil
}

// Table returns the weights as tables/judge.tsv has them, or judge-encoder.tsv.
func (w Weights) Table(encoder bool) string {
	own, of := judgeTable, func(i int) bool { return !ofEncoder(i) }
	if encoder {
		own, of = encoderTable, BesideEncoder
	}
	var b strings.Builder
	for line := range strings.Lines(own) {
		if !strings.HasPrefix(line, "#") {
			break
		}
		b.WriteString(line)
	}
	for i, name := range EvidenceNames() {
		if !of(i) {
			continue
		}
		fmt.Fprintf(&b, "%s\t%.4f\t%.4f\n", name, w.Order[i], w.Chance[i])
	}
	return b.String()
}

// judge puts the candidates in order, and tells of each the chance that it
// answers. Those with equal points stay in the order they were found in.
func (p *proposals) judge(w *Weights) {
	for _, c := range p.candidates {
		c.points = dot(w.Order, c.evidence)
	}
	slices.SortStableFunc(p.candidates, byPoints)
	p.compare()
	for _, c := range p.candidates {
		c.chance = 1 / (1 + math.Exp(-dot(w.Chance, c.evidence)))
	}
}

func byPoints(a, b *candidate) int {
	switch {
	case a.points > b.points:
		return -1
	case a.points < b.points:
		return 1
	}
	return 0
}

func dot(weights []float64, e Evidence) (sum float64) {
	for i, v := range e {
		if v != 0 {
			sum += weights[i] * v
		}
	}
	return sum
}

// compare fills in the evidence that candidates have beside one another: how
// far the first is ahead, and how well the question as a whole was met. It says
// nothing of their order.
func (p *proposals) compare() {
	if len(p.candidates) == 0 {
		return
	}
	first := p.candidates[0]
	rest := 0.0
	for _, c := range p.candidates {
		if c.Number != first.Number {
			rest += math.Exp(min(20, c.points-first.points))
		}
	}
	margin := 1.0
	for _, c := range p.candidates[1:] {
		if c.Number != first.Number {
			margin = min(1, (first.points-c.points)/4)
			break
		}
	}
	shares := make([]float64, len(p.candidates)) // of the exponentials of all points
	sum := 0.0
	for i, c := range p.candidates {
		shares[i] = math.Exp(max(-40, c.points-first.points))
		sum += shares[i]
	}
	spread, three := 0.0, 0.0
	for i, share := range shares {
		share /= sum
		spread -= share * math.Log(share+1e-12) / 5
		if i < 6 {
			three += share
		}
	}
	together := 0.0
	near := p.candidates[:min(len(p.candidates), 10)]
	for _, c := range near {
		if c.ArticleNumber == first.ArticleNumber {
			together += 1 / float64(len(near))
		}
	}
	names, unknownNames, words, unknown := 0.0, 0.0, 0.0, 0.0
	for i, w := range p.Words {
		if !p.tells(i) {
			continue
		}
		words += p.weights[i]
		if w.Role == query.Name {
			names++
		}
		if p.unmatchedWord(i) {
			unknown += p.weights[i]
			if w.Role == query.Name {
				unknownNames++
			}
		}
	}
	for _, c := range p.candidates {
		e := c.evidence
		e[vBias] = 1
		e[vAhead] = margin
		e[vAlone] = 1 / (1 + rest)
		e[vSpread], e[vShare], e[vOfThree], e[vTogether] = spread, 1/sum, three, together
		e[vBehind] = max(-3, (c.points-first.points)/4)
		e[vPointsOf] = max(-2, min(2, first.points/10))
		e[vRanking] = p.confidence
		if words > 0 {
			e[vUnknown] = unknown / words
		}
		if names > 0 {
			e[vUnknownNames] = unknownNames / names
		}
		e[vWords] = math.Log(1 + float64(len(p.Words)))
		if p.asksPlaceNotCovered {
			e[vUncovered] = 1
		}
		if p.kindEmpty {
			e[vKindEmpty] = 1
		}
	}
}

// Given is what one piece of evidence gave to the points of a candidate.
type Given = rank.Given

// gives returns what evidence gave to the points of a candidate, those that gave
// something.
func (w *Weights) gives(c *candidate) (list []Given) {
	for i, name := range evidenceWords() {
		if g := w.Order[i] * c.evidence[i]; g != 0 {
			list = append(list, Given{Name: name, Value: c.evidence[i], Gives: g})
		}
	}
	return list
}
