package quantity

import (
	"strings"
	"unicode/utf8"

	"quoth/articles/lexicon"
	"quoth/articles/text"
)

// hanAntecedents yields the Chinese runs before a reading that may name what it
// counts, the nearest first: 企业 of 企业数量.
func (r *Reader) hanAntecedents(q *Quantity, list []Quantity, yield func(unit string, at int, far, touches bool)) {
	seen := 0
	j := len(list) - 1
	for at, n := q.From, 0; at > 0 && n < maxAntecedents && seen < 4; n++ {
		from, to := r.HanRun(at, nil)
		if to > from {
			if unit := r.Counted(r.withoutPlace(r.Span(from, to))); unit != "" {
				yield(unit, from, n > 0, to == q.From)
				seen++
			}
		}
		next := from
		if to == from {
			next = at - 1
		}
		for next > 0 && r.Is(next-1, text.Han) && !r.EndsAny(next, &verbs) {
			next--
		}
		for next > 0 && !r.Is(next-1, text.Han) {
			next--
		}
		for j >= 0 && list[j].From >= next {
			j--
		}
		if j >= 0 && next <= r.EndOf(&list[j]) {
			next = list[j].From
		}
		if next >= at {
			return
		}
		at = next
	}
}

// withoutPlace drops what Chinese words begin with up to the last place they name,
// which only says where: 年底北京独角兽企业.
func (r *Reader) withoutPlace(words string) string {
	from := 0
	for _, m := range r.about.Lexicon.Find(words) {
		if m.Entry.Kind == lexicon.Place && m.End < len(words) {
			from = max(from, m.End)
		}
	}
	if rest := strings.TrimPrefix(words[from:], "的"); from == 0 || utf8.RuneCountInString(rest) > 1 {
		return rest
	}
	return "" // 武汉多
}
