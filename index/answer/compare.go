package answer

import (
	"cmp"
	"slices"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

const (
	maxCompared = 12 // places side by side
	maxColumns  = 4  // measures side by side
	maxOthers   = 2  // figures that differ, shown for one of several places
	staleYears  = 2  // how much older figures that are counted alike may be than the newest
)

// A side is one place of a comparison: whose figure it is, and the facts it
// may be chosen from, best first.
type side struct {
	place string
	facts []ledger.Fact
	pick  ledger.Fact
}

// compare puts the figures of places side by side, a row a place. Where all
// places have figures counted alike, it takes those; else the newest of each.
func (r *reply) compare(c *crossing) error {
	measures := c.Measures[:min(len(c.Measures), maxColumns)]
	var columns [][]side
	for _, m := range measures {
		sides, err := r.sides(c, m)
		if err != nil {
			return err
		}
		agreeOn(sides)
		sameScope(sides)
		columns = append(columns, sides)
	}
	t := &Table{Columns: []string{"place"}}
	for _, m := range measures {
		t.Columns = append(t.Columns, m.ID)
	}
	if len(measures) == 1 {
		t.Columns = append(t.Columns, "period", "cited")
	}
	var shown []side
	var picked []ledger.Fact
	var points []Point
	for _, place := range rows(columns) {
		row := []Cell{{Text: place}}
		for _, sides := range columns {
			i := slices.IndexFunc(sides, func(s side) bool { return s.place == place })
			if i < 0 {
				row = append(row, Cell{})
				continue
			}
			at, err := r.show(c, sides[i].pick.Entry)
			if err != nil {
				return err
			}
			amount, period, cited := r.cells(at)
			row = append(row, amount)
			if len(measures) == 1 {
				row = append(row, period, cited)
			}
			shown = append(shown, sides[i])
			picked = append(picked, sides[i].pick)
			points = append(points, Point{Label: place, Value: sides[i].pick.Value, Figure: at})
		}
		t.Rows = append(t.Rows, row)
	}
	if r.put(len(picked)); len(picked) == 0 {
		return nil
	}
	r.Table = t
	if len(measures) == 1 {
		r.chart("bar", picked, points)
		s := scale{kind: picked[0].Kind, currency: picked[0].Currency}
		for i, f := range picked {
			r.converted(s, f.Entry, points[i].Figure)
		}
	}
	for i, f := range picked {
		if f.Partial() && !c.scoped(f.Scope) {
			r.note(Scoped, f.Scope, []int{points[i].Figure}, f.Place)
		}
	}
	for i, s := range shown {
		if err := r.disagree(c, s.pick, points[i].Figure, s.facts, maxOthers); err != nil {
			return err
		}
	}
	return nil
}

// compareAll puts places side by side by the measures that the articles give of
// each of them, those given of most places first.
func (r *reply) compareAll(c *crossing) error {
	count := map[*lexicon.Entry]int{}
	for _, id := range c.book.Measures(c.Places[0].ID) {
		m := c.answerer.lex.Lookup(lexicon.Measure, id)
		if m == nil {
			continue
		}
		places := c.book.Places(c.filter(m))
		if !slices.ContainsFunc(c.Places, func(p *lexicon.Entry) bool { return !slices.Contains(places, p.ID) }) {
			c.Measures = append(c.Measures, m)
			count[m] = len(places)
		}
	}
	slices.SortStableFunc(c.Measures, func(a, b *lexicon.Entry) int { return -cmp.Compare(count[a], count[b]) })
	if len(c.Measures) == 0 {
		return nil
	}
	return r.compare(c)
}

// sides returns the places that have a figure of a measure. A place that has
// none is missing; the place around it that has one stands for itself.
func (r *reply) sides(c *crossing, m *lexicon.Entry) ([]side, error) {
	var sides []side
	for _, p := range c.Places[:min(len(c.Places), maxCompared)] {
		of, facts, err := c.widerFacts(m, p)
		if err != nil {
			return nil, err
		}
		if of != p || len(facts) == 0 {
			r.Missing = append(r.Missing, p.ID)
		}
		if len(facts) == 0 {
			continue
		}
		if of != p {
			r.note(Wider, "", nil, p.ID, of.ID)
		}
		if !slices.ContainsFunc(sides, func(s side) bool { return s.place == of.ID }) {
			sides = append(sides, side{of.ID, facts, facts[0]})
		}
	}
	return sides, nil
}

// widerFacts returns the facts of a measure of a place, or, where there are none,
// of the nearest place around it that has some, and which place that is. What stands
// in for another place is said outright, its noun is not carried to it.
func (c *crossing) widerFacts(m, p *lexicon.Entry) (of *lexicon.Entry, facts []ledger.Fact, err error) {
	for of = p; of != nil; of = c.answerer.lex.Lookup(lexicon.Place, of.Parent) {
		facts, err = c.facts(m, of.ID)
		if of != p {
			facts = slices.DeleteFunc(facts, func(f ledger.Fact) bool { return f.Doubt&figure.NounCarried != 0 })
		}
		if err != nil || len(facts) > 0 || of.Parent == "" {
			return of, facts, err
		}
	}
	return p, nil, nil
}

// agreeOn picks for each side a fact counted alike, the newest there is, where
// the newest facts are not and it is not much older.
func agreeOn(sides []side) {
	if len(sides) < 2 {
		return
	}
	var heads []ledger.Fact
	oldest := sides[0].pick.AsOf()
	for _, s := range sides {
		heads = append(heads, s.pick)
		oldest = min(oldest, s.pick.AsOf())
	}
	if len(apart(heads)) == 0 {
		return
	}
	for _, first := range sides[0].facts {
		if first.AsOf() < oldest-staleYears || first.Planned() {
			continue
		}
		picks := []ledger.Fact{first}
		for _, s := range sides[1:] {
			i := slices.IndexFunc(s.facts, func(f ledger.Fact) bool { return len(ledger.Apart(first, f)) == 0 })
			if i < 0 {
				break
			}
			picks = append(picks, s.facts[i])
		}
		if len(picks) == len(sides) {
			for i := range sides {
				sides[i].pick = picks[i]
			}
			return
		}
	}
}

// sameScope quotes for each side an entry that names the same scope, where all
// have one.
func sameScope(sides []side) {
	if len(sides) == 0 {
		return
	}
	for _, first := range sides[0].pick.Entries {
		var entries []ledger.Entry
		for _, s := range sides {
			if i := slices.IndexFunc(s.pick.Entries, func(e ledger.Entry) bool { return e.Scope == first.Scope }); i >= 0 {
				entries = append(entries, s.pick.Entries[i])
			}
		}
		if len(entries) == len(sides) {
			for i := range sides {
				if sides[i].pick.Scope != first.Scope {
					sides[i].pick.Entry = entries[i]
				}
			}
			return
		}
	}
}

// rows returns the places of all columns, each once, in the order asked.
func rows(columns [][]side) []string {
	var places []string
	for _, sides := range columns {
		for _, s := range sides {
			if !slices.Contains(places, s.place) {
				places = append(places, s.place)
			}
		}
	}
	return places
}

// chart draws facts where unit, per, period and definition run through, or
// notes in which respects they do not.
func (r *reply) chart(kind string, facts []ledger.Fact, points []Point) {
	if len(facts) < 2 {
		return
	}
	respects := apart(facts)
	if facts[0].Value != facts[0].Max && !slices.Contains(respects, ledger.ApartKind) {
		respects = append(respects, ledger.ApartKind) // a range has no one height
	}
	if mixed := slices.ContainsFunc(facts, func(f ledger.Fact) bool { return f.Scope != facts[0].Scope }); mixed && !slices.Contains(respects, ledger.ApartScope) {
		respects = append(respects, ledger.ApartScope)
	}
	if len(respects) > 0 {
		r.note(NoChart, "", nil, respects...)
		return
	}
	r.Chart = &Chart{Type: kind, Unit: unit(facts[0].Entry), Points: points}
}
