package articles

import (
	"fmt"
	"regexp"
	"strings"
)

// mostMarks is how many marks of emphasis, links and code a paragraph may have
// for them to be read: what each means takes all others to tell.
const mostMarks = 4000

// itemStart matches a line at which a list's item or a heading begins, whatever stands above.
var itemStart = regexp.MustCompile(`^ {0,12}(?:[-*+] |#{1,6} |1[.)] )`)

// numberedItem matches a line that goes on with a numbered list.
var numberedItem = regexp.MustCompile(`^ {0,12}\d{1,9}[.)] `)

const (
	mostQuotes   = 50  // that stand within each other
	deepestBlank = 200 // blanks that a line begins with
)

// deepLine matches a line that begins deeper within quotes or lists than is read.
var deepLine = regexp.MustCompile(fmt.Sprintf(`(?m)^(?:(?:[ \t]*>){%d}|[ \t]{%d})[ \t>]+`, mostQuotes, deepestBlank))

// shallow returns Markdown whose lines begin no deeper than is read, and says so of the first that did.
func shallow(source string, above int) (string, *Problem) {
	at := deepLine.FindStringIndex(source)
	if at == nil {
		return source, nil
	}
	return deepLine.ReplaceAllStringFunc(source, func(start string) string {
			if quotes := strings.Count(start, ">"); quotes > 0 {
				return strings.Repeat(">", min(quotes, mostQuotes)) + " "
			}
			return strings.Repeat(" ", deepestBlank)
		}), &Problem{
			Line: above + 1 + strings.Count(source[:at[0]], "\n"),
			Err:  fmt.Errorf("more than %d quotes or %d blanks before a line: it is read as no deeper", mostQuotes, deepestBlank),
		}
}

// bounded returns Markdown in which the marks of paragraphs that have too many
// are text, and says so of the first. Items of lists and rows of tables count
// each by itself, as they are read.
func bounded(source string, above int) (string, *Problem) {
	var out strings.Builder
	var limit *Problem
	copied := 0                   // bytes of source in out
	from, first, marks := 0, 0, 0 // of the stretch being counted: where it begins, its line, its marks
	end := func(at int) {
		if marks > mostMarks {
			out.WriteString(source[copied:from])
			copied = at
			escapeMarks(&out, source[from:at])
			limit = either(limit, &Problem{Line: first, Err: fmt.Errorf("a paragraph of %d marks of emphasis, links and code: with more than %d they are read as text", marks, mostMarks)})
		}
		from, marks = at, 0
	}
	line := above
	inFence, table, numbered := "", false, false
	for at := 0; at < len(source); {
		next := len(source)
		if i := strings.IndexByte(source[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		text := source[at:next]
		start := text[:min(len(text), 40)]
		line++
		m := fence.FindStringSubmatch(start)
		switch {
		case inFence != "":
			if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, inFence) && strings.Trim(trimmed, inFence[:1]) == "" {
				inFence = ""
			}
			end(next)
			at = next
			continue
		case m != nil:
			end(next)
			inFence, table, numbered = m[1], false, false
			at = next
			continue
		case strings.TrimSpace(text) == "":
			end(at)
			table, numbered = false, false
		case table || itemStart.MatchString(start) || numbered && numberedItem.MatchString(start):
			end(at)
			numbered = numbered || strings.HasPrefix(strings.TrimSpace(start), "1")
		case tableRule([]byte(text)):
			table = true
		}
		for i := range len(text) {
			if isMark(text[i]) {
				if marks++; marks == 1 {
					first = line
				}
			}
		}
		at = next
	}
	end(len(source))
	if limit == nil {
		return source, nil
	}
	out.WriteString(source[copied:])
	return out.String(), limit
}

// escapeMarks writes a text whose marks stand for themselves.
func escapeMarks(out *strings.Builder, text string) {
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			out.WriteByte(text[i])
			i++
		} else if isMark(text[i]) {
			out.WriteByte('\\')
		}
		out.WriteByte(text[i])
	}
}

// isMark reports whether a byte of Markdown may begin or end emphasis, a link, code, a tag or a sign's name.
func isMark(b byte) bool {
	switch b {
	case '*', '_', '~', '[', ']', '`', '<', '!', '&':
		return true
	}
	return false
}
