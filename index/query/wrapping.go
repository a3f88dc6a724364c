package query

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
)

// address is what a message points at, and no word of what it asks: with its scheme,
// or without, as Slack shows what was typed so.
var address = regexp.MustCompile(`(?i)\b(?:[a-z]+://|www\.|(?:[\w-]+\.)+[a-z]{2,}/)\S+|\S+@\S+\.\S+`)

// aside is a stretch in brackets: it says something beside what is asked.
var aside = regexp.MustCompile(`\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]`)

// wrapping tells the words of a question that narrow what it asks from those
// that only wrap it, and drops what stands in asides and addresses. Position
// tells: of a question that names a measure a word narrows where it stands right
// before the measure ("fintech unicorns"), or is what a preposition narrows it by
// ("unicorns in spacetech"); what is said to be for somebody's use ("for the
// board deck") wraps.
func (q *Query) wrapping(mentions []lexicon.Mention) {
	q.beside = slices.Concat(address.FindAllStringIndex(q.Question, -1), q.asides(mentions))
	q.Words = slices.DeleteFunc(q.Words, func(w Word) bool {
		return slices.ContainsFunc(q.beside, func(s []int) bool { return s[0] <= w.At[0] && w.At[1] <= s[1] })
	})
	if len(q.Measures) == 0 {
		return
	}
	for i, w := range q.Words {
		q.Words[i].Narrows = q.narrows(w, mentions)
	}
	q.Words = slices.DeleteFunc(q.Words, func(w Word) bool {
		return w.Role == Content && (questions().narrows[strings.ToLower(w.Text)] && !w.PutWith() || !w.Narrows && (requests(w.Text) || q.purpose(w, mentions)))
	})
}

// bareOf is a question with blanks in the place of what only wraps it, every byte
// where it was: asides, addresses, and of a question on a measure the words that
// were dropped from it, dropped.
func (q *Query) bareOf(dropped []Word) string {
	left := []byte(q.Question)
	blank := func(from, to int) { copy(left[from:to], strings.Repeat(" ", to-from)) }
	for _, s := range q.beside {
		blank(s[0], s[1])
	}
	for _, w := range dropped {
		blank(w.At[0], w.At[1])
	}
	return string(left)
}

// unknownWrapping drops the words of a question on a measure that stand nowhere
// in a corpus and narrow nothing: nobody can say more of what is asked by them.
func (q *Query) unknownWrapping(known func(Word) bool) {
	if len(q.Measures) == 0 {
		return
	}
	q.Words = slices.DeleteFunc(q.Words, func(w Word) bool {
		return (w.Role == Content || w.Role == Weak || w.Role == Name) && !w.Narrows && !w.PutWith() && !q.InClaim(w) && !known(w)
	})
}

// asides are the stretches in brackets that name nothing the question asks by.
func (q *Query) asides(mentions []lexicon.Mention) [][]int {
	return slices.DeleteFunc(aside.FindAllStringIndex(q.Question, -1), func(s []int) bool {
		return strings.ContainsAny(q.Question[s[0]:s[1]], "0123456789%$€£") || slices.ContainsFunc(mentions, func(m lexicon.Mention) bool { return s[0] <= m.Start && m.End <= s[1] })
	})
}

// narrows reports whether a word narrows what is asked, by where it stands.
func (q *Query) narrows(w Word, mentions []lexicon.Mention) bool {
	switch {
	case w.Role == Name:
		return true
	case w.Role != Content, requests(w.Text):
		return false
	case Language(q.Question) == "zh":
		return q.narrowsHan(w, mentions)
	}
	for _, m := range mentions {
		if m.Entry.Kind == lexicon.Measure && w.At[1] <= m.Start && q.modifies(w.At[0], m.Start) {
			return true
		}
	}
	word, determined := q.objectOf(w, mentions)
	return word != "" && !(determined && (word == "for" || word == "to" || word == "with"))
}

// modifies reports whether the words from one byte on, up to a measure at
// another, stand right before the measure as what it is of: "fintech unicorns",
// "consumer fintech unicorns". Words that say who does something with it are none:
// "our intern wants unicorns", "I keep forgetting unicorns".
func (q *Query) modifies(from, to int) bool {
	if !joined(q.Question[from:to]) {
		return false
	}
	before := strings.TrimRight(q.Question[:from], " \t")
	run := strings.Fields(q.Question[from:to])
	for { // to the left as far as the run goes
		start := lastWord(before)
		word := strings.ToLower(before[start:])
		if word == "" {
			break
		}
		if questions().subjects[word] || strings.HasPrefix(before[max(0, start-1):], "@") {
			return false
		}
		if questions().stop[word] || questions().narrows[word] {
			if questions().determiners[word] && len(run) > 1 && verbal(run[len(run)-1]) {
				return false
			}
			break
		}
		run = append([]string{word}, run...)
		before = strings.TrimRight(before[:start], " \t")
	}
	return true
}

// verbal reports whether a word ends as verbs do: wants, asking, needed.
func verbal(word string) bool {
	word = strings.ToLower(word)
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed")
}

// lastWord returns where the last word of a text begins; its end where it ends on
// a mark.
func lastWord(text string) int {
	i := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
	if i < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return i + size
}

// mostHan is how many characters may stand between a Chinese word and the measure
// it narrows.
const mostHan = 4

// narrowsHan is narrows for a Chinese question: a word narrows that stands right
// before the measure, as 金融科技独角兽 has it, with no place between them.
func (q *Query) narrowsHan(w Word, mentions []lexicon.Mention) bool {
	return slices.ContainsFunc(mentions, func(m lexicon.Mention) bool {
		if m.Entry.Kind != lexicon.Measure || w.At[1] > m.Start {
			return false
		}
		between := q.Question[w.At[1]:m.Start]
		named := slices.ContainsFunc(mentions, func(o lexicon.Mention) bool { return w.At[1] <= o.Start && o.End <= m.Start })
		return !named && utf8.RuneCountInString(between) <= mostHan && !strings.ContainsFunc(between, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) &&
			!slices.ContainsFunc(questions().stopHan, func(stop string) bool { return stop != "的" && strings.Contains(between, stop) })
	})
}

// purpose reports whether a word is part of whom or what something is asked for:
// "for the board deck", "for my boss".
func (q *Query) purpose(w Word, mentions []lexicon.Mention) bool {
	word, determined := q.objectOf(w, mentions)
	return determined && word == "for"
}

// joined reports whether nothing stands in a stretch but blanks, hyphens and words
// that are none of asking.
func joined(between string) bool {
	if strings.Contains(between, " -") || strings.Contains(between, "- ") {
		return false
	}
	for _, word := range strings.FieldsFunc(between, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		if questions().stop[strings.ToLower(word)] || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) >= 0 {
			return false
		}
	}
	return true
}

// requests reports whether a word asks for something to be told.
func requests(word string) bool { return questions().requests[strings.ToLower(word)] }

// objectOf is preposition for a word, which may be a possessive itself: "for
// tomorrow's pitch".
func (q *Query) objectOf(w Word, mentions []lexicon.Mention) (word string, determined bool) {
	word, determined = q.preposition(w.At[0], mentions)
	rest := q.Question[w.At[1]:]
	return word, determined || strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// mostBetween is how many words may stand between a preposition and its object.
const mostBetween = 3

// preposition returns the preposition that has the word at a byte as its object,
// "" none, and whether an article or a possessive stands between: "in consumer
// fintech", "for the board deck". It must go with what is asked: it begins the
// message or a clause before that, or follows what it says more of; not so "need
// it by noon". What names a place or a measure is an object of its own, and ends
// the search.
func (q *Query) preposition(at int, mentions []lexicon.Mention) (word string, determined bool) {
	before := strings.TrimRight(q.Question[:at], " \t")
	for range mostBetween + 1 {
		start := lastWord(before)
		word := strings.ToLower(before[start:])
		named := slices.ContainsFunc(mentions, func(m lexicon.Mention) bool { return m.Start <= start && start < m.End })
		switch {
		case word == "", named:
			return "", false
		case questions().narrows[word]:
			if !q.goesWith(before[:start], mentions) {
				return "", false
			}
			return word, determined
		case questions().determiners[word], strings.HasSuffix(word, "'s"), strings.HasSuffix(word, "’s"):
			determined = true
		case questions().stop[word]:
			return "", false
		}
		before = strings.TrimRight(before[:start], " \t")
	}
	return "", false
}

// goesWith reports whether what follows a text says more of what is asked: the
// text ends on what names a place or a measure, or on a word of its own, or a
// clause begins there before anything is asked.
func (q *Query) goesWith(before string, mentions []lexicon.Mention) bool {
	before = strings.TrimRight(before, " \t")
	ends := slices.ContainsFunc(mentions, func(m lexicon.Mention) bool { return m.End == len(before) })
	start := lastWord(before)
	word := strings.ToLower(before[start:])
	asked := slices.ContainsFunc(mentions, func(m lexicon.Mention) bool { return m.End <= len(before) })
	switch {
	case ends:
		return true
	case word == "":
		return !asked
	}
	return !questions().stop[word] && !requests(word) && slices.ContainsFunc(mentions, func(m lexicon.Mention) bool { return m.End <= start })
}
