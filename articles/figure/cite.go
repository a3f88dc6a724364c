package figure

import (
	"strings"

	"quoth/articles/lexicon"
)

// A citation is who the sentence says is the source of its figures.
type citation struct {
	from, to int // tokens of the name
	name     string
	bracket  bool // "(WIPO data)": cites the figures right before it
	year     int  // of the work cited, 0 none stated
	yearAt   int  // token
}

// maxName is how many tokens a cited name may have.
const maxName = 12

// citations returns who is cited, in order: "according to X", "X counted",
// "by X's count", "(X 2025)", 据X, X显示.
func (r *reader) citations() []citation {
	var list []citation
	add := func(from, to int) {
		for to > from && (r.is(to-1, sign) && r.str(to-1) != "." && r.str(to-1) != ")" || r.is(to-1, letters) && r.stopWord(to-1) && !capital(r.str(to-1))) {
			to--
		}
		for from+1 < to && startsUpper(r.str(from+1)) && (r.low(from) == "the" && (from == 0 || r.str(from) == "the") || r.low(from) == "a" || r.low(from) == "an") {
			from++
		}
		if from == 1 && r.str(0) == "The" && capital(r.str(1)) && !r.citeNounWithin(1, 3) {
			from = 0 // The Telegraph
		}
		if from >= to || len(list) > 0 && list[len(list)-1].to > from {
			return
		}
		name := strings.TrimSuffix(strings.TrimSuffix(r.span(from, to), "'s"), "’s")
		list = append(list, citation{from: from, to: to, name: name})
	}
	for i := 0; i < len(r.toks); i++ {
		if s := r.str(i); s == "(" || s == "（" {
			if from, to, end := r.bracketName(i + 1); to > from {
				add(from, to)
				c := &list[len(list)-1]
				c.bracket = true
				if _, last, n := r.yearAt(end - 1); n > 0 {
					c.year, c.yearAt = last, end-1
				}
				i = end
				continue
			}
		}
		if r.is(i, han) {
			if _, n := r.at(i, cueCiteBefore); n > 0 && (i == 0 || !r.is(i-1, han) || !r.glued(i)) {
				if from, to := r.hanName(i + n); to > from {
					add(from, to)
					i = to
					continue
				}
			}
			if _, n := r.at(i, cueCiteBehind); n > 0 {
				if from := r.hanNameBefore(i); from < i {
					add(from, i)
				}
				i += n - 1
			}
			continue
		}
		if _, n := r.at(i, cueCiteBefore); n > 0 && r.is(i, letters) {
			if w := r.low(i); (w == "says" || w == "said") && (i == 0 || r.str(i-1) != "," && r.str(i-1) != "\"" && r.str(i-1) != "”") {
				if from := r.nameBefore(i); from < i {
					add(from, i)
				}
				continue
			}
			from := i + n
			if to := r.nameEnd(from); to > from {
				add(from, to)
				i = to - 1
				continue
			}
		}
		if _, n := r.at(i, cueCiteBehind); n > 0 && r.is(i, letters) && !capital(r.str(i)) {
			if from := r.nameBefore(i); from < i {
				add(from, i)
			}
			continue
		}
		if w := r.str(i); strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
			if r.citeNounWithin(i+1, 4) && (capital(w) || upper(w)) {
				if from := r.nameBefore(i + 1); from <= i && !r.isPlace(from, i+1) {
					add(from, i+1)
				}
			}
			continue
		}
		if _, ok := r.word(i, cueCiteNoun); ok && r.is(i, letters) && i > 0 {
			if from := r.nameBefore(i); from < i {
				add(from, i)
			}
		}
	}
	return list
}

// bracketName returns the name cited in the bracket that opens before token
// i, "(MIT Tech Review 2025)", "(WIPO data)", "(source: EY)", and the token
// that closes it.
func (r *reader) bracketName(i int) (from, to, end int) {
	if _, n := r.at(i, cueCiteBefore); n > 0 {
		i += n
	}
	from = i
	for to = i; to < min(len(r.toks), i+maxName); to++ {
		if r.is(to, letters) && startsUpper(r.str(to)) || r.str(to) == "&" || r.str(to) == "-" || r.low(to) == "and" || r.low(to) == "of" {
			continue
		}
		break
	}
	if to == from || r.is(from, sign) {
		return from, from, i
	}
	end = to
	if r.str(end) == "," {
		end++
	}
	cited := false
	if _, ok := r.word(end, cueCiteNoun); ok {
		cited = true
		end++
	}
	if r.str(end) == "," {
		end++
	}
	if _, _, n := r.yearAt(end); n > 0 {
		cited = true
		end += n
	}
	if s := r.str(end); !cited || s != ")" && s != "）" && s != ";" && s != "," {
		return from, from, i
	}
	return from, to, end
}

// nameEnd returns the token behind the cited name that begins at token i:
// words with capitals and the small ones between them. A name in small
// letters ("the city's tax office") ends with the clause.
func (r *reader) nameEnd(i int) int {
	at := i
	for at < len(r.toks) && (r.low(at) == "the" || r.low(at) == "a" || r.low(at) == "an") {
		at++
	}
	if r.is(at, letters) && !capital(r.str(at)) && !startsUpper(r.str(at)) {
		for k := at; k < min(len(r.toks), at+4); k++ { // a report by X
			if w := r.low(k); w == "by" || w == "from" || w == "of" {
				if startsUpper(r.str(k+1)) || r.low(k+1) == "the" {
					return r.nameEnd(k + 1)
				}
			}
		}
		end := at
		for end < min(len(r.toks), at+maxName) && (r.is(end, letters) || r.str(end) == "-") {
			if _, n := r.at(end, cueCiteBehind); n > 0 && end > at {
				break
			}
			end++
		}
		return end
	}
	end := at
	for k := at; k < min(len(r.toks), at+maxName); k++ {
		s := r.str(k)
		switch {
		case r.is(k, letters) && startsUpper(s):
			if _, n := r.at(k, cueMonth); n > 0 && r.is(k+1, digits) && k > at {
				return end
			}
			end = k + 1
			if _, n := r.at(k, cueCiteBehind); n > 0 && k > at && !startsUpper(r.str(k+1)) && !capital(s) {
				return k
			}
		case s == "&" || s == "-" || s == "." || s == "/" || s == "+":
			if s == "." && !(r.is(k+1, letters) && r.glued(k+1)) {
				return end
			}
		case s == "," && startsUpper(r.str(k+1)) && (r.low(k+2) == "and" || r.str(k+2) == "," && r.low(k+4) == "and"):
		case r.low(k) == "and" || r.low(k) == "of" || r.low(k) == "for" || r.low(k) == "the" || r.low(k) == "de" || r.low(k) == "on" || r.low(k) == "et" || r.low(k) == "do" || r.low(k) == "da":
			if r.low(k) == "on" || r.low(k) == "for" {
				if !startsUpper(r.str(k + 1)) {
					return end
				}
			}
		case r.is(k, digits) && r.glued(k):
			end = k + 1
		default:
			return end
		}
	}
	return end
}

// nameBefore returns the first token of the name that ends before token i,
// i when none does: words with capitals. A place, or the sentence's first
// word alone that is no name, is none.
func (r *reader) nameBefore(i int) int {
	for w := r.low(i - 1); w == "had" || w == "has" || w == "have" || w == "also" || w == "later" || w == "then" || w == "once"; w = r.low(i - 1) {
		i-- // had counted
	}
	if s := r.str(i - 1); s == "," || s == ")" && r.str(i-3) == "(" {
		if s == "," { // P.H. Lin, told
			i--
		} else { // the Agency (IIA) said
			i -= 3
		}
	}
	at := i
	for at > 0 && i-at < maxName {
		s := r.str(at - 1)
		if r.is(at-1, letters) && startsUpper(s) || (s == "&" || s == "-" || s == "/") && at > 1 && startsUpper(r.str(at-2)) {
			at--
			continue
		}
		if w := r.low(at - 1); (w == "of" || w == "and" || w == "for" || w == "'s") && at > 1 && startsUpper(r.str(at-2)) && at < i {
			at--
			continue
		}
		break
	}
	for at < i {
		if r.stopWord(at) && (at == 0 || r.str(at) == r.low(at)) {
			at++
			continue
		}
		break
	}
	if at < i && (r.isPlace(at, i) || r.is(at, sign)) {
		return i
	}
	if _, ok := r.word(at, cueNoName); ok && at == i-1 {
		return i
	}
	return at
}

// citeNounWithin reports whether one of the n tokens from i on is "report",
// "count" and the like.
func (r *reader) citeNounWithin(i, n int) bool {
	for k := i; k < min(len(r.toks), i+n); k++ {
		if _, ok := r.word(k, cueCiteNoun); ok {
			return true
		}
		if !r.is(k, letters) && r.str(k) != "-" && !r.is(k, digits) {
			return false
		}
	}
	return false
}

// isPlace reports whether the tokens name a place and nothing else.
func (r *reader) isPlace(from, to int) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(r.span(from, to), "'s"), "’s")
	for _, m := range r.ctx.Lexicon.Find(name) {
		if m.Entry.Kind == lexicon.Place && m.Start == 0 && m.End == len(name) && m.Entry.Class != "institution" {
			return true
		}
	}
	return false
}

// hanName returns the tokens of the name behind 据, up to a word that shows
// or a comma.
func (r *reader) hanName(i int) (from, to int) {
	for at := i; at < min(len(r.toks), i+30); at++ {
		if s := r.str(at); s == "，" || s == "," || s == "。" {
			return i, at
		}
		if _, n := r.at(at, cueCiteBehind); n > 0 && at > i {
			return i, at
		}
		if _, n := r.at(at, cueYearMark); n > 0 && r.is(at-1, digits) {
			return i, at - 1
		}
	}
	return i, i
}

// hanNameBefore returns where the name that shows at token i begins: behind
// the last mark before it.
func (r *reader) hanNameBefore(i int) int {
	at := i
	for at > 0 && i-at < 30 {
		s := r.str(at - 1)
		if r.is(at-1, sign) && s != "·" && s != "&" && s != "《" && s != "》" && s != "“" && s != "”" {
			break
		}
		if r.is(at-1, digits) {
			return i
		}
		at--
	}
	if r.str(at) == "据" {
		at++
	}
	if i-at < 2 && !r.is(at, letters) {
		return i
	}
	return at
}

func startsUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < 0x80 {
		return capital(s)
	}
	return strings.ToLower(s[:min(len(s), 4)]) != s[:min(len(s), 4)]
}

// bracketReach is how many tokens a bracket may stand behind the figure it cites for.
const bracketReach = 20

// who returns who is cited for reading i: the bracket behind it, else the
// nearest citation of the sentence.
func (l *linker) who(i int) string {
	q := l.list[i]
	best, cost := "", never
	for _, c := range l.cited {
		if c.bracket {
			if c.from >= q.to && !l.figureBetween(q.to, c.from, i) && c.from-q.to < bracketReach {
				return c.name
			}
			continue
		}
		d := 0
		if c.from >= q.to {
			d = l.between(q.to, c.from, i, false)
		} else {
			d = l.between(c.to, q.from, i, true)
		}
		if d < cost {
			best, cost = c.name, d
		}
	}
	return best
}
