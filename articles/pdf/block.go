package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blocks makes the document of what its pages show.
func (r *reader) blocks() {
	var segs [][]*segment
	sizes := map[float64]int{}
	words := map[string]bool{}
	for i, p := range r.shown {
		list := segments(r.visible(i, p))
		for _, s := range list {
			for word := range strings.FieldsSeq(s.text()) {
				if len(words) < 500_000 {
					words[strings.ToLower(strings.Trim(word, ".,;:!?()“”\"'"))] = true
				}
			}
		}
		segs = append(segs, list)
	}
	segs, removed := edges(r.shown, segs)
	r.doc.Removed = append(r.doc.Removed, removed...)
	b := &builder{doc: r.doc, words: words}
	for _, list := range segs {
		for _, s := range list {
			sizes[math.Round(2*s.size)/2] += s.n
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < b.body {
			most, b.body = n, size
		}
	}
	for i, list := range segs {
		list = b.withoutContents(list, i+1)
		b.page, b.at = r.shown[i], i+1
		for _, region := range regions(list, 0) {
			if region.columns != nil {
				b.table(region)
			} else {
				b.column(region)
			}
		}
	}
	slices.SortStableFunc(r.doc.Removed, func(a, b Removed) int { return a.Page - b.Page })
}

// leader matches a line of a table of contents.
var leader = regexp.MustCompile(`(?:[.…·] ?){5,} ?\d{0,4}$`)

// withoutContents takes the lines of a table of contents out.
func (b *builder) withoutContents(segs []*segment, page int) (kept []*segment) {
	for _, row := range rowsOf(segs) {
		var texts []string
		for _, s := range row {
			texts = append(texts, s.text())
		}
		if text := strings.Join(texts, " "); leader.MatchString(text) {
			b.doc.Removed = append(b.doc.Removed, Removed{page, text, Contents})
			continue
		}
		kept = append(kept, row...)
	}
	return kept
}

// visible is what of a page is read; what is not is told.
func (r *reader) visible(i int, p *page) []glyph {
	seen := slices.ContainsFunc(p.glyphs, func(g glyph) bool { return !g.unseen && strings.TrimSpace(g.text) != "" })
	own := slices.ContainsFunc(p.glyphs, func(g glyph) bool { return !g.unseen && !g.artifact && strings.TrimSpace(g.text) != "" })
	var kept []glyph
	gone := map[string][]glyph{}
	for _, g := range p.glyphs {
		outside := g.x < p.left-1 || g.x > p.right+1 || g.y < p.bottom-1 || g.y > p.top+1
		switch {
		case g.unseen && seen || outside || g.size < 1:
			gone[Hidden] = append(gone[Hidden], g)
		case g.artifact && own:
			gone[AtEdge] = append(gone[AtEdge], g)
		case g.turned:
			gone[Rotated] = append(gone[Rotated], g)
		default:
			kept = append(kept, g)
		}
	}
	for _, reason := range []string{Hidden, AtEdge, Rotated} {
		if reason == Rotated {
			var b strings.Builder
			for _, g := range gone[reason] {
				b.WriteString(g.text)
			}
			if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
				r.doc.Removed = append(r.doc.Removed, Removed{i + 1, text, reason})
			}
			continue
		}
		for _, s := range segments(gone[reason]) {
			r.doc.Removed = append(r.doc.Removed, Removed{i + 1, s.text(), reason})
		}
	}
	return kept
}

// A builder makes blocks of regions.
type builder struct {
	doc   *Document
	page  *page
	at    int // the page's number
	body  float64
	words map[string]bool // of the document, in small letters
}

var (
	bullet   = regexp.MustCompile(`^(?:[•‣▪■●○◦–·] ?|\((?:\d{1,2}|[a-z])\) |\d{1,2}[.)] )`)
	noteMark = regexp.MustCompile(`^(?:\d{1,3}|[*†‡§])(?:[ .)]|\pL)`)
)

const (
	shortLine   = 0.85 // of a column's width: a paragraph may end with it
	indent      = 0.8  // of the size
	looseLines  = 1.35 // times the usual distance of lines parts paragraphs
	headingSize = 1.12 // times the body's size
	longHeading = 160  // characters
)

// column adds the paragraphs of a column of text.
func (b *builder) column(r region) {
	var all []*segment
	for _, row := range r.rows {
		all = append(all, row...)
	}
	left, right := bounds(all)
	usual := distance(r.rows)
	var para [][]*segment
	for i, row := range r.rows {
		if i > 0 && b.parts(r.rows[i-1], row, left, right, usual) {
			b.paragraph(para)
			para = nil
		}
		para = append(para, row)
	}
	b.paragraph(para)
}

// distance is how far lines of a column stand from each other: the least that many do.
func distance(rows [][]*segment) float64 {
	var list []float64
	for i := 1; i < len(rows); i++ {
		if d := (rows[i-1][0].y - rows[i][0].y) / rows[i][0].size; d > 0 && d < 3 {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return 1.25
	}
	slices.Sort(list)
	return list[len(list)/4]
}

// parts reports whether a new paragraph begins with a row.
func (b *builder) parts(above, row []*segment, left, right, usual float64) bool {
	prev, next := above[0], row[0]
	end := above[len(above)-1]
	gap := (prev.y - next.y) / max(next.size, 1)
	switch {
	case math.Abs(prev.size-next.size) > 0.08*max(prev.size, next.size):
		return true
	case prev.bold != next.bold && (prev.bold && prev.n < longHeading && !sentenceEnds(end) || next.bold && sentenceEnds(end)):
		return true
	case gap > looseLines*usual || gap < 0:
		return true
	case bullet.MatchString(next.text()):
		return true
	case next.x0 > left+indent*next.size && prev.x0 < left+indent*prev.size && (sentenceEnds(end) || end.x1 < left+shortLine*(right-left)):
		return !bullet.MatchString(prev.text())
	case sentenceEnds(end) && end.x1 < left+shortLine*(right-left):
		return true
	}
	return false
}

// sentenceEnds reports whether a sentence ends with a segment.
func sentenceEnds(s *segment) bool {
	text := strings.TrimRight(s.text(), `"'”’)）」』] 0123456789`)
	if text == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.text(), `"'”’)）」』] `))
	raised := len(s.runs) > 1 && s.runs[len(s.runs)-1].Raised
	if raised {
		r, _ = utf8.DecodeLastRuneInString(text)
	}
	return strings.ContainsRune(".!?。！？…:：", r)
}

// paragraph adds lines as one block, words that are parted at their ends joined.
func (b *builder) paragraph(rows [][]*segment) {
	if len(rows) == 0 {
		return
	}
	first := rows[0][0]
	block := Block{Page: b.at}
	bold, n := true, 0
	for _, row := range rows {
		for i, s := range row {
			bold = bold && s.bold
			n += s.n
			block.Runs = b.join(block.Runs, s.runs, i == 0)
		}
	}
	text := flat(block.Runs)
	if strings.TrimSpace(text) == "" {
		return
	}
	high := (first.y - b.page.bottom) / (b.page.top - b.page.bottom)
	switch mark := bullet.FindString(text); {
	case n < longHeading && first.size >= headingSize*b.body || n < longHeading && bold && !sentenceEnds(rows[len(rows)-1][len(rows[len(rows)-1])-1]):
		block.Kind, block.Level = Heading, 2
		if first.size >= 1.5*b.body {
			block.Level = 1
		}
	case high < 0.4 && first.size <= 0.92*b.body && (noteMark.MatchString(text) || first.runs[0].Raised):
		block.Kind = Note
	case mark != "":
		block.Kind = Item
		block.Runs = cutFront(block.Runs, len(mark), strings.ContainsFunc(mark, unicode.IsDigit))
		if strings.TrimSpace(flat(block.Runs)) == "" { // a mark of nothing
			return
		}
	case b.goesOn(text):
		last := &b.doc.Blocks[len(b.doc.Blocks)-1]
		last.Runs = b.join(last.Runs, block.Runs, true)
		return
	}
	b.doc.Blocks = append(b.doc.Blocks, block)
}

// goesOn reports whether a text goes on with the block before it, from another
// column or page: that ends within a sentence, and this begins so.
func (b *builder) goesOn(text string) bool {
	n := len(b.doc.Blocks)
	if n == 0 {
		return false
	}
	last := b.doc.Blocks[n-1]
	if last.Kind != Paragraph && last.Kind != Item {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(flat(last.Runs)))
	r, _ := utf8.DecodeRuneInString(text)
	if unicode.Is(unicode.Han, end) || strings.ContainsRune("，、；", end) {
		return unicode.Is(unicode.Han, r) || unicode.IsDigit(r)
	}
	return (unicode.IsLetter(end) || unicode.IsDigit(end) || strings.ContainsRune(",;-–(", end)) && (unicode.IsLower(r) || unicode.IsDigit(r) && end != '.')
}

// join writes runs behind others; a new line is parted by a blank, unless a word was.
func (b *builder) join(runs, more []Run, line bool) []Run {
	if len(runs) == 0 {
		return slices.Clone(more)
	}
	last := &runs[len(runs)-1]
	before, after := last.Text, flat(more)
	switch stem, hyphen := strings.CutSuffix(before, "-"); {
	case line && hyphen && b.parted(stem, after):
		last.Text = stem
	case line && hyphen && !strings.HasSuffix(stem, " "): // a word with a hyphen of its own
	case han(before, false) && han(after, true):
	default:
		last.Text += " "
	}
	for _, m := range more {
		if m.Raised == last.Raised {
			last.Text += m.Text
		} else {
			runs = append(runs, m)
			last = &runs[len(runs)-1]
		}
	}
	return runs
}

// parted reports whether a hyphen at the end of a line was put there to part a
// word: small letters stand on both sides, and the document does not write the
// word with a hyphen elsewhere, or writes it without one too.
func (b *builder) parted(stem, after string) bool {
	start := stem[strings.LastIndexByte(stem, ' ')+1:]
	end := after
	if i := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		end = after[:i]
	}
	l, _ := utf8.DecodeLastRuneInString(start)
	f, _ := utf8.DecodeRuneInString(end)
	if !unicode.IsLower(l) || !unicode.IsLower(f) {
		return false
	}
	lower := strings.ToLower(strings.TrimLeft(start, "(“\"'")) // the word as it may stand elsewhere
	return b.words[lower+strings.ToLower(end)] || !b.words[lower+"-"+strings.ToLower(end)]
}

// han reports whether a text ends, or begins, with a character of Chinese.
func han(s string, begins bool) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if begins {
		r, _ = utf8.DecodeRuneInString(s)
	}
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && r < 0xff60
}

func flat(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// cutFront takes bytes off the front, unless they are to be kept.
func cutFront(runs []Run, n int, keep bool) []Run {
	if keep || len(runs) == 0 || len(runs[0].Text) < n {
		return runs
	}
	runs[0].Text = runs[0].Text[n:]
	return runs
}

// table adds a table: rows whose first cell is blank and that have no figure go
// on with the row above.
func (b *builder) table(r region) {
	block := Block{Kind: Table, Page: b.at}
	for i, row := range r.rows {
		cells := make([]Cell, len(r.columns))
		for k := range cells {
			cells[k].Across = 1
		}
		for _, s := range row {
			k := columnOf(r.columns, s)
			cells[k].Runs = b.join(cells[k].Runs, s.runs, false)
			for last := k + 1; last < len(r.columns) && s.x1 > r.columns[last].from+s.size; last++ {
				cells[k].Across++
			}
		}
		if n := len(block.Rows); i > 0 && n > 1 && b.wraps(r.rows[i-1], row, r.columns) {
			for k, c := range cells {
				if len(c.Runs) > 0 {
					block.Rows[n-1][k].Runs = b.join(block.Rows[n-1][k].Runs, c.Runs, true)
				}
			}
			continue
		}
		block.Rows = append(block.Rows, cells)
	}
	for i, row := range block.Rows { // a cell over several columns takes their place
		var cells []Cell
		for k := 0; k < len(row); k += row[k].Across {
			c := row[k]
			for c.Across > 1 && slices.ContainsFunc(row[k+1:k+c.Across], func(o Cell) bool { return len(o.Runs) > 0 }) {
				c.Across--
			}
			row[k] = c
			cells = append(cells, c)
		}
		block.Rows[i] = cells
	}
	b.doc.Blocks = append(b.doc.Blocks, block)
}

// wraps reports whether a row only goes on with cells of the row above.
func (b *builder) wraps(above, row []*segment, columns []span) bool {
	if (above[0].y-row[0].y)/row[0].size > 1.3 || columnOf(columns, row[0]) == 0 && len(row) > 1 {
		return false
	}
	for _, s := range row {
		r, _ := utf8.DecodeRuneInString(s.text())
		if figures(s.text()) || columnOf(columns, s) == 0 && !unicode.IsLower(r) {
			return false
		}
	}
	return true
}
