package ledger

import (
	"cmp"

	"quoth/articles/figure"
)

// A sieve is a Filter made ready to go over many rows: its words are numbers,
// and what a currency is worth in a year is looked up once.
type sieve struct {
	*Ledger
	Filter
	kinds   uint // a bit a kind; 0 all
	factors []factors
}

// factors are what values of one unit or currency are multiplied by, by year.
type factors struct {
	kind  uint8
	word  uint32 // of the unit or currency
	known [256]bool
	of    [256]float64 // 0 none
}

const firstYear = 1850 // of factors

func (l *Ledger) sieve(f Filter) *sieve {
	s := &sieve{Ledger: l, Filter: f}
	for _, k := range f.Kinds {
		s.kinds |= 1 << k
	}
	return s
}

// passes reports whether a row passes the filter.
func (s *sieve) passes(r *row) bool {
	switch {
	case s.kinds != 0 && s.kinds&(1<<r.kind) == 0:
		return false
	case s.From != 0 && int(r.year) < s.From, s.To != 0 && (int(r.year) > s.To || r.year == 0):
		return false
	case s.Levels && (r.stray || figure.Change(r.change) != figure.NoChange || figure.Doubt(r.doubt)&(figure.Elsewhere|figure.InPassing) != 0):
		return false
	}
	return s.Value == nil || s.holds(r)
}

// holds reports whether a row's value lies in the range. "Over 5" lies above
// 5, "nearly 5" below.
func (s *sieve) holds(r *row) bool {
	factor := s.factor(r)
	if factor == 0 {
		return false
	}
	return s.Value.spans(r.value*factor, r.max*factor, figure.Qualifier(r.qualifier))
}

// spans reports whether values from least to most lie in the range.
func (g *Range) spans(least, most float64, q figure.Qualifier) bool {
	if !g.Open {
		return least >= g.Least && most <= g.Most
	}
	above := least > g.Least || least == g.Least && q == figure.Over
	below := most < g.Most || most == g.Most && q == figure.Under
	return above && below
}

// factor returns what a row's value is multiplied by to be one in the unit of
// the bounds; 0 when there is no way from one to the other.
func (s *sieve) factor(r *row) float64 {
	at := min(max(int(r.year)-firstYear, 0), 255)
	for i := range s.factors {
		if f := &s.factors[i]; f.word == r.unit && f.kind == r.kind {
			if !f.known[at] {
				f.known[at], f.of[at] = true, s.convert(r)
			}
			return f.of[at]
		}
	}
	s.factors = append(s.factors, factors{kind: r.kind, word: r.unit})
	return s.factor(r)
}

func (s *sieve) convert(r *row) float64 {
	return s.Value.factor(figure.Kind(r.kind), s.words[r.unit], int(r.year))
}

// factor returns what a value of a unit, or of a currency in a year, is
// multiplied by; 0 when there is no way.
func (g *Range) factor(kind figure.Kind, unit string, year int) float64 {
	switch {
	case kind == figure.Money:
		rate, ok := g.Rates.Between(unit, g.Currency, year)
		if !ok {
			return 0
		}
		return rate.Factor
	case g.Unit == "": // a bare number asks for no unit
		return 1
	}
	factor, _ := Convert(unit, g.Unit)
	return factor
}

// Holds reports whether an entry's value lies in the range.
func (g *Range) Holds(e Entry) bool {
	factor := g.factor(e.Kind, cmp.Or(e.Currency, e.Unit), e.Year)
	return factor != 0 && g.spans(e.Value*factor, e.Max*factor, e.Qualifier)
}
