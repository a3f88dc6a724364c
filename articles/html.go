package articles

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads the article out of a web page, without its navigation and
// advertising, and what the page says of itself.
func readHTML(a *Article, source string) ([]part, *Problem) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	head(a, doc)
	p := &page{}
	p.root, p.chosen = choose(a, doc)
	p.title = a.Title
	if p.root == nil { // too short for a guess at what is the article: take it all
		p.blocks(doc, Paragraph)
	} else {
		for _, n := range leads(doc, p.root) {
			if !p.left(n) {
				p.element(n, Paragraph)
				p.end()
			}
		}
		p.element(p.root, Paragraph)
	}
	p.end()
	if len(p.parts) == 0 {
		return nil, &Problem{Err: errors.New("no article in the page"), Left: true}
	}
	return p.parts, p.limit
}

// htmlFragment reads a stretch of HTML that stands in another text.
func htmlFragment(raw string) []part {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(raw), body)
	if err != nil {
		return nil
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	p := &page{}
	p.blocks(body, Paragraph)
	p.end()
	return p.parts
}

// A page is a web page, or a stretch of one, being turned into parts.
type page struct {
	root   *html.Node          // what holds the article, nil when all is taken
	chosen map[*html.Node]bool // elements that the finder of articles took, nil when all are
	title  string              // of the article: a heading that repeats it is left out

	parts []part
	open  part // the block being written, closed by end
	limit *Problem
	edge  bool // an element began or ended since the last text
}

// blocks adds what stands below n. kind is what running text there is.
func (p *page) blocks(n *html.Node, kind BlockKind) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			p.open.kind = kind
			p.text(c.Data)
		case html.ElementNode:
			p.element(c, kind)
		}
	}
}

// text writes the text of a node. Where an element ends between a number and a
// word, a blank parts them, as their places on the page do.
func (p *page) text(s string) {
	s = strings.Map(func(r rune) rune {
		if unseen(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	if p.edge && len(p.open.written) > 0 && s != "" {
		last, _ := utf8.DecodeLastRune(p.open.written)
		first, _ := utf8.DecodeRuneInString(s)
		if unicode.IsDigit(last) && wordLength(s) > 3 || unicode.IsDigit(first) && endsInWord(p.open.written) {
			p.open.write(" ")
		}
	}
	p.edge = false
	p.open.write(s)
}

// wordLength is how many letters a text begins with that are of a script with blanks.
func wordLength(s string) (n int) {
	for _, r := range s {
		if !letter(r) || !unicode.IsLetter(r) {
			break
		}
		n++
	}
	return n
}

// endsInWord reports whether a text ends in a word of at least four letters.
func endsInWord(b []byte) bool {
	n := 0
	for len(b) > 0 && n < 4 {
		r, size := utf8.DecodeLastRune(b)
		if !letter(r) {
			return false
		}
		b = b[:len(b)-size]
		n++
	}
	return n == 4
}

// element adds what an element shows.
func (p *page) element(c *html.Node, kind BlockKind) {
	if reason := withheldTag(c.DataAtom, c.Attr); reason != "" && !p.holds(c) {
		if !(reason == reasonHidden && spoken(c)) {
			p.withhold(c, reason)
			return
		}
	}
	switch c.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Nav, atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Iframe, atom.Svg, atom.Img, atom.Video, atom.Audio, atom.Canvas, atom.Object, atom.Rp:
	case atom.Footer:
		if c.Parent != nil && c.Parent.DataAtom == atom.Blockquote {
			p.block(c, kind)
		}
	case atom.Form:
		if holdsText(c) {
			p.block(c, kind)
		}
	case atom.Br:
		p.open.write("\n")
	case atom.Sup:
		at := len(p.open.written)
		p.open.kind = kind
		p.blocks(c, kind)
		if at <= len(p.open.written) {
			p.open.raise(at, contains(c, atom.A))
		}
	case atom.Rt:
		p.open.write("(")
		p.blocks(c, kind)
		p.open.write(")")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.end()
		if p.leftHeading(c) {
			return
		}
		p.open.level = int(c.Data[1] - '0')
		p.blocks(c, Heading)
		if c.DataAtom == atom.H1 && p.title != "" && bare(string(p.open.written)) == bare(p.title) {
			p.open = part{}
		}
		p.end()
	case atom.Li:
		if !p.leftItem(c) {
			p.block(c, Item)
		}
	case atom.Dl, atom.Table:
		p.end()
		if p.chosen != nil && !p.chosen[c] && besides(c) {
			return
		}
		switch {
		case c.DataAtom == atom.Dl:
			p.definitions(c)
		case layout(c):
			p.block(c, kind)
		default:
			p.table(c)
		}
	case atom.A:
		at := len(p.open.written)
		p.blocks(c, kind)
		if len(p.open.written) > at {
			p.open.link(at, attr(c, "href"))
		}
	default:
		if inline[c.DataAtom] {
			p.edge = true
			p.blocks(c, kind)
			p.edge = true
			return
		}
		if p.left(c) {
			return
		}
		if !p.statistic(c, kind) {
			p.block(c, kind)
		}
	}
}

// block adds an element that stands by itself.
func (p *page) block(c *html.Node, kind BlockKind) {
	p.end()
	p.blocks(c, kind)
	p.end()
}

// inline are the elements that stand within a line; all others stand by themselves.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true,
	atom.Math: true, atom.Meter: true, atom.Nobr: true, atom.Output: true, atom.Q: true, atom.Ruby: true, atom.Rb: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}

// withhold keeps the text of an element as removed: in the block being written
// where it stands in a line, else by itself.
func (p *page) withhold(c *html.Node, reason string) {
	inner := &page{}
	inner.blocks(c, Paragraph)
	inner.end()
	for _, part := range inner.parts {
		p.open.removed = append(p.open.removed, part.withhold(reason).removed...)
	}
}

// spoken reports whether hidden text has a copy for the eyes beside it.
func spoken(c *html.Node) bool {
	if attr(c, "aria-hidden") != "" || attr(c, "class") == "" || c.Parent == nil {
		return false
	}
	for o := range c.Parent.ChildNodes() {
		if o != c && attr(o, "aria-hidden") == "true" && strings.TrimSpace(plainText(o, 200)) != "" {
			return true
		}
	}
	return false
}

// statistic adds an element that shows one figure with its label, each in a
// block of its own, as one part, and reports whether it is such an element.
func (p *page) statistic(c *html.Node, kind BlockKind) bool {
	var texts []string
	figures := 0
	for n := range c.ChildNodes() {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" || n.Type == html.CommentNode {
			continue
		}
		if n.Type != html.ElementNode || len(texts) == 3 || inline[n.DataAtom] && n.DataAtom != atom.Span && n.DataAtom != atom.Strong && n.DataAtom != atom.B {
			return false
		}
		switch n.DataAtom {
		case atom.P, atom.Div, atom.Span, atom.Strong, atom.B, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figcaption, atom.Small:
		default:
			return false
		}
		if withheldTag(n.DataAtom, n.Attr) != "" {
			return false
		}
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !inline[d.DataAtom] {
				return false
			}
		}
		text := strings.Join(strings.Fields(plainText(n, longestStatistic)), " ")
		if text == "" || len(text) >= longestStatistic {
			return false
		}
		if bareFigure(text) {
			figures++
		}
		texts = append(texts, text)
	}
	if len(texts) < 2 || figures != 1 {
		return false
	}
	p.end()
	p.open.kind = kind
	label := 0
	for n := range c.ChildNodes() {
		if n.Type != html.ElementNode {
			continue
		}
		if len(p.open.written) > 0 {
			if bareFigure(texts[label]) && !bareFigure(texts[label-1]) && !endsSentence(texts[label-1]) {
				p.open.write(": ")
			} else {
				p.open.write(" ")
			}
		}
		p.blocks(n, kind)
		label++
	}
	p.end()
	return true
}

// longestStatistic is how many bytes a figure's label has at the most.
const longestStatistic = 120

// bareFigure reports whether a text is a number with a sign or a unit at the most.
func bareFigure(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r) && !unicode.Is(unicode.Han, r):
			letters++
		}
	}
	return digits > 0 && letters <= 8 && utf8.RuneCountInString(text) <= 24
}

// definitions adds each definition of a list behind its term: "Unicorns: 4".
func (p *page) definitions(list *html.Node) {
	var term part
	flush := func(body []part) {
		p.parts = append(p.parts, define(term, body)...)
		term = part{}
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			inner := &page{chosen: p.chosen}
			switch {
			case c.Type != html.ElementNode:
				continue
			case c.DataAtom == atom.Dt:
				flush(nil)
				inner.element(c, Item)
				inner.end()
				if len(inner.parts) > 0 {
					term = inner.parts[0]
					for _, more := range inner.parts[1:] {
						term.text += " " + more.text
						term.removed = append(term.removed, more.removed...)
					}
				}
			case c.DataAtom == atom.Dd:
				inner.element(c, Item)
				inner.end()
				flush(inner.parts)
			default:
				walk(c)
			}
		}
	}
	walk(list)
	flush(nil)
}

// define returns the parts of a definition, its term before the first.
func define(term part, body []part) []part {
	if term.text = strings.TrimSpace(term.text); term.text == "" {
		if len(term.removed) > 0 {
			body = append([]part{{removed: term.removed}}, body...)
		}
		return body
	}
	if len(body) == 0 || body[0].kind != Item && body[0].kind != Paragraph || strings.TrimSpace(body[0].text) == "" {
		return append([]part{term}, body...)
	}
	first := body[0]
	between := ": "
	if r, _ := utf8.DecodeLastRuneInString(term.text); unicode.IsPunct(r) && r != ')' && r != '）' {
		between = " "
	}
	joined := part{kind: Item, text: term.text + between + first.text, line: term.line, links: term.links, removed: append(term.removed, first.removed...)}
	if joined.line == 0 {
		joined.line = first.line
	}
	for _, l := range first.links {
		joined.links = append(joined.links, Link{l.Start + len(term.text) + len(between), l.End + len(term.text) + len(between), l.URL})
	}
	return append([]part{joined}, body[1:]...)
}

// table adds a row for each row of a table; its caption leads to them.
func (p *page) table(t *html.Node) {
	var g grid
	var rows func(n *html.Node, head bool)
	rows = func(n *html.Node, head bool) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type != html.ElementNode || withheldTag(c.DataAtom, c.Attr) == reasonHidden:
			case c.DataAtom == atom.Caption:
				p.block(c, Paragraph)
			case c.DataAtom == atom.Thead:
				rows(c, true)
			case c.DataAtom == atom.Tr:
				g.rows = append(g.rows, p.row(c, head))
			default:
				rows(c, false)
			}
		}
	}
	rows(t, false)
	p.parts = append(p.parts, g.parts()...)
	p.limit = either(p.limit, g.limit(0))
}

// row reads a row of a table.
func (p *page) row(tr *html.Node, head bool) gridRow {
	r := gridRow{head: head}
	for c := range tr.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		inner := &page{chosen: p.chosen}
		inner.element(c, Row)
		inner.end()
		cell := asCell(inner.parts)
		cell.title, cell.across, cell.down = c.DataAtom == atom.Th, number(attr(c, "colspan")), number(attr(c, "rowspan"))
		r.cells = append(r.cells, cell)
	}
	return r
}

// end closes the block being written.
func (p *page) end() {
	if p.open.done(); strings.TrimSpace(p.open.text) != "" || len(p.open.removed) > 0 {
		p.parts = append(p.parts, p.open)
	}
	p.open = part{}
	p.edge = false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// contains reports whether an element of a kind stands in another.
func contains(n *html.Node, tag atom.Atom) bool {
	for d := range n.Descendants() {
		if d.DataAtom == tag {
			return true
		}
	}
	return false
}

// plainText is the text below a node, about n bytes of it at the most.
func plainText(n *html.Node, most int) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.DataAtom != atom.Script && d.Parent.DataAtom != atom.Style {
			b.WriteString(d.Data)
			if b.Len() >= most {
				break
			}
		}
	}
	return b.String()
}
