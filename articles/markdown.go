package articles

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads CommonMark with tables, behind front matter or not.
func readMarkdown(a *Article, source string) ([]part, *Problem) {
	body, above, problem := frontMatter(a, source)
	if problem != nil && problem.Left {
		return nil, problem
	}
	m := &markdown{source: []byte(body), above: above}
	root := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify)).
		Parser().Parse(text.NewReader(m.source))
	m.blocks(root, Paragraph)
	if len(m.parts) > 0 && m.parts[0].kind == Heading && a.Title == "" {
		a.Title = m.parts[0].text
	}
	return m.parts, problem
}

// A markdown is a Markdown document being turned into parts.
type markdown struct {
	source []byte
	above  int // lines of front matter before source
	parts  []part

	counted, lines int // of source: bytes looked at, lines in them
}

// blocks adds the blocks below n. kind is what a paragraph there is.
func (m *markdown) blocks(n ast.Node, kind BlockKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			m.add(Heading, c, nil)
		case *ast.Paragraph, *ast.TextBlock:
			m.add(kind, c, nil)
		case *ast.ListItem:
			m.blocks(c, Item)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			m.parts = append(m.parts, part{kind: Paragraph, text: strings.TrimRight(string(c.Lines().Value(m.source)), "\n"), line: m.line(c)})
		case *east.Table:
			m.table(c)
		case *ast.HTMLBlock, *ast.ThematicBreak:
		default:
			m.blocks(c, kind)
		}
	}
}

func (m *markdown) table(t *east.Table) {
	var header []string
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		p := part{kind: Row, header: header, line: m.line(row)}
		var titles []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				p.write(" | ")
			}
			at := len(p.written)
			m.inline(cell, &p)
			for i, c := range p.written[at:] {
				if c == '|' {
					p.written[at+i] = '/'
				}
			}
			titles = append(titles, strings.TrimSpace(string(p.written[at:])))
		}
		p.done()
		if _, ok := row.(*east.TableHeader); ok {
			header = titles
			continue
		}
		m.parts = append(m.parts, p)
	}
}

func (m *markdown) add(kind BlockKind, n ast.Node, header []string) {
	p := part{kind: kind, line: m.line(n), header: header}
	m.inline(n, &p)
	p.done()
	m.parts = append(m.parts, p)
}

// line returns the line of the file that a block begins in. Blocks come in
// order, so the lines before are counted once.
func (m *markdown) line(n ast.Node) int {
	for c := n; c != nil; c = c.FirstChild() {
		if c.Type() == ast.TypeBlock && c.Lines() != nil && c.Lines().Len() > 0 {
			start := c.Lines().At(0).Start
			if start < m.counted {
				m.counted, m.lines = 0, 0
			}
			m.lines += bytes.Count(m.source[m.counted:start], []byte("\n"))
			m.counted = start
			return 1 + m.above + m.lines
		}
	}
	return 0
}

// inline writes the text below n to a part, its markup resolved.
func (m *markdown) inline(n ast.Node, p *part) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			p.written = append(p.written, resolve(c.Segment.Value(m.source))...)
			if c.SoftLineBreak() || c.HardLineBreak() {
				p.write("\n")
			}
		case *ast.String:
			p.written = append(p.written, resolve(c.Value)...)
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					p.written = append(p.written, t.Segment.Value(m.source)...)
				}
			}
		case *ast.Link:
			at := len(p.written)
			m.inline(c, p)
			p.link(at, string(c.Destination))
		case *ast.AutoLink:
			at := len(p.written)
			p.written = append(p.written, c.Label(m.source)...)
			p.link(at, string(c.URL(m.source)))
		case *ast.Image, *ast.RawHTML:
		default:
			m.inline(c, p)
		}
	}
}

// link notes that the part's text from at on points at an address, when that
// is one of the web.
func (p *part) link(at int, address string) {
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && at < len(p.written) {
		p.links = append(p.links, Link{at, len(p.written), address})
	}
}

// resolve turns escapes and entities into the characters they stand for, less
// those that show nothing.
func resolve(b []byte) []byte {
	b = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
	return bytes.Map(func(r rune) rune {
		if unseen(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, b)
}

// frontMatter reads what stands between the lines "---" at the top of an
// article, and returns what follows and how many lines stand above it.
func frontMatter(a *Article, source string) (body string, above int, problem *Problem) {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return source, 0, nil
	}
	yaml, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		if yaml, ok = strings.CutSuffix(rest, "\n---"); !ok {
			return "", 0, &Problem{Line: 1, Err: errors.New("front matter: no line \"---\" ends it"), Left: true}
		}
		body = ""
	}
	above = 2 + 1 + strings.Count(yaml, "\n")
	problem = meta(a, yaml)
	if problem != nil {
		problem.Line++
		problem.Err = fmt.Errorf("front matter: %w", problem.Err)
	}
	return body, above, problem
}
