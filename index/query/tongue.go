package query

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
	if len(list) > maxTongues {
		return nil, fmt.Errorf("tongues.tsv: %d languages, want at most %d", len(list), maxTongues)
	}
	return list, nil
}

// maxTongues bounds how many languages the table may have.
const maxTongues = 64

// A tongueWord is a word of a language, by its place among tongues.
type tongueWord struct {
	tongue int
	asks   bool
}

// tongueWords are the words of all languages. A word that asks is not common
// besides.
var tongueWords = sync.OnceValue(func() map[string][]tongueWord {
	words := map[string][]tongueWord{}
	for i, t := range tongues() {
		for _, w := range t.asks {
			words[w] = append(words[w], tongueWord{i, true})
		}
		for _, w := range t.common {
			if !slices.Contains(t.asks, w) {
				words[w] = append(words[w], tongueWord{i, false})
			}
		}
	}
	return words
})

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
		return Language(question)
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
	own := 0                                  // words that are English ones
	var asks, common, english [maxTongues]int // by language: words that ask, others of it, those of both that are English too
	for _, w := range words {
		isEnglish := questions().stop[w] || questions().weak[w]
		if isEnglish {
			own++
		}
		for _, of := range tongueWords()[w] {
			if of.asks {
				asks[of.tongue]++
			} else {
				common[of.tongue]++
			}
			if isEnglish {
				english[of.tongue]++
			}
		}
	}
	best, most := "", 0
	if script == unicode.Latin {
		best, most = "en", 1
	}
	for i, t := range tongues() {
		if !slices.Contains(t.scripts, script) {
			continue
		}
		said := asks[i] + common[i]
		if script == unicode.Latin && said <= 2*(own-english[i]) {
			continue
		}
		if best == "" || asks[i] > 0 && said > most {
			best, most = t.code, said
		}
	}
	return best
}
