package lexicon

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"How much VC did Shanghai raise?":                           "venture capital, Shanghai",
		"compare Berlin vs. Paris: unicorn counts":                  "Berlin, Paris, unicorns",
		"Silicon Valley and the Bay Area":                           "San Francisco Bay Area, San Francisco Bay Area",
		"it takes 23 days on average to register a new tech firm":   "days to register a company",
		"to register. A company has 12 desks":                       "",
		"tell us about start-ups in Sao Paulo":                      "start-ups, São Paulo",
		"São Paulo's startups":                                      "São Paulo, start-ups",
		"the US and the UK":                                         "United States, United Kingdom",
		"上海的风险投资有多少？":                                               "Shanghai, venture capital",
		"臺灣和上海的獨角獸、風險投資":                                            "Taiwan, Shanghai, unicorns, venture capital",
		"深圳和杭州的独角兽企业":                                               "Shenzhen, Hangzhou, unicorns",
		"The Shanghai Stock Exchange's STAR Market lists 287 firms": "Shanghai Stock Exchange, STAR Market",
		"R&D spending in Tel Aviv":                                  "R&D spending, Tel Aviv",
	} {
		var got []string
		for _, m := range Default().Find(text) {
			got = append(got, m.Entry.ID)
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", text, diff)
		}
	}
}

// A text cut stretch by stretch, some of them said to be words, has the words
// of the text cut at once.
func TestCutter(t *testing.T) {
	for _, stretches := range []string{
		"On |the |10|th|, |B|2|B| firms |in |São Paulo|'s |north| grew |9.8|%",
		"L'Oréal's| |R&D|; |U.S.| and |city|'s |36|Kr| |上|海|的|AI|公|司| ２０２４|年",
	} {
		text := strings.ReplaceAll(stretches, "|", "")
		var c Cutter
		c.Begin(text, Plain(text))
		at := 0
		for _, s := range strings.Split(stretches, "|") {
			next := at + len(s)
			if plain := len(s) > 1 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" || utf8.RuneCountInString(s) == 1 && len(s) == hanBytes; plain {
				c.Word(at, next)
			} else {
				c.Cut(at, next)
			}
			at = next
		}
		if diff := cmp.Diff(cut(text).words, c.words, cmp.AllowUnexported(word{})); diff != "" {
			t.Errorf("%s: (-at once +by stretches)\n%s", text, diff)
		}
	}
}

func TestTableErrorsNameTheLine(t *testing.T) {
	for table, want := range map[string]string{
		"a\tcity|country\t\t":   `line 1: a: a place has one class, not city|country`,
		"Oslo":                  `line 1: 1 columns, want 4: id, class, parent, aliases`,
		"# x\n\nOslo\ttown\t\t": `line 3: Oslo: class "town" is none of city, country, region, district, institution, subject`,
		"\tcity\t\tChristiania": `line 1: no id`,
	} {
		_, err := Read(strings.NewReader(table), Place)
		if err == nil || err.Error() != want {
			t.Errorf("%q: got error %v, want %s", table, err, want)
		}
	}
}

func TestWith(t *testing.T) {
	l, err := Default().With(&Entry{Kind: Place, ID: "Ankh-Morpork", Class: "city", Aliases: []string{"the Big Wahoonie"}},
		&Entry{Kind: Place, ID: "Oslo", Class: "city", Parent: "Norway", Aliases: []string{"Tigerstaden"}})
	if err != nil {
		t.Fatal(err)
	}
	found := l.Find("From Tigerstaden to the Big Wahoonie by way of Shanghai")
	var got []string
	for _, m := range found {
		got = append(got, m.Entry.ID)
	}
	if diff := cmp.Diff([]string{"Oslo", "Ankh-Morpork", "Shanghai"}, got); diff != "" {
		t.Error(diff)
	}
	if !l.Within("Oslo", "Norway") || l.Within("Norway", "Oslo") {
		t.Error("Oslo lies in Norway, not the other way round")
	}
	if _, err := Default().With(&Entry{Kind: Place, ID: "Atlantis", Class: "city", Parent: "The Sea"}); err == nil {
		t.Error("a parent that is no entry was let through")
	}
}

// Every name in the tables is found, as itself, by its own entry or by one
// that stands before it.
func TestEveryNameIsFound(t *testing.T) {
	for _, e := range Default().Entries() {
		for _, name := range append([]string{e.ID}, e.Aliases...) {
			text := strings.ReplaceAll(strings.TrimPrefix(name, "="), "…", " ")
			found := false
			for _, m := range Default().Find(text) {
				found = found || m.Entry == e && m.Start == 0 && m.End == len(strings.TrimRight(text, ".)"))
			}
			if !found {
				t.Errorf("%s %q: its name %q is not found: another entry claims it", e.Kind, e.ID, name)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("start-ups in São Paulo's 上海科创板 raised $4bn; register a company")
	f.Fuzz(func(t *testing.T, text string) {
		end := map[Kind]int{}
		for _, m := range Default().Find(text) {
			if m.Start < end[m.Entry.Kind] || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("mention %d..%d of %q", m.Start, m.End, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Fatalf("mention cuts a rune: %q", text[m.Start:m.End])
			}
			end[m.Entry.Kind] = m.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Shanghai now hosts many labs and attracts annual venture capital, second only to Silicon Valley. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Default().Find(text)
	}
}
