package answer

import "context"

// More returns the n sentences of different passages that say most of what a
// question asks, best first, whether or not they answer it: what one reads on
// with. The same index and question give the same list.
func (x *Answerer) More(ctx context.Context, question string, n int) ([]Quote, error) {
	q := x.Understand(question)
	if len(q.Words) == 0 {
		return nil, nil
	}
	a := x.weigh(q)
	found, _, err := x.gather(ctx, a)
	if err != nil {
		return nil, err
	}
	var list []Quote
	for _, s := range a.sentences(found) {
		if len(list) < n && s.score > 0 {
			list = append(list, s.quote(s.score))
		}
	}
	return list, nil
}
