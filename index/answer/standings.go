package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

const (
	maxRanked = 20 // places in order
	maxLeft   = 8  // places named for one reason
)

// rank puts the places that have a figure of a measure in order by the newest
// of each; of a filter, those whose figure meets the condition. What cannot be
// compared is left out, and said to be.
func (r *reply) rank(c *crossing) error {
	m := c.Measures[0]
	if c.Than != nil && c.Bound == nil {
		return nil // nothing to measure by
	}
	heads, parts, err := r.heads(c, m)
	if err != nil {
		return err
	}
	scale := scaleOf(c, heads)
	var kept []ledger.Head
	left := map[string][]string{}
	if len(parts) > 0 {
		left["part"] = parts
	}
	for _, h := range heads {
		_, comparable := scale.bring(h.Entry)
		why := ""
		switch {
		case h.Several():
			why = "several years"
		case h.Planned():
			why = "plan"
		case c.short(h.Entry):
			why = "part of a year"
		case !comparable:
			why = "unit"
		}
		if why != "" {
			left[why] = append(left[why], h.Place)
		} else if (c.Bound == nil || c.Bound.Holds(h.Entry)) && !(c.Inside && m.Class == "rank" && h.Value > float64(c.Limit)) {
			kept = append(kept, h)
		}
	}
	slices.SortStableFunc(kept, func(a, b ledger.Head) int {
		x, _ := scale.bring(a.Entry)
		y, _ := scale.bring(b.Entry)
		if c.descending(m) {
			x, y = y, x
		}
		return cmp.Or(cmp.Compare(x, y), boolOrder(a.Qualifier == figure.Over, b.Qualifier == figure.Over), -cmp.Compare(a.AsOf(), b.AsOf()))
	})
	if c.Limit > 0 && len(kept) > c.Limit {
		kept = kept[:c.Limit]
	}
	return r.ranked(c, m, scale, kept[:min(len(kept), maxRanked)], left)
}

// descending reports whether the largest value comes first. Where no order is
// asked for that is the most, of a bound from above the least: "under 5 days".
func (c *crossing) descending(m *lexicon.Entry) bool {
	order := c.Order
	switch {
	case order != query.NoOrder:
	case c.Bound != nil && c.Bound.Least < 0 && m.Class == "rank":
		order = query.Most
	case c.Bound != nil && c.Bound.Least < 0:
		order = query.Least
	case m.Class == "rank":
		order = query.Best
	default:
		order = query.Most
	}
	return order.Descending(m.Class)
}

// ranked shows places in order.
func (r *reply) ranked(c *crossing, m *lexicon.Entry, s scale, kept []ledger.Head, left map[string][]string) error {
	t := &Table{Columns: []string{"place", m.ID, "period", "cited"}}
	var facts []ledger.Fact
	var points []Point
	rivals := map[string][]ledger.Fact{}
	for i, h := range kept {
		all, err := c.facts(m, h.Place)
		if err != nil {
			return err
		}
		j := slices.IndexFunc(all, func(f ledger.Fact) bool { return slices.Contains(f.Entries, h.Entry) })
		f := ledger.Fact{Entry: h.Entry, Entries: []ledger.Entry{h.Entry}}
		if j >= 0 {
			f = c.spoken(all, all[j])
		}
		rivals[h.Place] = all
		kept[i].Entry = f.Entry
		at, err := r.show(c, f.Entry)
		if err != nil {
			return err
		}
		amount, period, cited := r.cells(at)
		t.Rows = append(t.Rows, []Cell{{Text: h.Place}, amount, period, cited})
		facts = append(facts, f)
		points = append(points, Point{Label: h.Place, Value: f.Value, Figure: at})
	}
	if r.put(len(kept)); len(kept) == 0 {
		r.Missing = append(r.Missing, m.ID)
		return nil
	}
	r.Table = t
	r.chart("bar", facts, points)
	for i, h := range kept {
		r.converted(s, h.Entry, points[i].Figure)
	}
	if c.Intent == query.Rank {
		if err := r.overtaken(c, m, s, kept, rivals); err != nil {
			return err
		}
	}
	if c.Than != nil {
		if err := r.against(c); err != nil {
			return err
		}
	}
	first, last := 0, 0
	for _, h := range kept {
		if y := h.AsOf(); y != 0 {
			first, last = min(cmp.Or(first, y), y), max(last, y)
		}
	}
	if first != last {
		r.note(Spread, "", nil, strconv.Itoa(first), strconv.Itoa(last))
	}
	for _, why := range []string{"several years", "plan", "part", "part of a year", "unit"} {
		if places := left[why]; len(places) > 0 {
			slices.Sort(places)
			r.note(LeftOut, why, nil, places[:min(len(places), maxLeft)]...)
		}
	}
	return nil
}

// against notes the figure of the place that the others are measured by.
func (r *reply) against(c *crossing) error {
	e, ok := measuredBy(c.book, c.Query)
	if !ok {
		return nil
	}
	at, err := r.show(c, e)
	if err != nil {
		return err
	}
	r.note(Against, r.told(at), []int{at}, c.Than.ID)
	return nil
}

// told is a figure in a line: its amount, its time and who gives it.
func (r *reply) told(at int) string {
	amount, period, cited := r.cells(at)
	said := slices.DeleteFunc([]string{period.Text, cited.Text}, func(t string) bool { return t == "" })
	if len(said) == 0 {
		return amount.Text
	}
	return amount.Text + " (" + strings.Join(said, ", ") + ")"
}

// overtaken notes which places would stand before the first by figures of about
// the same time that others give: all tells what the articles state of each place.
func (r *reply) overtaken(c *crossing, m *lexicon.Entry, s scale, kept []ledger.Head, all map[string][]ledger.Fact) error {
	least, _ := s.bring(kept[0].Entry)
	for _, h := range kept[1:] {
		i := slices.IndexFunc(all[h.Place], func(f ledger.Fact) bool {
			v, ok := s.bring(f.Entry)
			near := f.AsOf() > h.AsOf()-staleYears && f.AsOf() > 0
			before := v < least
			if c.descending(m) {
				before = v > least
			}
			return ok && near && before && !f.Several() && !f.Planned() && !f.Partial() && f.Qualifier != figure.Range
		})
		if i < 0 {
			continue
		}
		at, err := r.show(c, all[h.Place][i].Entry)
		if err != nil {
			return err
		}
		r.note(Overtaken, r.told(at), []int{at}, h.Place, kept[0].Place)
	}
	return nil
}

// heads returns the figure that stands for each place of the class asked for.
// Where the articles have a measure for more countries than cities, countries
// stand among the cities, under their own names. Places that have but figures of
// a part are told apart.
func (r *reply) heads(c *crossing, m *lexicon.Entry) (heads []ledger.Head, parts []string, err error) {
	class := func(place string) string {
		if e := c.answerer.lex.Lookup(lexicon.Place, place); e != nil && e.Subject() {
			return "city" // what is compared with its like
		} else if e != nil {
			return e.Class
		}
		return ""
	}
	inside := func(place string) bool {
		return len(c.Places) == 0 || slices.ContainsFunc(c.Places, func(p *lexicon.Entry) bool { return p.ID != place && inArea(c.answerer.lex, place, p.ID) })
	}
	asked := cmp.Or(c.Class, "city")
	all := c.book.Heads(c.filter(m), inside)
	count := map[string]int{}
	for _, h := range all {
		count[class(h.Place)]++
	}
	wider := asked == "city" && count["country"] > count["city"]
	for _, h := range all {
		if k := class(h.Place); k != asked && !(wider && k == "country") && !(asked == "country" && c.state(h.Place)) {
			continue
		}
		if len(c.rest) > 0 || c.short(h.Entry) || h.Partial() || c.wider(h.Entry) || c.longer(h.Entry) {
			entries, err := c.fitting(c.book.Select(c.of(m, h.Place)))
			if err != nil {
				return nil, nil, err
			}
			if whole := slices.DeleteFunc(slices.Clone(entries), c.short); len(whole) > 0 {
				entries = whole
			}
			if len(entries) == 0 {
				if len(c.rest) == 0 && h.Partial() {
					parts = append(parts, h.Place)
				}
				continue
			}
			h.Entry = slices.MinFunc(entries, ledger.Better)
		}
		heads = append(heads, h)
	}
	return heads, parts, nil
}

// short reports whether an entry is what came in during a part of a year, where
// none was asked for: a quarter's sum stands beside no year's.
func (c *crossing) short(e ledger.Entry) bool {
	return c.Period.Part == "" && e.Kind == figure.Money && e.Per == "" && e.Span().Halved()
}

// state reports whether a city is a country of its own.
func (c *crossing) state(place string) bool {
	e := c.answerer.lex.Lookup(lexicon.Place, place)
	return e != nil && e.Class == "city" && e.Parent == ""
}

// A scale is the unit or currency that places are put in order by.
type scale struct {
	kind           figure.Kind
	unit, currency string
}

// scaleOf is the scale of the condition, or the one most figures have.
func scaleOf(c *crossing, heads []ledger.Head) scale {
	count := map[scale]int{}
	var best scale
	for _, h := range heads {
		s := scale{h.Kind, h.Unit, h.Currency}
		if h.Kind == figure.Count || h.Kind == figure.Number {
			s = scale{kind: figure.Count}
		}
		if count[s]++; count[s] > count[best] {
			best = s
		}
	}
	if c.Bound != nil && c.Bound.Currency != "" {
		best.currency = c.Bound.Currency
	}
	return best
}

// bring returns a value on the scale; false where there is no way to it.
func (s scale) bring(e ledger.Entry) (float64, bool) {
	if e.Kind == figure.Count || e.Kind == figure.Number {
		return e.Value, s.kind == figure.Count
	}
	if e.Kind != s.kind {
		return 0, false
	}
	if e.Kind == figure.Money {
		rate, ok := ledger.DefaultRates().Between(e.Currency, s.currency, e.AsOf())
		return e.Value * rate.Factor, ok
	}
	factor, ok := ledger.Convert(e.Unit, s.unit)
	return e.Value * factor, ok
}

// converted notes what a figure of another currency is on the scale, with the
// rate and its year.
func (r *reply) converted(s scale, e ledger.Entry, at int) {
	if text := s.converted(e); text != "" {
		r.note(Converted, r.Figures[at].Text+" "+text, []int{at}, e.Place)
	}
}

// converted says what an amount is in the scale's currency, "" when it is in it.
func (s scale) converted(e ledger.Entry) string {
	if e.Kind != figure.Money || e.Currency == s.currency {
		return ""
	}
	rate, ok := ledger.DefaultRates().Between(e.Currency, s.currency, e.AsOf())
	if !ok {
		return ""
	}
	return "≈ " + s.currency + " " + short(e.Value*rate.Factor) + " (1 " + e.Currency + " ≈ " + short(rate.Factor) + " " + s.currency + ", " + rate.Date + ")"
}

// short is a number in three digits, written out in thousands.
func short(v float64) string {
	for _, scale := range []struct {
		least float64
		name  string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if v >= scale.least {
			return strconv.FormatFloat(v/scale.least, 'g', 3, 64) + scale.name
		}
	}
	if v >= 1000 {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}
