package rank

import (
	"math"

	"quoth/index/meaning"
)

// seekMeaning makes ready to find words that are like those of the question in
// what they mean. Numbers mean themselves alone.
func (s *Question) seekMeaning() {
	words := make([]meaning.Word, len(s.words))
	for i := range s.words {
		words[i] = meaning.None
		if w := &s.words[i]; w.weight > 0 && w.marks&isNumber == 0 {
			words[i] = meaning.Of(w.term)
		}
	}
	s.meanings = meaning.Seek(words)
}

// byMeaning fills in how the words of the question stand in a passage by what they
// mean, whatever the words that say it; by their letters they were found before.
func (s *Question) byMeaning(c *contender) {
	levels := s.table.soft(len(c.ends) + 2)
	passage, title, sentences := levels[0], levels[1], levels[2:]
	for i, l := range c.inTitle {
		title[i] = asMeant[l]
	}
	for _, w := range c.title.words {
		for m := range s.meanings.Of(w.means) {
			title[m.Index] = max(title[m.Index], m.Level)
		}
	}
	for k, of := range sentences {
		for i, l := range c.sentences[k] {
			of[i] = asMeant[l]
		}
		for _, w := range c.words[c.from(k):c.ends[k]] {
			for m := range s.meanings.Of(w.means) {
				of[m.Index] = max(of[m.Index], m.Level)
			}
		}
		for i, l := range of {
			passage[i] = max(passage[i], l)
		}
	}
	f := &c.features
	f[fMeantPassage] = s.meaningCovered(func(i int) float32 { return passage[i] })
	f[fMeantTitle] = s.meaningCovered(func(i int) float32 { return title[i] })
	for k, of := range sentences {
		before := of
		if k > 0 {
			before = sentences[k-1]
		}
		here := s.meaningCovered(func(i int) float32 { return of[i] })
		f[fMeantSentence] = max(f[fMeantSentence], here)
		f[fMeantDense] = max(f[fMeantDense], here/math.Sqrt(float64(c.ends[k]-c.from(k)+10)/25))
		f[fMeantAround] = max(f[fMeantAround], s.meaningCovered(func(i int) float32 {
			return max(of[i], sentenceBefore*before[i], elsewhere*passage[i], inTheTitle*title[i])
		}))
	}
}

// asMeant is asLike, for what words mean: those of a family may have gone apart.
var asMeant = [...]float32{close: 0.3, relative: 0.5, kin: 0.75, same: 1, exact: 1}

// meaningCovered returns how much of the question's weight levels cover, 0 to 1.
func (s *Question) meaningCovered(level func(i int) float32) float64 {
	sum := 0.0
	for i := range s.words {
		if w := s.words[i].weight; w > 0 {
			sum += w * float64(level(i))
		}
	}
	return sum / s.total
}

// soft returns room for so many lists of levels of the words of the question.
func (t *scratch) soft(lists int) [][]float32 {
	words := len(t.counts)
	t.softRoom, t.softLists = resized(t.softRoom, words*lists), resized(t.softLists, lists)
	for i := range t.softLists {
		t.softLists[i] = t.softRoom[i*words : (i+1)*words : (i+1)*words]
	}
	return t.softLists
}
