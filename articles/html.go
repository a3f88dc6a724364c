package articles

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
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
	page := &page{}
	page.head(a, doc)
	base, err := url.Parse(a.URL)
	if err != nil || a.URL == "" {
		base = &url.URL{Scheme: "https", Host: "article.invalid", Path: "/"}
	}
	parser := readability.NewParser()
	found, err := parser.ParseDocument(doc, base)
	if err != nil || found.Node == nil {
		// Too short for a guess at what is the article: take it all.
		page.blocks(doc, Paragraph)
	} else {
		a.Title = withoutSite(oneOf(a.Title, found.Title()), oneOf(a.Source, found.SiteName()))
		a.Source = oneOf(a.Source, found.SiteName())
		a.Lang = oneOf(a.Lang, found.Language())
		if t, err := found.PublishedTime(); err == nil && a.Published == "" {
			a.Published = t.Format(time.DateOnly)
		}
		page.blocks(found.Node, Paragraph)
	}
	page.end()
	if len(page.parts) == 0 {
		return nil, &Problem{Err: errors.New("no article in the page"), Left: true}
	}
	return page.parts, nil
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

// A page is a web page being turned into parts.
type page struct {
	parts []part
	open  part // the block being written, closed by end
}

// head reads what the page's head and its root say of it.
func (p *page) head(a *Article, n *html.Node) {
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

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// blocks adds what stands below n. kind is what running text there is.
func (p *page) blocks(n *html.Node, kind BlockKind) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.open.kind = kind
			p.open.write(c.Data)
		case c.Type != html.ElementNode:
		default:
			p.element(c, kind)
		}
	}
}

func (p *page) element(c *html.Node, kind BlockKind) {
	switch c.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Iframe, atom.Svg, atom.Img, atom.Video, atom.Audio:
	case atom.Br:
		p.open.write("\n")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.end()
		p.blocks(c, Heading)
		p.end()
	case atom.Li:
		p.end()
		p.blocks(c, Item)
		p.end()
	case atom.Table:
		p.end()
		p.table(c)
	case atom.A:
		at := len(p.open.written)
		p.blocks(c, kind)
		if len(p.open.written) > at {
			p.open.link(at, attr(c, "href"))
		}
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Aside, atom.Blockquote, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Figure, atom.Figcaption, atom.Pre, atom.Hr, atom.Body, atom.Html, atom.Address:
		p.end()
		p.blocks(c, kind)
		p.end()
	default:
		p.blocks(c, kind)
	}
}

// table adds a row for each row of a table; the first row of header cells
// gives the titles of the columns, and the caption leads to it.
func (p *page) table(t *html.Node) {
	var header []string
	for row := range t.Descendants() {
		if row.DataAtom == atom.Caption {
			p.blocks(row, Paragraph)
			p.end()
		}
		if row.DataAtom != atom.Tr {
			continue
		}
		cell := &page{}
		r := part{kind: Row, header: header}
		var titles []string
		heads, cells := 0, 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			if cells++; c.DataAtom == atom.Th {
				heads++
			}
			cell.open = part{}
			cell.blocks(c, Row)
			cell.end()
			text := ""
			for _, inner := range cell.parts {
				text = strings.TrimSpace(text + " " + strings.Join(strings.Fields(inner.text), " "))
			}
			cell.parts = nil
			titles = append(titles, strings.ReplaceAll(text, "|", "/"))
		}
		if header == nil && cells > 0 && heads == cells {
			header = titles
			continue
		}
		if r.text = strings.Join(titles, " | "); strings.Trim(r.text, "| ") != "" {
			p.parts = append(p.parts, r)
		}
	}
}

// end closes the block being written.
func (p *page) end() {
	if p.open.done(); strings.TrimSpace(p.open.text) != "" {
		p.parts = append(p.parts, p.open)
	}
	p.open = part{}
}
