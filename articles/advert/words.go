package advert

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed tables/words.tsv
var wordsTable string

// words is what advertising says, and what it does not: tables/words.tsv.
var words = readWords(wordsTable)

// A kind is what a word or phrase tells of who says it; kinds are in the table's order of meaning.
type kind uint8

const (
	trade kind = iota
	theme
	call
	push
	site
	sponsor
	offer
	hurry
	secret
	reach
	you
	we
	voice
	notice
	label
	free // mail that anybody gets
	kinds
)

var kindNames = [kinds]string{"trade", "theme", "call", "push", "site", "sponsor", "offer", "hurry", "secret", "reach", "you", "we", "voice", "notice", "label", "free"}

const (
	longestPhrase   = 5  // words
	longestTogether = 12 // characters of a phrase in a script without blanks
	shortestStem    = 3  // bytes
)

// vocabulary is phrases by the kinds they are of, a bit each.
type vocabulary struct {
	whole    map[string]uint32 // words parted by blanks
	longest  map[string]int    // by the first word of such, how many words they have at the most
	stems    map[string]uint32 // beginnings of single words
	begin    map[string]bool   // how stems begin, in shortestStem bytes
	together map[string]uint32 // of scripts without blanks
}

// readWords reads the table; a row of another kind is a fault of the program.
func readWords(table string) *vocabulary {
	v := &vocabulary{map[string]uint32{}, map[string]int{}, map[string]uint32{}, map[string]bool{}, map[string]uint32{}}
	for row := range strings.SplitSeq(table, "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		name, list, _ := strings.Cut(row, "\t")
		bit := uint32(0)
		for k, n := range kindNames {
			if n == name {
				bit = 1 << k
			}
		}
		if bit == 0 {
			panic(fmt.Sprintf("words.tsv: kind %q is none of %v", name, kindNames))
		}
		for phrase := range strings.SplitSeq(list, "|") {
			stem, isStem := strings.CutSuffix(phrase, "*")
			first, _ := utf8.DecodeRuneInString(phrase)
			switch parts := split(phrase); {
			case bit == 1<<free:
				v.whole[phrase] |= bit
			case unblanked(first):
				v.together[strings.Join(parts, "")] |= bit
			case isStem && len(parts) == 1:
				stem = strings.ToLower(stem)
				v.stems[stem] |= bit
				v.begin[stem[:min(len(stem), shortestStem)]] = true
			default:
				v.whole[strings.Join(parts, " ")] |= bit
				v.longest[parts[0]] = max(v.longest[parts[0]], len(parts))
			}
		}
	}
	return v
}

// firstUnblanked comes before all characters of such scripts.
const firstUnblanked = '\u0e00'

// unblanked reports a character of a script that is written without blanks, or
// with endings that cling to words.
func unblanked(r rune) bool {
	return r >= firstUnblanked && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

// split cuts a text into its words in small letters; a run of characters of a script
// without blanks is one. "%" and "100%" are words too.
func split(text string) []string {
	var list []string
	from := -1
	var together bool
	lower := strings.ToLower(text)
	for i, r := range lower {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '%'
		if from >= 0 && (!word || unblanked(r) != together) {
			list = append(list, lower[from:i])
			from = -1
		}
		if word && from < 0 {
			from, together = i, unblanked(r)
		}
	}
	if from >= 0 {
		list = append(list, lower[from:])
	}
	return list
}

// A said is a phrase of the table that stands in a text.
type said struct {
	kinds uint32
	at    int    // which word of the text it begins with
	text  string // as it stands in the table
}

// count adds one to each kind that a phrase is of.
func (s said) count(n *[kinds]int) {
	for k := range kinds {
		if s.kinds&(1<<k) != 0 {
			n[k]++
		}
	}
}

// in returns the phrases that stand in a text of these words, the longest at
// each place; of scripts without blanks, of each kind the longest.
func (v *vocabulary) in(list []string) []said {
	var found []said
	for i := 0; i < len(list); i++ {
		if first, _ := utf8.DecodeRuneInString(list[i]); unblanked(first) {
			found = v.inRun(found, list[i], i)
			continue
		}
		for n := min(longestPhrase, v.longest[list[i]], len(list)-i); n > 0; n-- {
			phrase := list[i]
			if n > 1 {
				phrase = strings.Join(list[i:i+n], " ")
			}
			if k := v.whole[phrase]; k != 0 {
				found = append(found, said{k, i, phrase})
				if k&(1<<trade) == 0 || n == 1 {
					continue
				}
				i += n - 1
				break
			}
		}
		if i < len(list) && len(list[i]) >= shortestStem && v.begin[list[i][:shortestStem]] {
			for n := shortestStem; n <= len(list[i]); n++ {
				if k := v.stems[list[i][:n]]; k != 0 {
					found = append(found, said{k, i, list[i][:n]})
				}
			}
		}
	}
	return found
}

// inRun adds the phrases of a run of characters without blanks, the longest at each place.
func (v *vocabulary) inRun(found []said, run string, at int) []said {
	for i := range run {
		longest, kinds := "", uint32(0)
		n := 0
		for j, r := range run[i:] {
			if n++; n > longestTogether {
				break
			}
			end := i + j + utf8.RuneLen(r)
			if k := v.together[run[i:end]]; k != 0 {
				longest, kinds = run[i:end], k
			}
		}
		if longest != "" {
			found = append(found, said{kinds, at, longest})
		}
	}
	return found
}
