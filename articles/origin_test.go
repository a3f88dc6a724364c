package articles

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

const story = `Porto's hub counts 420 start-ups, the town hall says, a third more than in 2019.

The quay where trawlers once lay has room for 1,100 desks. Rents are half of those in Lisbon, and the tram stops at the door.

Investors put 90 million euros into the firms of the quarter last year. Most of it went to makers of batteries and boats.
`

// Origins tells which article is cited in whose place, and what is left to a copy.
func TestOrigins(t *testing.T) {
	front := func(url, published string) string {
		return fmt.Sprintf("---\nurl: %s\npublished: %s\n---\n", url, published)
	}
	for _, test := range []struct {
		name    string
		files   map[string]string
		instead map[string]string // path → cited in its place
		own     map[string]int    // passages it is still cited for
	}{
		{"a copy, published later", map[string]string{"a.md": front("https://a.example/1", "2024-05-02") + story, "b.md": front("https://b.example/9", "2024-05-01") + story},
			map[string]string{"a.md": "b.md"}, map[string]int{"a.md": 0, "b.md": 3}},
		{"copies of an unknown day, and three of them", map[string]string{"a.md": story, "b.md": story, "c.md": front("https://b.example/9", "2024") + story},
			map[string]string{"a.md": "c.md", "b.md": "c.md"}, nil},
		{"a copy with a number of its own", map[string]string{"a.md": front("https://a.example/1", "2024-05-01") + story, "b.md": front("https://b.example/9", "2024-05-02") + strings.Replace(story, "90 million", "95 million", 1)},
			map[string]string{"b.md": "a.md"}, map[string]int{"b.md": 1}},
		{"a copy with a sentence of its own", map[string]string{"a.md": story, "b.md": story + "\nA bridge is planned.\n"},
			map[string]string{"b.md": "a.md"}, map[string]int{"b.md": 1}},
		{"a revision", map[string]string{"a.md": front("https://a.example/1", "2024-05-01") + story, "b.md": front("https://a.example/1/", "2025-02-01") + strings.Replace(strings.Replace(story, "420", "455", 1), "Most of it", "A part of it", 1)},
			map[string]string{"a.md": "b.md"}, map[string]int{"a.md": 0, "b.md": 3}},
		{"articles of one template", map[string]string{"a.md": front("https://a.example/1", "2024-05-01") + "# Report\n\n" + story, "b.md": front("https://a.example/2", "2024-08-01") + "# Report\n\n" + strings.NewReplacer("420", "431", "1,100", "1,220", "90", "85").Replace(story)},
			nil, map[string]int{"a.md": 3, "b.md": 3}},
		{"articles that share a paragraph", map[string]string{"a.md": story, "b.md": strings.SplitAfter(story, "\n\n")[0] + "Braga has a school of optics, and its graduates leave for Munich or Eindhoven as soon as they can. Few come back.\n\nThe canteen serves 900 meals a day.\n"},
			nil, nil},
	} {
		fsys := fstest.MapFS{}
		for name, text := range test.files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		c, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range c.Articles {
			if a.Instead != test.instead[a.Path] {
				t.Errorf("%s: in the place of %s %q is cited, want %q", test.name, a.Path, a.Instead, test.instead[a.Path])
			}
			if n, said := test.own[a.Path]; said && len(c.Own(a)) != n {
				t.Errorf("%s: %d passages of %s are its own, want %d", test.name, len(c.Own(a)), a.Path, n)
			}
		}
	}
}
