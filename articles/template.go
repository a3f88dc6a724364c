package articles

import (
	"regexp"
	"strings"
)

// longestTemplate is how many bytes a shortcode or a note has at the most; what
// is opened and not closed so far is text.
const longestTemplate = 4096

// A template is what site generators and note apps write into Markdown to be
// replaced when the page is shown.
type template struct {
	open, close string
	reason      string // it is kept as removed for; "" it says nothing
	atWord      bool   // it opens only where a word may begin
}

var templates = []template{
	{open: "{{", close: "}}", reason: reasonShortcode},
	{open: "{%", close: "%}", reason: reasonShortcode},
	{open: "%%", close: "%%", reason: reasonNote, atWord: true},
}

// Pairs of tags of which what stands between them is not shown either.
var unshown = map[string]*regexp.Regexp{
	"comment": regexp.MustCompile(`\{%-?\s*endcomment\s*-?%\}`),
}

var (
	attributes  = regexp.MustCompile(`^\{(?::[^{}\n]*|[#.][^{}\n]*)\}`)                           // {: .lead }, {#top .wide}
	wikiLink    = regexp.MustCompile(`^\[\[([^\[\]\n|]{1,300}?)(?:\\?\|([^\[\]\n]{1,300}))?\]\]`) // [[Porto|the town]]
	blockID     = regexp.MustCompile(`^\^[A-Za-z0-9-]+[ \t]*(?:\n|$)`)                            // ^4fe2a1
	footnoteRef = regexp.MustCompile(`^\[\^[^\]\s]{1,100}\]`)                                     // [^1]
	inlineNote  = regexp.MustCompile(`^\^\[[^\[\]\n]{1,600}\]`)                                   // ^[By the council.]
	callout     = regexp.MustCompile(`^\[!\w+\][+-]?[ \t]?`)                                      // [!note]
	highlight   = regexp.MustCompile(`^==([^=\s](?:[^=\n]{0,500}[^=\s])?)==`)                     // ==marked==
	container   = regexp.MustCompile(`^:::[^\n]*`)                                                // ::: tip
	fence       = regexp.MustCompile("^ {0,3}(`{3,}|~{3,})")
)

// resolveTemplates returns Markdown as it is shown: shortcodes and notes to
// oneself are taken out and returned, wiki links are the words they show,
// attributes are gone. Code is left as it is, and every line keeps its number;
// above is how many lines stand above it in the file. Time is in proportion to the text.
func resolveTemplates(source string, above int) (string, []Removed) {
	if !strings.ContainsAny(source, "{%[^=:") {
		return source, nil
	}
	t := &templated{source: source, line: above + 1}
	for t.at < len(source) {
		if t.atLineStart() && t.fenced() {
			continue
		}
		if !t.resolve() {
			n := strings.IndexAny(source[t.at+1:], "`\\{%[!^=:\n")
			if n < 0 {
				n = len(source) - t.at - 1
			} else if source[t.at+1+n] == '\n' {
				n++
			}
			t.copy(1 + n)
		}
	}
	return t.out.String(), t.removed
}

// A templated is a Markdown text while it is resolved.
type templated struct {
	source    string
	at        int // byte read next
	line      int // it stands in
	out       strings.Builder
	removed   []Removed
	unclosed  [8]int // by length of a run of backticks: no such run closes before this byte
	paragraph int    // where the paragraph ends, once looked for
}

func (t *templated) atLineStart() bool { return t.at == 0 || t.source[t.at-1] == '\n' }

// copy writes the next n bytes as they are.
func (t *templated) copy(n int) {
	t.out.WriteString(t.source[t.at : t.at+n])
	t.line += strings.Count(t.source[t.at:t.at+n], "\n")
	t.at += n
}

// drop passes over the next n bytes but their line ends.
func (t *templated) drop(n int, reason string) {
	text := t.source[t.at : t.at+n]
	if last := len(t.removed) - 1; reason == reasonMark && last >= 0 && t.removed[last].Reason == reason && t.removed[last].Line == t.line {
		t.removed[last].Text += " " + text
	} else if reason != "" {
		t.removed = append(t.removed, Removed{t.line, strings.Join(strings.Fields(text), " "), reason})
	}
	lines := strings.Count(text, "\n")
	t.out.WriteString(strings.Repeat("\n", lines))
	t.line += lines
	t.at += n
}

// fenced copies a block of code that begins at this line, and reports whether one does.
func (t *templated) fenced() bool {
	m := fence.FindStringSubmatch(t.source[t.at:min(len(t.source), t.at+200)])
	if m == nil {
		return false
	}
	t.copy(t.toLineEnd())
	for t.at < len(t.source) {
		n := t.toLineEnd()
		line := strings.TrimSpace(t.source[t.at : t.at+n])
		t.copy(n)
		if strings.HasPrefix(line, m[1]) && strings.Trim(line, m[1][:1]) == "" {
			break
		}
	}
	return true
}

// toLineEnd is how many bytes the line still has, its end included.
func (t *templated) toLineEnd() int {
	if i := strings.IndexByte(t.source[t.at:], '\n'); i >= 0 {
		return i + 1
	}
	return len(t.source) - t.at
}

// resolve resolves what begins at this byte, and reports whether something did.
func (t *templated) resolve() bool {
	rest := t.source[t.at:]
	switch rest[0] {
	case '`':
		return t.code()
	case '\\':
		t.copy(min(2, len(rest)))
		return true
	case '{', '%':
		for _, form := range templates {
			if strings.HasPrefix(rest, form.open) && !(form.atWord && t.at > 0 && !strings.ContainsRune(" \t\n", rune(t.source[t.at-1]))) {
				if n := t.closes(form); n > 0 {
					t.drop(n, form.reason)
					return true
				}
			}
		}
		if n := len(attributes.FindString(ahead(rest))); n > 0 {
			t.drop(n, "")
			return true
		}
	case '!':
		if m := wikiLink.FindString(ahead(rest[1:])); m != "" { // ![[a picture]]
			t.drop(1+len(m), reasonShortcode)
			return true
		}
	case '[':
		if m := footnoteRef.FindString(ahead(rest)); m != "" && !(t.atLineStart() && strings.HasPrefix(rest[len(m):], ":")) {
			t.drop(len(m), reasonMark)
			return true
		}
		if m := callout.FindString(ahead(rest)); m != "" && strings.HasSuffix(strings.TrimRight(t.source[:t.at], " "), ">") {
			t.drop(len(m), "")
			return true
		}
		m := wikiLink.FindStringSubmatch(ahead(rest))
		if m == nil || strings.HasPrefix(rest[len(m[0]):], "(") { // [[1]](https://…)
			return false
		}
		words := m[2]
		if words == "" {
			words = strings.Replace(m[1], "#", " > ", 1)
		}
		t.out.WriteString(words)
		t.at += len(m[0])
		return true
	case '^':
		if m := inlineNote.FindString(ahead(rest)); m != "" {
			t.drop(len(m), reasonNoted)
			return true
		}
		if m := blockID.FindString(ahead(rest)); m != "" && t.at > 0 && t.source[t.at-1] == ' ' {
			t.drop(len(strings.TrimRight(m, "\n")), "")
			return true
		}
	case '=':
		if m := highlight.FindStringSubmatch(ahead(rest)); m != nil && (t.at == 0 || t.source[t.at-1] != '=') {
			t.out.WriteString(m[1])
			t.at += len(m[0])
			return true
		}
	case ':':
		if m := container.FindString(ahead(rest)); m != "" && t.atLineStart() {
			t.drop(len(m), "")
			return true
		}
	}
	return false
}

// ahead is as much of a text as a form is looked for in.
func ahead(text string) string { return text[:min(len(text), 700)] }

// closes returns how many bytes a form that opens here takes, 0 when it is not closed.
func (t *templated) closes(form template) int {
	rest := t.source[t.at:]
	n := strings.Index(rest[len(form.open):min(len(rest), longestTemplate)], form.close)
	if n < 0 {
		return 0
	}
	n += len(form.open) + len(form.close)
	if form.open == "{%" {
		name, _, _ := strings.Cut(strings.TrimLeft(rest[2:n-2], "- \t\n"), " ")
		if end := unshown[strings.TrimRight(name, "- \n")]; end != nil {
			if m := end.FindStringIndex(rest[n:min(len(rest), n+longestTemplate)]); m != nil {
				n += m[1]
			}
		}
	}
	return n
}

// code copies a span of code that opens here, or the backticks that open none.
func (t *templated) code() bool {
	rest := t.source[t.at:]
	n := len(rest) - len(strings.TrimLeft(rest, "`"))
	if n < len(t.unclosed) && t.at < t.unclosed[n] || n >= len(t.unclosed) {
		t.copy(n)
		return true
	}
	if t.paragraph <= t.at {
		t.paragraph = len(t.source)
		if i := strings.Index(rest, "\n\n"); i >= 0 {
			t.paragraph = t.at + i
		}
	}
	end := max(n, t.paragraph-t.at)
	for from := n; ; {
		i := strings.Index(rest[from:end], rest[:n])
		if i < 0 {
			t.unclosed[n] = t.at + end
			t.copy(n)
			return true
		}
		from += i
		run := len(rest[from:end]) - len(strings.TrimLeft(rest[from:end], "`"))
		if from += run; run == n {
			t.copy(from)
			return true
		}
	}
}
