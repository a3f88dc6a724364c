package figure

import (
	"embed"
	"sync"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

//go:embed tables/*.tsv
var tables embed.FS

// words returns the tables, read once. English and Chinese share a table:
// their words are not each other's.
var words = sync.OnceValue(func() *text.Vocabulary {
	v := quantity.Words().Clone()
	v.MustRead(tables, cueNames, "en", "zh")
	assertWords().addTo(v)
	return v
})

// mustTable returns a table by its name, without .tsv.
func mustTable(name string) string {
	text, err := tables.ReadFile("tables/" + name + ".tsv")
	if err != nil {
		panic(err)
	}
	return string(text)
}
