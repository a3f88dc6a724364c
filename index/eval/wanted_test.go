package eval

import (
	"testing"

	"quoth/index/answer"
)

func TestShows(t *testing.T) {
	const tank = "The wave tank leaked for two winters, since the concrete had been poured in frost."
	const two = "Velk says she will not sell. “A landlord who leaves at five does not know what her tenants need.” I live here."
	for _, test := range []struct {
		name, quote, text string
		want              bool
	}{
		{"the quote among others", tank, "Not all went well. " + tank + " Two firms left.", true},
		{"other case and spaces", tank, "THE WAVE  TANK leaked\nfor two winters, since the CONCRETE had been poured in frost.", true},
		{"case that changes the length", "Die Straße am Hafen", "DIE STRASSE AM HAFEN", true},
		{"a row of a table, without its marks", "| Orrin | 64 | 210 |", "**Orrin** 64 210", true},
		{"most of it", tank, "tank leaked for two winters, since the concrete had been", true},
		{"less than most of it", tank, "The tank, it was said then, leaked for two winters, since it had been poured in frost.", false},
		{"a whole long sentence of it", two, "She said: A landlord who leaves at five does not know what her tenants need. So she stayed.", true},
		{"a whole short sentence of it", two, "I live here. Nobody else does, and that is how it has been for all the years since.", false},
		{"nothing but a long part of it", tank + " " + tank + " " + tank, "two winters, since the concrete had been poured", true},
		{"nothing but a short part of it", tank + " " + tank + " " + tank, "two winters", false},
		{"a whole Chinese sentence of it", "盐仓的墙很厚。夏天不用空调也并不觉得太热。租金可以压低，船长这样说过好几次。", "夏天不用空调也并不觉得太热。别的就不知道了。", true},
		{"nothing shown", tank, "", false},
		{"nothing but marks quoted", "| |", tank, false},
	} {
		q := LotQuestion{Answers: []Wanted{{Article: "other.md", Quote: test.text}, {Article: "a.md", Quote: test.quote}}}
		if got := q.Shows(test.text, "a.md"); got != test.want {
			t.Errorf("%s: shown is %v, want %v", test.name, got, test.want)
		}
	}
}

func TestGives(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	for _, test := range []struct {
		name   string
		wanted Wanted
		figure answer.Figure
		want   bool
	}{
		{"the value", Wanted{Value: n(64)}, answer.Figure{Value: n(64)}, true},
		{"another value", Wanted{Value: n(64)}, answer.Figure{Value: n(65)}, false},
		{"one is as good as no other", Wanted{Value: n(64)}, answer.Figure{Value: n(1)}, false},
		{"rounded", Wanted{Value: n(1.0 / 7)}, answer.Figure{Value: n(0.14285715)}, true},
		{"a fall", Wanted{Value: n(5)}, answer.Figure{Value: n(-5)}, true},
		{"the end of a range", Wanted{Value: n(35), ValueMax: n(50)}, answer.Figure{Value: n(50)}, true},
		{"a range that ends at it", Wanted{Value: n(50)}, answer.Figure{Value: n(35), ValueMax: n(50)}, true},
		{"within a range", Wanted{Value: n(35), ValueMax: n(50)}, answer.Figure{Value: n(40)}, false},
		{"a fraction for a share", Wanted{Value: n(0.5)}, answer.Figure{Value: n(50), Unit: "percent"}, true},
		{"a share for a fraction", Wanted{Value: n(100.0 / 3), Unit: "percent"}, answer.Figure{Value: n(1.0 / 3), Unit: "fraction"}, true},
		{"the currency", Wanted{Value: n(64), Currency: "EUR"}, answer.Figure{Value: n(64), Currency: "EUR"}, true},
		{"another currency", Wanted{Value: n(64), Currency: "EUR"}, answer.Figure{Value: n(64), Currency: "USD"}, false},
		{"a currency nobody asked for", Wanted{Value: n(64)}, answer.Figure{Value: n(64), Currency: "USD"}, true},
		{"a share for a count", Wanted{Value: n(64), Unit: "company"}, answer.Figure{Value: n(64), Unit: "percent"}, false},
		{"a count for a share", Wanted{Value: n(64), Unit: "percent"}, answer.Figure{Value: n(64), Unit: "company"}, false},
		{"a share by its sign", Wanted{Value: n(64), Unit: "percent"}, answer.Figure{Value: n(64), Unit: "%"}, true},
		{"another name for what is counted", Wanted{Value: n(64), Unit: "company"}, answer.Figure{Value: n(64), Unit: "startup"}, true},
		{"a rank", Wanted{Value: n(3), Unit: "percent"}, answer.Figure{Value: n(3), Unit: "rank"}, true},
		{"no number given", Wanted{Value: n(64)}, answer.Figure{}, false},
		{"no number wanted", Wanted{}, answer.Figure{Value: n(64)}, false},
	} {
		test.wanted.Article = "a.md"
		q := LotQuestion{Answers: []Wanted{{Article: "other.md", Value: test.figure.Value}, test.wanted}}
		if got := q.Gives(test.figure, "a.md"); got != test.want {
			t.Errorf("%s: given is %v, want %v", test.name, got, test.want)
		}
	}
}

// An article is named by its path or by the last part of it.
func TestWantedArticle(t *testing.T) {
	for _, test := range []struct {
		wanted, article string
		want            bool
	}{
		{"a.md", "a.md", true},
		{"a.md", "north/a.md", true},
		{"north/a.md", "north/a.md", true},
		{"north/a.md", "south/a.md", false},
		{"north/a.md", "a.md", false},
		{"a.md", "", false},
	} {
		if got := (Wanted{Article: test.wanted, Quote: "Salt."}).Shows("Salt.", test.article); got != test.want {
			t.Errorf("%q is %q: %v, want %v", test.article, test.wanted, got, test.want)
		}
	}
}
