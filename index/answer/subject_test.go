package answer_test

import (
	"context"
	"testing"
	"testing/fstest"

	"quoth/articles"
)

// What an article is about need be no place: its figures answer for it though
// they are counted in a city, and those of another such subject do not.
func TestFiguresOfASubject(t *testing.T) {
	c, err := articles.Load(fstest.MapFS{
		"osterwerk.md": {Data: []byte("# Osterwerk ends production\n\nOsterwerk made bicycle gears for sixty years. The owners of Osterwerk announced the end in May.\n\nIn Leipzig 640 employees lose their jobs. Osterwerk leaves a hall of glass behind.\n")},
		"palmira.md":   {Data: []byte("# Palmira takes over the hall\n\nPalmira grows mushrooms. The owners of Palmira want to move in by autumn, and Palmira wants to keep the glass.\n\nPalmira has 75 employees today.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c.Recognise()
	x := inMemory(t, c)
	for question, want := range map[string]string{
		"how many employees of osterwerk lose their jobs?": "640",
		"how many employees does palmira have?":            "75",
	} {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Figures) == 0 || a.Figures[0].Text != want {
			t.Errorf("%q: %s %v, want %q first", question, a.Status, a.Figures, want)
		}
	}
}
