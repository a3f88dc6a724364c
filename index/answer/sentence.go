package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

// A said is a sentence that may answer, with how much of what is asked it says.
type said struct {
	*evidence
	at    int     // of Record.Sentences
	score float64 // 0 to 1
}

// What a sentence is worth when it lacks the sort of thing asked for.
const (
	noYear    = 0.5
	noPerson  = 0.6
	noReason  = 0.8
	noName    = 0.6 // a name asked about is not in the passage
	byCover   = 0.8 // of a sentence's score, the rest is its passage's
	otherSame = 0.9 // a sentence this much as good as another one says as much
	mostSaid  = 12  // passages looked at for their sentences, the first of the ranking
)

// sentences returns the sentence of each passage that answers most likely, in
// the order of the ranking, with how much of what is asked it says. It is the
// one the ranking has found, unless another says more by the names of things.
func (a *asked) sentences(found []*evidence) []said {
	var list []said
	for _, e := range found {
		if len(list) == mostSaid {
			break
		}
		if e.found == nil || e.found.Sentence >= len(e.Sentences) {
			continue
		}
		l := a.levels(e)
		best := said{e, e.found.Sentence, a.sentenceScore(e, l, e.found.Sentence)}
		for at := range e.Sentences {
			if score := a.sentenceScore(e, l, at); otherSame*score > best.score {
				best.at, best.score = at, score
			}
		}
		list = append(list, best)
	}
	return list
}

// sentenceScore returns how much of what is asked a sentence says, 0 to 1,
// given how well the words asked stand in its passage.
func (a *asked) sentenceScore(e *evidence, l levels, at int) float64 {
	var got, all float64
	worth := 1.0
	for i := range a.Words {
		level := l.around(at, i, a.Words[i].Role)
		if level == 0 && (a.Words[i].Role == query.Name || a.Words[i].Role == query.OfPlace && a.asks(a.Words[i].Entry)) {
			worth *= noName
		}
		got += a.weights[i] * level
		all += a.weights[i]
	}
	if all == 0 {
		return 0
	}
	score := worth * (byCover*got/all + (1-byCover)*min(1, 2*e.found.Share))
	span := e.Sentences[at]
	text := e.Record.Text[span[0]:span[1]]
	switch a.Want {
	case query.WantYear:
		if _, years := query.ReadPeriod(text); len(years) == 0 {
			score *= noYear
		}
	case query.WantPerson:
		if !a.namesSomebody(text) {
			score *= noPerson
		}
	case query.WantReason:
		if !strings.Contains(text, "because") && !strings.Contains(text, "since ") && !strings.Contains(text, "因") {
			score *= noReason
		}
	}
	if a.Period != (query.Period{}) {
		if p, years := query.ReadPeriod(text); len(years) > 0 && !(a.Period.Holds(p.From) || a.Period.Holds(p.To)) {
			score *= noYear
		}
	}
	return score
}

// Levels are how well the words of a question stand in a passage, 0 to 1 each.
type levels struct {
	sentences   [][]float64
	text, frame []float64
}

// levels looks for the words asked in a passage.
func (a *asked) levels(e *evidence) levels {
	e.read()
	n := len(a.Words)
	room := make([]float64, n*(len(e.sentences)+2))
	take := func() []float64 {
		list := room[:n:n]
		room = room[n:]
		return list
	}
	l := levels{sentences: make([][]float64, len(e.sentences)), text: take(), frame: take()}
	for at, b := range e.sentences {
		l.sentences[at] = take()
		a.stand(b, l.sentences[at])
		for i, level := range l.sentences[at] {
			l.text[i] = max(l.text[i], level)
		}
	}
	a.stand(e.frame, l.frame)
	return l
}

// stand sets how well each word of the query stands in a bag, as holds tells.
func (a *asked) stand(b bag, levels []float64) {
	for _, term := range b.terms {
		if term != "" && !a.begins[term[0]] {
			continue
		}
		for i := range levels {
			levels[i] = max(levels[i], a.worth(i, term))
		}
	}
	for i := range levels {
		if e := a.Words[i].Entry; e != nil && b.names.has(e) {
			levels[i] = 1
		}
	}
}

// around tells how well word i, of that role, stands in a sentence and what is
// around it.
func (l levels) around(at, i int, role query.Role) float64 {
	level := max(l.sentences[at][i], inPassage*l.text[i], inFrame*l.frame[i])
	if role == query.OfPlace {
		level = max(level, inSentence*l.text[i], inSentence*l.frame[i])
	}
	return level
}

// asks reports whether a place is one that is asked about.
func (a asked) asks(e *lexicon.Entry) bool { return slices.Contains(a.Places, e) }

// namesSomebody reports whether two words in a row are written as names are
// and do not stand in the question. Chinese has no such mark: any text will do.
func (a asked) namesSomebody(text string) bool {
	if query.Language(text) == "zh" {
		return true
	}
	run := 0
	for i, w := range strings.Fields(text) {
		word := strings.Trim(w, ".,;:\"'“”‘’()")
		first, _ := utf8.DecodeRuneInString(word)
		if i > 0 && unicode.IsUpper(first) && !strings.Contains(a.Question, word) {
			if run++; run > 1 {
				return true
			}
		} else {
			run = 0
		}
		if word != w && strings.ContainsAny(w[len(w)-1:], ".,;:") {
			run = 0
		}
	}
	return false
}
