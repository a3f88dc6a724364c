package text_test

import (
	"os"
	"testing"

	"quoth/articles/text"
	"quoth/articles/text/texttest"
)

func TestTables(t *testing.T) {
	texttest.Tables(t, os.DirFS("."), text.OwnCues, text.NewVocabulary())
}
