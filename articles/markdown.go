package articles

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads CommonMark with tables, definition lists, footnotes and
// HTML, behind front matter or not.
func readMarkdown(a *Article, source string) ([]part, *Problem) {
	body, above, problem := frontMatter(a, source)
	if problem != nil && problem.Left {
		return nil, problem
	}
	body, templates := resolveTemplates(body, above)
	body, deep := shallow(body, above)
	body, limit := bounded(body, above)
	limit = either(deep, limit)
	m := &markdown{above: above}
	m.read(body)
	problem = either(problem, either(limit, m.limit))
	if len(m.parts) > 0 && m.parts[0].kind == Heading && a.Title == "" {
		a.Title = m.parts[0].text
	}
	return append(m.parts, part{removed: templates}), problem
}

// read adds the blocks of a document, a piece after the other: what a parser
// makes of Markdown takes ten times its memory.
func (m *markdown) read(body string) {
	p, ctx := newMarkdownParser(), parser.NewContext()
	m.parts = make([]part, 0, strings.Count(body, "\n\n")+2)
	if len(body) > pieceLength { // links may be defined behind the piece they stand in
		p.Parse(text.NewReader([]byte(strings.Join(linkDefinition.FindAllString(body, -1), "\n\n"))), parser.WithContext(ctx))
	}
	for len(body) > 0 {
		n := pieceEnd(body)
		m.source, m.counted, m.lines = []byte(body[:n]), 0, 0
		m.blocks(p.Parse(text.NewReader(m.source), parser.WithContext(ctx)), Paragraph)
		m.above += strings.Count(body[:n], "\n")
		body = body[n:]
	}
}

// pieceLength is how many bytes a piece has at the least.
const pieceLength = 1 << 20

// linkDefinition matches a line that defines a link: "[1]: https://…".
var linkDefinition = regexp.MustCompile(`(?m)^ {0,3}\[[^\]^\n][^\]\n]*\]:[^\n]*$`)

// pieceEnd returns where the first piece of a document ends: behind an empty
// line, before one that goes on with nothing above it.
func pieceEnd(body string) int {
	const tries = 8 // each looks at all that stands before
	for at, tried := pieceLength, 0; at < len(body) && tried < tries; {
		i := strings.Index(body[at:], "\n\n")
		if i < 0 || at+i+2 >= len(body) {
			break
		}
		at += i + 2
		if r, _ := utf8.DecodeRuneInString(body[at:]); unicode.IsLetter(r) || r == '#' {
			if !opensBlock(body[:at]) {
				return at
			}
			tried++
			at += min(pieceLength, len(body)-at)
		}
	}
	return len(body)
}

// opensBlock reports whether code or HTML is open at the end of a text in
// which empty lines end nothing.
func opensBlock(text string) bool {
	fences := 0
	for line := range strings.SplitSeq(text, "\n") {
		if fence.MatchString(line[:min(len(line), 40)]) {
			fences++
		}
	}
	return fences%2 == 1 || strings.Count(text, "<!--") != strings.Count(text, "-->") || strings.Count(text, "<pre") != strings.Count(text, "</pre") ||
		strings.Count(text, "<script") != strings.Count(text, "</script") || strings.Count(text, "<style") != strings.Count(text, "</style")
}

// newMarkdownParser returns a parser of all that is read. A single tilde
// strikes nothing: it stands for a range ("5~7 days").
func newMarkdownParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(strikethrough{}, 500),
			util.Prioritized(extension.NewLinkifyParser(), 999))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(tableTransformer{}, 200))...),
	)
}

// strikethrough parses ~~text~~ and nothing shorter.
type strikethrough struct{}

func (strikethrough) Trigger() []byte         { return []byte{'~'} }
func (strikethrough) IsDelimiter(b byte) bool { return b == '~' }
func (strikethrough) OnMatch(int) ast.Node    { return east.NewStrikethrough() }

func (strikethrough) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (s strikethrough) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, s)
	if node == nil || node.OriginalLength != 2 || before == '~' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// A markdown is a Markdown document being turned into parts.
type markdown struct {
	source []byte
	above  int // lines of front matter before source
	parts  []part
	open   []opened // elements of HTML that blocks of Markdown stand in
	limit  *Problem // the first bound that was met

	counted, lines int // of source: bytes looked at, lines in them
}

// blocks adds the blocks below n. kind is what a paragraph there is.
func (m *markdown) blocks(n ast.Node, kind BlockKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			m.inlines(part{kind: Heading, level: c.Level}, c)
		case *ast.Paragraph, *ast.TextBlock:
			m.inlines(part{kind: kind}, c)
		case *ast.ListItem:
			m.blocks(c, Item)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			m.add(part{kind: Paragraph, text: strings.TrimRight(string(c.Lines().Value(m.source)), "\n"), line: m.line(c)})
		case *east.Table:
			m.table(c)
		case *east.DefinitionList:
			m.definitions(c)
		case *east.FootnoteList:
			m.blocks(c, Reference)
		case *ast.HTMLBlock:
			m.html(c)
		case *ast.ThematicBreak:
		default:
			m.blocks(c, kind)
		}
	}
}

// add adds a part, or keeps its text as removed where it stands in an element that is not shown.
func (m *markdown) add(p part) {
	if reason := withheldBy(m.open); reason != "" {
		p = p.withhold(reason)
	}
	m.parts = append(m.parts, p)
}

// inlines adds a part with the text below a block.
func (m *markdown) inlines(p part, n ast.Node) {
	p.line = m.line(n)
	m.inline(n, &p)
	p.done()
	m.add(p)
}

// definitions adds each definition behind its term: "Unicorns: 4".
func (m *markdown) definitions(list ast.Node) {
	var term part
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == east.KindDefinitionTerm {
			m.defined(term, nil)
			term = part{kind: Item, line: m.line(c)}
			m.inline(c, &term)
			term.done()
			continue
		}
		body := &markdown{source: m.source, above: m.above, open: m.open}
		body.blocks(c, Item)
		m.defined(term, body.parts)
		term = part{}
	}
	m.defined(term, nil)
}

// defined adds a term and what defines it.
func (m *markdown) defined(term part, body []part) {
	for _, p := range define(term, body) {
		m.add(p)
	}
}

// table adds the rows of a table.
func (m *markdown) table(t *east.Table) {
	g := grid{}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		r := gridRow{line: m.line(row), head: head}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			p := part{line: r.line}
			m.inline(cell, &p)
			p.done()
			r.cells = append(r.cells, gridCell{text: p.text, links: p.links, removed: p.removed})
		}
		g.rows = append(g.rows, r)
	}
	if n, ok := t.AttributeString(columnsOf); ok {
		g.wide = n.(int)
	}
	line := m.line(t)
	for _, p := range g.parts() {
		m.add(p)
	}
	m.limit = either(m.limit, g.limit(line))
}

// html adds the blocks of a stretch of HTML. Elements it leaves open hold the blocks that follow.
func (m *markdown) html(c *ast.HTMLBlock) {
	raw := string(c.Lines().Value(m.source))
	if c.HasClosure() {
		raw += string(c.ClosureLine.Value(m.source))
	}
	line := m.line(c)
	reason := withheldBy(m.open)
	for _, p := range htmlFragment(raw) {
		p.line = line
		for i := range p.removed {
			p.removed[i].Line = line
		}
		if reason != "" {
			p = p.withhold(reason)
		}
		m.parts = append(m.parts, p)
	}
	m.open = openAfter(m.open, raw)
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
	var tags inlineTags
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
			if footnoteMark(string(p.written[at:]), "") && bytes.HasPrefix(p.written[at:], []byte("[")) {
				p.marks = append(p.marks, string(p.written[at:]))
				p.cutBack(at)
			}
			p.link(at, string(c.Destination))
			tags.linked = true
		case *ast.AutoLink:
			at := len(p.written)
			p.written = append(p.written, c.Label(m.source)...)
			p.link(at, string(c.URL(m.source)))
		case *east.Strikethrough:
			at := len(p.written)
			m.inline(c, p)
			p.takeOut(at, reasonStruck)
		case *ast.RawHTML:
			tags.read(string(c.Segments.Value(m.source)), p)
		case *ast.Image:
		default:
			m.inline(c, p)
		}
	}
	tags.end(p)
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
