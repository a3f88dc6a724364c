package lexicon

import (
	"slices"
	"strings"
	"testing"
)

// found returns the ids of the places in a text.
func placesIn(text string, asked bool) string {
	var ids []string
	list := Default().Find(text)
	if asked {
		list = Default().FindAsked(text)
	}
	for _, m := range list {
		if m.Entry.Kind == Place && !slices.Contains(ids, m.Entry.ID) {
			ids = append(ids, m.Entry.ID)
		}
	}
	return strings.Join(ids, ", ")
}

func TestTowns(t *testing.T) {
	for text, want := range map[string]string{
		"Leeds comes next among the cities of the north.":              "Leeds",
		"In Leeds, founders wait two weeks.":                           "Leeds",
		"Bergen’s start-ups raised more.":                              "Bergen",
		"Guimarães counts 120 of them.":                                "Guimarães",
		"founders from Split and Nice":                                 "Split, Nice",
		"Wages are given in NIS, of the year before.":                  "",
		"LINZ, 3 March. The offices are let.":                          "Linz",
		"Reading has 40 start-ups.":                                    "Reading",
		"Reading is fun, and so is Nice weather.":                      "",
		"a Nice try by Mobile users of Orange phones":                  "",
		"offices in Reading, England":                                  "Reading, England",
		"according to Jackson Palmer":                                  "",
		"a professor of Leeds Beckett University":                      "",
		"according to Jackson":                                         "",
		"founders in Jackson":                                          "Jackson",
		"Of the 40 firms, Best is one.":                                "",
		"firms in San Diego and San Francisco":                         "San Diego, San Francisco Bay Area",
		"Cologne and Köln are one":                                     "Cologne",
		"昆山有多少家独角兽企业":                                                  "Kunshan",
		"在利兹的公司":                                                       "Leeds",
		"世界大同是一个理想":                                                    "World",
		"在大同市的公司":                                                      "Datong",
		"a firm called Enterprise Holdings sold Orange juice in March": "",
	} {
		if got := placesIn(text, false); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestTownsAsked(t *testing.T) {
	for question, want := range map[string]string{
		"how many unicorns in leeds":             "Leeds",
		"leeds unicorns":                         "Leeds",
		"reading list of the hub":                "",
		"what is the best split of equity":       "",
		"is it nice in bergen":                   "Bergen",
		"what's mobile banking's share in lyon?": "Lyon",
		"what is paid on ngong rd":               "",
	} {
		if got := placesIn(question, true); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

// The table is in the order by which it is searched, and each name leads to a
// place that has a line of its own.
func TestTownTable(t *testing.T) {
	last, n := "", 0
	for line := range strings.Lines(townTable) {
		key, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !strings.HasPrefix(line, "#") {
			if !ok || key <= last {
				t.Fatalf("%q does not stand behind %q", key, last)
			}
			last = key
			if n++; n%50 == 0 {
				if townLine(key) != rest {
					t.Errorf("%s: not found", key)
				}
				if _, ok := townNamed(key); !ok {
					t.Errorf("%s: leads to no place", key)
				}
			}
		}
	}
	if n < 50_000 {
		t.Errorf("%d names, want at least 50,000", n)
	}
}
