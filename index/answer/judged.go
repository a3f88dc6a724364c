package answer

import "context"

// Judged is a candidate for an answer as it was judged: what weights are fitted
// on.
type Judged struct {
	Evidence Evidence
	Quote    Quote   // its passage
	Figure   *Figure // nil: the passage
	Whole    *Answer // what a kind of question has put together, nil: the figure or passage alone
	Points   float64
	Chance   float64
}

// Judge returns the candidates for the next question of a conversation that no
// gate refuses, best first, without hearing it.
func (t *Thread) Judge(ctx context.Context, question string) ([]Judged, error) {
	q := t.understand(ctx, question)
	x := t.answerer
	if r := (&reply{answerer: x}); r.withoutArticles(q) {
		return nil, nil
	}
	a := x.weigh(q)
	a.last = t.shown
	p, err := x.propose(ctx, a)
	if err != nil {
		return nil, err
	}
	p.judge(x.weightsOf(p))
	kept, _ := p.gate()
	list := make([]Judged, 0, len(kept))
	for _, c := range kept {
		j := Judged{Evidence: c.evidence, Quote: c.quote(c.chance), Points: c.points, Chance: c.chance}
		if c.figure >= 0 {
			f := c.contract(c.figure)
			j.Figure = &f
		}
		if c.whole != nil {
			j.Whole = &c.whole.Answer
		}
		list = append(list, j)
	}
	return list, nil
}
