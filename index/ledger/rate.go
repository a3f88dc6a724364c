package ledger

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/rates.tsv
var rateTable string

// Rates are yearly mean rates between currencies. A nil Rates knows only that
// a currency is worth itself.
type Rates struct {
	perDollar map[string]map[int]float64 // by currency and year: units for a US dollar
}

// A Rate turns money of one currency into another.
type Rate struct {
	From, To string
	Factor   float64 // units of To for one of From
	Date     string  // the year it is the mean of, "" for a currency and itself
}

// DefaultRates is tables/rates.tsv.
var DefaultRates = sync.OnceValue(func() *Rates {
	r, err := readRates(rateTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return r
})

// readRates reads a table of lines "currency, year, units for a US dollar".
// Errors name the line.
func readRates(table string) (*Rates, error) {
	r := &Rates{perDollar: map[string]map[int]float64{}}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("rates.tsv: line %d: %d columns, want 3: currency, year, units for a US dollar", i+1, len(cols))
		}
		year, err := strconv.Atoi(cols[1])
		if err != nil {
			return nil, fmt.Errorf("rates.tsv: line %d: year %q", i+1, cols[1])
		}
		rate, err := strconv.ParseFloat(cols[2], 64)
		if err != nil || rate <= 0 {
			return nil, fmt.Errorf("rates.tsv: line %d: rate %q is no number above 0", i+1, cols[2])
		}
		if r.perDollar[cols[0]] == nil {
			r.perDollar[cols[0]] = map[int]float64{}
		}
		r.perDollar[cols[0]][year] = rate
	}
	return r, nil
}

// Between returns the rate from one currency to another in a year, or in the
// nearest year that both have a rate of, earlier before later; false when
// there is none.
func (r *Rates) Between(from, to string, year int) (Rate, bool) {
	if from == to {
		return Rate{from, to, 1, ""}, from != ""
	}
	if r == nil {
		return Rate{}, false
	}
	for away := range 20 {
		for _, y := range []int{year - away, year + away} {
			a, known := r.dollar(from, y)
			b, too := r.dollar(to, y)
			if known && too {
				return Rate{from, to, b / a, strconv.Itoa(y)}, true
			}
		}
	}
	return Rate{}, false
}

func (r *Rates) dollar(currency string, year int) (float64, bool) {
	if currency == "USD" {
		return 1, true
	}
	rate, ok := r.perDollar[currency][year]
	return rate, ok
}
