package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// A bond is what binds a place to the words around it.
type bond struct {
	binds     string // see reader.binds
	list      string // what binds the list it stands in, see linker.binding
	demonym   bool   // an adjective
	surrounds bool   // only says where the place next to it is
}

// bond returns the bond of place k.
func (l *linker) bond(k int) bond {
	m := l.places[k]
	return bond{l.r.binds(m), l.binding(k), l.r.demonym(m), l.surrounds(k)}
}

// placeCost returns what it costs to take place k for figure i.
func (l *linker) placeCost(k, i int) int {
	m, q, r := l.places[k], &l.list[i], l.r
	if l.citedAt(m) || m.from-q.To > reach || q.From-m.to > reach {
		return never
	}
	c := 0
	if m.entry.ID == world && m.from != q.To {
		c += worldCost
	}
	if m.entry.Class == "country" && l.bonds[k].demonym {
		c += text.CommaCost
	}
	if l.bonds[k].surrounds || r.Low(m.to) == "included" {
		c += objectCost
	}
	if l.aside(m, q) {
		c += asideCost
	}
	switch {
	case m.from >= q.To:
		return c + l.costRight(k, i)
	case m.to <= q.From:
		return c + l.costLeft(k, i)
	}
	return never
}

// costRight returns what it costs to take place k, which stands behind figure i.
func (l *linker) costRight(k, i int) int {
	m, q, r := l.places[k], &l.list[i], l.r
	if q.Noun.Tokens > 0 && q.Kind == Count && m.to <= q.Noun.From+r.NounLen(&l.list[i]) {
		return text.CommaCost // 60 European markets
	}
	if m.entry.ID == world && m.from == q.To && q.Kind != Rank && q.Kind != Share {
		return 0 // $44,000 worldwide
	}
	c := l.between(q.To, m.from, i, false)
	if l.parted(q.To, m.from, i) && !l.listed(q.To, m.from, i) || l.opens(k, q.To) {
		return never
	}
	switch bound := l.bonds[k].list; {
	case bound == "", bound == "than", bound == "of" && (q.Kind == Share || q.Kind == Rank):
		return c + obliqueCost // the whole it is a share of
	case bound == "set":
		return c + setCost
	}
	if q.Kind == Rank && c <= 1 {
		return c + setCost // third in Asia
	}
	return max(0, c-2)
}

// costLeft returns what it costs to take place k, which stands before figure i.
func (l *linker) costLeft(k, i int) int {
	m, q, r := l.places[k], &l.list[i], l.r
	gap := l.words(m.to, q.From)
	bound := l.bonds[k].list
	if gap <= 3 && bound != "set" && !(q.Kind == Rank && r.owner(m)) && l.hands(m.to, q.From) {
		return 0 // after Israel with 6.3%
	}
	c := min(nearby, gap) + 1
	switch {
	case bound == "than":
		c += obliqueCost
	case bound == "set":
		c += setCost
	case bound != "" && i > 0 && l.done[i-1].Place == m.entry.ID:
		c += text.CommaCost
	case bound != "" && l.figureBefore(m.from, i) && !l.opens(k, 0):
		c += objectCost
	}
	if q.Kind == Rank && gap <= 1 && r.owner(m) {
		c += obliqueCost // Canada's third-largest
	}
	c += text.CommaCost * (l.parting[q.From].Ends - l.parting[m.to].Ends)
	if r.Str(m.to) == "," && r.Low(m.to+1) == "where" {
		return min(c, nearby)
	}
	for j := k + 1; j < len(l.places) && l.places[j].to <= q.From; j++ { // a nearer subject
		if n := l.places[j]; n.from >= m.to && l.bonds[j].binds == "" && !l.citedAt(n) && !l.bonds[j].demonym && !l.aside(n, q) {
			c += text.CommaCost
		}
	}
	return c
}

// hands reports whether the tokens hand a figure to the place before them:
// "Israel with 6.3%", "Kigali has 4".
func (l *linker) hands(from, to int) bool {
	if l.r.Str(from) == "," && l.r.Low(from+1) == "with" {
		return true
	}
	switch l.r.Low(from) {
	case "with", "at", "had", "has", "on", "have", "saw", "took", "raised":
		return from < to
	}
	return from == to
}

// opens reports whether place k, behind token from, opens a clause of its own
// that another figure stands in: "a third, while in Berlin it is 5%", "5 days and
// in Berlin 11".
func (l *linker) opens(k, from int) bool {
	m, r := l.places[k], l.r
	parted, fronted := false, m.to
	for at := max(from, m.from-4); at < m.from; at++ {
		switch r.Low(at) {
		case ";", "；", "while", "whereas", "but":
			parted = true
			if r.Str(m.to) == "," {
				fronted++ // ; in Tokyo, founders need 11 days
			}
		case ",", "，":
			parted = true
		case "and":
			parted = parted || l.marks[m.to]&isFigure != 0
		}
	}
	if !parted {
		return false
	}
	for at := fronted; at < min(len(r.Tokens), m.to+clauseReach); at++ {
		switch r.Low(at) {
		case ",", ";", "，", "；":
			return false
		}
		if l.marks[at]&isFigure != 0 {
			return true
		}
	}
	return false
}

// aside reports whether place m stands in an aside that the figure does not:
// "Pangyo, south of Seoul, housed 1,259".
func (l *linker) aside(m mention, q *quantity.Quantity) bool {
	return l.marks[m.from]&isAside != 0 && !l.all(min(m.from, q.From), max(m.to, q.To), isAside)
}

// maxAside is how many tokens an aside may have.
const maxAside = 14

// markAsides marks what is said of a name between commas, without a figure
// in it: "Chennai, often called the Detroit of India, exports".
func (l *linker) markAsides() {
	r := l.r
	for i := 1; i < len(r.Tokens); i++ {
		if !r.Is(i, text.Sign) || r.Str(i) != "," || !text.StartsUpper(r.Str(i-1)) || !r.Is(i+1, text.Letters) || r.Tokens[i+1].Upper {
			continue
		}
		switch r.Low(i + 1) {
		case "and", "or", "where", "but", "while":
			continue
		}
		for k := i + 2; k < min(len(r.Tokens), i+maxAside); k++ {
			if r.Is(k, text.Digits) {
				break
			}
			if r.Str(k) == "," {
				if w := r.Low(k + 1); w != "and" && w != "or" {
					l.mark(i+1, k, isAside)
				}
				i = k
				break
			}
		}
	}
}

// owner reports "Canada's".
func (r *reader) owner(m mention) bool {
	w := r.Low(m.to - 1)
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
}

// binding returns what binds place k, that of the first of its list: "in
// Beijing, Shanghai and Bengaluru".
func (l *linker) binding(k int) string {
	for k > 0 && l.places[k].from-l.places[k-1].to <= 2 {
		at := l.places[k-1].to
		joint := true
		for ; at < l.places[k].from; at++ {
			if w := l.r.Low(at); w != "," && w != "and" && w != "or" && w != "、" && w != "和" {
				joint = false
			}
		}
		if !joint || l.places[k].from == l.places[k-1].to {
			break
		}
		k--
	}
	for k > 0 && l.places[k-1].to == l.places[k].from { // in Shanghai's Zhangjiang
		k--
	}
	if l.whole(l.places[k]) {
		return "set"
	}
	return l.r.binds(l.places[k])
}

// whole reports whether a Chinese place is what a rank or a share right
// behind it is of: 居全国第二, 占广州全市的五成.
func (l *linker) whole(m mention) bool {
	r := l.r
	if !r.Is(m.to-1, text.Han) {
		return false
	}
	at := m.to
	for at < m.to+wholeReach && r.Is(at, text.Han) && strings.Contains("的总量数额市省区", r.Str(at)) {
		at++
	}
	k := l.figureAt(at)
	if k == len(l.list) || l.list[k].From != at {
		return false
	}
	return l.list[k].Kind == Rank || l.list[k].Kind == Share && r.Str(at-1) == "的"
}

// wholeReach is how many characters may stand between a whole and its part.
const wholeReach = 8

// binds returns what binds a place to what stands before it: "in" for all
// that say where, "of", "than" for what compares, "set" for what a rank or a
// superlative is chosen from, "" nothing.
func (r *reader) binds(m mention) string {
	at := m.from - 1
	for w := r.Low(at); w == "the" || w == "all" || w == "greater" || w == "whole" || w == "city" || w == "central" || w == "both" || w == "neighbouring"; w = r.Low(at) {
		at--
	}
	if w := r.Low(at - 1); r.Is(at, text.Letters) && (w == "than" || w == "those" || w == "that") {
		return "than" // less than in Berlin
	}
	switch w := r.Low(at); w {
	case "from":
		if r.EndsBefore(at, quantity.CueUnit) {
			return "than" // 60 km from Nairobi
		}
		return "in"
	case "in", "for", "at", "within", "across", "around", "throughout", "inside", "on", "在", "by":
		if r.selects(at) {
			return "set"
		}
		return "in"
	case "of":
		switch r.Low(at - 1) {
		case "south", "north", "east", "west", "outside", "southeast", "southwest", "northeast", "northwest", "capital":
			return "than"
		}
		if r.selects(at) {
			return "set"
		}
		return "of"
	case "to", "into":
		switch r.Low(at - 1) {
		case "went", "goes", "going", "flowed", "came", "gone", "flows", "flowing":
			return "in"
		}
		if w == "into" {
			return "in"
		}
		return "than"
	case "near", "than", "behind", "after", "with", "over", "above", "below", "against", "vs", "ahead", "beyond", "比", "trailed", "trailing", "beating", "overtaking", "unlike", "只有":
		return "than"
	}
	return ""
}

// selects reports whether a rank or a superlative ends before token at: "the
// most in Africa", "first in China", "the largest deal in the region".
func (r *reader) selects(at int) bool {
	for k := at - 1; k >= max(0, at-5); k-- {
		if r.Begins(k, quantity.CueSuperlative) && (r.Low(k) != "most" || k == at-1 || r.Low(k-1) == "the") && r.Low(k) != "leading" && r.Low(k) != "top" {
			return true
		}
		if !r.Is(k, text.Letters) && r.Str(k) != "-" {
			break
		}
	}
	_, n := r.OrdinalAt(at - 1)
	return n == 1
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
		if q.Kind == l.list[i].Kind {
			return true
		}
		for at := from; at < q.From; at++ {
			switch l.r.Low(at) {
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
	for k := i + 1; k < len(l.list) && l.list[k].To <= to; k++ {
		if !l.r.Joined(at, l.list[k].From) || l.list[k].Kind != l.list[i].Kind {
			return false
		}
		at = l.list[k].To
	}
	return true
}

// demonym reports a mention that is an adjective, "Chinese companies".
func (r *reader) demonym(m mention) bool {
	w := r.Low(m.from)
	if m.to == m.from+2 {
		w = r.Low(m.from + 1) // North American
	}
	return m.to <= m.from+2 && (strings.HasSuffix(w, "ese") || strings.HasSuffix(w, "ish") || strings.HasSuffix(w, "ian") || strings.HasSuffix(w, "ean") || strings.HasSuffix(w, "rican"))
}

func (l *linker) citedAt(m mention) bool { return l.all(m.from, m.to, isCited) }

// figureBetween reports whether another reading stands between the tokens.
func (l *linker) figureBetween(from, to, i int) bool {
	for range l.readingsIn(from, to, i) {
		return true
	}
	return false
}

// surrounds reports whether place k only says where the place next to it is:
// "Shanghai's Zhangjiang", "Zhangjiang in Shanghai".
func (l *linker) surrounds(k int) bool {
	m := l.places[k]
	inner := func(n mention) bool { return n.entry != m.entry && l.r.ctx.Lexicon.Within(n.entry.ID, m.entry.ID) }
	if k+1 < len(l.places) && l.places[k+1].from == m.to && inner(l.places[k+1]) {
		return true
	}
	return k > 0 && m.from-l.places[k-1].to <= 2 && inner(l.places[k-1])
}
