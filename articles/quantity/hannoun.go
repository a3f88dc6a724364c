package quantity

import "quoth/articles/text"

// HanNoun reads a Chinese noun at token i, behind the number or its measure
// word: 独角兽企业. It ends before a word that is none of it.
func (r *Reader) HanNoun(i int) Noun {
	at := i
	for _, c := range []text.Cue{cueAfterOver, cueAfterUnder, cueAfterAbout} {
		if _, n := r.At(i, c); n > 1 && r.Is(i, text.Han) {
			at += n // 3家以上企业
			break
		}
	}
	first := at
	if r.Str(at) == "的" || r.goesTo(at) {
		return Noun{}
	}
	for at < i+12 && (r.Is(at, text.Han) || r.Is(at, text.Letters) && !r.StopAt(at)) {
		if r.StopAt(at) || (at > i || first > i) && r.Is(at, text.Han) && r.VerbAt(at) {
			break
		}
		if r.Is(at, text.Letters) && at > first && !r.Glued(at) {
			break
		}
		at++
	}
	if at == first {
		return Noun{}
	}
	return Noun{at - i, first, r.Text[r.Tokens[first].Start:r.Tokens[at-1].End], true}
}

// goesTo reports a Chinese word of change at token i that leads to a level: 增加到.
func (r *Reader) goesTo(i int) bool {
	n := r.ChangeWord(i)
	if n == 0 || !r.Is(i, text.Han) {
		return false
	}
	_, level := r.At(i+n, text.CueLevel)
	_, within := r.At(i+n-1, text.CueLevel)
	return level > 0 || n > 1 && within > 0
}

// ChangeWord returns how many tokens the word of change at token i has, 0 none.
func (r *Reader) ChangeWord(i int) int {
	_, up := r.At(i, CueRise)
	_, down := r.At(i, CueFall)
	return max(up, down)
}

// VerbAt reports a word that says what becomes of a Chinese noun.
func (r *Reader) VerbAt(i int) bool {
	return r.BeginsAny(i, &verbs)
}

// verbs are the cues of words that say what becomes of a noun.
var verbs = text.SetOf(text.CueLevel, CueRise, CueFall, CueOver, CueUnder, CueCiteBehind, CueAbout)

// AmountAt reports whether such a noun, of one or more tokens, begins at token i.
func (r *Reader) AmountAt(i int) bool {
	g, _ := r.At(i, CueGenericNoun)
	return g.Value == "amount"
}

// HanSubject returns the run of Chinese words left of token i that says what
// is measured: before 达, 为, 超. It begins behind a token that parts, which may be
// nil, reports: a place, a year, another figure.
func (r *Reader) HanSubject(i int, parts func(at int) bool) string {
	from, to := r.HanRun(i, parts)
	if from == to {
		return ""
	}
	return r.Span(from, to)
}

// HanRun returns the tokens of that run.
func (r *Reader) HanRun(i int, parts func(at int) bool) (from, to int) {
	to = i
	for to > 0 {
		n := 0
		if r.Is(to-1, text.Han) {
			n = r.HanVerb(to)
		}
		if _, year := r.Word(to-1, CueYearMark); n == 0 && year && r.Is(to-2, text.Digits) {
			n = 2 // 在2024年突破
		}
		if n == 0 {
			break
		}
		to -= n
	}
	from = to
	for from > 0 && to-from < 12 && (r.Is(from-1, text.Han) || r.Is(from-1, text.Letters) && r.Is(from, text.Han)) && (!r.StopAt(from-1) || r.AmountAt(from-1)) {
		if parts != nil && parts(from-1) {
			break
		}
		if _, n := r.Before(from, text.CueStop); n > 1 && !r.AmountAt(from-n) {
			break // 吸引
		}
		from--
	}
	return from, to
}

// HanVerb returns how many tokens before token i are a word between a
// subject and its number: 达到, 分别有.
func (r *Reader) HanVerb(i int) int {
	longest := 0
	for _, c := range []text.Cue{text.CueStop, text.CueLevel, CueRise, CueFall, CueOver, CueUnder, CueAbout, CueRespectively} {
		if _, n := r.Before(i, c); n > longest && r.Is(i-n, text.Han) {
			longest = n
		}
	}
	return longest
}
