package bot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
)

// quoteMax is how many characters of a passage are shown.
const quoteMax = 700

// excerpt returns what is shown of a passage, the marked stretches bold, and
// which bytes of its Text that is. What is shown is one stretch of the passage,
// word for word; "…" before or after it, a run of its own, tells that its
// sentence goes on.
func excerpt(q answer.Quote, marks [][2]int) (runs []Run, shown [2]int) {
	full := shownSpan(q, marks)
	shown = full
	if utf8.RuneCountInString(q.Text[full[0]:full[1]]) > quoteMax {
		around := full[0]
		if len(marks) > 0 && marks[0][0] >= full[0] && marks[0][0] < full[1] {
			around = marks[0][0]
		}
		shown = window(q.Text, full, around)
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
	marks = slices.Clone(marks)
	slices.SortFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
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
// or all of it when that is nothing or leaves out the first marked stretch.
func shownSpan(q answer.Quote, marks [][2]int) [2]int {
	show := q.Show
	if show[0] < 0 || show[1] > len(q.Text) || show[0] >= show[1] ||
		len(marks) > 0 && (marks[0][0] < show[0] || marks[0][1] > show[1]) {
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

// window is a stretch of at most quoteMax characters within full that holds
// the byte around with more after than before it, cut between words where
// there are any.
func window(text string, full [2]int, around int) [2]int {
	start := back(text, full[0], around, quoteMax/3)
	if i := strings.IndexFunc(text[start:around], unicode.IsSpace); start > full[0] && i >= 0 {
		start += i
		start += len(text[start:around]) - len(strings.TrimLeftFunc(text[start:around], unicode.IsSpace))
	}
	left := quoteMax - utf8.RuneCountInString(text[start:around])
	end := around
	for ; end < full[1] && left > 0; left-- {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	if i := strings.LastIndexFunc(text[around:end], unicode.IsSpace); end < full[1] && i > (end-around)/2 {
		end = around + i
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
