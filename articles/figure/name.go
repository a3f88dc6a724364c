package figure

import (
	"strings"

	"quoth/articles/lexicon"
)

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
			if r.begins(end, cueCiteBehind) && end > at {
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
			if r.begins(k, cueMonth) && r.is(k+1, digits) && k > at {
				return end
			}
			end = k + 1
			if r.begins(k, cueCiteBehind) && k > at && !startsUpper(r.str(k+1)) && !capital(s) {
				return k
			}
		case s == "+" && r.glued(k) && !r.glued(k+1): // CCTV+
			end = k + 1
		case s == "." && r.glued(k) && r.is(k+1, letters) && r.glued(k+1): // China.org.cn
			k++
			end = k + 1
		case s == ":" && startsUpper(r.str(k+1)) && startsUpper(r.str(k+2)): // Africa: The Big Deal
		case s == "&" || s == "-" || s == "/" || s == "+":
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
	none := i
	for w := r.low(i - 1); w == "had" || w == "has" || w == "have" || w == "also" || w == "later" || w == "then" || w == "once"; w = r.low(i - 1) {
		i-- // had counted
	}
	apposed := false
	if s := r.str(i - 1); s == "," || s == ")" && r.str(i-3) == "(" {
		if s == "," { // their head, P.H. Lin, told
			i--
			apposed = true
		} else { // the Agency (IIA) said
			i -= 3
		}
	}
	for i > 3 && r.str(i-2) == "." && r.glued(i-1) && r.glued(i-2) && r.is(i-1, letters) && r.is(i-3, letters) && r.str(i-1) == r.low(i-1) {
		i -= 2 // China.org.cn: the name begins before its stops
	}
	at := i
	for at > 0 && i-at < maxName {
		s := r.str(at - 1)
		if r.is(at-1, letters) && startsUpper(s) && !r.isNumber(at-1) || (s == "&" || s == "-" || s == "/") && at > 1 && startsUpper(r.str(at-2)) {
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
	if at == i {
		return none
	}
	if apposed && r.str(at-1) != "," { // Fudan University, valued at
		return none
	}
	if at < i && (r.isPlace(at, i) || r.is(at, sign)) {
		return none
	}
	if _, ok := r.word(at, cueNoName); ok && at == i-1 {
		return none
	}
	return at
}

// partner reports whether a place begins a firm's name: London & Partners.
func (r *reader) partner(m mention) bool {
	return m.entry.Kind == lexicon.Place && r.str(m.to) == "&" && r.is(m.to+1, letters) && startsUpper(r.str(m.to+1)) && !r.isPlace(m.to+1, m.to+2)
}

// isPlace reports whether the tokens name a place and nothing else.
func (r *reader) isPlace(from, to int) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(r.span(from, to), "'s"), "’s")
	start := r.toks[from].start
	r.found = r.ctx.Lexicon.AppendMentions(r.found[:0], name, r.lower[start:start+len(name)])
	for _, m := range r.found {
		if m.Entry.Kind == lexicon.Place && m.Start == 0 && m.End == len(name) && m.Entry.Class != "institution" {
			return true
		}
	}
	return false
}

// speakerBefore returns the first token of a speaker without a name that ends
// before token i, "the city government", "officials in the ministry", i when
// there is none: it begins its clause.
func (r *reader) speakerBefore(i int) int {
	at := i
	for at > 0 && i-at < maxSpeaker && r.is(at-1, letters) {
		switch r.low(at - 1) {
		case "that", "which", "who", "it", "they", "he", "she", "and", "but", "what":
			return i
		}
		at--
	}
	if i-at < 1 || at > 0 && r.is(at-1, digits) || r.is(at-1, han) || i-at == maxSpeaker && at > 0 && r.is(at-1, letters) {
		return i
	}
	if r.str(at-1) == "-" || r.str(at-1) == ":" {
		return i
	}
	switch r.low(at) {
	case "the", "a", "an", "another", "its", "this":
		if i-at > 1 && !r.stopWord(i-1) {
			return at
		}
		return i
	}
	if many(r, at, true) && !r.stopWord(i-1) && (at > 0 || i == 1) {
		return at
	}
	return i
}

// maxSpeaker is how many tokens a speaker without a name may have.
const maxSpeaker = 7

// isInstitution reports whether the tokens name an exchange, a campus or the like.
func (r *reader) isInstitution(from, to int) bool {
	name := r.span(from, to)
	for _, m := range r.ctx.Lexicon.Find(name) {
		if m.Entry.Kind == lexicon.Place && m.End == len(name) && m.Entry.Class == "institution" {
			return true
		}
	}
	return false
}

// hanNameEnd returns to less what follows a Chinese name and is none of it:
// 的数据, 还.
func (r *reader) hanNameEnd(from, to int) int {
	for at := from + 2; at < to && r.is(from, han); at++ {
		if m, n := r.at(at, cueCiteTail); n > 0 && m.value == "rest" && !r.begins(at, cueInNoun) {
			to = at // 市长在日报上
		}
	}
	for to > from+1 && r.is(to-1, han) {
		_, n := r.before(to, cueCiteTail)
		if n == 0 || to-n <= from {
			break
		}
		to -= n
	}
	return to
}

// hanName returns the tokens of the name behind 据, up to a word that shows
// or a comma.
func (r *reader) hanName(i int) (from, to int) {
	for at := i; at < min(len(r.toks), i+30); at++ {
		if s := r.str(at); s == "，" || s == "," || s == "。" {
			return i, at
		}
		if r.is(at, digits) && !r.seen[at+1].starts.has(cueYearMark) {
			return i, i // 按面积2050平方公里计算
		}
		if _, n := r.at(at, cueCiteBehind); n > 0 && at > i && r.str(at+n) != "局" { // 统计局
			if _, none := r.at(i, cueNoName); none > 0 && i+none == at {
				return r.hanTitle(at + n) // 据近日发布的《公报》
			}
			return i, at
		}
		if r.begins(at, cueYearMark) && r.is(at-1, digits) {
			return i, at - 1
		}
	}
	return i, i
}

// hanTitle returns the tokens of the title in 《》 at token i, or behind the 的
// there; none when no title stands there.
func (r *reader) hanTitle(i int) (from, to int) {
	if r.str(i) == "的" {
		i++
	}
	if r.str(i) != "《" {
		return i, i
	}
	for at := i + 1; at < min(len(r.toks), i+30); at++ {
		if r.str(at) == "》" {
			return i, at + 1
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
	for k := at; k < i-1; k++ {
		if r.str(k) == "在" && r.is(k+1, letters) { // 上海在Startup Genome
			at = k + 1
		}
	}
	if _, n := r.at(at, cueYearWord); n > 0 || r.is(at-1, digits) {
		return i
	}
	if _, n := r.at(at, cueNoName); n > 0 && at+n == i {
		return i // 近日公布
	}
	switch r.str(i - 1) {
	case "未", "不", "没", "简", "俗", "统": // 未说明, 简称
		return i
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
