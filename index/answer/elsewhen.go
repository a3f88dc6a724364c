package answer

import (
	"slices"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

const maxTimes = 8 // other times told, the newest

// elsewhen notes for which other times than those asked the articles give what
// is asked of a place, and returns the passage of the newest; false where they
// give none, and where no time was asked.
func (r *reply) elsewhen(a asked) (Quote, bool, error) {
	if a.Period == (query.Period{}) || len(a.Measures) == 0 || len(a.Places) == 0 {
		return Quote{}, false, nil
	}
	a.Period = query.Period{}
	c, err := r.answerer.cross(a)
	if err != nil {
		return Quote{}, false, err
	}
	for _, m := range a.Measures {
		for _, p := range a.Places {
			q, found, err := r.elsewhenOf(c, m, p)
			if err != nil || found {
				return q, found, err
			}
		}
	}
	return Quote{}, false, nil
}

// elsewhenOf does so for one measure of one place.
func (r *reply) elsewhenOf(c *crossing, m, p *lexicon.Entry) (Quote, bool, error) {
	facts, err := c.dated(m, p)
	if err != nil || len(facts) == 0 {
		return Quote{}, false, err
	}
	names := []string{m.ID, p.ID}
	for _, f := range facts[max(0, len(facts)-maxTimes):] {
		if l := label(f); l != "" && !slices.Contains(names, l) {
			names = append(names, l)
		}
	}
	e, err := c.evidence(facts[len(facts)-1].Entry)
	if err != nil || e == nil || len(names) == 2 {
		return Quote{}, false, err
	}
	r.note(OtherTimes, "", nil, names...)
	q := e.quote(0)
	at := e.sentence(e.Figures[facts[len(facts)-1].Index].Start)
	q.Show = show(&e.Record, at, at)
	return q, true, nil
}
