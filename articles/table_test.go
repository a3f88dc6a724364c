package articles

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

// Figures of cells have what all the titles over, beside and around them say.
// A figure is value, unit or currency, place (else entity), year and measure.
func TestTables(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             []string
		not              []string
	}{
		{"cities across", "a.md", "| Measure | Porto | Lisbon |\n|-|-|-|\n| Unicorns | 4 | 6 |\n| Venture capital in 2023 | €412 million | €1.9 billion |",
			[]string{"4 unicorn Porto 0 unicorns", "6 unicorn Lisbon 0 unicorns", "412000000 EUR Porto 2023 venture capital", "1900000000 EUR Lisbon 2023 venture capital"}, nil},
		{"cities across, years down", "a.md", "Unicorns by city:\n\n| Year | Berlin | Munich |\n|-|-|-|\n| 2022 | 20 | 9 |\n| 2023 | 24 | 11 |",
			[]string{"20 unicorn Berlin 2022 unicorns", "9 unicorn Munich 2022 unicorns", "11 unicorn Munich 2023 unicorns"}, nil},
		{"cities across, one unknown", "a.md", "| Indicator | Berlin | Xarnow |\n|-|-|-|\n| Startups | 5,000 | 91 |", []string{"5000 startup Berlin 0 start-ups", "91 startup Xarnow 0 start-ups"}, []string{"91 startup Berlin"}},
		{"Chinese cities across", "a.md", "| 指标 | 深圳 | 上海 |\n|-|-|-|\n| 独角兽企业（家） | 33 | 65 |", []string{"33 独角兽企业 Shenzhen 0 unicorns", "65 独角兽企业 Shanghai 0 unicorns"}, nil},
		{"two rows of titles", "a.html", "<table><tr><th rowspan=2>City</th><th colspan=2>Unicorns</th><th colspan=2>Venture capital, € million</th></tr><tr><th>2022</th><th>2023</th><th>2022</th><th>2023</th></tr><tr><td>Berlin</td><td>20</td><td>24</td><td>4,900</td><td>2,400</td></tr></table>",
			[]string{"20 unicorn Berlin 2022 unicorns", "24 unicorn Berlin 2023 unicorns", "4900000000 EUR Berlin 2022 venture capital", "2400000000 EUR Berlin 2023 venture capital"}, nil},
		{"two rows of titles in Markdown", "a.md", "| | Unicorns | | Venture capital ($m) | |\n|-|-|-|-|-|\n| City | 2022 | 2023 | 2022 | 2023 |\n| Berlin | 20 | 24 | 4,900 | 2,400 |",
			[]string{"20 unicorn Berlin 2022 unicorns", "24 unicorn Berlin 2023 unicorns", "4900000000 USD Berlin 2022 venture capital", "2400000000 USD Berlin 2023 venture capital"}, nil},
		{"a row of units", "a.html", "<table><thead><tr><td>City</td><td>Office rent</td><td>Venture capital</td></tr><tr><td></td><td>€ per sqm per month</td><td>$bn</td></tr></thead><tbody><tr><td>Berlin</td><td>28.5</td><td>4.9</td></tr></tbody></table>",
			[]string{"28.5 EUR Berlin 0 office rent", "4900000000 USD Berlin 0 venture capital"}, nil},
		{"years over cities", "a.html", "<table><tr><th></th><th colspan=2>2022</th><th colspan=2>2023</th></tr><tr><th></th><th>Berlin</th><th>Munich</th><th>Berlin</th><th>Munich</th></tr><tr><td>Unicorns</td><td>20</td><td>9</td><td>24</td><td>11</td></tr></table>",
			[]string{"9 unicorn Munich 2022 unicorns", "24 unicorn Berlin 2023 unicorns"}, nil},
		{"no titles are marked", "a.html", "<table><tr><td>City</td><td>Startups</td></tr><tr><td>Berlin</td><td>5,000</td></tr></table>", []string{"5000 startup Berlin 0 start-ups"}, nil},
		{"titles in the first column", "a.html", "<h2>Berlin</h2><table><tr><th>Startups</th><td>5,000</td></tr><tr><th>Unicorns (2023)</th><td>24</td></tr></table>", []string{"5000 startup Berlin 0 start-ups", "24 unicorn Berlin 2023 unicorns"}, nil},
		{"groups of rows", "a.md", "| | 2022 | 2023 |\n|-|-:|-:|\n| **Venture capital (€ million)** | | |\n| Berlin | 4,900 | 2,400 |\n| *Startups* | | |\n| Berlin | 4,800 | 5,000 |",
			[]string{"4900000000 EUR Berlin 2022 venture capital", "2400000000 EUR Berlin 2023 venture capital", "4800 startup Berlin 2022 start-ups", "5000 startup Berlin 2023 start-ups"}, nil},
		{"groups of rows that are cities", "a.html", "<table><tr><th>Measure</th><th>2022</th><th>2023</th></tr><tr><td colspan=3><b>Berlin</b></td></tr><tr><td>Unicorns</td><td>20</td><td>24</td></tr><tr><th colspan=3>Munich</th></tr><tr><td>Unicorns</td><td>9</td><td>11</td></tr></table>",
			[]string{"20 unicorn Berlin 2022 unicorns", "24 unicorn Berlin 2023 unicorns", "11 unicorn Munich 2023 unicorns"}, []string{"11 unicorn Berlin"}},
		{"a city that spans rows", "a.html", "<table><tr><th>City</th><th>Year</th><th>Startups</th></tr><tr><td rowspan=2>Berlin</td><td>2022</td><td>4,800</td></tr><tr><td>2023</td><td>5,000</td></tr><tr><td>Munich</td><td>2023</td><td>1,300</td></tr></table>",
			[]string{"4800 startup Berlin 2022 start-ups", "5000 startup Berlin 2023 start-ups", "1300 startup Munich 2023 start-ups"}, nil},
		{"a cell that spans columns", "a.html", "<table><tr><th>City</th><th>Startups</th><th>Unicorns</th></tr><tr><td>Berlin</td><td colspan=2>not published</td></tr><tr><td>Munich</td><td></td><td>11</td></tr></table>", []string{"11 unicorn Munich 0 unicorns"}, []string{"11 startup"}},
		{"units in the titles", "a.md", "| City | Startups ('000) | Venture capital (US$ million) | Tech jobs (in thousands) | Staff (k) | Exits (€m) | Share of women (%) |\n|-|-|-|-|-|-|-|\n| Lisbon | 3.4 | 1,900 | 80 | 7 | 55 | 31 |",
			[]string{"3400 startup Lisbon 0 start-ups", "1900000000 USD Lisbon 0 venture capital", "80000 job Lisbon 0 tech workforce", "7000 ", "55000000 EUR Lisbon", "31 percent Lisbon"}, nil},
		{"units in Chinese titles", "a.md", "| 城市 | 研发投入（亿元） | 人口（万人） |\n|-|-|-|\n| 深圳 | 2236.61 | 1779 |", []string{"223661000000 CNY Shenzhen", "17790000 "}, nil},
		{"a unit in the caption", "a.html", "<table><caption>Venture capital by city, US$ million</caption><tr><th>City</th><th>2022</th><th>2023</th></tr><tr><td>Berlin</td><td>4,900</td><td>2,400</td></tr></table>", []string{"4900000000 USD Berlin 2022 venture capital", "2400000000 USD Berlin 2023 venture capital"}, nil},
		{"a scale in the heading", "a.md", "## Tech workforce (thousands)\n\n| City | 2022 | 2023 |\n|-|-|-|\n| Berlin | 110 | 120 |", []string{"110000 ", "120000 "}, nil},
		{"money with the scale in the title", "a.md", "| City | Venture capital (million) | Average round |\n|-|-|-|\n| Berlin | $4,900 | $12 million |", []string{"4900000000 USD Berlin 0 venture capital", "12000000 USD Berlin"}, nil},
		{"no scale is a floor", "a.md", "| City | Rounds over $100 million |\n|-|-|\n| Berlin | 14 |", []string{"14 "}, []string{"14000000 "}},
		{"totals", "a.md", "| City | Startups |\n|-|-|\n| Berlin | 5,000 |\n| Munich | 1,300 |\n| Total | 6,300 |", []string{"6300 startup Total 0 start-ups"}, []string{"6300 startup Berlin", "6300 startup Munich"}},
		{"ranks are numbered", "a.md", "| # | City | Startups |\n|-|-|-|\n| 1 | Berlin | 5,000 |", []string{"5000 startup Berlin 0 start-ups"}, []string{"1 "}},
		{"empty cells keep their columns", "a.md", "| City | Startups | Unicorns | Accelerators |\n|-|-|-|-|\n| Berlin | | 24 | 60 |", []string{"24 unicorn Berlin 0 unicorns", "60 accelerator Berlin"}, []string{"24 startup"}},
	} {
		text := test.text
		if test.file == "a.html" {
			text = "<html><body>" + text + "</body></html>"
		}
		a, problem := Read(test.file, []byte(text))
		if a == nil {
			t.Errorf("%s: %v", test.name, problem)
			continue
		}
		var got strings.Builder
		for _, f := range a.Figures(lexicon.Default(), nil) {
			unit, at := f.Unit, f.Place
			if f.Currency != "" {
				unit = f.Currency
			}
			if f.Entity != "" {
				at = f.Entity
			} else if f.PlaceText != "" && f.Place == "" {
				at = f.PlaceText
			}
			fmt.Fprintf(&got, "%s %s %s %d %s\n", strconv.FormatFloat(f.Value, 'f', -1, 64), unit, at, f.Year, f.MeasureID)
		}
		said := "\n" + got.String()
		for _, w := range test.want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: lacks %q:%s", test.name, w, said)
			}
		}
		for _, w := range test.not {
			if strings.Contains(said, "\n"+w) {
				t.Errorf("%s: has %q:%s", test.name, w, said)
			}
		}
	}
}
