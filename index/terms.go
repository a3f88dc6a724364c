package index

import "strings"

// Terms returns the words of a question as terms to search for.
func Terms(question string) []Term {
	var terms []Term
	for _, tok := range Analyze(question) {
		w := 1.0
		if f, ok := weakWords[strings.ToLower(question[tok.Start:tok.End])]; ok {
			w = f
		}
		if w == 0 {
			continue
		}
		terms = append(terms, Term{Word: question[tok.Start:tok.End], Weight: w, Variants: []Variant{{Term: tok.Term, Weight: 1}}})
	}
	return terms
}

var weakWords = map[string]float64{"what": 0, "which": 0, "who": 0, "whom": 0, "whose": 0, "when": 0, "where": 0, "why": 0, "how": 0, "did": 0, "do": 0, "does": 0}
