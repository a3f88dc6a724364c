package bot

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
)

// quoteMax is how many characters of a passage are shown.
const quoteMax = 700

// excerpt returns what is shown of a passage, its Mark and the other marked
// stretches bold, and which bytes of its Text that is. What is shown is one
// stretch of the passage, word for word; "…" before or after it, a run of its
// own, tells that its sentence goes on.
func excerpt(q answer.Quote, marks [][2]int) (runs []Run, shown [2]int) {
	full := shownSpan(q, marks)
	shown = full
	if utf8.RuneCountInString(q.Text[full[0]:full[1]]) > quoteMax {
		shown = window(q.Text, full, core(q, marks, full))
	}
	if shown[0] > full[0] {
		runs = append(runs, Run{Text: "… "})
	}
	at := shown[0]
	put := func(end int, bold bool) {
		if end > at {
			runs = append(runs, Run{Text: visible(q.Text[at:end]), Bold: bold})
			at = end
		}
	}
	marks = append(slices.Clone(marks), q.Mark)
	slices.SortFunc(marks, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	for _, m := range marks {
		start, end := max(m[0], at), min(m[1], shown[1])
		if start < end {
			put(start, false)
			put(end, true)
		}
	}
	put(shown[1], false)
	if shown[1] < full[1] {
		runs = append(runs, Run{Text: " …"})
	}
	return runs, shown
}

// shownSpan is the stretch of a passage worth showing: what the index names,
// or all of it when that is nothing or leaves out the passage's Mark or the
// first marked stretch.
func shownSpan(q answer.Quote, marks [][2]int) [2]int {
	show := q.Show
	outside := func(m [2]int) bool { return m[0] < show[0] || m[1] > show[1] }
	if show[0] < 0 || show[1] > len(q.Text) || show[0] >= show[1] || slices.ContainsFunc(held(q, marks), outside) {
		show = [2]int{0, len(q.Text)}
	}
	text := q.Text[show[0]:show[1]]
	show[0] += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	show[1] -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
	if show[0] >= show[1] {
		return [2]int{0, len(q.Text)}
	}
	return show
}

// held are the stretches that what is shown of a passage must hold: its Mark
// and the first marked stretch, as far as there are such.
func held(q answer.Quote, marks [][2]int) [][2]int {
	list := slices.Clone(marks[:min(len(marks), 1)])
	if q.Mark[0] < q.Mark[1] {
		list = append(list, q.Mark)
	}
	return list
}

// core is the stretch around which a window is opened: from the first to the
// last of what must be held, as far as it lies in full; else where full begins.
func core(q answer.Quote, marks [][2]int, full [2]int) [2]int {
	core := [2]int{full[1], full[0]}
	for _, m := range held(q, marks) {
		if m[0] >= full[0] && m[1] <= full[1] {
			core = [2]int{min(core[0], m[0]), max(core[1], m[1])}
		}
	}
	if core[0] > core[1] {
		return [2]int{full[0], full[0]}
	}
	return core
}

// window is a stretch of at most quoteMax characters within full that holds
// core with more after than before it, cut between words where there are any.
// It is longer only where core is.
func window(text string, full, core [2]int) [2]int {
	start := back(text, full[0], core[0], quoteMax/3)
	if i := strings.IndexFunc(text[start:core[0]], unicode.IsSpace); start > full[0] && i >= 0 {
		start += i
		start += len(text[start:core[0]]) - len(strings.TrimLeftFunc(text[start:core[0]], unicode.IsSpace))
	}
	left := quoteMax - utf8.RuneCountInString(text[start:core[1]])
	end := core[1]
	for ; end < full[1] && left > 0; left-- {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	if i := strings.LastIndexFunc(text[core[1]:end], unicode.IsSpace); end < full[1] && i > (end-core[1])/2 {
		end = core[1] + i
	}
	return [2]int{start, end}
}

// back is the byte up to n characters before at, not before start.
func back(text string, start, at, n int) int {
	for ; at > start && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[start:at])
		at -= size
	}
	return at
}
