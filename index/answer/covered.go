package answer

import (
	"slices"

	"quoth/index/query"
)

// weight is what word i counts for in how much of a question is said.
func (p *proposals) weight(i int) float64 {
	w := p.Words[i]
	if w.Role == query.OfPlace || w.Role == query.OfPeriod {
		return 0
	}
	if slices.Contains(p.unmatched, w.Text) {
		return 0
	}
	return p.weights[i]
}

// coveredOfAll is how much of the question levels cover, the words that stand
// nowhere in the corpus counting too.
func (p *proposals) coveredOfAll(level func(i int) float64) float64 {
	got, all := 0.0, 0.0
	for i, w := range p.Words {
		if w.Role == query.OfPlace || w.Role == query.OfPeriod {
			continue
		}
		got += p.weights[i] * level(i)
		all += p.weights[i]
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// tells reports whether word i says something of what is asked, beside places
// and times.
func (p *proposals) tells(i int) bool {
	switch p.Words[i].Role {
	case query.OfPlace, query.OfPeriod, query.Weak:
		return false
	}
	return true
}

// unmatchedWord reports whether word i stands nowhere in the corpus.
func (p *proposals) unmatchedWord(i int) bool { return slices.Contains(p.unmatched, p.Words[i].Text) }

// covered is how much of the question levels cover, 0 to 1.
func (p *proposals) covered(level func(i int) float64) float64 {
	got, all := 0.0, 0.0
	for i := range p.Words {
		w := p.weight(i)
		got += w * level(i)
		all += w
	}
	if all == 0 {
		return 0
	}
	return got / all
}
