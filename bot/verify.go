package bot

import (
	"slices"
	"unicode/utf8"

	"quoth/index"
	"quoth/index/answer"
)

// Verify reads every quote and figure of an answer, and of those to the further
// questions of its message, again in the stored articles and returns the answer
// without those that do not stand there word for word, with the ids of what it
// took out (never their words). text returns the stored text of the article at
// path; each article is read once.
func Verify(a answer.Answer, text func(path string) (string, error)) (checked answer.Answer, refused []string) {
	stored := map[string]string{}
	read := func(path string) string {
		t, ok := stored[path]
		if !ok {
			t, _ = text(path) // an article that cannot be read holds no quote
			stored[path] = t
		}
		return t
	}
	return verify(a, read)
}

// verify is Verify with what reads the stored articles.
func verify(a answer.Answer, read func(path string) string) (checked answer.Answer, refused []string) {
	checked = a
	checked.Passages = []answer.Quote{}
	quotes := map[string]string{}
	for _, q := range a.Passages {
		if !stands(q.Text, q.Start, q.End, read(q.Article)) {
			refused = append(refused, q.ID)
			continue
		}
		q.Links = slices.DeleteFunc(slices.Clone(q.Links), func(l index.Link) bool {
			return l.Start < 0 || l.End > len(q.Text) || l.Start >= l.End
		})
		if !onRunes(q.Text, q.Show[0], q.Show[1]) {
			q.Show = [2]int{}
		}
		if !marks(q) {
			q.Mark = [2]int{}
		}
		quotes[q.ID] = q.Text
		checked.Passages = append(checked.Passages, q)
	}

	checked.Figures = []answer.Figure{}
	place := make([]int, len(a.Figures)) // where a figure went, -1 taken out
	for i, f := range a.Figures {
		quote, ok := quotes[f.Passage]
		if !ok || !stands(f.Text, f.Start, f.End, quote) {
			place[i] = -1
			refused = append(refused, "figure in "+f.Passage)
			continue
		}
		place[i] = len(checked.Figures)
		checked.Figures = append(checked.Figures, f)
	}
	moved := func(n int) int {
		if n < 0 || n >= len(place) {
			return -1
		}
		return place[n]
	}

	checked.Disagreements = []answer.Disagreement{}
	for _, d := range a.Disagreements {
		var left []int
		for _, n := range d.Figures {
			if n = moved(n); n >= 0 {
				left = append(left, n)
			}
		}
		if len(left) > 1 {
			d.Figures = left
			checked.Disagreements = append(checked.Disagreements, d)
		}
	}
	checked.Notes = verifyNotes(a.Notes, moved)
	checked.Table = verifyTable(a.Table, moved)
	checked.Chart = verifyChart(a.Chart, moved)
	checked.Also = []answer.Answer{}
	for _, further := range a.Also {
		further, out := verify(further, read)
		checked.Also = append(checked.Also, further)
		refused = append(refused, out...)
	}
	return checked, refused
}

// verifyNotes leaves out the notes a figure of which was taken out.
func verifyNotes(notes []answer.Note, moved func(int) int) []answer.Note {
	kept := []answer.Note{}
	for _, n := range notes {
		figures := []int{}
		for _, f := range n.Figures {
			if f = moved(f); f >= 0 {
				figures = append(figures, f)
			}
		}
		if len(figures) == len(n.Figures) {
			n.Figures = figures
			kept = append(kept, n)
		}
	}
	return kept
}

// verifyTable empties the cells whose figure was taken out.
func verifyTable(t *answer.Table, moved func(int) int) *answer.Table {
	if t == nil {
		return nil
	}
	out := &answer.Table{Columns: t.Columns, Rows: make([][]answer.Cell, len(t.Rows))}
	for i, row := range t.Rows {
		out.Rows[i] = slices.Clone(row)
		for j, cell := range row {
			if cell.Figure == nil {
				continue
			}
			if n := moved(*cell.Figure); n >= 0 {
				out.Rows[i][j].Figure = &n
			} else {
				out.Rows[i][j] = answer.Cell{}
			}
		}
	}
	return out
}

// verifyChart leaves out the points whose figure was taken out.
func verifyChart(c *answer.Chart, moved func(int) int) *answer.Chart {
	if c == nil {
		return nil
	}
	out := *c
	out.Points = []answer.Point{}
	for _, p := range c.Points {
		if p.Figure = moved(p.Figure); p.Figure >= 0 {
			out.Points = append(out.Points, p)
		}
	}
	return &out
}

// marks reports whether the Mark of a passage is a stretch of its Text, and of
// what is shown of it.
func marks(q answer.Quote) bool {
	shown := q.Show == [2]int{} || q.Show[0] <= q.Mark[0] && q.Mark[1] <= q.Show[1]
	return shown && q.Mark[0] < q.Mark[1] && onRunes(q.Text, q.Mark[0], q.Mark[1])
}

// stands reports whether words are text[start:end], byte for byte, and whole
// characters of it.
func stands(words string, start, end int, text string) bool {
	return words != "" && onRunes(text, start, end) && text[start:end] == words
}

// onRunes reports whether start and end lie in text, in order, on rune bounds.
func onRunes(text string, start, end int) bool {
	return start >= 0 && start <= end && end <= len(text) &&
		(start == len(text) || utf8.RuneStart(text[start])) && (end == len(text) || utf8.RuneStart(text[end]))
}
