package articles

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

const (
	reasonQuoted    = "quoted mail"
	reasonSignature = "signature"
)

// Bounds of a mail.
const (
	mostMailParts   = 500
	deepestMailPart = 10 // within each other
)

// readMail reads a mail: what it says, as HTML where it has it, else as text.
// Its subject is the title, its sender the source. What it quotes of other
// mails and its signature are kept as removed.
func readMail(a *Article, raw []byte) ([]part, *Problem) {
	m, err := openMail(raw)
	if err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	head := mailWords.DecodeHeader
	if subject, err := head(m.header.Get("Subject")); err == nil {
		a.Title = strings.Join(strings.Fields(subject), " ")
	}
	if from, err := (&mail.AddressParser{WordDecoder: mailWords}).Parse(m.header.Get("From")); err == nil {
		if a.Source = strings.TrimSpace(from.Name); a.Source == "" {
			a.Source = from.Address
		}
	}
	if at, err := m.header.Date(); err == nil {
		a.Published = at.Format("2006-01-02")
	}
	if at := strings.Trim(m.header.Get("Archived-At"), "<> "); web(at) {
		a.URL = at
	}
	var parts []part
	for _, s := range m.said {
		parts = append(parts, s...)
	}
	var problem *Problem
	if m.limit != nil {
		problem = &Problem{Err: m.limit}
	}
	return parts, problem
}

// attachedTo returns the files that hang on a mail.
func attachedTo(raw []byte) []attached {
	m, err := openMail(raw)
	if err != nil {
		return nil
	}
	return m.attached
}

// An attached is a file that hangs on a mail.
type attached struct {
	name string
	raw  []byte
}

// mailWords decodes words of a mail's header in any character set.
var mailWords = &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// A message is a mail that was taken apart.
type message struct {
	header   mail.Header
	said     [][]part // by its parts that are text, in order
	attached []attached
	parts    int
	limit    error // what was not read
}

func openMail(raw []byte) (*message, error) {
	in, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("not a mail: %w", err)
	}
	m := &message{header: in.Header}
	if in.Header.Get("From") == "" && in.Header.Get("Date") == "" && in.Header.Get("Subject") == "" {
		return nil, errors.New("not a mail: it has no sender, no date and no subject")
	}
	m.part(in.Header.Get, in.Body, 0)
	return m, nil
}

// part reads a part of a mail and adds what it says or that it is attached.
func (m *message) part(header func(string) string, body io.Reader, depth int) {
	if m.parts++; m.parts > mostMailParts || depth > deepestMailPart {
		m.limit = fmt.Errorf("more than %d parts, or more than %d within each other: the others are not read", mostMailParts, deepestMailPart)
		return
	}
	kind, params, err := mime.ParseMediaType(header("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		m.several(kind, params["boundary"], body, depth)
		return
	}
	raw, err := io.ReadAll(io.LimitReader(transferred(header("Content-Transfer-Encoding"), body), maxArticle))
	if err != nil {
		m.limit = fmt.Errorf("a part of it cannot be decoded: %w", err)
	}
	how, about, _ := mime.ParseMediaType(header("Content-Disposition"))
	name := about["filename"]
	if name == "" {
		name = params["name"]
	}
	if name, err = mailWords.DecodeHeader(name); err != nil {
		name = ""
	}
	text := kind == "text/plain" || kind == "text/html"
	if how == "attachment" || !text || name != "" && how != "inline" {
		if name == "" && kind == "message/rfc822" {
			name = fmt.Sprintf("forwarded-%d.eml", len(m.attached)+1)
		}
		if name = path.Base(strings.ReplaceAll(name, `\`, "/")); name != "." && name != "/" && name != ".." {
			m.attached = append(m.attached, attached{name, raw})
		}
		return
	}
	said := decodedAs(params["charset"], raw)
	if kind == "text/html" {
		m.said = append(m.said, mailHTML(said))
	} else {
		m.said = append(m.said, mailText(said, strings.EqualFold(params["format"], "flowed")))
	}
}

// several reads the parts of a part: of those that say the same the last that says anything.
func (m *message) several(kind, boundary string, body io.Reader, depth int) {
	r := multipart.NewReader(body, boundary)
	from := len(m.said)
	for {
		p, err := r.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				m.limit = fmt.Errorf("its parts: %w", err)
			}
			break
		}
		m.part(p.Header.Get, p, depth+1)
		if m.parts > mostMailParts {
			break
		}
	}
	if kind == "multipart/alternative" {
		for i := len(m.said) - 1; i > from; i-- {
			if slices.ContainsFunc(m.said[i], func(p part) bool { return strings.TrimSpace(p.text) != "" }) {
				m.said = append(m.said[:from], m.said[i])
				return
			}
		}
		m.said = m.said[:min(len(m.said), from+1)]
	}
}

// transferred undoes how a part was written for its way.
func transferred(encoding string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// decodedAs is text in a character set by its name, or in the one it seems to be in.
func decodedAs(name string, raw []byte) string {
	if from, _ := charset.Lookup(name); from != nil {
		if text, err := from.NewDecoder().Bytes(raw); err == nil {
			raw = text
		}
	}
	text, _, _ := decode(raw)
	return text
}

// mailHTML reads all of a mail in HTML: there is nothing around it.
func mailHTML(text string) []part {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	p := &page{}
	p.blocks(doc, Paragraph)
	p.end()
	return p.parts
}

// writes matches the line before a quoted mail.
var writes = regexp.MustCompile(`(?i)^(?:on .{4,120} wrote|am .{4,120} schrieb.*|.{4,80}写道|-+ ?original message ?-+)[:：]?$`)

// mailText reads a mail in text, whose lines may be flowed: those that end in a blank go on.
func mailText(text string, flowed bool) []part {
	var kept []string
	var removed []Removed
	signed := false
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		reason := ""
		switch {
		case signed:
			reason = reasonSignature
		case line == "-- " || line == "--":
			signed, reason = true, reasonSignature
		case strings.HasPrefix(line, ">") || writes.MatchString(strings.TrimSpace(line)) && quotes(lines[i+1:]):
			reason = reasonQuoted
		}
		if reason == "" {
			if flowed && !strings.HasSuffix(line, " ") && line != "" {
				line += "\n" // a paragraph ends
			}
			kept = append(kept, line)
			continue
		}
		kept = append(kept, "")
		if said := strings.TrimSpace(strings.TrimLeft(line, "> ")); said != "" {
			removed = append(removed, Removed{0, said, reason})
		}
	}
	parts, _ := readText(nil, strings.Join(kept, "\n"))
	for i := range parts {
		parts[i].line = 0
	}
	if len(removed) > 0 {
		parts = append(parts, part{removed: removed})
	}
	return parts
}

// quotes reports whether the next line that says anything is quoted.
func quotes(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return strings.HasPrefix(line, ">")
		}
	}
	return false
}
