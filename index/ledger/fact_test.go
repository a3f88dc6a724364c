package ledger

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"quoth/articles/figure"
)

// plainFacts gathers entries as Facts does, comparing each with every fact.
func plainFacts(entries []Entry) []Fact {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, Better)
	var facts []Fact
	for _, e := range sorted {
		i := slices.IndexFunc(facts, func(f Fact) bool { return likenessOf(&f.Entry) == likenessOf(&e) && f.states(&e) })
		if i < 0 {
			facts = append(facts, Fact{Entry: e, Entries: []Entry{e}})
		} else {
			facts[i].Entries = append(facts[i].Entries, e)
		}
	}
	return facts
}

func facts(t *testing.T, entries []Entry) []Fact {
	t.Helper()
	facts, err := Facts(t.Context(), entries)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// Facts are not gathered for one who no longer waits.
func TestFactsEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if facts, err := Facts(ctx, mixed(rand.New(rand.NewPCG(1, 1)), 10)); !errors.Is(err, context.Canceled) || facts != nil {
		t.Errorf("%d facts, %v", len(facts), err)
	}
}

// mixed returns n entries of one measure, of which many say nearly the same.
func mixed(r *rand.Rand, n int) []Entry {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	list := make([]Entry, n)
	for i := range list {
		f := figure.Figure{
			MeasureID: "loans", Place: pick("", "Ostend", "Ostend", "Ostend", "Ostend"), Kind: []figure.Kind{figure.Money, figure.Count, figure.Number, figure.Money}[r.IntN(4)], Unit: pick("", "book", "books"),
			Per: pick("", "", "year", "head"), Year: []int{0, 2023, 2024}[r.IntN(3)], Scope: pick("", "", "", "national", "children", "combined"),
			Qualifier: figure.Qualifier(r.IntN(3)), Attribution: pick("", "Book Trust", "City Hall"),
		}
		if f.Kind == figure.Money {
			f.Currency, f.Unit = pick("EUR", "EUR", "EUR", "USD"), ""
		}
		if f.Year != 0 {
			f.Period = pick("", "", "end of ", "first half of ", "March ", "FY", "2020 to ") + fmt.Sprint(f.Year)
		}
		f.Value = []float64{0, 10, 11, 11.3, 11.27, 1e9, 1.1e9, 1.13e9, 1_130_400_000, 1_130_400_001, 950, 999, 1000, 1049}[r.IntN(14)]
		if r.IntN(5) == 0 {
			f.Value *= 1 + (r.Float64()-0.5)/4e8
		}
		if f.Max = f.Value; r.IntN(6) == 0 {
			f.Max, f.Qualifier = f.Value*[]float64{1.5, 2, 1 + 1e-9}[r.IntN(3)], figure.Range
		}
		list[i] = Entry{Passage: i / 2, Index: i % 2, Figure: f}
	}
	return list
}

// Facts are the same as where every entry is compared with every fact.
func TestFacts(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for round := range 20 {
		list := mixed(r, 1+r.IntN(600))
		want, got := plainFacts(list), facts(t, list)
		if len(want) != len(got) {
			t.Fatalf("round %d: %d facts of %d entries, want %d", round, len(got), len(list), len(want))
		}
		for i := range want {
			if !slices.EqualFunc(want[i].Entries, got[i].Entries, func(a, b Entry) bool { return a.Passage == b.Passage && a.Index == b.Index }) {
				t.Fatalf("round %d: fact %d of %v\n%+v\nwant\n%+v", round, i, list[0], got[i].Entries, want[i].Entries)
			}
		}
	}
}

// What it costs to tell facts apart grows as their number does, whatever they have
// in common.
func TestFactsCompared(t *testing.T) {
	const n = 4000
	for about, of := range map[string]func(i int) figure.Figure{
		"values": func(i int) figure.Figure { return figure.Figure{Value: float64(i)} },
		"sums": func(i int) figure.Figure {
			return figure.Figure{Kind: figure.Money, Currency: "EUR", Value: 1e9 + 1e5*float64(i)}
		},
		"rounded to one": func(i int) figure.Figure { return figure.Figure{Qualifier: figure.About, Value: 1e6 + 10*float64(i)} },
		"close ones":     func(i int) figure.Figure { return figure.Figure{Value: 1e9 + float64(i)} },
		"years":          func(i int) figure.Figure { return figure.Figure{Value: 5, Year: 1 + i} },
		"of no time":     func(i int) figure.Figure { return figure.Figure{Value: float64(i / 2), Year: i % 2 * (1 + i)} },
		"per what":       func(i int) figure.Figure { return figure.Figure{Value: 5, Per: fmt.Sprint(i)} },
		"per what, unsaid": func(i int) figure.Figure {
			return figure.Figure{Value: 5, Per: fmt.Sprint(i * (i % 2)), Year: 2000 + i%3}
		},
		"ranges": func(i int) figure.Figure { return figure.Figure{Value: 5, Max: 6 + float64(i)} },
		"places": func(i int) figure.Figure { return figure.Figure{Value: 5, Place: fmt.Sprint(i)} },
	} {
		list := make([]Entry, n)
		for i := range list {
			f := of(i)
			f.MeasureID, f.Max = "loans", max(f.Max, f.Value)
			if f.Kind != figure.Money {
				f.Kind = figure.Count
			}
			if f.Year != 0 {
				f.Period = fmt.Sprint(f.Year)
			}
			list[i] = Entry{Passage: i, Figure: f}
		}
		facts, compared, err := gather(t.Context(), list)
		if err != nil {
			t.Fatal(err)
		}
		if most := 40 * n; compared > most {
			t.Errorf("%s: %d comparisons for %d entries, %d facts: at most %d", about, compared, n, len(facts), most)
		}
		t.Logf("%s: %d comparisons, %d facts", about, compared, len(facts))
	}
}
