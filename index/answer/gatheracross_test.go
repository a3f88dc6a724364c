package answer

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/index"
)

// What an article in the other language says is looked at though it shares no word
// with the question and stands behind many passages that do; that of another place
// than the one asked for is not.
func TestGatherAcross(t *testing.T) {
	const said, elsewhere = "保证金两个月后退还。", "保证金不退还。"
	files := fstest.MapFS{
		"wuxi.md":    {Data: []byte("# 一家中心\n\n无锡的这家中心去年十月搬进了新楼。\n\n" + said + "\n\n食堂向周边居民开放。\n")},
		"nantong.md": {Data: []byte("# 另一家中心\n\n南通的中心。" + elsewhere + "\n")},
	}
	for _, city := range strings.Fields("Leeds Turin Aarhus Ghent Graz Brno Tartu Porto Lille Basel Essen Bergen") {
		files[city+".md"] = &fstest.MapFile{Data: []byte("# A centre\n\nThe deposit at the centre of " + city + " is paid in June.\n\nIt is settled when the deposit comes back.\n\nIn Wuxi the deposit comes back.\n")}
	}
	c, err := articles.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(context.Background(), c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	a := New(x)
	asked := a.weigh(a.Thread().understand(context.Background(), "when does the deposit come back in Wuxi"))
	g, err := a.gather(context.Background(), asked)
	if err != nil {
		t.Fatal(err)
	}
	has := func(text string) bool {
		return slices.ContainsFunc(g.found, func(e *reading) bool { return strings.Contains(e.Record.Text, text) })
	}
	if !has(said) || has(elsewhere) {
		t.Errorf("looked at what Wuxi's article says: %t; at what Nantong's does: %t", has(said), has(elsewhere))
	}
}
