package answer_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/index/answer"
)

// madeOf returns an answerer of articles, by their names.
func madeOf(t *testing.T, texts map[string]string) *answer.Answerer {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c, err := articles.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return inMemory(t, c)
}

// A passage may name another place than the one asked for: what an article on one
// city tells of another's machines is about the first.
func TestPassageNamesAnotherPlace(t *testing.T) {
	x := madeOf(t, map[string]string{
		"tampere.md": "# A workshop for all\n\nThe makers' workshop in Tampere opened in 2019 and has room for sixty people.\n\nA used wire bonder is to arrive from Dresden in May, and with it the workshop can pack its own sensors.\n\nMembers pay by the month.\n",
		"bergen.md":  "# Boats\n\nThe yards of Bergen build ferries.\n\nTheir owners hire welders from Gdansk each spring.\n",
	})
	for _, test := range []struct{ question, shows string }{
		{"when does the wire bonder get to tampere", "Dresden"},
		{"where do ferry builders in Bergen get welders", "Gdansk"},
	} {
		a, err := x.Ask(context.Background(), test.question)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Passages) == 0 || !strings.Contains(a.Passages[0].Text, test.shows) {
			t.Errorf("%s: %s, %d passages, want the one that names %s first", test.question, a.Status, len(a.Passages), test.shows)
		}
	}
	a, err := x.Ask(context.Background(), "when does the wire bonder get to the workshop in Leipzig")
	if err != nil {
		t.Fatal(err)
	}
	if a.Status == answer.Answered {
		t.Errorf("of Leipzig, which no article names: %s", a.Status)
	}
}

// An article on one city that only names another says nothing of that one.
func TestArticleOnAnotherPlace(t *testing.T) {
	x := madeOf(t, map[string]string{"utrecht.md": "---\ntitle: Utrecht in figures\nplaces: [Utrecht]\n---\n\n# Utrecht in figures\n\nMany who work here come from Arnhem by train.\n\n## Offices\n\nOffice space is let at 190 euros per square metre a year, and the lease runs for five years.\n\n## Pay\n\nA senior developer earns 5,200 euros a month.\n"})
	for _, question := range []string{"office rents in Arnhem per m2", "senior developer salary in Arnhem"} {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != answer.Unanswered {
			t.Errorf("%s: %s, %d figures, %d passages, want that the articles do not say", question, a.Status, len(a.Figures), len(a.Passages))
		}
	}
}
