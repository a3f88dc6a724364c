package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

const (
	maxDated  = 24 // rows of a trend
	linePoint = 3  // points that make a line, where others stand beside it
)

// trend puts the figures of a measure of a place in the order of time. A line
// is drawn through those of one counter, unit and definition.
func (r *reply) trend(c *crossing) error {
	m := c.Measures[0]
	t := &Table{Columns: []string{"period", m.ID, "cited"}}
	if len(c.Places) > 1 {
		t.Columns = slices.Insert(t.Columns, 0, "place")
	}
	shown := 0
	for _, p := range c.Places[:min(len(c.Places), maxCompared)] {
		facts, err := c.dated(m, p)
		if err != nil {
			return err
		}
		if len(facts) == 0 {
			r.Missing = append(r.Missing, p.ID)
			continue
		}
		line := lineOf(facts)
		newest := facts[len(facts)-1]
		if len(line) > 1 {
			newest = line[len(line)-1]
		}
		if _, err := r.show(c, newest.Entry); err != nil {
			return err
		}
		var points []Point
		for _, f := range facts {
			at, err := r.show(c, f.Entry)
			if err != nil {
				return err
			}
			shown++
			amount, period, cited := r.cells(at)
			row := []Cell{period, amount, cited}
			if len(c.Places) > 1 {
				row = slices.Insert(row, 0, Cell{Text: p.ID})
			}
			t.Rows = append(t.Rows, row)
			if slices.ContainsFunc(line, f.Is) && strings.Contains(r.passageOf(at), label(f)) {
				points = append(points, Point{Label: label(f), Value: f.Value, Figure: at})
			}
		}
		if len(c.Places) == 1 {
			r.draw(facts, line, points)
		}
	}
	if r.put(shown); shown > 0 {
		r.Table = t
	}
	return nil
}

// overYears reports whether a question asks for one measure over some years.
func (a asked) overYears() bool {
	return a.Intent == query.Lookup && a.Period.Several() && len(a.Measures) == 1 && len(a.Places) > 0
}

// years tells a measure year by year where the articles have figures of several
// of the years asked for, and none of all of them together.
func (r *reply) years(c *crossing) error {
	for _, p := range c.Places {
		facts, err := c.dated(c.Measures[0], p)
		if err != nil || len(facts) < 2 || slices.ContainsFunc(facts, func(f ledger.Fact) bool {
			return f.Span().From == c.Period.From && f.Span().To == c.Period.To
		}) {
			return err
		}
	}
	r.Query.Intent = query.Trend
	return r.trend(c)
}

// label is the year of a point, or what it is of where that is no year.
func label(f ledger.Fact) string {
	if s := f.Span(); s.From == s.To {
		return strconv.Itoa(s.To)
	}
	return f.Period
}

// draw draws the line, or notes what differs between the points.
func (r *reply) draw(facts, line []ledger.Fact, points []Point) {
	all := len(line) == len(facts)
	if len(line) >= linePoint || len(line) == len(facts) && len(line) > 1 {
		r.Chart = &Chart{Type: "line", Unit: unit(line[0].Entry), Points: points}
		if !all {
			r.note(OneLine, "", nil, cmp.Or(counterOf(line), line[0].MeasureID))
		}
		return
	}
	respects := slices.DeleteFunc(apart(facts), func(s string) bool { return s == ledger.ApartPeriod })
	if len(respects) > 0 {
		r.note(NoChart, "", nil, respects...)
	}
}

// counterOf is who is cited for the facts of a line.
func counterOf(line []ledger.Fact) string {
	for _, f := range line {
		if f.Attribution != "" {
			return f.Attribution
		}
	}
	return ""
}

// dated returns the facts of a measure of a place that say when, in the order
// of time. Plans stand among them only where there is nothing else.
func (c *crossing) dated(m, p *lexicon.Entry) ([]ledger.Fact, error) {
	facts, err := c.facts(m, p.ID)
	facts = slices.Clone(facts)
	planned := !slices.ContainsFunc(facts, func(f ledger.Fact) bool { return !f.Planned() })
	facts = slices.DeleteFunc(facts, func(f ledger.Fact) bool { return f.Span().To == 0 || f.Planned() && !planned })
	facts = onceOnly(facts)
	facts = facts[:min(len(facts), maxDated)]
	slices.SortStableFunc(facts, func(a, b ledger.Fact) int {
		s, t := a.Span(), b.Span()
		return cmp.Or(cmp.Compare(s.To, t.To), cmp.Compare(s.From, t.From), cmp.Compare(s.Part, t.Part))
	})
	return facts, err
}

// onceOnly leaves out what a better fact of the same time states as well.
func onceOnly(facts []ledger.Fact) []ledger.Fact {
	type said struct {
		value    float64
		currency string
		span     ledger.Span
	}
	known := map[said]bool{}
	var kept []ledger.Fact
	for _, f := range facts {
		if s := (said{f.Value, f.Currency, f.Span()}); !known[s] {
			known[s] = true
			kept = append(kept, f)
		}
	}
	return kept
}

// lineOf returns the most facts, in the order of time, that one counter, unit
// and definition run through, one a period.
func lineOf(facts []ledger.Fact) []ledger.Fact {
	var longest []ledger.Fact
	for _, seed := range facts {
		var line []ledger.Fact
		for _, f := range facts {
			if !inLine(seed, f) {
				continue
			}
			if n := len(line); n > 0 && line[n-1].Span().To == f.Span().To {
				if ledger.Better(f.Entry, line[n-1].Entry) < 0 {
					line[n-1] = f
				}
				continue
			}
			line = append(line, f)
		}
		if len(line) > len(longest) || len(line) == len(longest) && len(line) > 0 && line[len(line)-1].AsOf() > longest[len(longest)-1].AsOf() {
			longest = line
		}
	}
	return longest
}

// inLine reports whether nothing but the year sets two facts apart. What sums
// up several years, or is a range, is on no line but of its own kind.
func inLine(a, b ledger.Fact) bool {
	s, t := a.Span(), b.Span()
	if s.From != s.To && a.Several() || t.From != t.To && b.Several() || a.Value != a.Max || b.Value != b.Max || !(ledger.Span{Part: s.Part}).Alongside(ledger.Span{Part: t.Part}) {
		return false
	}
	respects := ledger.Apart(a, b)
	if a.Scope != b.Scope {
		return false
	}
	return len(respects) == 0 || len(respects) == 1 && respects[0] == ledger.ApartPeriod
}
