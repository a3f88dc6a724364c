package quantity

import (
	"sync"

	"quoth/articles/text"
)

// Words returns the words that quantities are read by, with those of text, read once.
// Who reads more than quantities adds to a Clone.
var Words = sync.OnceValue(func() *text.Vocabulary {
	v := text.NewVocabulary()
	v.MustRead(tables, cueNames, "common", "en", "zh")
	addMoney(v)
	addUnits(v)
	return v
})
