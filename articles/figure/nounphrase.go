package figure

import (
	"strings"

	"quoth/articles/text"
)

// A nounPhrase is a run of content words that may say what a figure measures, or
// what it is of: "key rate", "the harbour district", without its article.
type nounPhrase struct{ from, to int }

// longestPhrase is how many tokens a noun phrase has at the most.
const longestPhrase = 6

// nounPhrases returns the runs of content words of the sentence, in order. Words
// that join or ask, verbs, figures, times and who is cited part them; what owns
// something, "the county's", is a phrase of its own.
func (l *linker) nounPhrases(list []nounPhrase) []nounPhrase {
	r := l.r
	list = list[:0]
	for from := 0; from < len(r.Tokens); {
		if l.parts(from) {
			from++
			continue
		}
		to := from + 1
		for to < len(r.Tokens) && to-from < longestPhrase && !possessor(r, from, to) && (!l.parts(to) || r.Str(to) == "-" && r.Glued(to) && to+1 < len(r.Tokens) && !l.parts(to+1)) {
			to++
		}
		list = append(list, nounPhrase{from, to})
		from = to
	}
	return list
}

// possessor reports whether the tokens end in what owns the next: county's.
func possessor(r *reader, from, to int) bool {
	s := r.Str(to - 1)
	return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") || strings.HasSuffix(s, "s'") || strings.HasSuffix(s, "s’") || s == "的"
}

// parts reports whether token i is part of no noun phrase.
func (l *linker) parts(i int) bool {
	r := l.r
	switch {
	case l.marks[i]&(isFigure|isPeriod) != 0:
		return true
	case r.Is(i, text.Han):
		return r.StopAt(i) && !r.AmountAt(i) || r.HanVerb(i+1) > 0 && !r.AmountAt(i)
	case !r.Is(i, text.Letters):
		return !r.Is(i, text.Digits) || i == 0 || !r.Glued(i)
	case r.StopWord(i):
		return true
	}
	return l.acts(i)
}

// acts reports whether the word at token i is a verb between noun phrases: a
// form that is nothing else, or one in -ed or -ing where none describes a noun.
func (l *linker) acts(i int) bool {
	r := l.r
	w := r.Low(i)
	if text.VerbForms()[w] {
		return true
	}
	if r.Tokens[i].Upper && !r.Opening(i) || len(w) < 5 {
		return false
	}
	if strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") {
		return !r.Article(i-1) && !l.describes(i)
	}
	return strings.HasSuffix(w, "ing") && (r.Str(i-1) == "," || r.Opening(i) && r.Article(i+1))
}

// describes reports whether a participle at token i describes the noun behind it.
func (l *linker) describes(i int) bool {
	r := l.r
	return i > 0 && r.Is(i-1, text.Letters) && r.StopWord(i-1) && !r.Links(i-1) && r.Is(i+1, text.Letters) && !r.StopWord(i+1) && r.Low(i-1) != "and" && r.Low(i-1) != "who" && r.Low(i-1) != "that" && r.Low(i-1) != "which"
}
