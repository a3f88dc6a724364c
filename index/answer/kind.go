package answer

import (
	"context"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

// A kind is a kind of question that is answered over many figures at once. It
// proposes an answer that it has put together, and decides nothing: what it
// proposes is judged beside every figure and passage.
type kind struct {
	name    string
	asked   func(a asked) bool            // whether a question is of the kind
	propose func(*reply, *crossing) error // puts the answer together; one without figures is no proposal
}

// kindsOfQuestion are the kinds, each with what its file puts together. The
// first that a question is of proposes.
var kindsOfQuestion = []kind{
	{"claim", func(a asked) bool { return a.Intent == query.Verify && len(a.Claims) > 0 }, (*reply).verify},
	{"overview", asked.placeAlone, (*reply).about},
	{"compare by what is known", func(a asked) bool {
		return a.Intent == query.Compare && len(a.Places) > 1 && len(a.Measures) == 0 && len(a.leftover()) == 0
	}, (*reply).compareAll},
	{"compare", func(a asked) bool { return a.Intent == query.Compare && len(a.Places) > 1 && len(a.Measures) > 0 }, (*reply).compare},
	{"rank", func(a asked) bool {
		return (a.Intent == query.Rank || a.Intent == query.Filter) && len(a.Measures) > 0 && !a.Growth // the figures of the ledger are levels
	}, (*reply).rank},
	{"trend", func(a asked) bool { return a.Intent == query.Trend && len(a.Measures) > 0 && len(a.Places) > 0 }, (*reply).trend},
	{"years", asked.overYears, (*reply).years},
	{"change", func(a asked) bool { return a.Intent == query.Difference && len(a.Measures) > 0 && len(a.Places) > 0 }, (*reply).change},
	{"arithmetic", func(a asked) bool { return a.Intent == query.Arithmetic && a.Works() }, (*reply).arithmetic},
	{"several", func(a asked) bool {
		return a.Intent == query.Lookup && len(a.Measures) > 0 && len(a.Measures)*max(1, len(a.Places)) > 1
	}, (*reply).several},
	{"measure alone", asked.measureAlone, (*reply).rank},
}

// ofKinds adds what the first kind that a question is of puts together.
func (p *proposals) ofKinds(ctx context.Context) error {
	for _, k := range p.answerer.kinds {
		if !k.asked(p.asked) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		c, err := p.cross(ctx)
		if err != nil {
			return err
		}
		r := &reply{answerer: p.answerer, Answer: newAnswer(p.Query)}
		if err := k.propose(r, c); err != nil {
			return err
		}
		if len(r.Figures) == 0 {
			p.kindEmpty = true
			continue
		}
		p.kindEmpty = false
		whole, err := p.whole(k, r)
		if err != nil {
			return err
		}
		for _, c := range p.candidates {
			c.evidence[vBesideWhole] = 1
		}
		p.candidates = append(p.candidates, whole)
		return nil
	}
	return nil
}

// whole returns what a kind has put together as a candidate, with the evidence
// of its first figure.
func (p *proposals) whole(k kind, r *reply) (*candidate, error) {
	at := r.leading[0]
	passage, err := p.answerer.Passage(at.passage)
	if err != nil {
		return nil, err
	}
	read := p.readAlready(at.passage)
	if read == nil {
		e := p.answerer.reading(passage, len(p.found), p.readings)
		read = p.read(&e)
	}
	c := p.ofFigure(read, at.figure, p.ofPassage(read).evidence)
	c.whole, c.kind = r, k.name
	c.evidence[vWhole] = 1
	if len(p.Places) > 0 { // the kind has seen to it
		c.evidence[vPlaceOwn], c.evidence[vPlaceInside], c.evidence[vPlaceUnsaid], c.evidence[vPlaceNot] = 1, 0, 0, 0
		c.evidence[vPlacesLeft] = 0
	}
	if n := len(p.Places); n > 0 {
		missing := len(r.Missing)
		for _, note := range r.Notes {
			if note.Kind == Wider { // the figure of the place around it stands for it
				missing--
			}
		}
		c.evidence[vWholeMissing] = float64(max(0, missing)) / float64(n)
	}
	rest, all := 0.0, 0.0
	for i := range p.Words {
		all += p.weights[i]
	}
	for _, i := range p.leftover() {
		rest += p.weights[i]
	}
	if all > 0 {
		c.evidence[vWholeRest] = rest / all
	}
	return c, nil
}

// readAlready returns a passage that was read for the question, nil for one that
// was not.
func (p *proposals) readAlready(number int) *passageRead {
	for _, of := range p.articles {
		for _, r := range of.reads {
			if r.Number == number {
				return r
			}
		}
	}
	return nil
}

// placeAlone reports whether a question asks for what is known of a place, or
// names one and nothing else that tells.
func (a asked) placeAlone() bool {
	bare := a.Intent == query.PassageOnly && a.Form == query.NoForm && len(a.Places) == 1 && len(a.leftover()) == 0 && a.Period == (query.Period{})
	return len(a.Places) > 0 && len(a.Measures) == 0 && (a.Intent == query.About || bare || a.Form == query.Overview && len(a.leftover()) == 0)
}

// measureAlone reports whether a question names a measure and nothing else that
// tells: no place, no condition.
func (a asked) measureAlone() bool {
	return a.Intent == query.Lookup && a.Form != query.Reason && a.Form != query.Opinion && a.Form != query.Person && a.Form != query.Definition && len(a.Places) == 0 && len(a.Measures) == 1 && len(a.leftover()) == 0 && !a.Singles()
}

// several puts together the figure that best stands for each measure of each
// place asked for.
func (r *reply) several(c *crossing) error {
	shown := 0
	places := c.Places
	if len(places) == 0 {
		places = []*lexicon.Entry{nil}
	}
	for _, m := range c.Measures[:min(len(c.Measures), maxColumns)] {
		for _, p := range places[:min(len(places), maxCompared)] {
			id := anyPlace
			if p != nil {
				id = p.ID
			}
			facts, err := c.facts(m, id)
			if err != nil {
				return err
			}
			if len(facts) == 0 {
				r.Missing = append(r.Missing, missed(c, m, p))
				continue
			}
			at, err := r.show(c, facts[0].Entry)
			if err != nil {
				return err
			}
			shown++
			if err := r.disagree(c, facts[0], at, facts, maxOthers); err != nil {
				return err
			}
		}
	}
	r.put(shown)
	return nil
}
