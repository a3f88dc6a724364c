package articles

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mostNodes is how many nodes a page has at the most that the article is
// looked for in; of a larger one all is taken that stands in its article or main element.
const mostNodes = 200_000

// numbered is the attribute that tells which element of the page one of the finder's copy is.
const numbered = "data-quoth-n"

// choose finds what of a page is its article, and sets what the page's finder
// knows of it. It returns the element that holds the article and the elements
// that the finder took; nil where the page is too short to tell. Only where
// the article stands is the finder's word: what its elements say is read from
// the page itself, and what it dropped among them is looked at again (see left).
func choose(a *Article, doc *html.Node) (root *html.Node, chosen map[*html.Node]bool) {
	var elements []*html.Node
	nodes := 0
	for d := range doc.Descendants() {
		if nodes++; nodes > mostNodes {
			return within(doc), nil
		}
		if d.Type == html.ElementNode {
			elements = append(elements, d)
		}
	}
	for i, d := range elements {
		d.Attr = append(d.Attr, html.Attribute{Key: numbered, Val: strconv.Itoa(i)})
	}
	base, err := url.Parse(a.URL)
	if err != nil || a.URL == "" {
		base = &url.URL{Scheme: "https", Host: "article.invalid", Path: "/"}
	}
	parser := readability.NewParser()
	found, err := parser.ParseDocument(doc, base)
	for _, d := range elements {
		d.Attr = d.Attr[:len(d.Attr)-1]
	}
	if err != nil || found.Node == nil {
		a.Title = oneOf(a.Title, titleOf(doc))
		return nil, nil
	}
	a.Title = withoutSite(oneOf(a.Title, found.Title()), oneOf(a.Source, found.SiteName()))
	a.Source = oneOf(a.Source, found.SiteName())
	a.Lang = oneOf(a.Lang, found.Language())
	if t, err := found.PublishedTime(); err == nil && a.Published == "" {
		a.Published = t.Format(time.DateOnly)
	}
	original := func(n *html.Node) *html.Node {
		for ; n != nil; n = n.Parent {
			if i, err := strconv.Atoi(attr(n, numbered)); err == nil && i < len(elements) {
				return elements[i]
			}
		}
		return nil
	}
	chosen = map[*html.Node]bool{}
	for d := range found.Node.Descendants() {
		if d.Type != html.TextNode || strings.TrimSpace(d.Data) == "" {
			continue
		}
		if n := original(d.Parent); n != nil && !chosen[n] {
			chosen[n] = true
			root = commonAncestor(root, n)
		}
	}
	if root == nil {
		return nil, nil
	}
	for n := range chosen { // what an element that was taken stands in is taken
		for up := n.Parent; up != nil && !chosen[up] && n != root; up = up.Parent {
			if chosen[up] = true; up == root {
				break
			}
		}
	}
	return widen(root), chosen
}

// within is the one element of a page that says it is the article, nil none.
func within(doc *html.Node) *html.Node {
	for _, tag := range []atom.Atom{atom.Article, atom.Main} {
		var one *html.Node
		several := false
		for d := range doc.Descendants() {
			if d.DataAtom == tag {
				several = one != nil
				one = d
			}
		}
		if one != nil && !several {
			return one
		}
	}
	return nil
}

// widen returns the element around the article's text that has its head and
// its lead too: the article or main element, else what holds the page's title.
func widen(root *html.Node) *html.Node {
	for n := root; n != nil; n = n.Parent { // the rows of a table are no article
		if n.DataAtom == atom.Table && !layout(n) {
			root = n.Parent
		}
	}
	for n := root; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main || attr(n, "role") == "main" {
			return n
		}
	}
	for n := root; n != nil && n.DataAtom != atom.Body; n = n.Parent {
		if contains(n, atom.H1) {
			return n
		}
	}
	return root
}

// leads returns the elements that lead to an article whose title stands outside
// of what holds its text: those behind the one title of the page, in what holds it.
func leads(doc, root *html.Node) (list []*html.Node) {
	var title *html.Node
	for d := range doc.Descendants() {
		switch {
		case d == root && title == nil: // the title stands in the article or behind it
			return nil
		case d.DataAtom == atom.H1 && title != nil:
			return nil
		case d.DataAtom == atom.H1:
			title = d
		}
	}
	if title == nil {
		return nil
	}
	holds := func(n *html.Node) bool {
		for up := root; up != nil; up = up.Parent {
			if up == n {
				return true
			}
		}
		return false
	}
	for at := title; at.Parent != nil && at.DataAtom != atom.Body && !holds(at.Parent); at = at.Parent {
		for n := at.NextSibling; n != nil; n = n.NextSibling {
			if n.Type == html.ElementNode && n.DataAtom != atom.Nav && n.DataAtom != atom.Footer {
				list = append(list, n)
			}
		}
	}
	return list
}

// layout reports whether a table only places what stands in it: it says so, a
// cell has a table or several paragraphs, or it has one cell.
func layout(t *html.Node) bool {
	if role := attr(t, "role"); role == "presentation" || role == "none" {
		return true
	}
	cells := 0
	paragraphs := map[*html.Node]int{}
	for d := range t.Descendants() {
		switch d.DataAtom {
		case atom.Td, atom.Th:
			cells++
		case atom.Table:
			return true
		case atom.P, atom.H1, atom.H2, atom.H3, atom.Article:
			cell := d.Parent
			for cell != t && cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
				cell = cell.Parent
			}
			if paragraphs[cell]++; paragraphs[cell] > 2 {
				return true
			}
		}
	}
	return cells < 2
}

// commonAncestor returns the deepest element that holds both; a may be nil.
func commonAncestor(a, b *html.Node) *html.Node {
	if a == nil {
		return b
	}
	depth := func(n *html.Node) (d int) {
		for ; n != nil; n = n.Parent {
			d++
		}
		return d
	}
	da, db := depth(a), depth(b)
	for ; da > db; da-- {
		a = a.Parent
	}
	for ; db > da; db-- {
		b = b.Parent
	}
	for a != b {
		a, b = a.Parent, b.Parent
	}
	return a
}

// left reports whether an element that stands by itself is no part of the
// article. What the finder took is; of what it dropped inside the article,
// sentences, tables and definitions are too, unless the page names them as
// something beside it: finders drop paragraphs that are links and leads.
func (p *page) left(c *html.Node) bool {
	if p.chosen == nil || p.chosen[c] {
		return false
	}
	if c.DataAtom == atom.Aside || besides(c) {
		return true
	}
	for d := range c.Descendants() {
		if d.Type == html.ElementNode && !inline[d.DataAtom] {
			return false // its blocks are looked at one by one
		}
	}
	text := strings.TrimSpace(plainText(c, 1<<16))
	return len(text) < shortestSentence || !endsSentence(text)
}

// shortestSentence is how many bytes a paragraph has at the least that is
// taken for its being a sentence.
const shortestSentence = 40

// besides reports whether a page names an element as something beside the article.
func besides(c *html.Node) bool {
	return pageParts.any(attr(c, "class"), "aside") || pageParts.any(attr(c, "id"), "aside")
}

// leftItem reports whether an item of a list is no part of the article: the
// finder dropped it, and it is nothing but a link.
func (p *page) leftItem(c *html.Node) bool {
	if p.chosen == nil || p.chosen[c] {
		return false
	}
	bareText := 0
	for d := range c.Descendants() {
		if d.Type == html.TextNode && !inLink(d, c) {
			bareText += len(strings.TrimSpace(d.Data))
		}
	}
	return bareText < shortestSentence
}

func inLink(n, below *html.Node) bool {
	for ; n != nil && n != below; n = n.Parent {
		if n.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// leftHeading reports whether a heading is no part of the article: the finder
// dropped it, and it states no figure.
func (p *page) leftHeading(c *html.Node) bool {
	return p.chosen != nil && !p.chosen[c] && strings.IndexFunc(plainText(c, 1000), unicode.IsDigit) < 0
}

// holds reports whether an element holds the article, whatever its name says.
func (p *page) holds(c *html.Node) bool {
	return c == p.root || contains(c, atom.H1)
}

// holdsText reports whether a form is around an article, as some systems put one around each page.
func holdsText(c *html.Node) bool {
	const most = 400
	length := 0
	for d := range c.Descendants() {
		if d.DataAtom == atom.P {
			length += len(plainText(d, most))
		}
		if length >= most || d.DataAtom == atom.Article || d.DataAtom == atom.Main {
			return true
		}
	}
	return false
}

func titleOf(doc *html.Node) string {
	for d := range doc.Descendants() {
		if d.DataAtom == atom.Title && d.FirstChild != nil {
			return strings.Join(strings.Fields(d.FirstChild.Data), " ")
		}
	}
	return ""
}

func oneOf(known, other string) string {
	if known != "" {
		return known
	}
	return strings.TrimSpace(other)
}

// withoutSite takes the publisher's name off the end of a page's title:
// "Braga grows | Harbour Post".
func withoutSite(title, site string) string {
	rest, ok := strings.CutSuffix(title, site)
	if !ok || site == "" {
		return title
	}
	if cut := strings.TrimRight(rest, " |-–—·:"); cut != "" && cut != strings.TrimSpace(rest) {
		return cut
	}
	return title
}

// head reads what the page's head and its root say of it.
func head(a *Article, n *html.Node) {
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		switch d.DataAtom {
		case atom.Html:
			a.Lang = oneOf(a.Lang, attr(d, "lang"))
		case atom.Link:
			if attr(d, "rel") == "canonical" && web(attr(d, "href")) {
				a.URL = attr(d, "href")
			}
		case atom.Meta:
			content := strings.TrimSpace(attr(d, "content"))
			switch strings.ToLower(attr(d, "property") + attr(d, "name")) {
			case "og:url":
				if a.URL == "" && web(content) {
					a.URL = content
				}
			case "og:site_name":
				a.Source = oneOf(a.Source, content)
			case "article:published_time", "date", "dc.date", "pubdate":
				if t, err := time.Parse(time.DateOnly, content[:min(10, len(content))]); err == nil {
					a.Published = oneOf(a.Published, t.Format(time.DateOnly))
				}
			}
		}
	}
}

func web(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
