package figure

import (
	"iter"
	"slices"
)

// Costs of what stands between a figure and what links to it, in words.
const (
	commaCost  = 4
	clauseCost = 12 // a dash, a colon
	stopCost   = 30 // a semicolon: the next clause is another matter
	figureCost = 7  // another figure of the same kind
)

// A parting is what parts a token from the start of the sentence: the cost of
// the marks and words between, how many words they are, two Chinese
// characters for one, how many ends of sentences, semicolons too, and how deep
// in brackets the token stands.
type parting struct{ cost, halves, ends, depth int }

// partings returns the partings of all tokens, and of the sentence's end, in
// the room of list.
func (r *reader) partings(list []parting) []parting {
	list = slices.Grow(list[:0], len(r.toks)+1)[:len(r.toks)+1]
	var p parting
	for i := range r.toks {
		list[i] = p
		p.pass(&r.toks[i], r.seen[i].starts.has(cueStop))
	}
	list[len(r.toks)] = p
	return list
}

// pass adds what a token parts, which may be a stop word.
func (p *parting) pass(t *token, stop bool) {
	p.halves += 2
	switch {
	case t.kind == han:
		p.halves--
	case t.kind == letters && stop:
		switch t.low {
		case "while", "whereas", "but", "versus", "against", "than":
			p.cost += commaCost
		}
	case t.kind == sign:
		switch t.low {
		case ",", "，":
			p.cost += commaCost
		case ";", "；":
			p.cost += stopCost
			p.ends++
		case "。":
			p.ends++
		case "—", ":", "：":
			p.cost += clauseCost
		case "(", "（":
			p.depth++
		case ")", "）":
			p.depth--
		}
	}
}

// reach is how many tokens may part a figure from what links to it.
const reach = 80

// readingsIn yields the readings between the tokens, those nearest to reading i first.
func (l *linker) readingsIn(from, to, i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := i + 1; k < len(l.list) && l.list[k].to <= to; k++ {
			if l.list[k].from >= from && !yield(k) {
				return
			}
		}
		for k := i - 1; k >= 0 && l.list[k].from >= from; k-- {
			if l.list[k].to <= to && !yield(k) {
				return
			}
		}
	}
}

// words returns how many words the tokens from..to are.
func (l *linker) words(from, to int) int {
	return (l.parting[to].halves - l.parting[from].halves + 1) / 2
}

// between returns the cost of the tokens from..to that part reading i from
// something that links to it.
func (l *linker) between(from, to, i int, left bool) int {
	if to-from > reach {
		return never
	}
	cost := l.words(from, to) + l.parting[to].cost - l.parting[from].cost
	if l.parting[to].depth != l.parting[from].depth {
		cost += commaCost
	}
	for k := range l.readingsIn(from, to, i) {
		if l.list[k].kind == l.list[i].kind {
			cost += figureCost
		}
	}
	return cost
}
