package engine

import "slices"

// A Plan is a query as an engine carries it out that keeps its passages elsewhere:
// which terms to look for, what each can give at most, and the score of a passage,
// the same to the last bit as Engine.Search gives it.
type Plan struct {
	Groups  []Group
	Clauses []Clause
	Least   int // groups that a passage must hold
	Best    int // passages wanted

	query *bm25Query
	of    []int
	norms [len(analysedFields)]*norms
}

// A Group is a word of the question: where it may be found. None where it stands
// nowhere.
type Group struct {
	Worth  float64 // it gives a passage Worth·t/(K1+t), where t sums what the leaves give
	Leaves []Leaf
}

// The constants of BM25F, for an engine that has a formula of its own.
const (
	K1     = bm25K1
	Fields = len(analysedFields)
)

// FieldName returns what a field of Tokens is called.
func FieldName(field int) string { return analysedFields[field].name }

// FieldWeight returns what finding a word in a field is worth beside the text.
func FieldWeight(field int) float64 { return analysedFields[field].weight }

// NewPlan plans a search over passages of those totals; df tells how many of them
// hold a term, by field.
func NewPlan(query Query, totals Totals, df func(term string) [Fields]int) *Plan {
	q, of := grouped(query, totals, func(term string) (int, error) {
		held := df(term)
		return slices.Max(held[:]), nil
	})
	p := &Plan{Clauses: q.clauses, Least: q.minMatch, Best: q.keep, query: q, of: of}
	for f, field := range analysedFields {
		p.norms[f] = newNorms(field.b, totals.average(f))
	}
	for i := range q.groups {
		leaves, _ := q.leaves(i, func(term string) ([Fields]int, error) { return df(term), nil }, nil)
		p.Groups = append(p.Groups, Group{q.groups[i].most(), leaves})
	}
	return p
}

// A Scored passage is one that a plan has scored.
type Scored struct{ of scored }

// Score is what the passage is ordered by.
func (s Scored) Score() float64 { return s.of.score }

// Passage is its number in the corpus.
func (s Scored) Passage() int { return s.of.n }

// Score scores passage n, whose fields have so many terms; freq tells how often a
// leaf's term stands in its field. ok: it holds as many groups as it must.
func (p *Plan) Score(n int, lengths [Fields]int, freq func(Leaf) int) (s Scored, ok bool) {
	s.of = scored{n: n, parts: make([]float64, len(p.Groups))}
	matched := 0
	for i, g := range p.Groups {
		gives := 0.0
		for _, l := range g.Leaves {
			if tf := freq(l); tf > 0 {
				gives += l.Weight * float64(tf) / p.norms[l.Field].divisor(lengths[l.Field])
			}
		}
		if gives > 0 {
			s.of.parts[i] = g.Worth * gives / (bm25K1 + gives)
			matched++
		}
	}
	for _, part := range s.of.parts {
		s.of.score += part
	}
	return s, matched >= p.Least
}

// Impacts tell what a term gives a passage of a corpus of some totals, before the
// question's weights: what Plan.Score sums, where they are 1.
type Impacts struct{ norms [Fields]*norms }

// NewImpacts are those of passages of these totals.
func NewImpacts(totals Totals) *Impacts {
	i := &Impacts{}
	for f, field := range analysedFields {
		i.norms[f] = newNorms(field.b, totals.average(f))
	}
	return i
}

// Of is what a term gives that stands so often in a field of so many terms.
func (i *Impacts) Of(field, freq, length int) float64 {
	return analysedFields[field].weight * float64(freq) / i.norms[field].divisor(length)
}

// Exceed is how many times what impacts of some totals tell the true ones of a
// corpus can be, at most.
func (t Totals) Exceed(of Totals) float64 {
	most := 1.0
	for f := range analysedFields {
		most = max(most, t.average(f)/of.average(f))
	}
	return most
}

// Tell tells of scored passages what a search tells.
func (p *Plan) Tell(list []Scored) []Found {
	all := make([]scored, len(list))
	for i, s := range list {
		all[i] = s.of
	}
	return p.query.tell(all, p.of)
}
