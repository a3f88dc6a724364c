package figure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"quoth/articles/text"
)

// An assertRule is a row of tables/assertions.tsv: of a figure that stands in such
// words the text says it in such a way. The first rule that fits decides.
type assertRule struct {
	name          string
	left, right   []element // what stands before the figure, and behind it
	kinds         uint      // bits of the kinds of figure it is for, 0 all
	needs         classes   // what the sentence must say
	before        bool      // it is of the figures of the sentence before
	result        Status
	takes, leaves string // sentences with the figure in square brackets; "" none
}

// An element of a pattern is a phrase of a class, the sentence's start, or a gap.
type element struct {
	class classes
	start bool
	gap   gap
	most  int // words of the gap, 0 any
}

// A gap is a stretch of a sentence that a pattern passes over.
type gap uint8

const (
	clauseGap gap = iota // ".." words of one clause, "_" at most four, "_2" two
	wideGap              // "..." through "that"
	longGap              // ",.." through commas too, up to a semicolon or "but"
	gaps

	lightGap // "~" words that say how exact a figure is
	noGap
)

// fewWords is how many words "_" stands for.
const fewWords = 4

// classes is a set of classes of words.
type classes uint64

// An assertVocabulary is what tables/asserting.tsv says.
type assertVocabulary struct {
	class map[string]classes // by its name
	words map[string]classes // by phrase
	sets  []classes          // of all phrases, each once

	bound, that, turn classes
}

// assertWords returns the classes of words, read once.
var assertWords = sync.OnceValue(func() *assertVocabulary {
	v, err := readAssertWords(mustTable("asserting"))
	if err != nil {
		panic(fmt.Sprintf("asserting.tsv: %v", err)) // a test reads the tables
	}
	return v
})

// assertRules returns the rules, read once.
var assertRules = sync.OnceValue(func() []assertRule {
	list, err := readAssertRules(mustTable("assertions"), assertWords())
	if err != nil {
		panic(fmt.Sprintf("assertions.tsv: %v", err)) // a test reads the tables
	}
	return list
})

// readAssertWords reads rows of class, language and phrases; "reach~" is all forms
// of a regular verb, "{is,was} {,later} wrong" four phrases. Errors name the line.
func readAssertWords(table string) (*assertVocabulary, error) {
	v := &assertVocabulary{class: map[string]classes{}, words: map[string]classes{}}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("line %d: %d columns, want 3: class, language, words", i+1, len(cols))
		}
		c, ok := v.class[cols[0]]
		if !ok {
			if len(v.class) == 64 {
				return nil, fmt.Errorf("line %d: more than 64 classes", i+1)
			}
			c = 1 << len(v.class)
			v.class[cols[0]] = c
		}
		for w := range strings.SplitSeq(cols[2], "|") {
			for _, form := range forms(w) {
				v.words[form] |= c
				if curly := strings.ReplaceAll(form, "'", "’"); curly != form {
					v.words[curly] |= c
				}
			}
		}
	}
	v.bound, v.that, v.turn = v.class["bound"], v.class["that"], v.class["turn"]
	return v, nil
}

// forms returns the phrases that one of the table stands for.
func forms(w string) []string {
	before, rest, ok := strings.Cut(w, "{")
	if !ok {
		return inflected(w)
	}
	choices, after, _ := strings.Cut(rest, "}")
	var list []string
	for choice := range strings.SplitSeq(choices, ",") {
		for _, end := range forms(after) {
			for _, word := range inflected(choice) {
				list = append(list, strings.TrimSpace(before+strings.TrimSpace(word+" "+strings.TrimSpace(end))))
			}
		}
	}
	return list
}

// inflected returns the forms of words with a verb written "reach~" or "refuse~
// to", else the words alone.
func inflected(w string) []string {
	stem, rest, ok := strings.Cut(w, "~")
	if !ok {
		return []string{w}
	}
	list := []string{stem, stem + "s", stem + "ed", stem + "ing"}
	switch n := len(stem); {
	case strings.HasSuffix(stem, "e"):
		list[2], list[3] = stem+"d", stem[:n-1]+"ing"
	case strings.HasSuffix(stem, "y") && !strings.ContainsAny(stem[n-2:n-1], "aeou"):
		list[1], list[2] = stem[:n-1]+"ies", stem[:n-1]+"ied"
	case strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "h"):
		list[1] = stem + "es"
	}
	for i := range list {
		list[i] += rest
	}
	return list
}

// addTo adds the phrases to a vocabulary: those of classes that only ever stand
// beside a cue as such.
func (v *assertVocabulary) addTo(to *text.Vocabulary) {
	beside := classes(0)
	for _, name := range besides {
		beside |= v.class[name]
	}
	for w, c := range v.words {
		m := text.Meaning{Cue: cueAsserts, Num: float64(v.set(c))}
		if c&^beside == 0 {
			m.Cue = cueAssertsWith
		}
		to.Add(w, m)
	}
}

// set returns the number of a set of classes in v.sets.
func (v *assertVocabulary) set(c classes) int {
	i := slices.Index(v.sets, c)
	if i < 0 {
		i = len(v.sets)
		v.sets = append(v.sets, c)
	}
	return i
}

// besides are the classes that only ever stand beside a cue: a sentence that says
// words of no other is stated.
var besides = []string{"the", "that", "bound", "turn", "and", "finite", "light", "attain", "be", "claim", "have", "in", "span", "plain", "deal", "colon", "say", "know", "refusable", "attained", "long-as", "get", "cap", "presupposes", "usual", "rejected", "wh", "why", "once", "inverted", "then", "could"}

// readAssertRules reads rows of name, pattern, result and two sentences. Errors
// name the line.
func readAssertRules(table string, v *assertVocabulary) ([]assertRule, error) {
	var list []assertRule
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 5 {
			return nil, fmt.Errorf("line %d: %d columns, want 5: name, pattern, result, a sentence it takes, one it leaves", i+1, len(cols))
		}
		rule := assertRule{name: cols[0], takes: cols[3], leaves: cols[4]}
		result := slices.Index(statuses[:], cols[2])
		if result < 0 {
			return nil, fmt.Errorf("line %d: no status is called %q", i+1, cols[2])
		}
		rule.result = Status(result)
		if err := rule.parse(cols[1], v); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		list = append(list, rule)
	}
	return list, nil
}

// gapsBySign are the gaps as patterns write them.
var gapsBySign = map[string]element{
	"~": {gap: lightGap}, "_": {gap: clauseGap, most: fewWords}, "..": {gap: clauseGap}, "...": {gap: wideGap}, ",..": {gap: longGap},
}

// parse reads a pattern: classes in angle brackets, gaps, "^" for the start of
// the sentence, and "#" for the figure, "#money|share" for one of those kinds,
// "##" for those of the sentence before, which end where it begins.
func (rule *assertRule) parse(pattern string, v *assertVocabulary) error {
	figure := false
	for word := range strings.FieldsSeq(pattern) {
		e := element{gap: noGap}
		if g, ok := gapsBySign[word]; ok {
			e = g
		} else if kinds, ok := strings.CutPrefix(word, "#"); ok {
			figure, rule.before = true, kinds == "#"
			if rule.before {
				continue
			}
			for kind := range strings.SplitSeq(kinds, "|") {
				for k := Number; k <= Multiple && kind != ""; k++ {
					if k.String() == kind {
						rule.kinds |= 1 << k
					}
				}
			}
			if kinds != "" && rule.kinds == 0 {
				return fmt.Errorf("no kind of figure is called %q", kinds)
			}
			continue
		} else if n, err := strconv.Atoi(strings.TrimPrefix(word, "_")); err == nil {
			e.gap, e.most = clauseGap, n
			if rule.before {
				e.gap = wideGap // That is false
			}
		} else if word == "^" {
			e.start = true
		} else {
			for name := range strings.SplitSeq(strings.Trim(word, "<>"), "|") {
				if v.class[name] == 0 {
					return fmt.Errorf("%q: no class of words is called %q", word, name)
				}
				e.class |= v.class[name]
			}
			if !strings.Contains(word, "|") {
				rule.needs |= e.class
			}
		}
		if figure {
			rule.right = append(rule.right, e)
		} else {
			rule.left = append(rule.left, e)
		}
	}
	if !figure {
		return fmt.Errorf("%q has no figure", pattern)
	}
	return nil
}

// ends reports which gaps do not go on through token i, which is part of a phrase
// of classes c.
func (v *assertVocabulary) ends(c classes, r *reader, i int) (ends [gaps]bool) {
	clause, wide, long := c&(v.bound|v.that|v.turn) != 0, c&(v.bound|v.turn) != 0, c&v.turn != 0
	if r.Is(i, text.Sign) {
		switch marks := stretchMarks[r.Str(i)]; {
		case marks == dashMark && r.Glued(i):
		case marks > 0:
			clause, wide, long = true, true, long || marks == stopMark
		}
	}
	ends[clauseGap], ends[wideGap], ends[longGap] = clause, wide, long
	return ends
}

// What a mark is: a dash, which ends nothing where it is a hyphen; one that ends a
// stretch within a clause; and one that ends every stretch.
const (
	_ = iota
	dashMark
	commaMark
	stopMark
)

// stretchMarks are the marks that end a stretch of a sentence.
var stretchMarks = map[string]int{
	"-": dashMark, ",": commaMark, "，": commaMark, ":": stopMark, "：": stopMark, "—": commaMark, "–": commaMark,
	"(": commaMark, ")": commaMark, "（": commaMark, "）": commaMark,
	";": stopMark, "；": stopMark, "。": stopMark, ".": stopMark, "!": stopMark, "！": stopMark, "?": stopMark, "？": stopMark, "…": stopMark,
}
