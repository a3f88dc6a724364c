package articles

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unseenStyle matches a style that keeps an element from being seen.
var unseenStyle = regexp.MustCompile(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+\s*(?:;|!|$)|font-size\s*:\s*0(?:px|em|rem|%|pt)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,})`)

// struckStyle matches a style that strikes an element's text out.
var struckStyle = regexp.MustCompile(`(?i)(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through`)

// withheldTag returns why the text of an element is never quoted: it is struck
// out, hidden or a reader's comment; "" where it is.
func withheldTag(tag atom.Atom, attrs []html.Attribute) string {
	switch tag {
	case atom.Del, atom.S, atom.Strike:
		return reasonStruck
	}
	for _, a := range attrs {
		switch strings.ToLower(a.Key) {
		case "hidden":
			return reasonHidden
		case "type":
			if tag == atom.Blockquote && strings.EqualFold(a.Val, "cite") {
				return reasonQuoted
			}
		case "aria-hidden":
			if strings.EqualFold(strings.TrimSpace(a.Val), "true") {
				return reasonHidden
			}
		case "style":
			if unseenStyle.MatchString(a.Val) {
				return reasonHidden
			}
			if struckStyle.MatchString(a.Val) {
				return reasonStruck
			}
		case "id", "class", "itemprop", "itemtype", "role", "data-component", "data-testid":
			if tag != atom.Body && tag != atom.Html && tag != atom.Main && (tag != atom.Article || a.Key != "class") && pageParts.any(a.Val, reasonComments) {
				return reasonComments
			}
			for _, reason := range []string{reasonHidden, reasonQuoted, reasonSignature} {
				if pageParts.any(a.Val, reason) {
					return reason
				}
			}
		}
	}
	if tag == atom.Dialog && !slices.ContainsFunc(attrs, func(a html.Attribute) bool { return a.Key == "open" }) {
		return reasonHidden
	}
	return ""
}

//go:embed tables/pageparts.tsv
var pagePartsTable string

// pageParts are the names that pages give their parts: tables/pageparts.tsv.
var pageParts = readPageParts(pagePartsTable)

// A partNames says what part of a page a name, in small letters and its words
// parted by blanks, is of: a reason to withhold it, or "aside".
type partNames map[string]string

// readPageParts reads the table.
func readPageParts(table string) partNames {
	names := partNames{}
	for row := range strings.SplitSeq(table, "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		what, list, _ := strings.Cut(row, "\t")
		for name := range strings.SplitSeq(list, "|") {
			names[name] = what
		}
	}
	return names
}

// longestName is how many bytes of a class or id are looked at.
const longestName = 500

// any reports whether one of the names of an attribute is of that part.
func (n partNames) any(value, what string) bool {
	for name := range strings.FieldsSeq(value[:min(len(value), longestName)]) {
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			name = name[i+1:] // https://schema.org/Comment
		}
		words := nameWords(name)
		for from := range words {
			for to := from + 1; to <= min(len(words), from+3); to++ {
				if n[strings.Join(words[from:to], " ")] == what && !(from > 0 && slices.Contains(negated, words[from-1])) {
					return true
				}
			}
		}
	}
	return false
}

// negated are words that take back the name behind them: "no-comments".
var negated = []string{"no", "has", "with", "without"}

// nameWords cuts a name into its words: "commentList_item" is comment, list, item.
func nameWords(name string) []string {
	var words []string
	from := 0
	for i := 0; i <= len(name); i++ {
		switch {
		case i == len(name) || name[i] == '-' || name[i] == '_' || name[i] == ':' || name[i] == '.':
		case i > 0 && name[i] >= 'A' && name[i] <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z':
			words = append(words, strings.ToLower(name[from:i]))
			from = i
			continue
		default:
			continue
		}
		if i > from {
			words = append(words, strings.ToLower(name[from:i]))
		}
		from = i + 1
	}
	return words
}

// An opened is an element of HTML that is open where Markdown goes on.
type opened struct{ tag, reason string }

// withheldBy returns why what stands in open elements is not shown, "" when it is.
func withheldBy(open []opened) string {
	for _, o := range open {
		if o.reason != "" {
			return o.reason
		}
	}
	return ""
}

// deepest is how many elements that stay open are kept apart.
const deepest = 100

// openAfter returns what is open behind a stretch of HTML.
func openAfter(open []opened, raw string) []opened {
	open = slices.Clone(open)
	z := html.NewTokenizer(strings.NewReader(raw))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return open
		case html.StartTagToken:
			if t := z.Token(); !voidTag(t.DataAtom) && len(open) < deepest {
				open = append(open, opened{t.Data, withheldTag(t.DataAtom, t.Attr)})
			}
		case html.EndTagToken:
			t := z.Token()
			for i := len(open) - 1; i >= 0; i-- {
				if open[i].tag == t.Data {
					open = open[:i]
					break
				}
			}
		}
	}
}

// voidTag reports whether an element has no end tag.
func voidTag(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// inlineTags are the tags of HTML that stand open in a line of Markdown.
type inlineTags struct {
	open   []inlineTag
	linked bool // a link stood behind the last tag
}

type inlineTag struct {
	tag    atom.Atom
	at     int // byte of what is written
	reason string
}

// read resolves a tag in the text of p.
func (l *inlineTags) read(raw string, p *part) {
	z := html.NewTokenizer(strings.NewReader(raw))
	switch kind := z.Next(); kind {
	case html.StartTagToken, html.SelfClosingTagToken:
		t := z.Token()
		switch {
		case t.DataAtom == atom.Br:
			p.write("\n")
		case kind == html.StartTagToken && len(l.open) < deepest:
			l.open = append(l.open, inlineTag{t.DataAtom, len(p.written), withheldTag(t.DataAtom, t.Attr)})
			l.linked = l.linked && t.DataAtom != atom.Sup || t.DataAtom == atom.A
		}
	case html.EndTagToken:
		t := z.Token()
		for i := len(l.open) - 1; i >= 0; i-- {
			if o := l.open[i]; o.tag == t.DataAtom {
				l.close(o, p)
				l.open = l.open[:i]
				return
			}
		}
	}
}

func (l *inlineTags) close(o inlineTag, p *part) {
	if o.at > len(p.written) {
		return
	}
	if o.reason != "" {
		p.takeOut(o.at, o.reason)
	} else if o.tag == atom.Sup {
		p.raise(o.at, l.linked)
	}
}

// end closes what is open.
func (l *inlineTags) end(p *part) {
	for i := len(l.open) - 1; i >= 0; i-- {
		l.close(l.open[i], p)
	}
}

// withhold returns the part with its text kept as removed.
func (p part) withhold(reason string) part {
	if text := strings.Join(strings.Fields(p.text), " "); text != "" {
		p.removed = append(p.removed, Removed{p.line, text, reason})
	}
	return part{kind: p.kind, line: p.line, removed: p.removed}
}
