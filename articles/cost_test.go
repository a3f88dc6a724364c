package articles

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// Reading takes memory in proportion to the text, whatever it is made of: four
// times the text allocates no more than about four times as much.
func TestCostIsLinear(t *testing.T) {
	for _, test := range []struct {
		name, file string
		n          int
		text       func(n int) string
	}{
		{"a title", "a.md", 1000, func(n int) string {
			return "---\ntitle: " + strings.Repeat("Porto ", n) + "\n---\n\nPorto had 55 startups."
		}},
		{"headings", "a.md", 500, func(n int) string { return strings.Repeat("# A heading of Porto\n\nIt had 55 startups.\n\n", n) }},
		{"headings of a page", "a.html", 250, func(n int) string {
			return "<html><body><article>" + strings.Repeat("<h2>A heading</h2><p>Porto has 55 startups, says the council of the town.</p>", n)
		}},
		{"columns", "a.md", 200, func(n int) string {
			return "|" + strings.Repeat("a|", n) + "\n|" + strings.Repeat("-|", n) + strings.Repeat("\n|"+strings.Repeat("1|", 20), n)
		}},
		{"rows", "a.html", 250, func(n int) string {
			return "<table><tr><th>City</th><th>Startups</th></tr>" + strings.Repeat("<tr><td>Porto</td><td>55</td></tr>", n)
		}},
		{"spans", "a.html", 100, func(n int) string {
			return "<table>" + strings.Repeat("<tr><td rowspan=1000 colspan=2>Porto</td><td>55</td></tr>", n)
		}},
		{"emphasis", "a.md", 2000, func(n int) string { return strings.Repeat("*a_ ", n) + "\n\n" + strings.Repeat("**", n) + "Porto" }},
		{"brackets", "a.md", 2000, func(n int) string { return strings.Repeat("[", n) + "Porto" + strings.Repeat("]", n) }},
		{"numbers", "a.txt", 2000, func(n int) string { return strings.Repeat("1,", n) }},
		{"a long line", "a.txt", 500, func(n int) string { return strings.Repeat("In 2024 the town had 5,123 startups. ", n) }},
		{"places", "a.md", 1000, func(n int) string {
			return "---\nplaces: [" + strings.Repeat("Xarn, ", n) + "Porto]\n---\n\nPorto had 55 startups."
		}},
		{"shortcodes", "a.md", 1000, func(n int) string { return strings.Repeat("{{% a %}}x{{", n) }},
		{"backticks", "a.md", 1000, func(n int) string { return strings.Repeat("``a` ", n) }},
		{"nesting", "a.html", 100, func(n int) string { return strings.Repeat("<div>", n) + "Porto had 55 startups." }},
		{"quotes", "a.md", 100, func(n int) string { return strings.Repeat(">", n) + " Porto had 55 startups." }},
		{"definitions", "a.html", 250, func(n int) string { return "<dl>" + strings.Repeat("<dt>Startups</dt><dd>55</dd>", n) }},
	} {
		if testing.Short() {
			test.n /= 5
		}
		cost := func(n int) uint64 {
			files := fstest.MapFS{test.file: {Data: []byte(test.text(n))}}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if c, err := Load(files); err == nil {
				c.Recognise()
				for _, a := range c.Articles {
					a.Passages()
				}
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		cost(test.n) // what is made once
		one, two, four := cost(test.n), cost(2*test.n), cost(4*test.n)
		const fixed = 1 << 20 // of any article
		if two > 3*one+fixed || four > 6*one+fixed {
			t.Errorf("%s: %d, %d and %d bytes for %d, %d and %d", test.name, one, two, four, test.n, 2*test.n, 4*test.n)
		}
	}
}

// Bounds are said, with the line.
func TestLimits(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.md", "\n\n|" + strings.Repeat("a|", 20000) + "\n|" + strings.Repeat("-|", 20000) + "\n|1|", "a.md: line 3: a table of 20000 columns: the first 500 are read"},
		{"a.html", "<table><tr>" + strings.Repeat("<th>a", 600) + "<tr><td>1", "a.html: a table of 600 columns: the first 500 are read"},
		{"a.md", "# Porto\n\n" + strings.Repeat("*a_ ", 5000), "a.md: line 3: a paragraph of 10000 marks"},
		{"a.md", "# Porto\n\n" + strings.Repeat(">", 5000) + " Porto.", "a.md: line 3: more than 50 quotes"},
		{"a.md", "---\nx: " + strings.Repeat("a", 2<<20) + "\n---\n\nPorto.", "a.md: line 1: front matter of 2048 KB: the most is 1024 KB"},
		{"a.md", "---\ntitle: " + strings.Repeat("a", 1000) + "\n---\n\nPorto.", "a.md: a title of 1000 characters: the first 300 are read"},
		{"a.md", "---\nplaces: [" + strings.Repeat("a, ", 1000) + "b]\n---\n\nPorto.", "a.md: 1001 places: the first 200 are read"},
	} {
		c, err := Load(fstest.MapFS{test.name: {Data: []byte(test.text)}, "good.txt": {Data: []byte("Porto.")}})
		if err != nil || len(c.Problems) != 1 || !strings.HasPrefix(c.Problems[0].Error(), test.want) {
			t.Errorf("%s %.20q: %v, %v, want %s", test.name, test.text, err, c, test.want)
		}
	}
	table := strings.Repeat("| **a** | [b](https://b.example) |\n", 2000)
	c, err := Load(fstest.MapFS{"a.md": {Data: []byte("| a | b |\n|-|-|\n" + table + "\n" + strings.Repeat("* **x** is *y*\n", 2000))}})
	if err != nil || len(c.Problems) > 0 || strings.ContainsAny(c.Articles[0].Text, "*[") {
		t.Errorf("long tables and lists: %v", fmt.Sprint(err, c.Problems))
	}
}
