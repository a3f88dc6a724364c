package index

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed tables/tongues.tsv
var tongueTable string

// A tongue is a language that questions may be put in.
type tongue struct {
	code    string // ISO 639-1
	scripts []*unicode.RangeTable
	asks    []string // words that ask
	common  []string // other words that writing in it is full of
}

// tongues returns the languages that are told apart from those Quoth reads.
var tongues = sync.OnceValue(func() []tongue {
	list, err := readTongues(tongueTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return list
})

// readTongues reads the table. Errors name the line.
func readTongues(table string) ([]tongue, error) {
	var list []tongue
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 2 && len(cols) != 4 {
			return nil, fmt.Errorf("tongues.tsv: line %d: %d columns, want 2 or 4: code, scripts, words that ask, common words", i+1, len(cols))
		}
		t := tongue{code: cols[0]}
		for _, name := range strings.Fields(cols[1]) {
			script := unicode.Scripts[name]
			if script == nil {
				return nil, fmt.Errorf("tongues.tsv: line %d: %s: no script is called %q", i+1, t.code, name)
			}
			t.scripts = append(t.scripts, script)
		}
		if len(cols) == 4 {
			t.asks, t.common = strings.Fields(cols[2]), strings.Fields(cols[3])
		}
		list = append(list, t)
	}
	return list, nil
}

// foreign is the language of a script that no line of the table has.
const foreign = "und"

// tongueOf tells the language a question is put in: "en" or "zh", or one that
// Quoth does not read, by its script or by the words that ask. It says "en"
// where it cannot tell: names alone are of no language.
func tongueOf(question string) string {
	letters, latin, han := 0, 0, 0
	written := map[*unicode.RangeTable]int{}
	for _, r := range question {
		switch {
		case !unicode.IsLetter(r):
			continue
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Han, r):
			han++
		default:
			for _, t := range tongues() {
				if i := slices.IndexFunc(t.scripts, func(s *unicode.RangeTable) bool { return unicode.Is(s, r) }); i >= 0 {
					written[t.scripts[i]]++
					break
				}
			}
		}
		letters++
	}
	if 2*(latin+han) > letters || letters == 0 {
		// Kana between Chinese characters are the endings of Japanese words.
		if kana := written[unicode.Hiragana] + written[unicode.Katakana]; 4*kana > letters && latin < han+kana {
			return "ja"
		}
		if 2*latin > letters {
			return wordsTell(question, unicode.Latin)
		}
		return language(question)
	}
	for _, t := range tongues() {
		for _, s := range t.scripts {
			if 2*written[s] > letters {
				return wordsTell(question, s)
			}
		}
	}
	if written[unicode.Hiragana]+written[unicode.Katakana] > 0 {
		return "ja"
	}
	return foreign
}

// wordsTell tells the language of a question by its words, among the languages
// of a script. In Latin script they must say twice what English ones do.
func wordsTell(question string, script *unicode.RangeTable) string {
	words := strings.FieldsFunc(strings.ToLower(question), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-'
	})
	slices.Sort(words)
	words = slices.Compact(words)
	best, most := "", 0
	if script == unicode.Latin {
		best, most = "en", 1
	}
	for _, t := range tongues() {
		if !slices.Contains(t.scripts, script) {
			continue
		}
		asks, common, english := 0, 0, 0
		for _, w := range words {
			switch {
			case slices.Contains(t.asks, w):
				asks++
			case slices.Contains(t.common, w):
				common++
			case questions().stop[w] || questions().weak[w]:
				english++
			}
		}
		if script == unicode.Latin && asks+common <= 2*english {
			continue
		}
		if best == "" || asks > 0 && asks+common > most {
			best, most = t.code, asks+common
		}
	}
	return best
}
