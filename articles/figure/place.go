package figure

import (
	"strings"
)

// Costs of a place, in tokens.
const (
	nearby      = 10 // what the distance to a subject costs at the most
	objectCost  = 14 // it belongs to a figure before: "of China's", "in Paris"
	obliqueCost = 16 // "than Berlin", "behind Berlin"
	worldCost   = 20 // "in the world" is seldom the place meant
	tooFar      = 26 // rather the place the text is about
)

// where sets the place: bound to the figure by "in", the subject of the
// clause or sentence, or the one the text is about.
func (l *linker) where(i int, f *Figure) {
	if f.SameAs >= 0 {
		same := l.done[f.SameAs]
		f.Place, f.PlaceText, f.Entity = same.Place, same.PlaceText, same.Entity
		f.Doubt |= same.Doubt & (PlaceFromTitle | Elsewhere)
		return
	}
	if l.order && l.paired(i, f) {
		return
	}
	if m, ok := l.bracketed(i); ok {
		f.place(m, l.r)
		return
	}
	if l.r.worldAverage(l.list[i].from) {
		f.Place = world
		return
	}
	if f.Entity = l.r.elsewhere(l.list[i]); f.Entity != "" {
		f.Doubt |= Elsewhere
		return
	}
	best, cost := -1, tooFar
	if l.r.ctx.Place == "" {
		cost = farthest
	}
	for k := range l.places {
		if c := l.placeCost(k, i); c < cost {
			best, cost = k, c
		}
	}
	f.Entity = l.entity(i)
	if best >= 0 {
		f.place(l.places[best], l.r)
		return
	}
	if f.Place = l.r.ctx.Place; f.Place != "" {
		f.Doubt |= PlaceFromTitle
	}
}

// surrounds reports whether place k only says where the place next to it is:
// "Shanghai's Zhangjiang", "Zhangjiang in Shanghai".
func (l *linker) surrounds(k int) bool {
	m := l.places[k]
	inner := func(n mention) bool { return n.entry != m.entry && l.r.ctx.Lexicon.Within(n.entry.ID, m.entry.ID) }
	if k+1 < len(l.places) && inner(l.places[k+1]) && l.places[k+1].from == m.to {
		return true
	}
	return k > 0 && inner(l.places[k-1]) && m.from-l.places[k-1].to <= 2
}

// world is the lexicon's place of what holds everywhere.
const world = "World"

// worldAverage reports whether "a global average of" stands before token i.
func (r *reader) worldAverage(i int) bool {
	for at := i - 1; at >= max(0, i-4); at-- {
		if r.low(at) == "average" && (r.low(at-1) == "global" || r.low(at-1) == "world" || r.low(at-1) == "worldwide") {
			return true
		}
		if r.str(at) == "均" && r.str(at-1) == "平" && (r.str(at-2) == "界" || r.str(at-2) == "球") {
			return true
		}
	}
	return false
}

// elsewhere returns the words behind a reading that say it holds for places
// without a name: "six other hubs". "" when none do.
func (r *reader) elsewhere(q reading) string {
	at := q.to
	if q.noun.tokens > 0 {
		at = max(at, q.noun.from+r.nounLen(&q))
	}
	if r.low(at) != "in" {
		if r.low(at) == "elsewhere" {
			return r.str(at)
		}
		return ""
	}
	for k := at + 1; k < at+5; k++ {
		switch r.low(k) {
		case "other", "others":
			end := k + 1
			if n := r.nounAt(end); n.tokens > 0 {
				end += n.tokens
			}
			return r.span(at+1, end)
		}
	}
	return ""
}

// place sets the place that a mention names.
func (f *Figure) place(m mention, r *reader) {
	f.Place = m.entry.ID
	f.PlaceText = strings.TrimSuffix(strings.TrimSuffix(r.span(m.from, m.to), "'s"), "’s")
}

// placeCost returns what it costs to take place k for figure i.
func (l *linker) placeCost(k, i int) int {
	m, q, r := l.places[k], l.list[i], l.r
	if l.citedAt(m) {
		return never
	}
	if m.from-q.to > reach || q.from-m.to > reach {
		return never
	}
	c := 0
	if m.entry.ID == world {
		c += worldCost
	}
	if m.entry.Class == "country" && r.demonym(m) {
		c += commaCost
	}
	if l.surrounds(k) {
		c += objectCost
	}
	bound := l.binding(k)
	switch {
	case m.from >= q.to:
		c += l.between(q.to, m.from, i, false)
		if l.parted(q.to, m.from, i) && !l.listed(q.to, m.from, i) {
			return never
		}
		if bound == "" {
			return c + obliqueCost
		}
		if bound == "of" && (q.kind == Share || q.kind == Rank) || bound == "than" {
			return c + obliqueCost // the whole it is a share of
		}
		return max(0, c-2)
	case m.to <= q.from:
		c += min(nearby, l.words(m.to, q.from)) + 1
		if bound == "than" {
			c += obliqueCost
		}
		if q.kind == Rank && m.distance(q) <= 1 && r.owner(m) {
			c += obliqueCost // Canada's third-largest
		}
		if bound != "" && l.figureBefore(m.from, i) {
			c += objectCost
		}
		for at := m.to; at < q.from; at++ {
			switch r.low(at) {
			case ";", "；", "。":
				c += commaCost
			}
		}
		for j, n := range l.places { // a nearer subject
			if j != k && n.from >= m.to && n.to <= q.from && r.binds(n) == "" && !l.citedAt(n) && !r.demonym(n) {
				c += commaCost
			}
		}
		return c
	}
	return never
}

// owner reports "Canada's".
func (r *reader) owner(m mention) bool {
	w := r.low(m.to - 1)
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
}

func (m mention) distance(q reading) int { return q.from - m.to }

// binding returns what binds place k, that of the first of its list: "in
// Beijing, Shanghai and Bengaluru".
func (l *linker) binding(k int) string {
	for k > 0 && l.places[k].from-l.places[k-1].to <= 2 {
		at := l.places[k-1].to
		joint := true
		for ; at < l.places[k].from; at++ {
			if w := l.r.low(at); w != "," && w != "and" && w != "or" && w != "、" && w != "和" {
				joint = false
			}
		}
		if !joint || l.places[k].from == l.places[k-1].to {
			break
		}
		k--
	}
	return l.r.binds(l.places[k])
}

// binds returns the word that binds a place to what stands before it, "in"
// for all that say where, "than" for those that compare, "" none.
func (r *reader) binds(m mention) string {
	at := m.from - 1
	for w := r.low(at); w == "the" || w == "all" || w == "greater" || w == "whole" || w == "city" || w == "central" || w == "both" || w == "neighbouring"; w = r.low(at) {
		at--
	}
	if w := r.low(at - 1); r.is(at, letters) && (w == "than" || w == "those" || w == "that") {
		return "than" // less than in Berlin
	}
	switch w := r.low(at); w {
	case "in", "for", "at", "within", "across", "around", "near", "throughout", "inside", "on", "在", "from", "by":
		return "in"
	case "of":
		return "of"
	case "than", "behind", "after", "to", "with", "over", "above", "below", "against", "vs", "ahead", "beyond", "比", "trailed", "trailing", "beating", "overtaking", "unlike":
		return "than"
	}
	return ""
}

// figureBefore reports whether a reading other than i stands shortly before
// token at: what stands there may be its object.
func (l *linker) figureBefore(at, i int) bool {
	for range l.readingsIn(at-12, at, i) {
		return true
	}
	return false
}

// parted reports whether another figure stands between the tokens that has a
// place of its own: of the same kind, or behind a comma.
func (l *linker) parted(from, to, i int) bool {
	for k := range l.readingsIn(from, to, i) {
		q := l.list[k]
		if q.kind == l.list[i].kind {
			return true
		}
		for at := from; at < q.from; at++ {
			switch l.r.low(at) {
			case ",", ";", "and", "，", "；", "while", "but":
				return true
			}
		}
	}
	return false
}

// listed reports whether the readings between the tokens only carry on a
// list that reading i begins: "3, 5 and 7 in Berlin".
func (l *linker) listed(from, to, i int) bool {
	at := from
	for k := i + 1; k < len(l.list) && l.list[k].to <= to; k++ {
		if !l.r.joined(at, l.list[k].from) || l.list[k].kind != l.list[i].kind {
			return false
		}
		at = l.list[k].to
	}
	return true
}

// demonym reports a mention that is an adjective, "Chinese companies".
func (r *reader) demonym(m mention) bool {
	w := r.low(m.from)
	return m.to == m.from+1 && (strings.HasSuffix(w, "ese") || strings.HasSuffix(w, "ish") || strings.HasSuffix(w, "ian") || strings.HasSuffix(w, "ean"))
}

func (l *linker) citedAt(m mention) bool {
	for _, c := range l.cited {
		if m.from >= c.from && m.to <= c.to {
			return true
		}
	}
	return false
}

// figureBetween reports whether another reading stands between the tokens.
func (l *linker) figureBetween(from, to, i int) bool {
	for range l.readingsIn(from, to, i) {
		return true
	}
	return false
}

// bracketed returns the place that stands right before the bracket the
// figure is in: Berlin ($3 billion).
func (l *linker) bracketed(i int) (mention, bool) {
	at := l.list[i].from - 1
	for at > 0 && l.list[i].from-at < 4 && l.r.str(at) != "(" && l.r.str(at) != "（" {
		at--
	}
	if s := l.r.str(at); s != "(" && s != "（" {
		return mention{}, false
	}
	for _, m := range l.places {
		if m.to == at {
			return m, true
		}
	}
	return mention{}, false
}

// paired links figures and places that stand in the same order.
func (l *linker) paired(i int, f *Figure) bool {
	kind := l.list[i].kind
	nth, n := 0, 0
	first := -1
	for k, q := range l.list {
		if q.kind == kind {
			if first < 0 {
				first = q.from
			}
			if k < i {
				nth++
			}
			n++
		}
	}
	var before []mention
	for _, m := range l.places {
		if m.to <= first {
			before = append(before, m)
		}
	}
	if n < 2 || len(before) != n {
		return false
	}
	f.place(before[nth], l.r)
	return true
}
