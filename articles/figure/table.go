package figure

import (
	"embed"
	"sync"

	"quoth/articles/text"
)

//go:embed tables/*.tsv
var tables embed.FS

// words returns the tables, read once. English and Chinese share a table:
// their words are not each other's.
var words = sync.OnceValue(readWords)

// readWords reads the tables.
func readWords() *text.Vocabulary {
	v := text.NewVocabulary()
	v.MustRead(tables, cueNames, "common", "en", "zh")
	addMoney(v)
	addUnits(v)
	assertWords().addTo(v)
	return v
}
