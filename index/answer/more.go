package answer

import "context"

// More returns the n sentences of different passages that say most of what a
// question asks, best first, whether or not they answer it: what one reads on
// with. What a gate would refuse as an answer, that of another place say, comes
// behind the rest. The same index and question give the same list.
func (x *Answerer) More(ctx context.Context, question string, n int) ([]Quote, error) {
	q := x.Understand(question)
	if len(q.Words) == 0 {
		return nil, nil
	}
	p, err := x.propose(ctx, x.weigh(q))
	if err != nil {
		return nil, err
	}
	p.judge(x.weightsOf(p))
	r := &reply{answerer: x}
	kept, refused := p.gate()
	for _, f := range refused {
		kept = append(kept, f.candidate)
	}
	for _, c := range kept {
		if len(r.Passages) == n {
			break
		}
		if c.whole == nil {
			r.showPassage(c)
		}
	}
	return r.Passages, nil
}
