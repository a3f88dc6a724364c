package answer

import (
	"math"
	"slices"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

// maxChanges is how many changes that articles state are shown.
const maxChanges = 3

// change tells how much a measure of a place grew or fell: as articles state
// it, and as the first and last figure of one line work out.
func (r *reply) change(c *crossing) error {
	m, shown := c.Measures[0], 0
	for _, p := range c.Places[:min(len(c.Places), maxCompared)] {
		stated, err := c.changes(m, p)
		if err != nil {
			return err
		}
		facts, err := c.dated(m, p)
		if err != nil {
			return err
		}
		for _, e := range stated {
			if _, err := r.show(c, e); err != nil {
				return err
			}
			shown++
		}
		worked, err := r.grown(c, m, facts)
		if err != nil {
			return err
		}
		if worked {
			shown++
		} else if len(stated) == 0 {
			r.Missing = append(r.Missing, p.ID)
		}
	}
	r.put(shown)
	return nil
}

// changes returns the sizes of a change of a measure that articles state, the
// newest first.
func (c *crossing) changes(m, p *lexicon.Entry) ([]ledger.Entry, error) {
	f := c.of(m, p.ID)
	f.Kinds, f.Levels = []figure.Kind{figure.Share, figure.Multiple, figure.Money, figure.Count}, false
	list := slices.DeleteFunc(c.book.Select(f), func(e ledger.Entry) bool { return e.Change == figure.NoChange })
	list, err := c.fitting(list)
	if err != nil {
		return nil, err
	}
	facts, err := ledger.Facts(c.ctx, list)
	var distinct []ledger.Entry
	for _, fact := range facts {
		if len(distinct) < maxChanges {
			distinct = append(distinct, c.voiced(fact).Entry)
		}
	}
	return distinct, err
}

// grown works out a change between the first and the last fact of a line that
// lie at the ends of the period asked for. It reports false when there are no
// two, and notes why not when there are but cannot be compared.
func (r *reply) grown(c *crossing, m *lexicon.Entry, facts []ledger.Fact) (bool, error) {
	line := lineOf(facts)
	line = slices.DeleteFunc(line, func(f ledger.Fact) bool { return f.Span().From != f.Span().To })
	if len(line) < 2 {
		if respects := apart(facts); len(respects) > 0 {
			r.note(NoResult, "", nil, respects...)
		}
		return false, nil
	}
	first, last := line[0], line[len(line)-1]
	if c.Period.From != 0 && first.AsOf() != c.Period.From && c.Period.To != 0 || c.Period.To != 0 && last.AsOf() != c.Period.To {
		return false, nil
	}
	t := &Table{Columns: []string{"period", m.ID, "cited"}}
	var terms []int
	for _, f := range []ledger.Fact{first, last} {
		at, err := r.show(c, f.Entry)
		if err != nil {
			return false, err
		}
		amount, period, cited := r.cells(at)
		t.Rows = append(t.Rows, []Cell{period, amount, cited})
		terms = append(terms, at)
	}
	r.Table = t
	text := r.Figures[terms[1]].Text + " − " + r.Figures[terms[0]].Text + equals(first, last) + signed(last.Value-first.Value, first.Entry)
	if first.Kind != figure.Rank && first.Kind != figure.Share && first.Value > 0 {
		text += " (" + signed(100*(last.Value/first.Value-1), ledger.Entry{Figure: figure.Figure{Unit: "percent"}}) + ")"
	}
	r.note(Formula, text, terms)
	return true, nil
}

// equals is the sign between terms and a result: of terms that are not exact
// the result is not either.
func equals(terms ...ledger.Fact) string {
	if slices.ContainsFunc(terms, func(f ledger.Fact) bool { return f.Qualifier != figure.Exact }) {
		return " ≈ "
	}
	return " = "
}

// signed is a difference with its sign and unit.
func signed(v float64, e ledger.Entry) string {
	sign := "+"
	switch {
	case v < 0:
		sign = "−"
	case v == 0:
		sign = "±"
	}
	return sign + quantity(math.Abs(v), e)
}

// quantity is a value that was worked out, in three digits, with the unit of
// the figures it comes from.
func quantity(v float64, e ledger.Entry) string {
	switch {
	case e.Kind == figure.Money && e.Currency != "":
		return e.Currency + " " + short(v)
	case e.Unit == "percent" && e.Kind == figure.Share:
		return short(v) + " points"
	case e.Unit == "percent":
		return short(v) + "%"
	case e.Kind == figure.Duration, e.Kind == figure.Quantity:
		return short(v) + " " + e.Unit
	}
	return short(v)
}
