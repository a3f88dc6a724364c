package term

import "unicode/utf8"

// A Term is one word to look for. A passage that holds any of its variants
// holds the word; it counts once, however many of them it holds.
type Term struct {
	Word     string    // as asked
	Variants []Variant // terms of the index that stand for it, the word's own first
	Weight   float64   // of the word in the score; 0 means 1
}

// A Variant is a term of the index (a Token's Term) and how much finding it
// is worth: 1 the word itself, less a relative. 0 means 1.
type Variant struct {
	Term   string
	Weight float64
}

// What parts of a word count for beside it.
const (
	compoundWorth  = 0.5 // a compound, and each of its parts: "start-up", "start", "up"
	characterWorth = 0.5 // a character of a pair, in Chinese
)

// Of returns the words of a question as terms to search for. Words that ask
// ("what", 多少) are left out or count for less.
func Of(question string) []Term {
	var terms []Term
	compound := -1 // where the last one ends
	for _, tok := range AnalyzeQuestion(question) {
		word := question[tok.Start:tok.End]
		t := Term{Word: word, Variants: []Variant{{tok.Term, 1}}, Weight: Worth(word)}
		if tok.Whole {
			compound = tok.End
		}
		if tok.End <= compound {
			t.Weight *= compoundWorth
		}
		if t.Weight > 0 {
			terms = append(terms, t)
		}
		for i, r := range tok.Term {
			size := utf8.RuneLen(r)
			if class, _ := classAt(tok.Term, i); class == classGram && size < len(tok.Term) {
				single := tok.Term[i : i+size]
				terms = append(terms, Term{Word: single, Variants: []Variant{{single, 1}}, Weight: characterWorth})
			}
		}
	}
	return terms
}
