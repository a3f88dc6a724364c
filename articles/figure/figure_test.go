package figure

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quoth/articles/lexicon"
	"quoth/articles/sentence"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestEnglish(t *testing.T) { golden(t, "testdata/english.txt", Context{Published: "2025-03-01"}) }

func TestChinese(t *testing.T) {
	golden(t, "testdata/chinese.txt", Context{Lang: "zh", Published: "2025-03-01"})
}

func TestRefused(t *testing.T) { golden(t, "testdata/refused.txt", Context{}) }

// golden compares what is read in each "> " line of a file with the lines under it.
func golden(t *testing.T, name string, ctx Context) {
	t.Helper()
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		if strings.HasPrefix(line, "#") {
			got.WriteString(line)
		}
		if text, ok := strings.CutPrefix(line, "> "); ok {
			got.WriteString(line)
			for _, f := range Extract(strings.TrimSuffix(text, "\n"), ctx) {
				fmt.Fprintf(&got, "\t%s\n", describe(f))
			}
		}
	}
	if *update {
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// describe is a figure on one line: what it is, then what marks it, then
// what it measures, where, when and who says so.
func describe(f Figure) string {
	value := strconv.FormatFloat(f.Value, 'g', -1, 64)
	if f.Qualifier == Range {
		value += ".." + strconv.FormatFloat(f.Max, 'g', -1, 64)
	}
	s := fmt.Sprintf("%s = %s %s", f.Text, value, f.Kind)
	for _, part := range []struct{ name, value string }{
		{"", f.Unit}, {"", f.Currency}, {"per ", f.Per},
		{"", strings.Replace(f.Qualifier.String(), "exact", "", 1)}, {"", strings.Replace(f.Change.String(), "none", "", 1)},
		{"", strings.Replace(f.Status.String(), "stated", "", 1)}, {"", f.Scope},
		{"· ", f.Measure}, {"of ", f.Entity}, {"@ ", f.Place}, {"in ", f.Period}, {"says ", f.Attribution},
	} {
		if part.value != "" {
			s += " " + part.name + part.value
		}
	}
	if f.SameAs >= 0 {
		s += " (the same again)"
	}
	return s
}

// The line that leads to a table says what its cells measure, and when, where
// their columns do not.
func TestCaption(t *testing.T) {
	for _, row := range []struct{ before, header, row, want string }{
		{"Office rent in 2024, by district:", "District | EUR per sqm", "Foz | 19.5", "19.5 = 19.5 money EUR per m2 · office rent of Foz in 2024"},
		{"Office rent in 2024, by district:", "District | Vacancy", "Foz | 6%", "6% = 6 share percent · Vacancy of Foz in 2024"},
		{"Unicorns, by city", "City | 2023", "Porto | 14", "14 = 14 count unicorn · unicorns @ Porto in 2023"},
		{"Offices cost more than before.", "District | EUR per sqm", "Foz | 19.5", "19.5 = 19.5 money EUR per m2 · EUR per sqm of Foz"},
	} {
		var got []string
		for _, f := range Extract(row.row, Context{Header: strings.Split(row.header, " | "), Before: row.before}) {
			got = append(got, describe(f))
		}
		if diff := cmp.Diff([]string{row.want}, got); diff != "" {
			t.Errorf("%s, under %q (-want +got):\n%s", row.row, row.before, diff)
		}
	}
}

func TestYen(t *testing.T) {
	for place, want := range map[string]string{"Shanghai": "CNY", "Tokyo": "JPY", "": ""} {
		f := Extract("It spent ¥40 billion.", Context{Place: place})
		if len(f) != 1 || f[0].Currency != want {
			t.Errorf("¥ on a page about %q: %+v, want %q", place, f, want)
		}
	}
}

// A line of a list says whose figure it gives; what stands above it says of what.
func TestListing(t *testing.T) {
	above := Context{Title: "Where the unicorn companies of 2023 are"}
	funding := Context{Title: "Money and people", Heading: "Venture capital raised, 2024"}
	mixed := Context{Title: "Unicorns and patents by city"}
	for _, line := range []struct {
		text string
		ctx  Context
		want string
	}{
		{"Porto — 14", above, "14 = 14 count company · unicorns @ Porto in 2023"},
		{"2. Nairobi (over 6)", above, "6 = 6 count company over · unicorns @ Nairobi in 2023"},
		{"杭州：42", above, "42 = 42 count company · unicorns @ Hangzhou in 2023"},
		{"Lagos: $400 million", funding, "$400 million = 4e+08 money USD · venture capital @ Lagos in 2024"},
		{"Lagos: 400", funding, "400 = 400 number @ Lagos"},
		{"Porto — 14", mixed, "14 = 14 number @ Porto"},
	} {
		var got []string
		for _, f := range Extract(line.text, line.ctx) {
			got = append(got, describe(f))
		}
		if diff := cmp.Diff([]string{line.want}, got); diff != "" {
			t.Errorf("%s, under %q (-want +got):\n%s", line.text, line.ctx.Title, diff)
		}
	}
}

// A measure that is stated as a sum and as a share of the economy is neither
// the part of that sum that somebody pays nor the part of a country's.
func TestSumAndShare(t *testing.T) {
	for text, want := range map[string]string{
		"Grenoble spent €2.1 billion on R&D in 2023, or 5.8% of GDP.": "€2.1 billion: R&D spending, 5.8%: R&D spending",
		"Companies pay 71% of the R&D spending in Grenoble.":          "71%: ",
		"杭州R&D经费投入980亿元，占地区生产总值比重为3.9%，占全省的36%。":                      "980亿元: R&D spending, 3.9%: R&D spending, 36%: ",
	} {
		var got []string
		for _, f := range Extract(text, Context{}) {
			got = append(got, f.Text+": "+f.MeasureID)
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", text, got, want)
		}
	}
}

// Each table: its titles, a row, and the figures of the row as a golden line says them.
func TestRow(t *testing.T) {
	for _, row := range []struct {
		header, row string
		want        []string
	}{
		{"City | Days to register a company | Year", "Nairobi | 23 | 2019",
			[]string{"23 = 23 duration day · Days to register a company @ Nairobi in 2019"}},
		{"Rank | City | Venture capital, $bn | Change", "1 | Porto | 2.4 | +12%",
			[]string{"1 = 1 number · Rank @ Porto", "2.4 = 2.4e+09 money USD · Venture capital @ Porto", "12% = 12 share percent increase · Change @ Porto"}},
		{"Company | Round | Valuation (2024)", "Acme Robotics | €310m | €2 billion",
			[]string{"€310m = 3.1e+08 money EUR · Round of Acme Robotics", "€2 billion = 2e+09 money EUR · Valuation (2024) of Acme Robotics in 2024"}},
		{"City | Office rent per square metre a year | As of", "Braga | €295 | 2023",
			[]string{"€295 = 295 money EUR per m2 per year · Office rent @ Braga in 2023"}},
		{"Measure | 2023 | 2024", "Unicorns | 12 | 15",
			[]string{"12 = 12 count unicorn · Unicorns in 2023", "15 = 15 count unicorn · Unicorns in 2024"}},
		{"城市 | 独角兽企业（家） | 年份", "杭州 | 42 | 2024",
			[]string{"42 = 42 count 独角兽企业 · 独角兽企业 @ Hangzhou in 2024"}},
		{"District | Rent (EUR per sqm per month) | Vacancy", "Foz | 19.5 | 6.2%",
			[]string{"19.5 = 19.5 money EUR per m2 per month · Rent of Foz", "6.2% = 6.2 share percent · Vacancy of Foz"}},
		{"Submarket | Floor space (sqm)", "Harbour East | 84,000",
			[]string{"84,000 = 84000 quantity m2 · Floor space of Harbour East"}},
	} {
		var got []string
		for _, f := range Extract(row.row, Context{Header: strings.Split(row.header, " | "), Title: "Starting up"}) {
			got = append(got, describe(f))
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s, under %s (-want +got):\n%s", row.row, row.header, diff)
		}
	}
}

// FuzzExtract holds that spans lie in the text on rune bounds, in order, and
// that nothing panics.
func FuzzExtract(f *testing.F) {
	for _, name := range []string{"testdata/english.txt", "testdata/chinese.txt", "testdata/refused.txt"} {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			f.Add(line)
		}
	}
	for _, s := range hostile {
		f.Add(s)
		f.Add(strings.Repeat(s, 12))
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, g := range Extract(text, Context{Header: []string{"a", "b 2020"}}) {
			if g.Start < last || g.End <= g.Start || g.End > len(text) || text[g.Start:g.End] != g.Text {
				t.Fatalf("%q: figure %d..%d %q behind %d", text, g.Start, g.End, g.Text, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(g.Text) {
				t.Fatalf("%q: figure %q cuts a rune", text, g.Text)
			}
			if !holdsNumber(g.Text) {
				t.Fatalf("%q: figure %q holds neither a digit nor a word for a number", text, g.Text)
			}
			if g.Sentence[0] > g.Start || g.Sentence[1] < g.End {
				t.Fatalf("%q: figure %q outside its sentence", text, g.Text)
			}
			last = g.End
		}
	})
}

// holdsNumber reports digits, number words or a sign such as ½ in text.
func holdsNumber(text string) bool {
	r := newReader(text, Context{})
	for i := range r.Tokens {
		if r.SaysNumber(i) {
			return true
		}
	}
	return false
}

// hostile are texts made to cost: one long sentence of what links.
var hostile = []string{"between 1500 and 1600 and ", "1 ", "1,", "(", "$", "in 2020 1 ", "Berlin 1 ", "Berlin in 2019 $1 ", "according to X 5 ", "from 1 to 2 ", "1-", "第", "百分之", "三分之", "一", "no. ", "third-", "US$", "a.b.", "five-", "venture capital 1% ", "The Of 5 ", "In The ", "one and ", "two hundred and ", "1/", "½", "-1", "1 000 ", "A & B 7 ", "of GDP 0$0 "}

// Every hostile text is read to its end. A reading that loops for ever fails
// by name, long before the test run is given up.
func TestHostile(t *testing.T) {
	for _, s := range hostile {
		done := make(chan int)
		go func() { done <- len(Extract(strings.Repeat(s, 20_000/len(s)), Context{})) }()
		select {
		case n := <-done:
			if n > 20_000 {
				t.Errorf("%q: %d figures", s, n)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%q: is still being read after a minute", s)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, s := range hostile {
		b.Run(strings.TrimSpace(s), func(b *testing.B) {
			text := strings.Repeat(s, 20_000/len(s))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Extract(text, Context{})
			}
		})
	}
}

// BenchmarkExtract reads the articles that come with the program, dense with
// figures, longer and longer texts made of them, and one with few figures. A
// text ten times as long takes ten times as long: MB/user-s, megabytes per
// second of computing, stays as it is.
func BenchmarkExtract(b *testing.B) {
	dense := articles(b)
	for _, c := range []struct {
		name string
		text string
		size int
	}{
		{"0.05MB", dense, 50e3},
		{"0.5MB", dense, 500e3},
		{"5MB", dense, 5e6},
		{"50MB", dense, 50e6},
		{"5MB news", news, 5e6},
	} {
		b.Run(c.name, func(b *testing.B) {
			long := strings.Repeat(c.text, c.size/len(c.text)+1)[:c.size]
			b.SetBytes(int64(c.size))
			b.ReportAllocs()
			n, start := 0, userTime(b)
			for b.Loop() {
				n = len(Extract(long, Context{}))
			}
			b.ReportMetric(float64(c.size)*float64(b.N)/1e6/(userTime(b)-start).Seconds(), "MB/user-s")
			b.ReportMetric(float64(c.size)/float64(n), "bytes/figure")
		})
	}
}

// news is a text with few figures, as reports of the day are.
const news = `The mayor of Lisbon opened a new hall for young companies by the river on Tuesday, and said that the city would
rather have many small firms than a few large ones. "People come because they like to live here, and they stay because they find
colleagues," she told the guests, among them founders from Porto, Berlin and Nairobi. The hall stands where a brewery once stood.
It has room for 320 people, and most of its desks were let before the doors opened. Rents in the quarter have gone up, which
worries those who have lived there longest; a residents' group asked for a limit, so far without an answer. The ministry of
economy has promised to look at the matter after the summer. Who is to pay for the tram that the quarter was promised is still
open. Builders expect the line to cost about €48 million, more than the council had set aside, and the work would take years.
Some of the founders do not want to wait that long. One of them, who makes software for hospitals, has already moved her team to
the hills, where the trains run and the air is better. Others say that a good idea finds its way in any street.
`

// BenchmarkScan cuts and looks up the words of the same articles, sentence by
// sentence, without reading or linking: no allocation.
func BenchmarkScan(b *testing.B) {
	text := articles(b)
	r := &reader{}
	lower := lexicon.Plain(text)
	spans := sentence.Split(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range spans {
			r.begin(text[s.Start:s.End], lower[s.Start:s.End], Context{})
			r.Quantities()
		}
	}
}

// articles returns the text of the articles that come with the program.
func articles(b *testing.B) string {
	var all strings.Builder
	err := fs.WalkDir(os.DirFS("../corpus"), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".md") {
			return err
		}
		text, err := os.ReadFile("../corpus/" + path)
		all.Write(text)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return all.String()
}
