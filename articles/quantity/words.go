package quantity

import (
	"sync"

	"quoth/articles/text"
)

// AddWords adds to a vocabulary the words that quantities are read by.
func AddWords(v *text.Vocabulary) {
	v.MustRead(tables, cueNames, "common", "en", "zh")
	addMoney(v)
	addUnits(v)
}

// words are those of this room and of text alone, read once.
var words = sync.OnceValue(func() *text.Vocabulary {
	v := text.NewVocabulary()
	AddWords(v)
	return v
})
