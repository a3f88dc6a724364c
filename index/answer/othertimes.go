package answer

import (
	"context"
	"slices"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

const maxTimes = 8 // other times told, the newest

// otherTimes notes for which other times than those asked the articles give what
// is asked of a place. It notes nothing where they give none, and where no time
// was asked.
func (r *reply) otherTimes(ctx context.Context, a asked) error {
	if a.Period == (query.Period{}) || len(a.Measures) == 0 || len(a.Places) == 0 {
		return nil
	}
	a.Period = query.Period{}
	c, err := r.answerer.cross(ctx, a)
	if err != nil {
		return err
	}
	for _, m := range a.Measures {
		for _, p := range a.Places {
			if noted, err := r.otherTimesOf(c, m, p); err != nil || noted {
				return err
			}
		}
	}
	return nil
}

// otherTimesOf does so for one measure of one place.
func (r *reply) otherTimesOf(c *crossing, m, p *lexicon.Entry) (bool, error) {
	facts, err := c.dated(m, p)
	if err != nil || len(facts) == 0 {
		return false, err
	}
	names := []string{m.ID, p.ID}
	for _, f := range facts[max(0, len(facts)-maxTimes):] {
		if l := label(f); l != "" && !slices.Contains(names, l) {
			names = append(names, l)
		}
	}
	if len(names) == 2 {
		return false, nil
	}
	r.note(OtherTimes, "", nil, names...)
	return true, nil
}
