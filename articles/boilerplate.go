package articles

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed tables/boilerplate.tsv
var boilerplateTable string

// boilerplate is what pages say around an article: tables/boilerplate.tsv.
var boilerplate = readPhrases(boilerplateTable)

// longestBoilerplate is how many characters a line has at the most that is
// told by its start or end alone.
const longestBoilerplate = 160

// phrases are bare phrases by what they tell of a line.
type phrases map[string][]string

// phraseKinds are the kinds of rows of the table.
var phraseKinds = []string{"line", "start", "end", "comments"}

// readPhrases reads the table; a row of another kind is a fault of the program.
func readPhrases(table string) phrases {
	p := phrases{}
	for row := range strings.SplitSeq(table, "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		kind, text, _ := strings.Cut(row, "\t")
		if !slices.Contains(phraseKinds, kind) {
			panic(fmt.Sprintf("boilerplate.tsv: kind %q is none of %v", kind, phraseKinds))
		}
		p[kind] = append(p[kind], bare(text))
	}
	return p
}

// is reports whether a line belongs to a page and not to its article.
func (p phrases) is(line string) bool {
	if utf8.RuneCountInString(line) > longestBoilerplate {
		return false
	}
	b := bare(line)
	return slices.Contains(p["line"], b) ||
		slices.ContainsFunc(p["start"], func(s string) bool { return strings.HasPrefix(b, s) }) ||
		slices.ContainsFunc(p["end"], func(s string) bool { return strings.HasSuffix(b, s) })
}

// bare is a line in small letters without what is neither letter nor digit.
func bare(line string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
