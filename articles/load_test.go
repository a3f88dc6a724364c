package articles

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"quoth/articles/lexicon"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRead reads the files of testdata/read and compares what became of them
// with the file beside each: its blocks, links, passages, figures and what was taken out.
func TestRead(t *testing.T) {
	dir := os.DirFS("testdata/read")
	corpus, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range corpus.Problems {
		t.Error(p.Error())
	}
	if len(corpus.Articles) != 4 {
		t.Fatalf("%d articles", len(corpus.Articles))
	}
	for i := range corpus.Articles {
		a := corpus.Articles[i]
		name := "testdata/golden/" + a.Path + ".golden"
		got := describe(a)
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", a.Path, diff)
		}
	}
}

func describe(a *Article) string {
	var s strings.Builder
	fmt.Fprintf(&s, "title %s\nsource %s\nurl %s\npublished %s\nlang %s\nplaces %q\n", a.Title, a.Source, a.URL, a.Published, a.Lang, a.Places)
	for _, b := range a.Blocks {
		fmt.Fprintf(&s, "\n%s under %q", [...]string{"paragraph", "heading", "item", "row", "reference"}[b.Kind], b.Heading)
		if len(b.Header) > 0 {
			fmt.Fprintf(&s, " titled %q", b.Header)
		}
		fmt.Fprintf(&s, "\n\t%s", strings.ReplaceAll(a.Text[b.Start:b.End], "\n", "\n\t"))
	}
	s.WriteString("\n\npassages\n")
	for _, p := range a.Passages() {
		fmt.Fprintf(&s, "\t%s %q\n", p.ID, a.Text[p.Start:p.End])
	}
	s.WriteString("figures\n")
	for _, f := range a.Figures(lexicon.Default(), nil) {
		fmt.Fprintf(&s, "\t%s: %s, %s\n", a.Text[f.Start:f.End], f.Measure, f.Place)
	}
	for _, l := range a.Links {
		fmt.Fprintf(&s, "link %q to %s\n", a.Text[l.Start:l.End], l.URL)
	}
	for _, r := range a.Removed {
		fmt.Fprintf(&s, "removed line %d, %s: %s\n", r.Line, r.Reason, r.Text)
	}
	return s.String()
}

// What is broken is named, with its line where it has one, and the others load.
func TestProblems(t *testing.T) {
	good := &fstest.MapFile{Data: []byte("Porto has 420 start-ups.")}
	for _, test := range []struct {
		name, data, problem string
	}{
		{"bad.md", "---\ntitle: [\n---\n\nText.", "bad.md: line "},
		{"key.md", "---\ntitle: A\npublised: 2025-01-01\n---\n\nText.", `key.md: line 3: `},
		{"date.md", "---\npublished: soon\n---\n\nText.", "date.md: line 2: "},
		{"open.md", "---\ntitle: A\n\nText.", "open.md: line "},
		{"latin.txt", "one\ncaf\xe9", "latin.txt: line 2: "},
		{"empty.txt", "", "empty.txt: "},
		{"blank.md", "---\ntitle: A\n---\n\n   \n", "blank.md: "},
	} {
		corpus, err := Load(fstest.MapFS{test.name: {Data: []byte(test.data)}, "good.txt": good})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if len(corpus.Problems) == 0 || !strings.HasPrefix(corpus.Problems[0].Error(), test.problem) {
			t.Errorf("%s: problems %v, want %q…", test.name, corpus.Problems, test.problem)
		}
		if !has(corpus, "good.txt") {
			t.Errorf("%s: the other article did not load", test.name)
		}
	}
}

func has(c *Corpus, path string) bool {
	for _, a := range c.Articles {
		if a.Path == path {
			return true
		}
	}
	return false
}

func TestNoArticles(t *testing.T) {
	for _, files := range []fstest.MapFS{{}, {"picture.png": {Data: []byte("\x89PNG")}}} {
		if _, err := Load(files); err == nil || !strings.Contains(err.Error(), "no articles") {
			t.Errorf("%v: %v, want no articles", files, err)
		}
	}
}

// Lines of another script go when they shout, and stay when they say something.
func TestClean(t *testing.T) {
	english := "The ferry carries engineers to Almada in the morning, and back again late in the evening.\n\n"
	chinese := "轮渡早上把工程师送到对岸的工业园，晚上很晚才把他们送回城里，一年到头都是这样。对岸的工业园有六十家企业，多数做无人机，员工每天乘船往返。\n\n"
	for _, test := range []struct {
		article, line string
		goes          bool
	}{
		{english, "免费视频聊天交友平台", true},
		{english, "澳门赌场，点击进入", true},
		{english, "上海同城信息 2025最新", true},
		{english, "казино онлайн", true},
		{english, "“我们造什么就飞什么。”", false},
		{english, "我们造什么就飞什么。", false},
		{english, "《海港笔记》", false},
		{english, "We fly what we build", false},
		{chinese, "BEST ONLINE CASINO FREE BONUS", true},
		{chinese, "OpenAI GPT", false},
		{chinese, "казино онлайн", true},
		{english, "澳门会更好。", false},
		{english, "Order now: cheap pills at www.pills.example", true},
		{english, "Online betting, free spins and a jackpot every day", true},
		{english, "A casino on the quay", false},
		{english, "Casinos order chips wholesale, and betting shops pay a bonus.", false},
		{english, "Share this story on the usual networks", true},
		{english, "© 2025 Harbour Notes. All rights reserved.", true},
		{chinese, "加微信 abc888 领取彩金", true},
		{chinese, "点击这里看更多", true},
		{chinese, "员工领取奖金，微信发放。", false},
	} {
		c, err := Load(fstest.MapFS{"a.txt": {Data: []byte(test.article + test.line + "\n\n" + test.article)}})
		if err != nil {
			t.Fatal(err)
		}
		if gone := !strings.Contains(c.Articles[0].Text, test.line); gone != test.goes {
			t.Errorf("%q: removed %v, want %v", test.line, gone, test.goes)
		}
		for _, p := range c.Articles[0].Passages() {
			if text := c.Articles[0].Text[p.Start:p.End]; test.goes && strings.Count(text, "\n\n") > 0 {
				t.Errorf("%q: a passage reads across it: %q", test.line, text)
			}
		}
	}
}

func TestCopies(t *testing.T) {
	text := strings.Repeat("The docks of the old town hold ninety small firms that make drones and sell them far away. ", 3) +
		"Nobody had planned for this, and nobody will say who came first. The mayor counts them each spring."
	c, err := Load(fstest.MapFS{"a.txt": {Data: []byte(text)}, "b.txt": {Data: []byte(text + " One more line.")}, "c.txt": {Data: []byte("A town of quiet streets has none of it, and asks for nothing.")}})
	if err != nil {
		t.Fatal(err)
	}
	r := Check(c)
	if len(r.Copies) != 1 || r.Copies[0].A != "a.txt" || r.Copies[0].B != "b.txt" {
		t.Errorf("copies %+v, want a.txt and b.txt", r.Copies)
	}
}

// FuzzLoad holds what must be true of any article that loads.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{"profile.md", "page.html", "notes.txt", "zh.md"} {
		text, err := os.ReadFile("testdata/read/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, text)
	}
	f.Add("a.md", []byte("---\n---\n| a |\n|-|\n| b |\n\n* x\n  * y\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		switch name {
		case "profile.md", "page.html", "notes.txt", "zh.md", "a.md":
		default:
			name = "a.md"
		}
		c, err := Load(fstest.MapFS{name: {Data: data}})
		if err != nil {
			return
		}
		for i := range c.Articles {
			sound(t, c.Articles[i])
		}
	})
}

// sound holds what must be true of any article.
func sound(t *testing.T, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || a.Title == "" {
		t.Fatalf("title %q, valid %v", a.Title, utf8.ValidString(a.Text))
	}
	at := 0
	for _, b := range a.Blocks {
		if b.Start < at || b.End < b.Start || b.End > len(a.Text) {
			t.Fatalf("block %+v behind %d of %d", b, at, len(a.Text))
		}
		at = b.End
	}
	seen := map[string]bool{}
	at = 0
	for _, p := range a.Passages() {
		if p.Start < at || p.End <= p.Start || p.End > len(a.Text) || !utf8.ValidString(a.Text[p.Start:p.End]) {
			t.Fatalf("passage %+v behind %d of %d", p, at, len(a.Text))
		}
		if seen[p.ID] {
			t.Fatalf("two passages are called %s", p.ID)
		}
		seen[p.ID] = true
		at = p.End
	}
	for _, fig := range a.Figures(lexicon.Default(), nil) {
		if fig.Start < 0 || fig.End > len(a.Text) || a.Text[fig.Start:fig.End] != fig.Text {
			t.Fatalf("figure %+v", fig)
		}
	}
	for _, l := range a.Links {
		if l.Start < 0 || l.End > len(a.Text) || l.End < l.Start {
			t.Fatalf("link %+v", l)
		}
	}
}

// BenchmarkLoad shows that time grows with the text, for each format.
func BenchmarkLoad(b *testing.B) {
	line := "Porto attracted €310 million in venture capital in 2024, according to Ribeira Data. It is small.\n\n"
	for _, format := range []string{"a.md", "a.html", "a.txt"} {
		for _, size := range []int{100 << 10, 1 << 20, 5 << 20} {
			text := strings.Repeat(line, size/len(line))
			if format == "a.html" {
				text = "<html><body><article><p>" + strings.ReplaceAll(text, "\n\n", "</p>\n<p>") + "</p></article></body></html>"
			}
			b.Run(fmt.Sprintf("%s/%dKB", format, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := Load(fstest.MapFS{format: {Data: []byte(text)}}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// Character sets are declared or told; front matter is YAML, TOML or JSON;
// files of other kinds, drafts and links to folders are listed.
func TestWaysIn(t *testing.T) {
	encode := func(e encoding.Encoding, s string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte("Aveiro counts 48 firms."))
	z.Close()
	const zh = "深圳的研发投入为2236.61亿元，占比6.46%，企业数量位居第二。"
	for _, test := range []struct {
		name            string
		data            []byte
		text            string
		title, date     string
		problem, passed string
	}{
		{name: "a.html", data: encode(simplifiedchinese.GBK, `<html><head><meta charset="gb2312"><title>研发</title></head><body><p>`+zh+`</p></body></html>`), text: zh, title: "研发"},
		{name: "a.html", data: encode(traditionalchinese.Big5, `<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"></head><body><p>深圳的研發投入佔比是百分之五。</p></body></html>`), text: "研發投入"},
		{name: "a.html", data: encode(charmap.Windows1251, `<html><head><meta charset=windows-1251></head><body><p>В городе 48 фирм.</p></body></html>`), text: "48 фирм"},
		{name: "a.txt", data: encode(simplifiedchinese.GB18030, zh), text: zh, problem: "a.txt: line 1: read as GB18030"},
		{name: "a.txt", data: encode(traditionalchinese.Big5, "深圳的研發投入佔比是百分之五，企業數量位居第二，城市規劃良好。"), text: "百分之五", problem: "a.txt: line 1: read as Big5"},
		{name: "a.txt", data: encode(charmap.Windows1251, "В городе 48 фирм и один порт."), text: "48 фирм", problem: "a.txt: line 1: read as windows-1251"},
		{name: "a.md", data: encode(charmap.Windows1252, "São Paulo’s yard had €55m in 2024."), text: "São Paulo’s yard had €55m", problem: "a.md: line 1: read as windows-1252"},
		{name: "a.txt", data: encode(utf16le, "Aveiro counts 48 firms."), text: "Aveiro counts 48 firms."},
		{name: "a.txt", data: append([]byte("\xef\xbb\xbf"), "Aveiro counts 48 firms."...), text: "Aveiro counts 48 firms."},
		{name: "a.txt", data: []byte("PK\x03\x04\xff\xfe\x00\x00"), problem: "a.txt: not text: a zip archive"},
		{name: "a.md.gz", data: packed.Bytes(), text: "Aveiro counts 48 firms."},
		{name: "a.md", data: []byte("+++\ntitle = \"The yard\"\ndate = 2024-03-01T08:00:00+01:00\ntags = [\"a\"]\n[params]\nx = 1\n+++\n\nIt counts 48 firms."), text: "It counts 48 firms.", title: "The yard", date: "2024-03-01"},
		{name: "a.md", data: []byte("+++\ntitle = \"The yard\ndate = 2024-03-01\n+++\n\nIt counts 48 firms."), problem: "a.md: line 2: front matter: TOML: "},
		{name: "a.md", data: []byte("{\n\t\"title\": \"The yard: a look\",\n\t\"publishDate\": \"March 1, 2024\"\n}\n\nIt counts 48 firms."), text: "It counts 48 firms.", title: "The yard: a look", date: "2024-03-01"},
		{name: "a.md", data: []byte("{\n\"title\": \"The yard\",\n}\n\nIt counts 48 firms."), problem: "a.md: line 3: front matter: JSON: "},
		{name: "2024-03-01-yard.md", data: []byte("---\nlayout: post\ntitle: The yard\nauthor: Ana\ncategories: [a]\n---\nIt counts 48 firms."), title: "The yard", date: "2024-03-01", text: "It counts 48 firms."},
		{name: "a.md", data: []byte("---\ntitle: The yard\ndate: 2024-03-01 08:00:00 +0100\nlastmod: 2025-01-01\n...\nIt counts 48 firms."), date: "2024-03-01", text: "It counts 48 firms."},
		{name: "a.md", data: []byte("---\ndate: 2020-01-01\npublished: 2024-03-01\n---\nIt counts 48 firms."), date: "2024-03-01"},
		{name: "a.md", data: []byte("---\ndate: 25/12/2024\n---\nIt counts 48 firms."), date: "2024-12-25"},
		{name: "a.md", data: []byte("---\ndate: 01/03/2024\n---\nIt counts 48 firms."), date: "2024", problem: `a.md: line 2: front matter: date: "01/03/2024" may be 2024-03-01 or 2024-01-03`},
		{name: "a.md", data: []byte("---\ntitle: The yard\ndraft: true\n---\nIt counts 48 firms."), passed: "a.md: drafts"},
		{name: "a.md", data: []byte("---\ntitle: The yard\npublished: false\n---\nIt counts 48 firms."), passed: "a.md: drafts"},
		{name: "slides.pptx", data: []byte("PK"), passed: "slides.pptx: kinds that are not read: .pptx"},
	} {
		c, err := Load(fstest.MapFS{test.name: {Data: test.data}, "good.txt": {Data: []byte("Porto has 420 start-ups.")}})
		if err != nil {
			t.Fatal(err)
		}
		var a *Article
		for _, one := range c.Articles {
			if one.Path == test.name {
				a = one
			}
		}
		if want := test.text != "" || test.date != ""; (a != nil) != want {
			t.Errorf("%s %.40q: loaded %v, want %v: %v", test.name, test.data, a != nil, want, c.Problems)
			continue
		}
		if a != nil && (!strings.Contains(a.Text, test.text) || test.title != "" && a.Title != test.title || a.Published != test.date) {
			t.Errorf("%s %.40q: text %q, title %q, published %q", test.name, test.data, a.Text, a.Title, a.Published)
		}
		said := ""
		if len(c.Problems) > 0 {
			said = c.Problems[0].Error()
		}
		if !strings.HasPrefix(said, test.problem) || test.problem == "" && said != "" {
			t.Errorf("%s %.40q: problem %q, want %q", test.name, test.data, said, test.problem)
		}
		said = ""
		if len(c.Passed) > 0 {
			said = c.Passed[0].Path + ": " + c.Passed[0].Reason
		}
		if said != test.passed {
			t.Errorf("%s: passed over %q, want %q", test.name, said, test.passed)
		}
	}
}

var utf16le = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)

// What is wrong with files is told in their order, however many are read at a time,
// and the same folder gives the same corpus.
func TestLoadInOrder(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 200 {
		name := fmt.Sprintf("%03d.md", i)
		switch i % 4 {
		case 0:
			fsys[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Mill %d\n\nThe mill of Porto had %d wheels.\n", i, i)}
		case 1:
			fsys[name] = &fstest.MapFile{}
		case 2:
			fsys[name] = &fstest.MapFile{Data: []byte("---\ndraft: true\n---\n\nNot yet.\n")}
		default:
			fsys[fmt.Sprintf("%03d.exe", i)] = &fstest.MapFile{Data: []byte("MZ")}
		}
	}
	first, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Articles) != 50 || len(first.Problems) != 50 || len(first.Passed) != 100 {
		t.Fatalf("%d articles, %d problems, %d passed over, want 50, 50, 100", len(first.Articles), len(first.Problems), len(first.Passed))
	}
	if !slices.IsSortedFunc(first.Problems, func(a, b Problem) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("problems are not in the order of the files")
	}
	if !slices.IsSortedFunc(first.Passed, func(a, b Passed) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("what is passed over is not in the order of the files")
	}
	again, err := Load(fsys)
	if err != nil || again.Fingerprint != first.Fingerprint {
		t.Errorf("another fingerprint the next time, %v", err)
	}
}
