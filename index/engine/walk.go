package engine

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// A walk goes over the postings of all groups of a query, window by window. Once
// it has as many passages as are wanted, what the passages of a window can get at
// most tells which groups are walked there: those that cannot lift a passage above
// the least of the wanted on their own are only looked up for passages that
// another group has found, and a window in which all of them together cannot is
// passed over (block-max MaxScore). The result is the same as if every passage had
// been scored.
type walk struct {
	query      *bm25Query
	dictionary *dictionary
	groups     []postings // in the query's order
	clauses    []keywords

	byTop     []*postings // groups that some passage holds, the least top first
	tops      []float64   // tops[i] is what byTop[:i] can give together
	lead      int         // byTop[lead:] can lift a passage above the threshold
	window    window
	best      best
	threshold float64
	parts     []float64 // of the passage at hand, by group
	found     []scored  // passages that were among the best when they were found
	given     []float64 // the parts of those, one after the other
	touched   int       // passages that were scored or looked up
}

// scored is a passage found.
type scored struct {
	doc   uint64
	n     int // its number in the corpus
	score float64
	parts []float64 // what each group gave
}

// A window is some passages next to each other, in one block of them.
type window struct {
	first, end uint64                     // as Bleve numbers them
	marked     [blockPassages / 64]uint64 // which of them a walked group holds, from first on
	met        [blockPassages / 64]uint64 // which of them meet all clauses
	given      [][]float64                // what they are given, by group; 0 but while the window is scored
	order      []*postings                // the groups that some of them hold, the least most first
	sums       []float64                  // sums[i] is what order[:i] can give together
	buf        index.IndexInternalID
}

// mark notes that a walked group holds a passage, and returns its place.
func (w *window) mark(doc uint64) int {
	i := doc - w.first
	w.marked[i/64] |= 1 << (i % 64)
	return int(i)
}

// walks are kept for the room they have.
var walks = sync.Pool{New: func() any { return new(walk) }}

// newWalk begins a walk; close ends it.
func newWalk(d *dictionary, q *bm25Query) *walk {
	w := walks.Get().(*walk)
	w.query, w.dictionary, w.threshold = q, d, math.Inf(-1)
	return w
}

// open opens all postings at their first passage.
func (w *walk) open(ctx context.Context) error {
	q := w.query
	w.groups = resized(w.groups, len(q.groups))
	w.parts = resized(w.parts, len(q.groups))
	for i := range q.groups {
		var err error
		if w.groups[i], err = q.open(ctx, w.dictionary, i); err != nil {
			return err
		}
	}
	w.clauses = resized(w.clauses, len(q.clauses))
	for i, c := range q.clauses {
		var err error
		if w.clauses[i], err = openKeywords(ctx, w.dictionary.reader, c); err != nil {
			return err
		}
	}
	for i := range w.groups {
		if p := &w.groups[i]; len(p.lists) > 0 {
			p.open()
			w.byTop = append(w.byTop, p)
		}
	}
	slices.SortStableFunc(w.byTop, func(a, b *postings) int { return cmp.Compare(a.top, b.top) })
	w.tops = resized(w.tops, len(w.byTop)+1)
	for i, p := range w.byTop {
		w.tops[i+1] = w.tops[i] + p.top
	}
	return nil
}

// firstWindow is how many passages the first window has; the next ones have twice
// as many until they have a block: at first every passage is scored.
const firstWindow = 64

// all goes over all passages.
func (w *walk) all(ctx context.Context) error {
	size := uint64(firstWindow)
	for at := uint64(0); ; at = w.window.end {
		if err := ctx.Err(); err != nil {
			return err
		}
		first, err := w.next(at)
		if err != nil || first == noDoc {
			return err
		}
		w.window.first, w.window.end = first, min(first+size, first/blockPassages*blockPassages+blockPassages)
		size = min(2*size, blockPassages)
		if err := w.score(); err != nil {
			return err
		}
	}
}

// next returns the first passage from doc on that may be wanted, or noDoc: a group
// holds it that can lift it above the threshold, and it may meet the clauses.
func (w *walk) next(doc uint64) (uint64, error) {
	for {
		first := uint64(noDoc)
		for _, p := range w.byTop[w.lead:] {
			for i := range p.lists {
				at, err := p.lists[i].next(doc, &w.window.buf)
				if err != nil {
					return noDoc, err
				}
				first = min(first, at)
			}
		}
		met := first
		for i := range w.clauses {
			c := &w.clauses[i]
			if err := c.advance(first, &w.window.buf); err != nil {
				return noDoc, err
			}
			met = max(met, c.doc)
		}
		if met == first {
			return first, nil
		}
		doc = met
	}
}

// score scores the passages of the window that may be wanted.
func (w *walk) score() error {
	win := &w.window
	lead, err := w.choose()
	if err != nil || lead == len(win.order) {
		return err
	}
	clear(win.marked[:])
	for len(win.given) < len(w.groups) {
		win.given = append(win.given, make([]float64, blockPassages))
	}
	for _, p := range win.order[lead:] {
		for i := range p.lists {
			if err := p.lists[i].add(win, win.given[p.group]); err != nil {
				return err
			}
		}
	}
	if err := w.meet(); err != nil {
		return err
	}
	for i, marked := range win.marked {
		for ; marked != 0; marked &= marked - 1 {
			at := 64*i + bits.TrailingZeros64(marked)
			sum := w.take(at, lead)
			if win.met[i]&(marked&-marked) == 0 {
				continue
			}
			score, ok, err := w.at(at, lead, sum)
			if err != nil {
				return err
			}
			if ok {
				w.find(win.first+uint64(at), score)
			}
		}
	}
	return nil
}

// take sets w.parts to what the groups walked from lead on gave the passage at a
// place of the window, and returns their sum. The place is empty afterwards.
func (w *walk) take(at, lead int) (sum float64) {
	win := &w.window
	clear(w.parts)
	for _, p := range win.order[lead:] {
		if gives := win.given[p.group][at]; gives > 0 {
			part := p.score(gives)
			w.parts[p.group] = part
			sum += part
			win.given[p.group][at] = 0
		}
	}
	return sum
}

// choose puts the groups in the order of what they can give in the window, and
// returns from which on they are walked.
func (w *walk) choose() (lead int, err error) {
	win := &w.window
	win.order = win.order[:0]
	for _, p := range w.byTop {
		if err := p.begin(win); err != nil {
			return 0, err
		}
		if p.most == 0 {
			continue
		}
		at := len(win.order)
		win.order = append(win.order, p)
		for ; at > 0 && win.order[at-1].most > p.most; at-- {
			win.order[at] = win.order[at-1]
		}
		win.order[at] = p
	}
	win.sums = resized(win.sums, len(win.order)+1)
	for i, p := range win.order {
		win.sums[i+1] = win.sums[i] + p.most
		if win.sums[i+1]*slack < w.threshold {
			lead = i + 1
		}
	}
	return lead, nil
}

// meet notes which passages of the window meet all clauses.
func (w *walk) meet() error {
	win := &w.window
	for i := range win.met {
		win.met[i] = math.MaxUint64
	}
	for i := range w.clauses {
		c := &w.clauses[i]
		var met [len(win.met)]uint64
		if err := c.advance(win.first, &win.buf); err != nil {
			return err
		}
		for c.doc < win.end {
			at := c.doc - win.first
			met[at/64] |= 1 << (at % 64)
			if err := c.advance(c.doc+1, &win.buf); err != nil {
				return err
			}
		}
		for j := range met {
			win.met[j] &= met[j]
		}
	}
	return nil
}

// at looks up what the groups before lead give the passage at a place of the
// window, to which the others give sum, and returns what all do, and whether it may
// be wanted.
func (w *walk) at(at, lead int, sum float64) (float64, bool, error) {
	win := &w.window
	w.touched++
	for i := lead - 1; i >= 0; i-- {
		if (sum+win.sums[i+1])*slack < w.threshold {
			return 0, false, nil
		}
		p := win.order[i]
		part, err := p.at(win.first+uint64(at), &win.buf)
		if err != nil {
			return 0, false, err
		}
		w.touched++
		w.parts[p.group] = part
		sum += part
	}
	// Summed anew in the order of the question, so that a score does not
	// depend on which groups were walked.
	total, matched := 0.0, 0
	for _, part := range w.parts {
		total += part
		if part > 0 {
			matched++
		}
	}
	return total, matched >= w.query.minMatch && total >= w.threshold, nil
}

// find takes in a passage that may be among those wanted.
func (w *walk) find(doc uint64, score float64) {
	w.found = append(w.found, scored{doc: doc, score: score})
	w.given = append(w.given, w.parts...)
	if w.query.exhaustive {
		return
	}
	w.threshold = w.best.add(score, w.query.keep)
	for w.lead < len(w.byTop) && w.tops[w.lead+1]*slack < w.threshold {
		w.lead++
	}
}

// wanted goes over all passages and returns those wanted, best first; equal
// scores stand in the order of the corpus. What it returns ends with the walk.
func (w *walk) wanted(ctx context.Context) ([]scored, error) {
	if err := w.open(ctx); err != nil {
		return nil, err
	}
	if err := w.all(ctx); err != nil {
		w.window.given = nil // some places may not be empty
		return nil, err
	}
	kept := w.found[:0]
	for i, s := range w.found {
		if s.score < w.threshold {
			continue
		}
		n := len(w.parts)
		s.parts = w.given[i*n : (i+1)*n : (i+1)*n]
		var err error
		if s.n, err = w.dictionary.passage(s.doc, &w.window.buf); err != nil {
			return nil, err
		}
		kept = append(kept, s)
	}
	slices.SortFunc(kept, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.n, b.n)) })
	return kept[:min(len(kept), w.query.keep)], nil
}

func (w *walk) close() {
	for i := range w.groups {
		w.groups[i].close()
	}
	for i := range w.clauses {
		w.clauses[i].close()
	}
	clear(w.byTop)
	clear(w.window.order)
	*w = walk{
		groups: w.groups[:0], clauses: w.clauses[:0], byTop: w.byTop[:0], tops: w.tops, best: w.best[:0],
		parts: w.parts, found: w.found[:0], given: w.given[:0],
		window: window{given: w.window.given, order: w.window.order[:0], sums: w.window.sums, buf: w.window.buf},
	}
	walks.Put(w)
}

// best is the scores of the passages found so far that may be among those
// wanted; once there are enough of them, the least first.
type best []float64

// add puts a score among the n best, and returns what a passage must reach to
// be one of them.
func (b *best) add(score float64, n int) float64 {
	switch {
	case len(*b) < n:
		if *b = append(*b, score); len(*b) < n {
			return math.Inf(-1)
		}
		slices.Sort(*b)
	case score > (*b)[0]:
		i, _ := slices.BinarySearch(*b, score)
		copy((*b)[:i-1], (*b)[1:i])
		(*b)[i-1] = score
	}
	return (*b)[0]
}

// resized returns a list of n zeros, in the room of another.
func resized[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}
