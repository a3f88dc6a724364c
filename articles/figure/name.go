package figure

import (
	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// nameEnd returns the token behind the cited name that begins at token i:
// words with capitals and the small ones between them. A name in small
// letters ("the city's tax office") ends with the clause.
func (r *reader) nameEnd(i int) int {
	at := i
	for at < len(r.Tokens) && (r.Low(at) == "the" || r.Low(at) == "a" || r.Low(at) == "an") {
		at++
	}
	if r.Is(at, text.Letters) && !text.Capital(r.Str(at)) && !text.StartsUpper(r.Str(at)) {
		for k := at; k < min(len(r.Tokens), at+4); k++ { // a report by X
			if w := r.Low(k); w == "by" || w == "from" || w == "of" {
				if text.StartsUpper(r.Str(k+1)) || r.Low(k+1) == "the" {
					return r.nameEnd(k + 1)
				}
			}
		}
		end := at
		for end < min(len(r.Tokens), at+maxName) && (r.Is(end, text.Letters) || r.Str(end) == "-") {
			if r.Begins(end, quantity.CueCiteBehind) && end > at {
				break
			}
			end++
		}
		return end
	}
	end := at
	for k := at; k < min(len(r.Tokens), at+maxName); k++ {
		s := r.Str(k)
		switch {
		case r.Is(k, text.Letters) && text.StartsUpper(s):
			if r.Begins(k, quantity.CueMonth) && r.Is(k+1, text.Digits) && k > at {
				return end
			}
			end = k + 1
			if r.Begins(k, quantity.CueCiteBehind) && k > at && !text.StartsUpper(r.Str(k+1)) && !text.Capital(s) {
				return k
			}
		case s == "+" && r.Glued(k) && !r.Glued(k+1): // CCTV+
			end = k + 1
		case s == "." && r.Glued(k) && r.Is(k+1, text.Letters) && r.Glued(k+1): // China.org.cn
			k++
			end = k + 1
		case s == ":" && text.StartsUpper(r.Str(k+1)) && text.StartsUpper(r.Str(k+2)): // Africa: The Big Deal
		case s == "&" || s == "-" || s == "/" || s == "+":
		case s == "," && text.StartsUpper(r.Str(k+1)) && (r.Low(k+2) == "and" || r.Str(k+2) == "," && r.Low(k+4) == "and"):
		case r.Low(k) == "and" || r.Low(k) == "of" || r.Low(k) == "for" || r.Low(k) == "the" || r.Low(k) == "de" || r.Low(k) == "on" || r.Low(k) == "et" || r.Low(k) == "do" || r.Low(k) == "da":
			if r.Low(k) == "on" || r.Low(k) == "for" {
				if !text.StartsUpper(r.Str(k + 1)) {
					return end
				}
			}
		case r.Is(k, text.Digits) && r.Glued(k):
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
	for w := r.Low(i - 1); w == "had" || w == "has" || w == "have" || w == "also" || w == "later" || w == "then" || w == "once"; w = r.Low(i - 1) {
		i-- // had counted
	}
	apposed := false
	if s := r.Str(i - 1); s == "," || s == ")" && r.Str(i-3) == "(" {
		if s == "," { // their head, P.H. Lin, told
			i--
			apposed = true
		} else { // the Agency (IIA) said
			i -= 3
		}
	}
	for i > 3 && r.Str(i-2) == "." && r.Glued(i-1) && r.Glued(i-2) && r.Is(i-1, text.Letters) && r.Is(i-3, text.Letters) && r.Str(i-1) == r.Low(i-1) {
		i -= 2 // China.org.cn: the name begins before its stops
	}
	at := i
	for at > 0 && i-at < maxName {
		s := r.Str(at - 1)
		if r.Is(at-1, text.Letters) && text.StartsUpper(s) && !r.IsNumber(at-1) || (s == "&" || s == "-" || s == "/") && at > 1 && text.StartsUpper(r.Str(at-2)) {
			at--
			continue
		}
		if w := r.Low(at - 1); (w == "of" || w == "and" || w == "for" || w == "'s") && at > 1 && text.StartsUpper(r.Str(at-2)) && at < i {
			at--
			continue
		}
		break
	}
	for at < i {
		if r.StopWord(at) && (at == 0 || r.Str(at) == r.Low(at)) {
			at++
			continue
		}
		break
	}
	if at == i {
		return none
	}
	if apposed && r.Str(at-1) != "," { // Fudan University, valued at
		return none
	}
	if at < i && (r.IsPlace(at, i) || r.Is(at, text.Sign)) {
		return none
	}
	if _, ok := r.Word(at, cueNoName); ok && at == i-1 {
		return none
	}
	return at
}

// partner reports whether a place begins a firm's name: London & Partners.
func (r *reader) partner(m mention) bool {
	return m.entry.Kind == lexicon.Place && r.Str(m.to) == "&" && r.Is(m.to+1, text.Letters) && text.StartsUpper(r.Str(m.to+1)) && !r.IsPlace(m.to+1, m.to+2)
}

// speakerBefore returns the first token of a speaker without a name that ends
// before token i, "the city government", "officials in the ministry", i when
// there is none: it begins its clause.
func (r *reader) speakerBefore(i int) int {
	at := i
	for at > 0 && i-at < maxSpeaker && r.Is(at-1, text.Letters) {
		switch r.Low(at - 1) {
		case "that", "which", "who", "it", "they", "he", "she", "and", "but", "what":
			return i
		}
		at--
	}
	if i-at < 1 || at > 0 && r.Is(at-1, text.Digits) || r.Is(at-1, text.Han) || i-at == maxSpeaker && at > 0 && r.Is(at-1, text.Letters) {
		return i
	}
	if r.Str(at-1) == "-" || r.Str(at-1) == ":" {
		return i
	}
	switch r.Low(at) {
	case "the", "a", "an", "another", "its", "this":
		if i-at > 1 && !r.StopWord(i-1) {
			return at
		}
		return i
	}
	if r.Plural(at, true) && !r.StopWord(i-1) && (at > 0 || i == 1) {
		return at
	}
	return i
}

// maxSpeaker is how many tokens a speaker without a name may have.
const maxSpeaker = 7

// isInstitution reports whether the tokens name an exchange, a campus or the like.
func (r *reader) isInstitution(from, to int) bool {
	name := r.Span(from, to)
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
	for at := from + 2; at < to && r.Is(from, text.Han); at++ {
		if m, n := r.At(at, cueCiteTail); n > 0 && m.Value == "rest" && !r.Begins(at, text.CueInNoun) {
			to = at // 市长在日报上
		}
	}
	for to > from+1 && r.Is(to-1, text.Han) {
		_, n := r.Before(to, cueCiteTail)
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
	for at := i; at < min(len(r.Tokens), i+30); at++ {
		if s := r.Str(at); s == "，" || s == "," || s == "。" {
			return i, at
		}
		if r.Is(at, text.Digits) && !r.Begins(at+1, quantity.CueYearMark) {
			return i, i // 按面积2050平方公里计算
		}
		if _, n := r.At(at, quantity.CueCiteBehind); n > 0 && at > i && r.Str(at+n) != "局" { // 统计局
			if _, none := r.At(i, cueNoName); none > 0 && i+none == at {
				return r.hanTitle(at + n) // 据近日发布的《公报》
			}
			return i, at
		}
		if r.Begins(at, quantity.CueYearMark) && r.Is(at-1, text.Digits) {
			return i, at - 1
		}
	}
	return i, i
}

// hanTitle returns the tokens of the title in 《》 at token i, or behind the 的
// there; none when no title stands there.
func (r *reader) hanTitle(i int) (from, to int) {
	if r.Str(i) == "的" {
		i++
	}
	if r.Str(i) != "《" {
		return i, i
	}
	for at := i + 1; at < min(len(r.Tokens), i+30); at++ {
		if r.Str(at) == "》" {
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
		s := r.Str(at - 1)
		if r.Is(at-1, text.Sign) && s != "·" && s != "&" && s != "《" && s != "》" && s != "“" && s != "”" {
			break
		}
		if r.Is(at-1, text.Digits) {
			return i
		}
		at--
	}
	if r.Str(at) == "据" {
		at++
	}
	for k := at; k < i-1; k++ {
		if r.Str(k) == "在" && r.Is(k+1, text.Letters) { // 上海在Startup Genome
			at = k + 1
		}
	}
	if _, n := r.At(at, quantity.CueYearWord); n > 0 || r.Is(at-1, text.Digits) {
		return i
	}
	if _, n := r.At(at, cueNoName); n > 0 && at+n == i {
		return i // 近日公布
	}
	switch r.Str(i - 1) {
	case "未", "不", "没", "简", "俗", "统": // 未说明, 简称
		return i
	}
	if i-at < 2 && !r.Is(at, text.Letters) {
		return i
	}
	return at
}
