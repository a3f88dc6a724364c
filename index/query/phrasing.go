package query

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"quoth/articles/lexicon"
	"quoth/articles/sentence"
	"quoth/index/term"
)

//go:embed tables/questions.tsv
var questionTable string

// phrasing is how questions are put: tables/questions.tsv, read once.
type phrasing struct {
	talk        []cue           // what is said without asking
	filler      map[string]bool // folded words that may stand around it
	intents     []cue
	wants       []cue
	stop        map[string]bool     // folded words that ask and do not say what about
	stopHan     []string            // Chinese ones, longest first as the table has them
	weak        map[string]bool     // folded words that carry little of the meaning
	weakHan     []string            //
	same        map[string][]string // folded word → folded words that mean the same
	narrows     map[string]bool     // folded words that a clause begins with that narrows what is asked
	determiners map[string]bool     // articles and possessives
	subjects    map[string]bool     // words for who does something: "I", "somebody"
	requests    map[string]bool     // words that ask for something to be told
	known       map[string]bool     // folded words of the table, all of them
	asking      map[string]bool     // folded words of what places are put in order, bounded, told apart by
	cues        map[string][]cue    // by kind, those of order.go
}

// A cue is a set of phrases that tell one thing of a question.
type cue struct {
	value   string
	phrases []*lexicon.Phrase
}

func newCue(value, phrases string) cue {
	c := cue{value: value}
	for _, phrase := range strings.Split(phrases, "|") {
		c.phrases = append(c.phrases, lexicon.NewPhrase(phrase))
	}
	return c
}

// mustCues is readCues for a table that a test reads.
func mustCues(file, table string) []cue {
	list, err := readCues(file, table)
	if err != nil {
		panic(err)
	}
	return list
}

// readCues reads a table of values, languages and phrases. Errors name the file
// and the line.
func readCues(file, table string) ([]cue, error) {
	var list []cue
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || cols[2] == "" {
			return nil, fmt.Errorf("%s: line %d: %d columns, want 3: value, language, phrases", file, i+1, len(cols))
		}
		list = append(list, newCue(cols[0], cols[2]))
	}
	return list, nil
}

// find returns where in the question the first phrase of the cue stands.
func (c cue) find(t lexicon.Text) (start, end int, ok bool) {
	for _, p := range c.phrases {
		if start, end, ok = p.Find(t); ok {
			return start, end, true
		}
	}
	return 0, 0, false
}

// questions returns the phrasing Quoth comes with.
var questions = sync.OnceValue(func() *phrasing {
	p, err := readPhrasing(questionTable)
	if err != nil {
		panic(err) // a test reads the table
	}
	return p
})

// readPhrasing reads the table. Errors name the line.
func readPhrasing(table string) (*phrasing, error) {
	p := &phrasing{filler: map[string]bool{}, stop: map[string]bool{}, weak: map[string]bool{}, same: map[string][]string{}, known: map[string]bool{}, narrows: map[string]bool{}, determiners: map[string]bool{}, requests: map[string]bool{}, subjects: map[string]bool{},
		asking: map[string]bool{}, cues: map[string][]cue{}}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("questions.tsv: line %d: %d columns, want 3: kind, value, phrases", i+1, len(cols))
		}
		kind, value, list := cols[0], cols[1], cols[2]
		for _, w := range lexicon.NewText(list).Words() {
			p.known[w] = true
		}
		switch kind {
		case "order", "open", "superlative", "counted", "limit", "class", "loose", "draw", "operation", "than", "bound", "inside":
			p.cues[kind] = append(p.cues[kind], newCue(value, list))
			p.ask(list)
		case "revision", "part", "courtesy", "deed", "ours", "verb", "per", "relative", "head", "itself", "owner":
			p.cues[kind] = append(p.cues[kind], newCue(value, list))
		case "narrow":
			for _, w := range lexicon.NewText(list).Words() {
				p.narrows[w] = true
			}
		case "determiner", "request", "subject":
			words := map[string]map[string]bool{"determiner": p.determiners, "request": p.requests, "subject": p.subjects}[kind]
			for _, w := range lexicon.NewText(list).Words() {
				words[w] = true
			}
		case "intent":
			p.ask(list)
			p.intents = append(p.intents, newCue(value, list))
		case "want":
			p.wants = append(p.wants, newCue(value, list))
			p.ask(strings.Join(strings.FieldsFunc(list, func(r rune) bool { return !unicode.Is(unicode.Han, r) }), " "))
		case "talk":
			if value != "filler" {
				p.talk = append(p.talk, newCue(value, list))
				continue
			}
			for _, w := range lexicon.NewText(list).Words() {
				p.filler[w] = true
			}
		case "stop", "weak":
			words, han := p.stop, &p.stopHan
			if kind == "weak" {
				words, han = p.weak, &p.weakHan
			}
			if value == "zh" {
				*han = append(*han, strings.Fields(list)...)
				continue
			}
			for _, w := range lexicon.NewText(list).Words() {
				words[w] = true
			}
		case "same":
			var terms []string
			for _, w := range strings.Fields(list) {
				for _, tok := range term.Analyze(w) {
					terms = append(terms, tok.Term)
				}
			}
			for _, t := range terms {
				for _, other := range terms {
					if other != t && !slices.Contains(p.same[t], other) {
						p.same[t] = append(p.same[t], other)
					}
				}
			}
		default:
			return nil, fmt.Errorf("questions.tsv: line %d: kind %q is none of talk, intent, want, stop, weak, same, order, open, superlative, counted, limit, class, loose, draw, operation, bound, inside, revision, part, courtesy, narrow, determiner, request, subject, verb, per, relative, head, raised, raising, itself, owner", i+1, kind)
		}
	}
	return p, nil
}

// ask takes the words of phrases for words that ask.
func (p *phrasing) ask(phrases string) {
	for _, w := range lexicon.NewText(phrases).Words() {
		p.asking[w] = true
	}
}

// cue returns the value of the first cue of a kind that stands in a text, ""
// none.
func (p *phrasing) cue(kind string, text lexicon.Text) string {
	for _, c := range p.cues[kind] {
		if _, _, ok := c.find(text); ok {
			return c.value
		}
	}
	return ""
}

// Stops reports whether a word, in lower case, only asks and does not say what about.
func Stops(word string) bool { return questions().stop[word] }

// Same returns the terms that mean the same as a term.
func Same(term string) []string { return questions().same[term] }

// Revises reports whether a sentence tells of an earlier or a later count.
func Revises(sentence string) bool {
	return questions().cue("revision", lexicon.NewText(sentence)) != ""
}

// Parts tells which figures of a sentence are a part of the one before: "of
// which", "其中". It reads a sentence once; the zero Parts has read none.
type Parts struct {
	text string
	some bool // a part is told of somewhere in it
}

// Parted reports whether what stands before byte at of the text of a sentence, in its clause,
// makes the figure there a part of the one before.
func (p *Parts) Parted(text string, at int) bool {
	if p.text != text {
		*p = Parts{text, tellsPart(text)}
	}
	return p.some && tellsPart(text[max(0, partingMarks.Last(text[:at])):at])
}

func tellsPart(text string) bool {
	return questions().cue("part", lexicon.NewText(strings.ToValidUTF8(text, " "))) != ""
}

// partingMarks part the clauses before a figure.
var partingMarks = sentence.NewMarks(",;:，；：、")
