package quantity

import (
	"fmt"
	"strings"
	"testing"
)

// A letter or two behind a number says how many thousands, millions or billions
// of a noun there are, whichever noun and wherever the two stand: none of the
// generated sentences is read as metres or as so few.
func TestScalesBeforeNouns(t *testing.T) {
	suffixes := map[string]float64{"k": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mil": 1e6, "bn": 1e9, " mn": 1e6, " mil": 1e6, " bn": 1e9}
	nouns := []string{"tonnes", "people", "children", "users", "households", "new jobs", "companies", "barrels of oil", "cattle", "sheep", "active subscribers", "square feet",
		"first-time buyers", "foreign visitors", "litres", "electric cars", "women", "Nigerians", "e-scooters", "data points", "low-income families", "trips", "boxes", "mobile phones"}
	contexts := []string{"The country has %s.", "Some %s were counted in 2024.", "It sold %s last year.", "In 2023, %s were affected.", "The total came to %s, the ministry said.",
		"They expect to reach %s by 2030.", "A market of %s is at stake.", "Nearly %s, or 12%%, are idle.", "It has lost more than %s since 2019.", "Output fell to %s in May.",
		"The plan (%s in all) was dropped.", "Up from 12 a year ago, %s; that is a record.", "Of the %s, half are old.", "%s: that is the goal.", "Only Oslo, with %s, has more."}
	for _, context := range contexts {
		for _, noun := range nouns {
			for suffix, scale := range suffixes {
				for _, number := range []float64{2.2, 18, 410} {
					sentence := fmt.Sprintf(context, fmt.Sprint(number)+suffix+" "+noun)
					r := begun(sentence)
					found := false
					for _, q := range r.readings() {
						found = found || q.Value == number*scale
					}
					if !found {
						t.Errorf("%s: no %v of %s", sentence, number*scale, noun)
					}
				}
			}
		}
	}
}

// Where no noun follows, what stands around says whether "m" is a million.
func TestMillionsOrMetres(t *testing.T) {
	for sentence, want := range map[string]float64{
		"Exports are put at 18.3m tonnes, 2.2m fewer than a year earlier.": 2.2e6,
		"It has 4.1m subscribers, 1.3m in Asia.":                           1.3e6,
		"Of the 12m voters 3.1m of them stayed at home.":                   3.1e6,
		"Some 5.2m of whom a third are old live there.":                    5.2e6,
		"A population of 1.5m is served.":                                  1.5e6,
		"He jumped 2.2m further than his rival.":                           2.2,
		"The wall is 3m high.":                                             3,
		"A tower of 320m, 40m taller than the last.":                       40,
		"She won the 400m title by 2m in Rome.":                            2,
		"The pool is 25m long and 2m deep.":                                2,
	} {
		r := begun(sentence)
		var got []string
		found := false
		for _, q := range r.readings() {
			found = found || q.Value == want
			got = append(got, fmt.Sprint(q.Value))
		}
		if !found {
			t.Errorf("%s: %s, want %v", sentence, strings.Join(got, ", "), want)
		}
	}
}
