package ledger

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quoth/articles/figure"
)

// entries reads a table of entries, a line each: measure, place, value, unit or
// currency, period, scope, attribution, and what else is to be known of it:
// "about", "over", "target", "up", "table", "a#3" the article and passage.
func entries(t testing.TB, table string) []Entry {
	t.Helper()
	var list []Entry
	for line := range strings.Lines(table) {
		cols := strings.Split(strings.TrimSpace(line), "|")
		if len(cols) < 8 {
			continue
		}
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		e := Entry{Passage: len(list), Figure: figure.Figure{MeasureID: cols[0], Place: cols[1], Unit: cols[3], Period: cols[4], Scope: cols[5], Attribution: cols[6], Kind: figure.Count}}
		if _, err := fmt.Sscan(cols[2], &e.Value); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		e.Max = e.Value
		if len(cols[3]) == 3 && strings.ToUpper(cols[3]) == cols[3] && cols[3] != "" {
			e.Currency, e.Unit, e.Kind = cols[3], "", figure.Money
		}
		if years := yearsIn(cols[4]); len(years) > 0 {
			e.Year = years[len(years)-1]
		}
		for _, more := range strings.Fields(cols[7]) {
			switch more {
			case "about":
				e.Qualifier = figure.About
			case "over":
				e.Qualifier = figure.Over
			case "target":
				e.Status = figure.Target
			case "up":
				e.Change = figure.Increase
			case "rank":
				e.Kind = figure.Rank
			case "table":
				e.InTable = true
			default:
				if _, err := fmt.Sscanf(more, "%d#%d", &e.Article, &e.Passage); err != nil {
					if _, err := fmt.Sscanf(more, "@%d", &e.Published); err != nil {
						t.Fatalf("%q: what is %q?", line, more)
					}
				}
			}
		}
		list = append(list, e)
	}
	return list
}

const harbours = `
	loans | Ostend | 120 | book  | 2023 |         | Book Trust | 0#1
	loans | Ostend | 140 | book  | 2024 |         | Book Trust | 0#2
	loans | Ostend | 150 | book  | 2024 |         | City Hall  | 1#3 about
	loans | Ostend | 400 | book  | 2026 |         | City Hall  | 1#4 target
	loans | Ostend | 520 | book  | 2020 to 2024 | combined | Book Trust | 0#5
	loans | Ostend |  30 | book  | 2025 | children | Book Trust | 0#6
	loans | Bergen | 90  | book  | 2024 |         | Book Trust | 2#7
	loans | Bergen |  9  | percent | 2025 |       | Book Trust | 2#8 up
	fee   | Bergen | 20  | EUR   | 2024 |         |            | 2#9
	fee   | Ostend | 25  | USD   | 2024 |         |            | 2#10
`

func ledger(t testing.TB, table string) *Ledger {
	l := New()
	for _, e := range entries(t, table) {
		l.Add(e)
	}
	l.Seal()
	return l
}

// The entry that stands for a place is the newest fact about the whole of it.
func TestHeads(t *testing.T) {
	l := ledger(t, harbours)
	var got []string
	for _, h := range l.Heads(Filter{Measure: "loans", Anywhere: true, Levels: true}, nil) {
		got = append(got, fmt.Sprintf("%s %v %s of %d", h.Place, h.Value, h.Period, h.Of))
	}
	want := []string{"Bergen 90 2024 of 1", "Ostend 140 2024 of 6"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
}

// A value is compared in the unit and currency of the bounds, and not at all
// where there is no way from one to the other.
func TestRange(t *testing.T) {
	rates, err := readRates("EUR\t2024\t0.8\n")
	if err != nil {
		t.Fatal(err)
	}
	l := ledger(t, harbours)
	for _, test := range []struct {
		about string
		value Range
		want  []string
	}{
		{"over 20 dollars, euros at 1.25", Range{Least: 20, Most: 1e9, Open: true, Currency: "USD", Rates: rates}, []string{"Bergen", "Ostend"}},
		{"over 25 dollars leaves 25 out", Range{Least: 25, Most: 1e9, Open: true, Currency: "USD", Rates: rates}, nil},
		{"at least 25 dollars", Range{Least: 25, Most: 1e9, Currency: "USD", Rates: rates}, []string{"Bergen", "Ostend"}},
		{"euros without a rate", Range{Least: 1, Most: 1e9, Currency: "USD"}, []string{"Ostend"}},
	} {
		if diff := cmp.Diff(test.want, l.Places(Filter{Measure: "fee", Anywhere: true, Value: &test.value})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.about, diff)
		}
	}
}

// What two figures for one thing differ in.
func TestDiffer(t *testing.T) {
	for _, test := range []struct{ a, b, want string }{
		{"x|A|10|EUR|2023|||", "x|A|12|EUR|2024|||", Period},
		{"x|A|10|EUR|first half of 2024|||", "x|A|12|EUR|2024|||", Period},
		{"x|A|10|book|end of 2024|||", "x|A|12|book|2024|||", Conflict},
		{"x|A|10|EUR|2024|||", "x|A|12|USD|2024|||", Definition},
		{"x|A|10|EUR|2024|with debt||", "x|A|8|EUR|2024|||", Definition},
		{"x|A|10|EUR|2024|||", "x|B|12|EUR|2024|||", Definition},
		{"x|A|10|EUR|2024|||target", "x|A|12|EUR|2024|||", Definition},
		{"x|A|11000000000|EUR|2024|||about", "x|A|11300000000|EUR|2024|||", ""},
		{"x|A|65|book|2024|||", "x|A|66|book|2024|||", Conflict},
		{"x|A|28|EUR|2021||Dealroom|@20220701", "x|A|25|EUR|2021||Dealroom and partners|@20220101", Revision},
		{"x|A|28|EUR|2021||Dealroom|", "x|A|20|EUR|2021||PitchBook|", Conflict},
	} {
		pair := entries(t, test.a+" \n"+test.b+" ")
		for _, p := range [][2]Entry{{pair[0], pair[1]}, {pair[1], pair[0]}} {
			if got := Differ(Fact{p[0], p[:1]}, Fact{p[1], p[1:]}, false); got != test.want {
				t.Errorf("%s and %s: %q, want %q", test.a, test.b, got, test.want)
			}
		}
	}
}

// One study is one origin, whoever reports it.
func TestOrigins(t *testing.T) {
	list := entries(t, `
		x|A|10|book|2024||Dealroom|
		x|A|10|book|2024||Dealroom and London & Partners|
		x|A|10|book|2024|||
		x|A|10|book|2024||the city's own count|`)
	var got []string
	for _, o := range Origins(list) {
		got = append(got, fmt.Sprintf("%s: %d", o.Name, len(o.Entries)))
	}
	if diff := cmp.Diff([]string{"Dealroom: 3", "the city's own count: 1"}, got); diff != "" {
		t.Errorf("origins (-want +got):\n%s", diff)
	}
}

// Names in other scripts cannot be compared: who says the same in Chinese and in
// letters is not counted as two.
func TestOriginsAcrossScripts(t *testing.T) {
	for _, test := range []struct {
		cited []string
		want  int
	}{
		{[]string{"mayor Lin Hai", "市长林海"}, 1},
		{[]string{"Harbour Watch", "Coast Herald", "海岸报"}, 2},
		{[]string{"港口观察", "海岸报"}, 2},
		{[]string{"港口观察", "Harbour Watch", "海岸报"}, 2},
	} {
		var list []Entry
		for _, name := range test.cited {
			list = append(list, entries(t, "x|A|10|book|2024||"+name+"| ")...)
		}
		if got := len(Origins(list)); got != test.want {
			t.Errorf("%v: %d origins, want %d", test.cited, got, test.want)
		}
	}
}

// Figures stand in one chart where nothing sets them apart.
func TestApart(t *testing.T) {
	facts := func(lines string) (a, b Fact) {
		list := entries(t, lines)
		return Fact{list[0], list[:1]}, Fact{list[1], list[1:]}
	}
	for _, test := range []struct {
		lines string
		want  []string
	}{
		{"x|A|10|book|2024||Trust|0#1 \n x|B|12|books|2024||Trust|1#2", nil},
		{"x|A|10|book|2024||Trust|0#1 \n x|B|12|book|2023||Hall|1#2", []string{ApartPeriod, ApartOrigin}},
		{"x|A|10|EUR|2024||Trust|0#1 \n x|B|12|USD|2024||Trust|1#2", []string{ApartCurrency}},
		{"x|A|10|book|2024|||0#1 \n x|B|12|book|2024||Trust|0#1", nil},
		{"x|A|10|book|2024|||0#1 table \n x|B|12|book|2024|||0#2 table", nil},
		{"x|A|10|book|2024|||0#1 \n x|B|12|book|2024|||0#2", []string{ApartOrigin}},
		{"x|A|1|rank|2024||Trust|0#1 rank \n x|B|2|rank|2024||Hall|0#2 rank", nil},
	} {
		a, b := facts(test.lines)
		if diff := cmp.Diff(test.want, Apart(a, b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.lines, diff)
		}
	}
}

// What is written is read again, and damage is noticed.
func TestEncode(t *testing.T) {
	l := ledger(t, harbours)
	data := l.Encode()
	again, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l.Select(Filter{Measure: "loans", Anywhere: true}), again.Select(Filter{Measure: "loans", Anywhere: true}), cmp.AllowUnexported(Entry{})); diff != "" || again.Len() != l.Len() {
		t.Errorf("%d entries of %d (-written +read):\n%s", again.Len(), l.Len(), diff)
	}
	for n := range data {
		if _, err := Decode(data[:n]); err == nil {
			t.Errorf("%d bytes of %d are taken for the whole", n, len(data))
		}
	}
}

// Every line of the tables is read, and faults in them are named by line.
func TestTables(t *testing.T) {
	for text, want := range map[string]string{
		"day\thour":       "units.tsv: line 1: 2 columns, want 3: unit, base, factor",
		"day\thour\tmany": "units.tsv: line 1: factor \"many\" is no number above 0",
	} {
		if _, err := readUnits(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"EUR\t2024":      "rates.tsv: line 1: 2 columns, want 3: currency, year, units for a US dollar",
		"EUR\t2024\t-1":  "rates.tsv: line 1: rate \"-1\" is no number above 0",
		"EUR\tlast\t0.9": "rates.tsv: line 1: year \"last\"",
	} {
		if _, err := readRates(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if rate, ok := DefaultRates().Between("EUR", "GBP", 2031); !ok || rate.Date == "" || rate.Factor < 0.5 || rate.Factor > 1.5 {
		t.Errorf("a euro in pounds: %+v, %v", rate, ok)
	}
	if _, ok := DefaultRates().Between("XXX", "USD", 2024); ok {
		t.Error("a currency without a rate has one")
	}
}

// generated is a ledger of n figures over 40 measures and n/100 places.
func generated(n int) *Ledger {
	r := rand.New(rand.NewPCG(1, 2))
	l := New()
	currencies := []string{"USD", "EUR", "CNY"}
	for i := range n {
		f := figure.Figure{
			MeasureID: fmt.Sprint("measure ", r.IntN(40)), Place: fmt.Sprint("place ", r.IntN(max(n/100, 10))),
			Kind: figure.Money, Currency: currencies[r.IntN(3)], Value: float64(r.IntN(1e6)) * 1e4, Year: 2010 + r.IntN(16), SameAs: -1,
		}
		f.Max, f.Period = f.Value, fmt.Sprint(f.Year)
		f.Attribution = fmt.Sprint("study ", r.IntN(500))
		l.Add(Entry{Passage: i / 3, Index: i % 3, Article: i / 30, Figure: f})
	}
	l.Seal()
	return l
}

// BenchmarkLedger times filter and rank over all figures of a measure, where
// every figure is of that one measure, for three sizes. It prints the median
// of the runs in milliseconds and, for a size, the bytes a figure takes on disk.
func BenchmarkLedger(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		l := generated(n)
		for i := range l.rows { // the hardest case: one measure holds them all
			l.rows[i].measure = l.rows[0].measure
		}
		l.Seal()
		measure := l.words[l.rows[0].measure]
		money := Filter{Measure: measure, Anywhere: true, Levels: true, Kinds: []figure.Kind{figure.Money}}
		over := Range{Least: 5e9, Most: 1e18, Open: true, Currency: "USD", Rates: DefaultRates()}
		for name, ask := range map[string]func() int{
			"filter": func() int {
				return len(slices.DeleteFunc(l.Heads(money, nil), func(h Head) bool { return !over.Holds(h.Entry) }))
			},
			"rank": func() int {
				heads := l.Heads(Filter{Measure: measure, Anywhere: true, Levels: true}, nil)
				slices.SortFunc(heads, func(a, b Head) int { return int(b.Value - a.Value) })
				return len(heads)
			},
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				var runs []time.Duration
				for b.Loop() {
					start := time.Now()
					if ask() == 0 {
						b.Fatal("nothing found")
					}
					runs = append(runs, time.Since(start))
				}
				slices.Sort(runs)
				b.ReportMetric(float64(runs[len(runs)/2].Microseconds())/1000, "ms/median")
				b.ReportMetric(float64(len(l.Encode()))/float64(n), "bytes/figure")
			})
		}
	}
}
