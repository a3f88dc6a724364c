package figure

import (
	"strings"

	"quoth/articles/quantity"
	"quoth/articles/text"
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

// citers are the cues of words that may cite.
var citers = text.SetOf(cueCiteAgain, cueCiteBefore, quantity.CueCiteBehind, cueCiteNoun)

// citations appends who is cited, in order: "according to X", "X counted",
// "by X's count", "(X 2025)", 据X, X显示.
func (r *reader) citations(list []citation) []citation {
	add := func(from, to int) {
		for to > from && (r.Is(to-1, text.Sign) && r.Str(to-1) != "." && r.Str(to-1) != ")" && r.Str(to-1) != "》" || r.Is(to-1, text.Letters) && r.StopWord(to-1) && !text.Capital(r.Str(to-1))) {
			to--
		}
		for from+1 < to && text.StartsUpper(r.Str(from+1)) && (r.Low(from) == "the" && (from == 0 || r.Str(from) == "the") || r.Low(from) == "a" || r.Low(from) == "an") {
			from++
		}
		if from == 1 && r.Str(0) == "The" && text.Capital(r.Str(1)) && !text.AllUpper(r.Str(1)) && !r.citeNounWithin(1, 6) {
			from = 0 // The Telegraph
		}
		if from >= to || len(list) > 0 && list[len(list)-1].to > from {
			return
		}
		if to-2 > from && r.Low(to-2) == "for" && r.IsPlace(to-1, to) || to-3 > from && r.Low(to-3) == "for" && r.IsPlace(to-2, to) {
			for r.Low(to) != "for" {
				to-- // Startup Genome for São Paulo
			}
		}
		name, known := r.citedAgain(list, from, to)
		if known {
			if name != "" {
				list = append(list, citation{from: from, to: to, name: name})
			}
			return
		}
		to = r.hanNameEnd(from, to)
		name = strings.TrimSuffix(strings.TrimSuffix(r.Span(from, to), "'s"), "’s")
		list = append(list, citation{from: from, to: to, name: name})
	}
	for i := 0; i < len(r.Tokens); i++ {
		t := &r.Tokens[i]
		if t.Kind == text.Sign && (t.Str == "(" || t.Str == "（") {
			if from, to, end := r.bracketName(i + 1); to > from {
				add(from, to)
				c := &list[len(list)-1]
				c.bracket = true
				if _, last, n := r.YearAt(end - 1); n > 0 {
					c.year, c.yearAt = last, end-1
				}
				i = end
				continue
			}
		}
		owns := !t.Plain && t.Kind == text.Letters && (strings.HasSuffix(t.Str, "'s") || strings.HasSuffix(t.Str, "’s"))
		if !owns && !r.BeginsAny(i, &citers) {
			continue
		}
		if m, n := r.At(i, cueCiteAgain); n > 0 && (m.Value == "says" || r.Begins(i+n, quantity.CueCiteBehind)) {
			add(i, i+n) // it adds, the same report gives
			i += n - 1
			continue
		}
		if r.Is(i, text.Han) {
			if _, n := r.At(i, cueCiteBefore); n > 0 && (i == 0 || !r.Is(i-1, text.Han) || !r.Glued(i)) {
				if from, to := r.hanName(i + n); to > from {
					add(from, to)
					i = to
					continue
				}
			}
			if _, n := r.At(i, quantity.CueCiteBehind); n > 0 && r.Str(i+n) != "局" {
				if from := r.hanNameBefore(i); from < i {
					add(from, i)
				}
				i += n - 1
			}
			continue
		}
		if _, n := r.At(i, cueCiteBefore); n > 0 && r.Is(i, text.Letters) {
			if w := r.Low(i); (w == "says" || w == "said") && (i == 0 || r.Str(i-1) != "," && r.Str(i-1) != "\"" && r.Str(i-1) != "”") {
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
		if m, n := r.At(i, quantity.CueCiteBehind); n > 0 && r.Is(i, text.Letters) && !text.Capital(r.Str(i)) {
			if r.Low(i+1) == "to" {
				continue // expects to host
			}
			from := r.nameBefore(i)
			if k := r.whichBefore(i); from == i && k < i {
				if from = r.nameBefore(k); from < k {
					add(from, k)
				}
				continue
			}
			switch {
			case from == i && m.Value == "said":
				from = r.speakerBefore(i)
			case from == i-1 && r.Opening(from) && m.Value != "said" && r.Plural(from, true) && !text.Acronym(r.Str(from)):
				continue // Employers announced
			}
			if from < i && !(m.Value == "lists" && r.isInstitution(from, i)) {
				add(from, i)
			}
			continue
		}
		if w := r.Str(i); owns {
			if r.citeNounWithin(i+1, 4) && (text.Capital(w) || text.AllUpper(w)) {
				if from := r.nameBefore(i + 1); from <= i && !r.IsPlace(from, i+1) {
					add(from, i+1)
				}
			}
			continue
		}
		if _, ok := r.Word(i, cueCiteNoun); ok && r.Is(i, text.Letters) && i > 0 {
			if from, to := r.author(i + 1); to > from {
				add(from, to)
				continue
			}
			end := i
			if text.Capital(r.Str(i)) {
				end++ // the Smart City Index
			}
			if from := r.nameBefore(i); from < i {
				add(from, end)
			}
		}
	}
	return list
}

// citedAgain returns who is cited by words that name nobody themselves: who the
// sentence cited last, else the text before it. "" nobody; known is false where
// the words are as good as a name.
func (r *reader) citedAgain(list []citation, from, to int) (name string, known bool) {
	m, n := r.At(from, cueCiteAgain)
	if n == 0 || from+n < to && !r.restOfSame(from+n, to) {
		return "", false
	}
	name = r.cited
	for _, c := range list {
		name = c.name
	}
	if name == "" && r.ctx.Before != "" { // a sentence without figures, which nobody has read
		before := r.ctx
		before.Before = ""
		for _, c := range newReader(r.ctx.Before, before).citations(nil) {
			name = c.name
		}
	}
	return name, name != "" || m.Value != "that"
}

// restOfSame reports whether the tokens from..to say no more of who is cited: the
// 数据 of 同一组数据.
func (r *reader) restOfSame(from, to int) bool {
	_, tail := r.At(from, cueCiteTail)
	_, noun := r.Word(from, cueCiteNoun)
	return tail > 0 && from+tail >= to || noun && from+1 >= to
}

// whichBefore returns the comma that opens the clause ", which …," that ends
// before token i, i when none does.
func (r *reader) whichBefore(i int) int {
	if r.Str(i-1) != "," {
		return i
	}
	for k := i - 2; k > max(0, i-maxAside); k-- {
		if r.Str(k) != "," {
			continue
		}
		if w := r.Low(k + 1); w == "which" || w == "who" || w == "whose" {
			return k
		}
		break
	}
	return i
}

// bracketName returns the name cited in the bracket that opens before token
// i, "(MIT Tech Review 2025)", "(WIPO data)", "(source: EY)", and the token
// that closes it.
func (r *reader) bracketName(i int) (from, to, end int) {
	if _, n := r.At(i, cueCiteBefore); n > 0 {
		i += n
	}
	from = i
	for to = i; to < min(len(r.Tokens), i+maxName); to++ {
		if r.Is(to, text.Letters) && text.StartsUpper(r.Str(to)) || r.Str(to) == "&" || r.Str(to) == "-" || r.Low(to) == "and" || r.Low(to) == "of" {
			continue
		}
		break
	}
	if to == from || r.Is(from, text.Sign) {
		return from, from, i
	}
	end = to
	if r.Str(end) == "," {
		end++
	}
	cited := false
	if _, ok := r.Word(end, cueCiteNoun); ok {
		cited = true
		end++
	}
	if r.Str(end) == "," {
		end++
	}
	if _, _, n := r.YearAt(end); n > 0 {
		cited = true
		end += n
	}
	if s := r.Str(end); !cited || s != ")" && s != "）" && s != ";" && s != "," {
		return from, from, i
	}
	return from, to, end
}

// author returns the name of who made the work whose noun ends before token i:
// "the Founder Index (GFI) 2024 of the research company X".
func (r *reader) author(i int) (from, to int) {
	if r.Str(i) == "(" && r.Str(i+2) == ")" {
		i += 3
	}
	if _, _, n := r.YearAt(i); n > 0 {
		i += n
	}
	if r.Low(i) == "of" { // the count of January 2022 by X
		end := r.monthEnd(i + 1)
		if _, _, n := r.YearAt(end); n > 0 {
			i = end + n
		}
	}
	if w := r.Low(i); w != "of" && w != "by" && w != "from" {
		return i, i
	}
	for i++; r.Is(i, text.Letters) && !text.StartsUpper(r.Str(i)); i++ {
		if r.StopWord(i) && r.Low(i) != "the" && r.Low(i) != "a" && r.Low(i) != "an" {
			return i, i
		}
	}
	if !r.Is(i, text.Letters) {
		return i, i
	}
	to = r.nameEnd(i)
	if _, n := r.At(i, quantity.CueMonth); n > 0 || to > i && r.IsPlace(i, to) {
		return i, i
	}
	return i, to
}

// citeNounWithin reports whether one of the n tokens from i on is "report",
// "count" and the like.
func (r *reader) citeNounWithin(i, n int) bool {
	for k := i; k < min(len(r.Tokens), i+n); k++ {
		if _, ok := r.Word(k, cueCiteNoun); ok {
			return true
		}
		if !r.Is(k, text.Letters) && r.Str(k) != "-" && !r.Is(k, text.Digits) {
			return false
		}
	}
	return false
}

// bracketReach is how many tokens a bracket may stand behind the figure it cites for.
const bracketReach = 20

// who returns who is cited for reading i: the bracket behind it, else the
// nearest citation of the sentence.
func (l *linker) who(i int) string {
	q := &l.list[i]
	best, cost := "", never
	first, last := l.citedNear(q)
	for _, c := range l.cited[first:last] {
		if c.bracket {
			if c.from >= q.To && !l.figureBetween(q.To, c.from, i) && c.from-q.To < bracketReach {
				return c.name
			}
			continue
		}
		d := 0
		if c.from >= q.To {
			d = l.between(q.To, c.from, i, false)
			if l.saysOther(c) {
				d += text.StopCost
			}
		} else {
			d = l.between(c.to, q.From, i, true)
		}
		if d < cost {
			best, cost = c.name, d
		}
	}
	return best
}

// saysOther reports whether a citation opens a clause with a figure of its
// own: "5 in all, and Reuters counted 6".
func (l *linker) saysOther(c citation) bool {
	r := l.r
	switch r.Low(c.from - 1) {
	case ",", "，", ";", "；", "and", "while":
	default:
		return false
	}
	for at := c.to; at < min(len(r.Tokens), c.to+clauseReach); at++ {
		switch r.Low(at) {
		case ",", "，", ";", "；":
			return false
		}
		if l.marks[at]&isFigure != 0 {
			return true
		}
	}
	return false
}
