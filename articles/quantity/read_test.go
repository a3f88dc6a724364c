package quantity

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/articles/text/texttest"
)

func TestTables(t *testing.T) { texttest.Tables(t, os.DirFS("."), cueNames, Words()) }

// What a sentence says in numbers, by itself or about a place.
func TestRead(t *testing.T) {
	for _, row := range []struct{ place, sentence, want string }{
		{"", "Rents rose 3–5%, and 12 labs closed.", "3–5% = 3..5 percent; 12 = 12 lab"},
		{"", "It raised over $9.8 billion a year from 34 funds.", "$9.8 billion a year = over 9800000000 USD per year; 34 = 34 fund"},
		{"", "Shares of 12, 14 and 16 percent", "12 = 12 percent; 14 = 14 percent; 16 percent = 16 percent"},
		{"Oslo", "An engineer earns 700,000 kroner.", "700,000 kroner = 700000 NOK"},
		{"", "The harbour paid 300 pesos.", "300 pesos = 300 MXN"},
		{"", "A third of the staff doubled its pay, the second-largest rise.", "A third = 0.3333333333333333 fraction; doubled = 2 times; second-largest = 2 rank"},
		{"", "Twenty-five labs employ about 1.2m people.", "Twenty-five = 25 lab; 1.2m = about 1200000 people"},
		{"", "杭州有三千余家企业，融资约98亿元。", "三千余家 = over 3000 企业; 98亿元 = about 9800000000 CNY"},
		{"", "In 2024 the A321 flew at 11:30 to Terminal 3.", ""},
		{"", "", ""},
	} {
		var got []string
		for _, q := range Read(row.sentence, Context{Place: row.place}) {
			got = append(got, row.sentence[q.Start:q.End]+" = "+described(q))
		}
		if all := strings.Join(got, "; "); all != row.want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", row.sentence, all, row.want)
		}
	}
}

// described is what a quantity amounts to on one line: "over 3000..5000 EUR per month".
func described(q Quantity) string {
	num := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	s := num(q.Value)
	if q.Max != q.Value {
		s += ".." + num(q.Max)
	}
	if q.Qualifier != Exact && q.Qualifier != Range {
		s = q.Qualifier.String() + " " + s
	}
	for _, w := range []string{q.Currency, q.Unit} {
		if w != "" {
			s += " " + w
		}
	}
	if q.Per != "" {
		s += " per " + q.Per
	}
	return s
}

// A user's own units go before those of the tables, for whoever reads with them.
func TestOwnUnits(t *testing.T) {
	u, err := ReadUnits(strings.NewReader("berth\tberths|berth\nkm\tklicks\n"))
	if err != nil {
		t.Fatal(err)
	}
	var r Reader
	read := func(sentence string) string {
		r.Begin(u.Over(Words()), sentence, lexicon.Plain(sentence), Context{})
		var all []string
		for _, q := range r.Quantities() {
			all = append(all, q.Kind.String()+" "+described(q))
		}
		return strings.Join(all, "; ")
	}
	if got, want := read("It has 12 berths, 3 klicks and 4 km away."), "quantity 12 berth; quantity 3 km; quantity 4 km"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	over := u.Over(Words())
	if again := u.Over(Words()); again != over {
		t.Error("a vocabulary is made anew")
	}
	if (*Units)(nil).Over(Words()) != Words() {
		t.Error("a vocabulary is made without units")
	}
	if _, n := Words().Get("klicks", CueUnit); n {
		t.Error("a user's unit is in the tables of all")
	}
}

// FuzzRead holds that spans lie in the sentence on rune bounds, in order, that each
// says a number, and that nothing panics.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"between 1500 and 1600 and ", "$", "from 1 to 2 ", "第", "百分之", "三分之一", "no. 3", "five-", "1/2 ½", "-1", "1 000 ",
		"two hundred and ", "3 hundred and 21 dozen", "三四十万", "7- or 8-inch", "MSEK 5", "5 ft 2 in", "2 hours and 8 minutes", "1.99×10−30", "kr 5 kr"} {
		f.Add(s)
		f.Add(strings.Repeat(s, 9))
	}
	f.Fuzz(func(t *testing.T, sentence string) {
		last := 0
		for _, q := range Read(sentence, Context{}) {
			if q.Start < last || q.End <= q.Start || q.End > len(sentence) || q.From >= q.To {
				t.Fatalf("%q: quantity %d..%d, tokens %d..%d, behind %d", sentence, q.Start, q.End, q.From, q.To, last)
			}
			span := sentence[q.Start:q.End]
			if utf8.ValidString(sentence) && !utf8.ValidString(span) {
				t.Fatalf("%q: quantity %q cuts a rune", sentence, span)
			}
			var r Reader
			r.Begin(Words(), span, lexicon.Plain(span), Context{})
			says := false
			for i := range r.Tokens {
				says = says || r.SaysNumber(i)
			}
			if !says {
				t.Fatalf("%q: quantity %q holds neither a digit nor a word for a number", sentence, span)
			}
			last = q.End
		}
	})
}
