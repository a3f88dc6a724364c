package articles

import (
	"html"
	"os"
	"strings"
	"testing"
	"unicode"
)

// page is a web page around some HTML, long enough that its article is found.
func webPage(inner string) string {
	const lead = "<p>The harbour town has become one of the busiest small places on its coast, with founders moving in from all over, and a ferry that runs late.</p>" +
		"<p>Its council keeps a yard by the river for young companies, and two colleges send it people each year, many of whom stay to build something.</p>"
	return "<!doctype html><html lang=\"en\"><head><title>Aveiro's yard</title></head><body><nav><a href=\"/\">Home</a></nav><main><article><h1>Aveiro's yard</h1>" +
		lead + inner + lead + "</article></main><footer>© Quay Post</footer></body></html>"
}

// markupCases are texts with what their passages have and have not, and what was removed of them.
var markupCases = []struct {
	name, file, text string
	has, not         []string
	removed          string // "reason: text"
}{
	{"a tilde is a range", "a.md", "Filing takes 5~7 days and costs €30~40 in Aveiro.", []string{"5~7 days", "€30~40"}, nil, ""},
	{"a tilde is a range in Chinese", "a.md", "注册需要3~5天，月租2000~3000元。", []string{"3~5天", "2000~3000元"}, nil, ""},
	{"a struck word", "a.md", "Aveiro has ~~six~~ four yards.", []string{"Aveiro has four yards."}, []string{"six"}, "struck out: six"},
	{"a struck sentence", "a.md", "Aveiro grows. ~~It counts 9,999 firms.~~", nil, []string{"9,999"}, "struck out: It counts 9,999 firms."},
	{"struck with emphasis", "a.md", "It has **~~60~~ 48** desks.", []string{"It has 48 desks."}, []string{"60"}, "struck out: 60"},
	{"struck by HTML in Markdown", "a.md", "It has <del>60</del><ins>48</ins> desks and <s>two</s> one pier.", []string{"48 desks", "one pier"}, []string{"60", "two"}, "struck out: 60"},
	{"a struck block in Markdown", "a.md", "<del>\n\nIt counts 9,999 firms.\n\n</del>\n\nIt counts 48 firms.", []string{"48 firms"}, []string{"9,999"}, "struck out: It counts 9,999 firms."},
	{"struck in HTML", "a.html", webPage("<p>It counts <strike>77</strike> <span style=\"text-decoration: line-through\">66</span> 48 firms.</p>"), []string{"It counts 48 firms."}, []string{"77", "66"}, "struck out: 66"},
	{"hidden", "a.html", webPage("<p>It counts 48 firms<span hidden> or 990</span>.</p><p style='display:none'>It counts 991 firms in the town.</p><p style=\"visibility: hidden\">It counts 992 firms in the town.</p><div aria-hidden=true><p>It counts 993 firms in the town.</p></div>"), []string{"It counts 48 firms."}, []string{"99"}, "hidden: It counts 991 firms in the town."},
	{"what a screen reader says stands in for what it does not", "a.html", webPage("<p>It counts <span aria-hidden=\"true\">4 8</span><span class=\"sr-only\">48</span> firms in the town.</p>"), []string{"It counts 48 firms"}, []string{"4 8"}, ""},
	{"comments by class", "a.html", webPage("<div class=\"commentList\"><p>Nonsense, it has 990 firms, everybody in the town knows that by heart.</p></div>"), nil, []string{"990"}, "readers' comments: Nonsense, it has 990 firms, everybody in the town knows that by heart."},
	{"comments by type", "a.html", webPage("<ol><li itemscope itemtype=\"https://schema.org/Comment\"><p>Nonsense, it has 990 firms, everybody in the town knows that by heart.</p></li></ol>"), nil, []string{"990"}, "readers' comments: Nonsense, it has 990 firms, everybody in the town knows that by heart."},
	{"comments by heading", "a.html", webPage("<h2>3 Comments</h2><p>Nonsense, it has 990 firms, everybody in the town knows that by heart.</p><h2>Next</h2><p>The yard opens again in the spring, with 12 berths.</p>"), []string{"12 berths"}, []string{"990"}, "readers' comments: Nonsense, it has 990 firms, everybody in the town knows that by heart."},
	{"comments by heading in Markdown", "a.md", "It has 48 firms.\n\n## Reader comments (2)\n\n### Ana\n\nIt has 990 firms.", nil, []string{"990"}, "readers' comments: It has 990 firms."},
	{"comments in Chinese", "a.md", "当地有48家企业。\n\n## 网友评论\n\n我看有990家企业。", nil, []string{"990"}, "readers' comments: 我看有990家企业。"},
	{"a class that says there are none", "a.html", webPage("<div class=\"no-comments\"><p>The yard by the river has 12 berths, and the town wants more of them.</p></div>"), []string{"12 berths"}, nil, ""},
	{"footnote marks", "a.html", webPage("<p>It counts 1,150<sup>3</sup> firms, which raised €41<sup><a href='#n4'>4</a></sup> million<sup>[5]</sup> and more.<sup>6,7</sup></p>"), []string{"1,150 firms, which raised €41 million and more."}, nil, "footnote mark: 3 4 [5] 6,7"},
	{"powers are no footnotes", "a.html", webPage("<p>It covers 41 km<sup>2</sup> of the coast, or 4×10<sup>7</sup> m<sup>2</sup>, and ranks 4<sup>th</sup>; it emits 9 t of CO<sub>2</sub>.</p>"), []string{"41 km²", "10⁷ m²", "4th;", "CO2."}, nil, ""},
	{"footnote marks in Markdown", "a.md", "It counts 1,150<sup>3</sup> firms[^1] and raised €41[^x] million. [[7]](https://a.example/7)\n\n[^1]: In 2010 it was 45 firms.", []string{"1,150 firms and raised €41 million."}, []string{"[^", "[7]"}, "footnote mark: [^1] [^x]"},
	{"soft hyphens and zero widths", "a.html", webPage("<p>It counts 1&nbsp;150 start&shy;ups and 4&#8203;8 devel&shy;opers in the town.</p>"), []string{"1 150 startups and 48 developers"}, nil, ""},
	{"soft hyphens in Markdown", "a.md", "It counts 48 start&shy;ups and 9 inves\u00adtors.", []string{"48 startups and 9 investors"}, nil, ""},
	{"blocks side by side", "a.html", webPage("<div><div>1,150</div><div>firms in Aveiro</div></div><div class='n'><span>€41M</span><span>venture capital in 2023</span></div><div><h4>Berths</h4><p>12</p></div>"), []string{"1,150 firms in Aveiro", "€41M venture capital in 2023", "Berths: 12"}, nil, ""},
	{"inline elements side by side", "a.html", webPage("<p>The yard has <b>48</b><span>berths</span> and the town <i>four</i>teen boats in all.</p>"), []string{"48 berths", "fourteen boats"}, nil, ""},
	{"elements nobody knows", "a.html", webPage("<x-card>The yard by the river has 48 berths for boats.</x-card><x-card>The town has 12 of its own, for guests.</x-card>"), []string{"boats.", "The town has 12"}, []string{"boats.The"}, ""},
	{"line breaks", "a.html", webPage("<p>Firms in the town: 48<br>Berths in the yard: 12<br/>Boats that lie there: 90</p>"), []string{"48 Berths", "12 Boats"}, nil, ""},
	{"a paragraph that is a link", "a.html", webPage("<div><p><a href='/x'><b>The yard by the river raised €41 million in 2023, the council said.</b></a></p></div>"), []string{"€41 million in 2023"}, nil, ""},
	{"a lead beside the body", "a.html", strings.Replace(webPage(""), "</h1>", "</h1><div class=standfirst>The yard by the river counts 48 firms, says the council.</div><div>", 1), []string{"48 firms"}, nil, ""},
	{"a definition list", "a.html", webPage("<dl><dt>Firms</dt><dd>1,150</dd><div><dt>Raised in 2023</dt><dd>€41 million</dd><dd>in 12 rounds</dd></div></dl>"), []string{"Firms: 1,150", "Raised in 2023: €41 million", "in 12 rounds"}, nil, ""},
	{"a definition list in Markdown", "a.md", "Firms\n: 1,150\n\nRaised in 2023:\n: €41 million", []string{"Firms: 1,150", "Raised in 2023: €41 million"}, nil, ""},
	{"shortcodes of Hugo", "a.md", "{{< figure src=\"a.jpg\" title=\"9,999 boats\" >}}\n\n{{% notice tip %}}Four yards lie here.{{% /notice %}}\n\n{{</* youtube 12345 */>}}", []string{"Four yards lie here."}, []string{"{{", "9,999", "12345"}, "shortcode: {{% notice tip %}}"},
	{"tags of Jekyll", "a.md", "{% include a.html firms=777 %}\nIt counts 48 firms.{: .lead }\n\n## Yards {#yards .wide}\n\n{% comment %}It counts 9,999 firms.{% endcomment %}It has {{ site.data.n }} 12 berths.\n{:.small}", []string{"It counts 48 firms.", "Yards", "12 berths."}, []string{"{", "777", "9,999", ".small"}, "shortcode: {% include a.html firms=777 %}"},
	{"wiki links and notes", "a.md", "The [[Aveiro|town]] has ==48 firms== and a [[Yard]]. %%It was 990 once.%%\n\n![[map.png]]\n\n> [!note] Berths\n> The yard has 12 berths. ^b1", []string{"The town has 48 firms and a Yard.", "The yard has 12 berths."}, []string{"[[", "==", "990", "map", "[!", "^b1"}, "note to oneself: %%It was 990 once.%%"},
	{"code is left as it is", "a.md", "Write `{{ x }}` or:\n\n```\n{% y %} [[z]]\n```\n", []string{"Write {{ x }} or:", "{% y %} [[z]]"}, nil, ""},
	{"HTML in Markdown", "a.md", "<div class=\"box\">\n<p>The yard has 12 berths.</p>\n<!-- 990 -->\n</div>\n\n<table><tr><th>Town</th><th>Firms</th></tr><tr><td>Aveiro</td><td>48</td></tr></table>", []string{"The yard has 12 berths.", "Aveiro | 48"}, []string{"990"}, ""},
	{"full width stays", "a.txt", "当地有１２０家企业，融资３．５亿元。", []string{"１２０家企业", "３．５亿元"}, nil, ""},
}

// Markup is resolved without losing or gluing a character that a reader sees,
// and what is struck out, hidden or a reader's comment is kept apart.
func TestMarkup(t *testing.T) {
	for _, test := range markupCases {
		a, problem := Read(test.file, []byte(test.text))
		if a == nil {
			t.Errorf("%s: %v", test.name, problem)
			continue
		}
		var said, removed strings.Builder
		for _, b := range a.Blocks {
			said.WriteString(a.Text[b.Start:b.End] + "\n")
		}
		for _, r := range a.Removed {
			removed.WriteString(r.Reason + ": " + r.Text + "\n")
		}
		for _, s := range test.has {
			if !strings.Contains(strings.ReplaceAll(said.String(), "\u00a0", " "), s) {
				t.Errorf("%s: lacks %q:\n%s", test.name, s, said.String())
			}
		}
		for _, s := range test.not {
			if strings.Contains(said.String(), s) {
				t.Errorf("%s: has %q:\n%s", test.name, s, said.String())
			}
		}
		if !strings.Contains("\n"+removed.String(), "\n"+test.removed) || test.removed != "" && !strings.Contains("\n"+removed.String(), "\n"+test.removed+"\n") {
			t.Errorf("%s: removed is not %q:\n%s", test.name, test.removed, removed.String())
		}
	}
}

// The letters and digits of every passage are, in order, those of the source
// as it is rendered: none is changed, made up or moved.
func TestLettersAndDigits(t *testing.T) {
	files := map[string]string{}
	for _, test := range markupCases {
		files[test.name+test.file[1:]] = test.text
	}
	for _, name := range []string{"profile.md", "page.html", "notes.txt", "zh.md"} {
		text, err := os.ReadFile("testdata/read/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	for name, text := range files {
		a, problem := Read(name, []byte(text))
		if a == nil {
			t.Errorf("%s: %v", name, problem)
			continue
		}
		source := lettersAndDigits(html.UnescapeString(text))
		for _, p := range a.Passages() {
			rest := source
			for _, r := range lettersAndDigits(p.Text) {
				i := strings.IndexRune(rest, r)
				if i < 0 {
					t.Errorf("%s: %q has %q, which does not stand there in the source", name, p.Text, r)
					break
				}
				rest = rest[i:]
				rest = rest[len(string(r)):]
			}
		}
	}
}

// lettersAndDigits are those of a text, raised digits as plain ones.
func lettersAndDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); i >= 0 {
			return rune('0' + len([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹"[:i])))
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text)
}
