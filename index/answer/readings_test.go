package answer

import (
	"testing"

	"quoth/articles/lexicon"
	"quoth/index/meaning"
	"quoth/index/query"
)

// What is kept of passages is bounded, and what was asked for last is kept.
func TestReadingsAreBounded(t *testing.T) {
	one := &told{text: bag{words: make([]uint32, 100)}}
	r := &readings{most: 10 * one.size()}
	for n := range 1000 {
		r.put(n, one)
		if r.get(0) == nil {
			t.Fatalf("what is asked for again and again is forgotten after %d passages", n)
		}
		if most := 2 * 10; len(r.last)+len(r.old) > most {
			t.Fatalf("%d passages are kept, want %d at most", len(r.last)+len(r.old), most)
		}
	}
	if r.get(999) == nil || r.get(1) != nil {
		t.Error("what was read last is forgotten, or what was read first is kept")
	}
}

// A question keeps its readings where others take their place.
func TestVocabularyIsBounded(t *testing.T) {
	var c readingCache
	first := c.now()
	if c.now() != first {
		t.Fatal("other readings for the next question")
	}
	first.words.terms = make([]vocable, maxVocabulary)
	if c.now() == first {
		t.Errorf("%d terms and more are kept", maxVocabulary)
	}
}

// How a term stands to a question is worked out once, in however many passages and
// figures it stands.
func TestTermIsLookedAtOnce(t *testing.T) {
	var words vocabulary
	lex := lexicon.Default()
	var all bag
	for range 1000 {
		all.words = append(all.words, words.bag(lex, "many young companies of Porto grew").words...)
	}
	a := &asked{Query: query.Query{Words: []query.Word{{Term: "compani"}, {Term: "porto"}}}, begins: new([256]bool), alike: make([][]string, 2), near: make([][]string, 2)}
	a.begins['c'], a.begins['p'] = true, true
	a.meanings = meaning.Seek([]meaning.Word{meaning.Of("compani"), meaning.None})
	a.standIn(&words)
	levels := make([]float64, 2)
	a.stand(all, levels)
	if levels[0] != 1 || levels[1] != 1 {
		t.Errorf("the words stand in their passage by %v", levels)
	}
	if got, most := len(a.standing.room), 6*2*2; got > most {
		t.Errorf("%d levels for 6 terms, want %d at most", got, most)
	}
	if n := testing.AllocsPerRun(10, func() { a.stand(all, levels); a.mean(all, levels) }); n > 0 {
		t.Errorf("%v allocations to look again", n)
	}
}
