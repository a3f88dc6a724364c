package answer

import (
	"cmp"
	"context"
	"slices"

	"quoth/articles/figure"
	"quoth/index/ledger"
	"quoth/index/query"
)

// The least chance with which the first candidate is given as an answer, and as
// the closest found. Below that the articles do not say.
const (
	Sure = 0.67
	Near = 0.27

	sureOfMeasure = 0.55 // in place of Sure, see sure
)

// How many passages are shown: to a question for one thing, and to one that many
// passages answer in part.
const (
	passagesShown = 3
	partsShown    = 6
	figuresShown  = 3
)

// settle makes of the proposals, which were judged, the answer: what it shows,
// and with what claim.
func (r *reply) settle(ctx context.Context, p *proposals) error {
	kept, refused := p.gate()
	r.explained.judged(p, kept, refused)
	if len(kept) == 0 || kept[0].chance < Near {
		r.unanswered(p, kept, refused)
		return nil
	}
	best := p.standing(kept)
	if i := slices.IndexFunc(refused, best.yieldsTo); i >= 0 && best.chance < Sure {
		r.unanswered(p, kept, refused[i:i+1])
		return nil
	}
	r.Status, r.Confidence = Closest, best.chance
	if best.chance >= p.sure(best) && len(unknownNames(p)) == 0 && !p.anyPlaces(best) { // of whom no article names, nothing is claimed
		r.Status = Answered
	}
	switch {
	case best.whole != nil:
		return r.adopt(best)
	case best.figure >= 0:
		return r.lead(ctx, p, best, kept)
	}
	r.passages(p, kept)
	return nil
}

// sure is the least chance with which a candidate is given as an answer: less where
// the question is known to its last word, a measure of a place and nothing beside, and
// the candidate is of that measure.
func (p *proposals) sure(c *candidate) float64 {
	of := c.evidence[vMeasure] > 0 || c.stated() == nil && c.evidence[vMeasureHere]+c.evidence[vMeasureFrame] > 0
	if of && p.Intent == query.Lookup && len(p.Measures) > 0 && len(p.Places) > 0 && !p.AsksBeside() {
		return sureOfMeasure
	}
	return Sure
}

// anyPlaces reports whether a figure is of one place of several, where a measure is
// asked for and nothing else: whose figure is meant is not known.
func (p *proposals) anyPlaces(c *candidate) bool {
	f := c.stated()
	if f == nil || f.Place == "" || c.whole != nil || p.Intent != query.Lookup || len(p.Measures) == 0 || len(p.Places)+len(p.Owners) > 0 || p.AsksBeside() {
		return false
	}
	book, err := p.answerer.Ledger()
	return err == nil && slices.ContainsFunc(book.Places(anywhere(p.Measures[0])), func(place string) bool {
		return place != f.Place && !p.answerer.lex.Within(place, f.Place) && !p.answerer.lex.Within(f.Place, place)
	})
}

// yieldsTo reports whether a refused figure tells why there is no answer better
// than a passage that is close: it is what was asked, where it was asked, ahead of
// the passage, and only of another year.
func (c *candidate) yieldsTo(r refusal) bool {
	return c.stated() == nil && c.whole == nil && r.gate.name == anotherYear && r.evidence[vMeasure] > 0 && r.evidence[vPlaceOwn] > 0 && r.points > c.points
}

// standing returns the first candidate, or what tells the same and more: what a
// kind of question has put together of its figure and others; of the figures the
// ledger has of what is asked, the one that stands best for it there, so that a
// lookup, a comparison and a ranking show the same figure; that one too
// where another figure is ahead of it by next to nothing; the figure of a place
// asked for before one of what lies around it; and the figure in the sentence
// that answers a question for a figure of something that is no known measure.
func (p *proposals) standing(kept []*candidate) *candidate {
	best := kept[0]
	f := best.stated()
	if f == nil && best.whole == nil && len(p.Measures) == 0 && (p.Want.Figure() || len(p.Expects) > 0) {
		return p.figureOf(best, kept)
	}
	if f == nil || best.whole != nil {
		return best
	}
	ofMeasure := func(v evidenceName, chance float64) int { // the first figure of the same measure that has a piece of evidence, and at least a chance
		return slices.IndexFunc(kept, func(c *candidate) bool {
			own := c.stated()
			return c.whole == nil && own != nil && own.MeasureID != "" && own.MeasureID == f.MeasureID && c.evidence[v] > 0 && c.chance >= chance
		})
	}
	at := slices.IndexFunc(kept, func(c *candidate) bool { return c.holds(f) })
	switch {
	case at >= 0:
	case best.evidence[vLinked] > 0:
		at = ofMeasure(vLinkedFirst, 0)
	case best.evidence[vPlaceOwn]+best.evidence[vPlaceInside] == 0:
		at = ofMeasure(vPlaceOwn, Near)
	}
	if at < 0 {
		at = slices.IndexFunc(kept, func(c *candidate) bool {
			return c.whole == nil && c.evidence[vLinkedFirst] > 0 && best.points-c.points < nearlyLevel
		})
	}
	if at < 0 {
		return best
	}
	kept[at].chance = max(kept[at].chance, best.chance)
	return kept[at]
}

// figureOf returns the likeliest figure of the sentence that answers a question for
// a figure, or the passage where none comes near it.
func (p *proposals) figureOf(passage *candidate, kept []*candidate) *candidate {
	for _, c := range kept {
		if c.whole == nil && c.figure >= 0 && c.Number == passage.Number && c.at == passage.at && passage.points-c.points < farBehind {
			c.chance = max(c.chance, passage.chance)
			return c
		}
	}
	return passage
}

// farBehind is how many points behind the passage it stands in a figure may be
// and still be what is shown of it.
const farBehind = 3

// nearlyLevel is how many points apart two figures are told apart by chance: by
// which words of the question were put first.
const nearlyLevel = 0.5

// holds reports whether what a kind of question has put together shows a figure
// of the same value, measure and place.
func (c *candidate) holds(f *figure.Figure) bool {
	return c.whole != nil && slices.ContainsFunc(c.whole.Figures, func(own Figure) bool {
		return own.Text == f.Text && own.Measure == f.MeasureID && own.Place == f.Place
	})
}

// adopt takes over what a kind of question has put together.
func (r *reply) adopt(c *candidate) error {
	w := c.whole.Answer
	r.Figures, r.Passages, r.Disagreements, r.Missing = w.Figures, w.Passages, w.Disagreements, w.Missing
	r.Table, r.Chart = w.Table, w.Chart
	r.Notes = append(r.Notes, w.Notes...)
	r.Query.Intent = cmp.Or(w.Query.Intent, r.Query.Intent)
	if r.Status == Answered && w.Status == Partial {
		r.Status = Partial
	}
	return nil
}

// lead shows a figure first, then those that differ from it, and the passages
// that are likely to say more.
func (r *reply) lead(ctx context.Context, p *proposals, best *candidate, kept []*candidate) error {
	at := r.showFigure(best)
	if best.evidence[vLinked] > 0 {
		if err := r.differing(ctx, p, best, at); err != nil || r.Status == Answered {
			return err
		}
	}
	for _, c := range kept {
		if c != best && c.whole == nil && c.figure >= 0 && len(r.Figures) < figuresShown && c.evidence[vBehind] >= closeBehind && best.differs(c) && !r.repeats(c) {
			r.showFigure(c)
		}
	}
	for _, c := range kept {
		if c.whole == nil && c.figure < 0 && len(r.Passages) < passagesShown && c.evidence[vBehind] >= tooFarBehind {
			r.showPassage(c)
		}
	}
	return nil
}

// How far behind the first a candidate may be and still be shown beside it, as
// evidence tells it: as a figure that differs, and as a passage.
const (
	closeBehind  = -0.35
	tooFarBehind = -2
)

// differs reports whether a figure may be another one of what the first is one
// of, given by another article: both are of one sort and counted in one unit.
func (c *candidate) differs(o *candidate) bool {
	a, b := c.stated(), o.stated()
	return o.ArticleNumber != c.ArticleNumber && a.Kind == b.Kind && a.Currency == b.Currency && a.Per == b.Per && (a.Unit == b.Unit || a.Kind == figure.Count && sameNoun(a.Unit, b.Unit))
}

// repeats reports whether a figure is shown already: the same amount, a copy, or
// the same sum in another currency.
func (r *reply) repeats(c *candidate) bool {
	f := c.stated()
	return slices.ContainsFunc(r.Figures, func(g Figure) bool {
		if g.Passage == c.Record.ID && (g.Start == f.Start || f.SameAs >= 0 && c.Figures[f.SameAs].Start == g.Start) {
			return true
		}
		return g.Value != nil && near(*g.Value, f.Value) && g.Currency == f.Currency && g.Unit == f.Unit
	})
}

// passages shows passages: those most likely to answer, in order.
func (r *reply) passages(p *proposals, kept []*candidate) {
	most := passagesShown
	if p.Form == query.List || p.Form == query.Overview {
		most = partsShown
	}
	for _, c := range kept {
		if len(r.Passages) == most {
			break
		}
		if c.figure < 0 && c.whole == nil {
			r.showPassage(c)
		}
	}
}

// unanswered says why nothing is shown: the gate that refused what was likely
// enough, or that nothing was.
func (r *reply) unanswered(p *proposals, kept []*candidate, refused []refusal) {
	r.Status = Unanswered
	if len(kept) > 0 {
		r.Confidence = kept[0].chance
	}
	likely := func(c refusal) bool {
		return c.chance >= Near || len(kept) == 0 || c.points > kept[0].points
	}
	switch i := slices.IndexFunc(refused, likely); {
	case i < 0:
		r.note(Gated, "", nil, nothingNear)
	default:
		names := []string{refused[i].gate.name}
		if about := refused[i].gate.about; about != nil {
			names = append(names, about(p)...)
		}
		r.note(Gated, refused[i].gate.why, nil, names...)
	}
	for _, m := range p.whatIsMissing() {
		if !slices.Contains(r.Missing, m) {
			r.Missing = append(r.Missing, m)
		}
	}
}

// maxBeside is how many figures that differ are shown beside one.
const maxBeside = 5

// differing shows beside a figure of the ledger those that differ from it, and
// notes how many articles state it.
func (r *reply) differing(ctx context.Context, p *proposals, best *candidate, at int) error {
	c, err := p.cross(ctx)
	if err != nil {
		return err
	}
	for _, m := range p.Measures {
		for _, place := range p.Places {
			of, facts, err := c.widerFacts(m, place)
			if err != nil {
				return err
			}
			for _, f := range facts {
				if !slices.ContainsFunc(f.Entries, func(e ledger.Entry) bool { return e.Passage == best.Number && e.Index == best.figure }) {
					continue
				}
				if of != place {
					r.note(Wider, "", nil, place.ID, of.ID)
				}
				r.shared(f.Entries, at)
				return r.disagree(c, f, at, facts, maxBeside)
			}
		}
	}
	return nil
}
