package quantity

import (
	"strings"

	"quoth/articles/text"
)

// rank reads places in an order: third-largest, ranked fourth, No. 3, #18,
// 34th, 第二. An ordinal that does not rank ("for the first time") is none.
func (r *Reader) rank(i int) (Quantity, bool) {
	q := Quantity{From: i, Kind: Rank, Unit: "rank", Scale: 1}
	if _, n := r.At(i, cueRankSign); n > 0 && !r.Is(i, text.Han) {
		return r.numbered(q, i, n)
	}
	if m, n := r.At(i, cueRankWord); n > 0 {
		q.Value, q.Max, q.To = m.Num, m.Num, i+n
		return q, true
	}
	if _, n := r.At(i, cueOrdinalMark); n > 0 {
		return r.hanRank(q, i, n)
	}
	num, n := r.OrdinalAt(i)
	if n == 0 {
		return r.ranked(q, i)
	}
	q.Value, q.Max, q.To = num, num, i+n
	at := i + n
	if (r.Str(at) == "-" || r.Str(at) == "–") && r.Glued(at) {
		at++
	}
	if _, k := r.At(at, CueSuperlative); k > 0 {
		q.To = at + k
		return q, true
	}
	if r.Begins(at, cueNoRank) {
		return q, false
	}
	if w := r.Low(at); w == "place" || w == "position" || w == "spot" || w == "rank" || w == "slot" {
		q.To = at + 1
		return q, true
	}
	if r.ranksBefore(i) || r.Low(at) == "only" && r.Low(at+1) == "to" || r.Low(at) == "behind" {
		return q, true
	}
	if r.Is(i, text.Digits) && !r.dated(i) {
		switch r.Low(at) {
		case "in", "of", "among", "out", "behind", "for", "", ",", ";", ".", ":", ")", "globally", "worldwide":
			return q, true
		}
	}
	for _, w := range []string{"in the world", "worldwide", "globally", "nationally", "overall", "nationwide", "out of", "among"} {
		if strings.HasPrefix(r.Lower[r.Tokens[at-1].End:], " "+w) {
			return q, r.Is(i, text.Digits) || w != "among"
		}
	}
	return q, false
}

// dated reports whether the words before token i say that an ordinal is a
// day: "on the 21st".
func (r *Reader) dated(i int) bool {
	if r.Low(i-1) == "the" {
		switch r.Low(i - 2) {
		case "on", "until", "till", "by", "from", "before", "after", "since":
			return true
		}
	}
	return r.EndsBefore(i, CueMonth)
}

// OrdinalAt returns the ordinal at token i: third, 34th, twenty-first.
func (r *Reader) OrdinalAt(i int) (float64, int) {
	if r.Is(i, text.Digits) && r.Glued(i+1) && len(r.Str(i)) <= 4 {
		switch r.Low(i + 1) {
		case "st", "nd", "rd", "th":
			v, ok := r.number(i)
			if ok {
				return v.num, 2
			}
		}
		return 0, 0
	}
	if m, n := r.At(i, cueOrdinal); n > 0 {
		return m.Num, n
	}
	if m, ok := r.Word(i, cueNumber); ok && m.Num >= 20 && r.Str(i+1) == "-" {
		if o, n := r.At(i+2, cueOrdinal); n > 0 && o.Num < 10 {
			return m.Num + o.Num, 2 + n
		}
	}
	return 0, 0
}

// ranksBefore reports whether the words before token i say that it ranks.
func (r *Reader) ranksBefore(i int) bool {
	at := i - 1
	for k := 0; k < 4 && at >= 0; k++ {
		switch w := r.Low(at); w {
		case "ranked", "ranks", "rank", "ranking", "placed", "finished", "came", "comes", "coming", "position", "tied":
			return true
		case "in", "the", "as", "a", "at", "only", "joint", "equal", "on", "is", "was", "city", "index", "list":
			at--
		case "to", "from":
			for j := at - 1; j >= max(0, at-6); j-- {
				switch r.Low(j) {
				case "rose", "fell", "climbed", "moved", "slipped", "dropped", "jumped", "ranked", "rank", "up", "down", "advanced", "ranking":
					return true
				}
			}
			return false
		default:
			at--
			k++
		}
	}
	return false
}

// numbered reads "No. 3" and "#18" at token i, whose sign has n tokens.
func (r *Reader) numbered(q Quantity, i, n int) (Quantity, bool) {
	v, ok := r.number(i + n)
	word := r.Low(i)
	if !ok || v.scale > 1 || v.num < 1 || v.num > 2000 || word == "number" && r.Low(i-1) != "the" && !r.Is(i+n, text.Letters) ||
		word == "no" && (r.Str(i) == "no" || !r.Is(i+n, text.Digits)) {
		return q, false
	}
	q.Value, q.Max, q.To = v.num, v.num, i+n+v.tokens
	return q, true
}

// ranked reads "ranks 26 of 71", "ranked 4 in the world": a bare number behind the verb.
func (r *Reader) ranked(q Quantity, i int) (Quantity, bool) {
	if !r.Is(i, text.Digits) || len(r.Str(i)) > 3 || r.Glued(i+1) && !r.Is(i+1, text.Sign) || r.Is(i+1, text.Letters) && r.NounAt(i+1).Tokens > 0 {
		return q, false
	}
	switch r.Low(i - 1) {
	case "ranked", "ranks", "rank":
	default:
		return q, false
	}
	v, ok := r.number(i)
	if !ok || v.tokens > 1 {
		return q, false
	}
	q.Value, q.Max, q.To = v.num, v.num, i+1
	return q, true
}

// hanRank reads 第三, 第34位 behind the mark of n tokens at token i.
func (r *Reader) hanRank(q Quantity, i, n int) (Quantity, bool) {
	v, ok := r.number(i + n)
	if !ok || v.num < 1 {
		return q, false
	}
	q.Value, q.Max, q.To = v.num, v.num, i+n+v.tokens
	switch r.Str(q.To) {
	case "名", "位", "大", "高", "多", "强", "长", "快", "富":
		q.To++
		return q, true
	}
	if r.Begins(q.To, CueMeasureWord) && r.Is(q.To, text.Han) && r.Glued(q.To) {
		return q, false
	}
	switch r.Str(q.To) {
	case "季", "代", "天", "年", "月", "章", "号", "产", "者", "步", "三", "二", "一", "线", "财", "时", "号线", "手", "十", "学", "中", "医", "人":
		return q, false
	}
	return q, true
}
