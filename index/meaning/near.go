package meaning

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"
)

// A Neighbour is a word that is like another.
type Neighbour struct {
	Word  Word
	Level float32 // how well it stands for the other, above 0 to 1
}

// What a likeness counts for: nothing up to least, top from most on. Words of two
// languages lie further apart than those of one.
var (
	within = scale{least: 0.35, most: 1, top: 1}
	across = scale{least: 0.35, most: 0.72, top: 0.9}
)

type scale struct{ least, most, top float64 }

func (s scale) level(like float64) float32 {
	return float32(s.top * min(1, (like-s.least)/(s.most-s.least)))
}

// mostUnlike is in how many signs two vectors may differ and still be looked at:
// those of least differ in 74 of 192, and those that have nothing to do with one
// another in 96, each give or take 7.
const mostUnlike = 78

// Near returns the words of both languages that are like a word or translate it,
// best first: it is one of them. The list is not to be changed.
func Near(w Word) []Neighbour {
	if w == None {
		return nil
	}
	known.RLock()
	list, ok := known.near[w]
	known.RUnlock()
	if ok {
		return list
	}
	list = withTranslations(own().near(w), w)
	known.Lock()
	defer known.Unlock()
	if len(known.near) >= mostKnown || known.near == nil {
		known.near = make(map[Word][]Neighbour, mostKnown)
	}
	known.near[w] = list
	return list
}

// known is what was asked before: questions share most of their words. It begins
// anew once it holds mostKnown words.
var known struct {
	sync.RWMutex
	near map[Word][]Neighbour
}

const mostKnown = 2048

func (t *table) near(w Word) (list []Neighbour) {
	signs := t.signs()
	own := [signWords]uint64(signs[int(w)*signWords:])
	for i, at := 0, 0; i < t.n; i, at = i+1, at+signWords {
		of := signs[at : at+signWords : at+signWords]
		if bits.OnesCount64(own[0]^of[0])+bits.OnesCount64(own[1]^of[1])+bits.OnesCount64(own[2]^of[2]) > mostUnlike {
			continue
		}
		by := &within
		if (i >= t.chinese) != (int(w) >= t.chinese) {
			by = &across
		}
		if like := t.like(w, Word(i)); like > by.least {
			list = append(list, Neighbour{Word(i), by.level(like)})
		}
	}
	return list
}

// withTranslations returns what is like a word with what a dictionary gives for it:
// as well as either says.
func withTranslations(list []Neighbour, w Word) []Neighbour {
	for o := range translated(w) {
		if i := slices.IndexFunc(list, func(l Neighbour) bool { return l.Word == o.Word }); i >= 0 {
			list[i].Level = max(list[i].Level, o.Level)
		} else {
			list = append(list, o)
		}
	}
	slices.SortStableFunc(list, byLevel)
	return slices.Clip(list)
}

func byLevel(a, b Neighbour) int { return cmp.Compare(b.Level, a.Level) }

// Nearest returns the n neighbours of a word that are most like it, best first,
// of those that stand for it by least and for which keep holds; not the word
// itself.
func Nearest(w Word, n int, least float32, keep func(Word) bool) []Neighbour {
	kept := make([]Neighbour, 0, n)
	for _, o := range Near(w) {
		if len(kept) == n || o.Level < least {
			break
		}
		if o.Word != w && keep(o.Word) {
			kept = append(kept, o)
		}
	}
	return kept
}
