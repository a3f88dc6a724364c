package figure

import (
	"os"
	"testing"

	"quoth/articles/text/texttest"
)

func TestTables(t *testing.T) { texttest.Tables(t, os.DirFS("."), cueNames, words()) }
