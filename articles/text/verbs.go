package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/verbs.txt
var verbList string

// VerbForms are the forms of tables/verbs.txt.
var VerbForms = sync.OnceValue(func() map[string]bool { return WordList(verbList) })

// WordList reads the words of a table that has nothing but words, and comments.
func WordList(table string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				all[w] = true
			}
		}
	}
	return all
}
