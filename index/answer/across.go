package answer

import (
	"cmp"
	"context"
	"slices"

	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

// cross opens the ledger for a question, until ctx ends.
func (x *Answerer) cross(ctx context.Context, a asked) (*crossing, error) {
	book, err := x.Ledger()
	return &crossing{asked: a, ctx: ctx, answerer: x, book: book, rest: a.leftover(), seen: map[int]*reading{}, known: map[statedOf][]ledger.Fact{}}, err
}

// cross opens the ledger for the question, once.
func (p *proposals) cross(ctx context.Context) (*crossing, error) {
	if p.crossing == nil {
		c, err := p.answerer.cross(ctx, p.asked)
		if err != nil {
			return nil, err
		}
		p.crossing = c
	}
	c := *p.crossing
	c.seen = map[int]*reading{}
	return &c, nil
}

// A crossing is a question over many articles with what it is answered from.
type crossing struct {
	asked
	ctx      context.Context // of the question
	answerer *Answerer
	book     *ledger.Ledger
	rest     []int                      // words of the question that neither a place, a measure nor a way of asking accounts for
	seen     map[int]*reading           // by passage
	known    map[statedOf][]ledger.Fact // what facts has returned
}

// statedOf is what facts are told of: a measure of a place.
type statedOf struct {
	measure *lexicon.Entry
	place   string // anyPlace: of all of them
}

// anyPlace is no place's id.
const anyPlace = "*"

// maxRead is how many passages are read for the words of one question.
const maxRead = 2000

// leftover returns the words a figure's passage must say besides.
func (a asked) leftover() []int {
	var rest []int
	for i, w := range a.Words {
		if w.Telling() && (w.Narrows || len(a.Measures) == 0) && !w.PutWith() && !a.InClaim(w) {
			rest = append(rest, i)
		}
	}
	return rest
}

// placed is the filter of all levels of a measure of a place.
func placed(m *lexicon.Entry, place string) ledger.Filter {
	return ledger.Filter{Measure: m.ID, Place: place, Kinds: stated("", m), Levels: true}
}

// anywhere is the filter of all levels of a measure.
func anywhere(m *lexicon.Entry) ledger.Filter {
	f := placed(m, "")
	f.Anywhere = true
	return f
}

// filter is what is asked of the figures of a measure, of every place.
func (c *crossing) filter(m *lexicon.Entry) ledger.Filter {
	return ledger.Filter{Measure: m.ID, Anywhere: true, Kinds: compared(c.wanted(m), m), From: c.Period.From, To: c.Period.To, Levels: true}
}

// wanted is the class of figure that a question wants of a measure that has two:
// the one it asks for, or else the one that its words expect.
func (c *crossing) wanted(m *lexicon.Entry) query.Want {
	var expected []query.Want
	for _, class := range m.Classes() {
		if c.Expects[class] {
			expected = append(expected, query.Want(class))
		}
	}
	if !m.Is(string(c.Want)) && len(expected) == 1 {
		return expected[0]
	}
	return c.Want
}

// of is what is asked of the figures of a measure of a place.
func (c *crossing) of(m *lexicon.Entry, place string) ledger.Filter {
	f := c.filter(m)
	f.Place, f.Anywhere = place, place == anyPlace
	return f
}

// facts returns what the articles state of a measure of a place, or of anyPlace,
// best first. The list is the crossing's: do not change it.
func (c *crossing) facts(m *lexicon.Entry, place string) ([]ledger.Fact, error) {
	if facts, known := c.known[statedOf{m, place}]; known {
		return facts, nil
	}
	entries, err := c.fitting(c.book.Select(c.of(m, place)))
	if err != nil {
		return nil, err
	}
	facts, err := ledger.Facts(c.ctx, entries)
	if err != nil {
		return nil, err
	}
	for i := range facts {
		facts[i] = c.voiced(facts[i])
	}
	c.known[statedOf{m, place}] = facts
	return facts, nil
}

// fitting returns the entries that are of the scope asked for and whose
// passages say what else is asked.
func (c *crossing) fitting(list []ledger.Entry) ([]ledger.Entry, error) {
	part := slices.ContainsFunc(list, func(e ledger.Entry) bool { return e.Partial() && c.scoped(e.Scope) })
	many := c.Intent == query.Rank || c.Intent == query.Filter
	partial := !many && !slices.ContainsFunc(list, func(e ledger.Entry) bool { return !e.Partial() }) // there is nothing else; the scope is told
	var fit []ledger.Entry
	for i, e := range list {
		if i%1024 == 0 && c.ctx.Err() != nil {
			return nil, c.ctx.Err()
		}
		if !partial && (e.Partial() != part || part && !c.scoped(e.Scope)) || c.wider(e) || c.longer(e) || !c.inPart(e) {
			continue
		}
		says, err := c.says(e)
		if err != nil {
			return nil, err
		}
		if says {
			fit = append(fit, e)
		}
	}
	return fit, nil
}

// wider reports whether an entry gives a city what holds for its country.
func (c *crossing) wider(e ledger.Entry) bool {
	p := c.answerer.lex.Lookup(lexicon.Place, e.Place)
	return e.Scope == "national" && p != nil && p.Parent != "" && p.Class != "country"
}

// longer reports whether an entry sums up more years than were asked for.
func (c *crossing) longer(e ledger.Entry) bool {
	return e.Several() && c.Period.From != 0 && e.Span().From < c.Period.From
}

// inPart reports whether an entry holds for the part of a year asked for; with
// none asked every one does.
func (c *crossing) inPart(e ledger.Entry) bool {
	return c.Period.Part == "" || e.Span().Part == c.Period.Part
}

// tongue reports whether an entry stands in an article in the language of the
// question.
func (c *crossing) tongue(e ledger.Entry) bool { return c.answerer.metas[e.Article].Lang == c.Lang }

// voiced returns a fact with the entry to quote first: one in the language of
// the question, where there is one.
func (c *crossing) voiced(f ledger.Fact) ledger.Fact {
	if i := slices.IndexFunc(f.Entries, c.tongue); i > 0 {
		f.Entry = f.Entries[i]
	}
	return f
}

// spoken returns a fact, or where no article in the language of the question
// states it, one of them that says the same of the same time in other words.
func (c *crossing) spoken(all []ledger.Fact, f ledger.Fact) ledger.Fact {
	if c.tongue(f.Entry) {
		return f
	}
	for _, o := range all {
		if c.tongue(o.Entry) && o.Value == f.Value && o.Currency == f.Currency && o.Span().Alongside(f.Span()) {
			return o
		}
	}
	return f
}

// says reports whether an entry's passage says all words of the question that
// are left over. Words the scope of a figure says are said.
func (c *crossing) says(e ledger.Entry) (bool, error) {
	if len(c.rest) == 0 {
		return true, nil
	}
	ev, err := c.evidence(e)
	if err != nil || ev == nil {
		return false, err
	}
	scope := c.readings.words.bag(c.answerer.lex, e.Scope, e.Attribution)
	for _, i := range c.rest {
		if max(c.holds(ev.text, i), c.holds(ev.frame, i), c.holds(scope, i)) == 0 {
			return false, nil
		}
	}
	return true, nil
}

// evidence returns the passage of an entry; nil when too many have been read.
func (c *crossing) evidence(e ledger.Entry) (*reading, error) {
	if ev := c.seen[e.Passage]; ev != nil {
		return ev, nil
	}
	if len(c.seen) >= maxRead {
		return nil, nil
	}
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	k, err := c.answerer.Passage(e.Passage)
	if err != nil {
		return nil, err
	}
	judged := c.answerer.reading(k, 0, c.readings)
	ev := &judged
	ev.read()
	c.seen[e.Passage] = ev
	return ev, nil
}

// disagree lists the facts beside the one shown at a figure, told apart by
// why they differ, at most that many.
func (r *reply) disagree(c *crossing, shown ledger.Fact, at int, facts []ledger.Fact, most int) error {
	for _, f := range facts {
		if most == 0 {
			return nil
		}
		if f.Is(shown) {
			continue
		}
		kind := ledger.Differ(shown, f, false)
		if told := ledger.Differ(shown, f, true); told != kind { // the passages have to be read
			revised, err := c.revised(shown, f)
			if err != nil {
				return err
			}
			if revised {
				kind = told
			}
		}
		if kind == "" {
			continue
		}
		other, err := r.show(c, f.Entry)
		if err != nil {
			return err
		}
		most--
		d := slices.IndexFunc(r.Disagreements, func(d Disagreement) bool { return d.Kind == kind && d.Figures[0] == at })
		if d < 0 {
			r.Disagreements = append(r.Disagreements, Disagreement{Measure: shown.MeasureID, Place: shown.Place, Kind: kind, Figures: []int{at}})
			d = len(r.Disagreements) - 1
		}
		if !slices.Contains(r.Disagreements[d].Figures, other) {
			r.Disagreements[d].Figures = append(r.Disagreements[d].Figures, other)
		}
	}
	return nil
}

// apart returns in which respects facts differ from the first of them.
func apart(facts []ledger.Fact) []string {
	var respects []string
	for _, f := range facts[min(1, len(facts)):] {
		for _, respect := range ledger.Apart(facts[0], f) {
			if !slices.Contains(respects, respect) {
				respects = append(respects, respect)
			}
		}
	}
	slices.Sort(respects)
	return respects
}

// unit is what the values of figures are counted in, for a chart.
func unit(e ledger.Entry) string { return cmp.Or(e.Currency, e.Unit) }

// boolOrder orders false before true.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
