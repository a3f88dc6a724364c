package answer

import (
	"slices"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

// arithmetic works out a difference, a ratio or a sum between figures it
// quotes, and shows its terms. It refuses where the terms differ in period,
// scope or kind, or in unit where that matters.
func (r *reply) arithmetic(c *crossing) error {
	terms, err := r.terms(c)
	if err != nil {
		return err
	}
	if c.Operation != "sum" {
		terms = terms[:min(len(terms), 2)]
	}
	t := &Table{Columns: []string{"place", "measure", "figure", "period", "cited"}}
	var at []int
	for _, s := range terms {
		n, err := r.show(c, s.pick.Entry)
		if err != nil {
			return err
		}
		amount, period, cited := r.cells(n)
		t.Rows = append(t.Rows, []Cell{{Text: s.place}, {Text: s.pick.MeasureID}, amount, period, cited})
		at = append(at, n)
	}
	if r.put(len(terms)); len(terms) == 0 {
		return nil
	}
	r.Table = t
	if len(terms) < 2 {
		return nil
	}
	if respects := refused(c.Operation, terms); len(respects) > 0 {
		r.note(NoResult, "", nil, respects...)
		return nil
	}
	r.note(Formula, r.formula(c.Operation, terms, at), at)
	return nil
}

// terms returns the figures to work with: a measure of each place, or each
// measure of a place, counted alike where there are such.
func (r *reply) terms(c *crossing) ([]side, error) {
	var terms []side
	for _, m := range c.Measures[:min(len(c.Measures), maxColumns)] {
		for _, p := range c.Places[:min(len(c.Places), maxCompared)] {
			facts, err := c.facts(m, p.ID)
			if err != nil {
				return nil, err
			}
			if len(facts) == 0 {
				r.Missing = append(r.Missing, missed(c, m, p))
				continue
			}
			terms = append(terms, side{p.ID, facts, facts[0]})
		}
	}
	if len(c.Measures) == 1 {
		agreeOn(terms)
	} else {
		agreeOnTime(terms)
	}
	return terms, nil
}

// missed names what a term lacks: the place, or of several measures the measure.
func missed(c *crossing, m, p *lexicon.Entry) string {
	if len(c.Places) > 1 {
		return p.ID
	}
	return m.ID
}

// agreeOnTime picks facts of one period, the newest that all terms have.
func agreeOnTime(terms []side) {
	if len(terms) < 2 {
		return
	}
	for _, first := range terms[0].facts {
		picks := []ledger.Fact{first}
		for _, s := range terms[1:] {
			i := slices.IndexFunc(s.facts, func(f ledger.Fact) bool { return f.Span() == first.Span() && first.Span().To != 0 })
			if i < 0 {
				break
			}
			picks = append(picks, s.facts[i])
		}
		if len(picks) == len(terms) {
			for i := range terms {
				terms[i].pick = picks[i]
			}
			return
		}
	}
}

// refused returns the respects in which terms may not differ and do. Who
// counted may differ; the table says who.
func refused(operation string, terms []side) []string {
	var facts []ledger.Fact
	for _, s := range terms {
		facts = append(facts, s.pick)
	}
	respects := slices.DeleteFunc(apart(facts), func(s string) bool {
		mixed := operation == "ratio" && facts[0].MeasureID != facts[1].MeasureID
		return s == ledger.ApartOrigin || mixed && (s == ledger.ApartUnit || s == ledger.ApartCurrency || s == ledger.ApartPer)
	})
	ranks := facts[0].Kind == figure.Rank || facts[1].Kind == figure.Rank
	shares := facts[0].Kind == figure.Share
	if ranks && operation != "difference" || shares && operation == "sum" || operation != "ratio" && facts[0].MeasureID != facts[1].MeasureID {
		respects = append(respects, ledger.ApartKind)
	}
	if facts[1].Value == 0 && operation == "ratio" {
		respects = append(respects, ledger.ApartUnit)
	}
	return respects
}

// formula says the terms and the result.
func (r *reply) formula(operation string, terms []side, at []int) string {
	sign := map[string]string{"difference": " − ", "ratio": " ÷ ", "sum": " + "}[operation]
	var texts []string
	var facts []ledger.Fact
	value := 0.0
	for i, s := range terms {
		texts = append(texts, r.Figures[at[i]].Text)
		facts = append(facts, s.pick)
		switch {
		case i == 0:
			value = s.pick.Value
		case operation == "difference":
			value -= s.pick.Value
		case operation == "ratio":
			value /= s.pick.Value
		default:
			value += s.pick.Value
		}
	}
	first := terms[0].pick.Entry
	result := quantity(value, first)
	switch {
	case operation == "ratio" && terms[1].pick.Kind == first.Kind:
		result = short(value)
	case operation == "difference":
		result = signed(value, first)
	}
	return strings.Join(texts, sign) + equals(facts...) + result
}
