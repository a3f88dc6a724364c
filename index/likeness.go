package index

import (
	"cmp"
	"context"
	"math"
	"slices"

	"quoth/index/encoder"
)

// A Likeness is how much the passages of an index, and their sentences, are like
// a question by an encoder. Cosines of different encoders, and of texts in
// different languages, are not comparable; so each is told by how far it stands out
// among all texts of its language.
type Likeness struct {
	vectors *vectors
	cosines []float32 // of all vectors
	group   []uint8   // of passages, by language
	of      [][2]levelled
}

// Levelled is the mean of cosines and their spread: of passages, of sentences.
type levelled struct{ n, mean, spread float64 }

const (
	standsOut   = 4.0  // how many spreads above the mean count as 1
	fewTexts    = 30   // of so few no spread is told: theirs is that of all
	leastSpread = 0.01 // a spread below it is chance
)

// Like tells how much the index is like a question; nil where it is not asked with an
// encoder, or with one that does not read the question's language. It ends early with the context's error, and fails where the encoder
// cannot be asked.
func (x *Index) Like(ctx context.Context, question string) (l *Likeness, err error) {
	if x.encoder == nil {
		return nil, nil
	}
	made, err := x.encoder.Encode(ctx, encoder.Question, []string{question})
	if err != nil {
		return nil, err
	}
	x.use.RLock()
	defer x.use.RUnlock()
	if x.closed {
		return nil, errClosed
	}
	defer guarded(x.watch, &err)()
	v := x.vectors
	if made[0] == nil {
		return nil, nil
	}
	if len(made[0]) != v.dims {
		return nil, ErrOtherEncoder
	}
	asked, by := encoder.Bytes(made[0])
	l = &Likeness{vectors: v, cosines: make([]float32, v.count()), group: make([]uint8, len(v.starts)-1)}
	for i := range l.cosines {
		list, scale := v.of(i)
		l.cosines[i] = by * scale * float32(encoder.ProductOfBytes(asked, list))
	}
	l.level(x)
	return l, nil
}

// level works out what is usual in each language.
func (l *Likeness) level(x *Index) {
	var langs []string
	n := 0
	for _, m := range x.metas {
		at := slices.Index(langs, m.Lang)
		if at < 0 {
			at = len(langs)
			if langs = append(langs, m.Lang); at > math.MaxUint8 {
				at = math.MaxUint8
			}
		}
		for range m.Passages {
			l.group[n] = uint8(at)
			n++
		}
	}
	l.of = make([][2]levelled, min(len(langs), math.MaxUint8+1))
	var all [2]levelled
	for p, g := range l.group {
		for i := l.vectors.starts[p]; i < l.vectors.starts[p+1]; i++ {
			k := min(1, int(i-l.vectors.starts[p]))
			if l.read(i) {
				l.of[g][k].add(float64(l.cosines[i]))
				all[k].add(float64(l.cosines[i]))
			}
		}
	}
	for k := range all {
		all[k].end(all[k])
		for g := range l.of {
			l.of[g][k].end(all[k])
		}
	}
}

// add takes in a cosine: until end, mean is their sum and spread that of their squares.
func (l *levelled) add(c float64) {
	l.n++
	l.mean += c
	l.spread += c * c
}

func (l *levelled) end(all levelled) {
	if l.n < fewTexts && all.n > l.n {
		*l = all
		return
	}
	l.mean /= max(1, l.n)
	l.spread = max(leastSpread, math.Sqrt(max(0, l.spread/max(1, l.n)-l.mean*l.mean)))
}

// read reports whether vector i is of a text in a language that the encoder reads.
func (l *Likeness) read(i uint32) bool {
	_, scale := l.vectors.of(int(i))
	return scale != 0
}

// out tells how far vector i of passage p stands out, 0 of what is not read.
func (l *Likeness) out(p, kind int, i uint32) float64 {
	if !l.read(i) {
		return 0
	}
	of := &l.of[l.group[p]][kind]
	return (float64(l.cosines[i]) - of.mean) / of.spread / standsOut
}

// Passage tells how far passage p of the corpus stands out, with its title and
// heading: about 0 for one that has nothing to do with the question, about 1 for the
// likest of many.
func (l *Likeness) Passage(p int) float64 { return l.out(p, 0, l.vectors.starts[p]) }

// Sentence tells how far sentence i of passage p stands out among sentences.
func (l *Likeness) Sentence(p, i int) float64 {
	return l.out(p, 1, l.vectors.starts[p]+1+uint32(i))
}

// Best returns the likest sentence of passage p, and how far it stands out.
func (l *Likeness) Best(p int) (sentence int, level float64) {
	from, end := l.vectors.starts[p]+1, l.vectors.starts[p+1]
	if from >= end {
		return 0, 0
	}
	best := from
	for i := from; i < end; i++ {
		if l.cosines[i] > l.cosines[best] {
			best = i
		}
	}
	return int(best - from), l.out(p, 1, best)
}

// Nearest returns the n passages that stand out most, by themselves and by their
// likest sentence alike, best first.
func (l *Likeness) Nearest(n int) []int {
	type near struct {
		passage int
		level   float64
	}
	var list []near
	for p := range l.group {
		_, best := l.Best(p)
		at := near{p, l.Passage(p) + best}
		if len(list) == n && at.level <= list[n-1].level {
			continue
		}
		i, _ := slices.BinarySearchFunc(list, at, func(a, b near) int { return cmp.Or(cmp.Compare(b.level, a.level), cmp.Compare(a.passage, b.passage)) })
		list = slices.Insert(list, i, at)
		list = list[:min(len(list), n)]
	}
	passages := make([]int, len(list))
	for i, at := range list {
		passages[i] = at.passage
	}
	return passages
}
