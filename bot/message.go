package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Message is what is said to one question, ready to be shown anywhere.
type Message struct {
	Kind  Kind
	Lang  string // of the interface: "en" or "zh"
	Parts []Part

	Sure    bool     // a figure answers, of a place and a measure that were both asked of
	Repeats bool     // it says what the last answer of its conversation said
	Asked   string   // the question that the articles were asked, "" none
	Missing []string // ids of places and measures asked for that no article covers
	Follow  []Follow // what may be wanted next
	Choose  []Follow // the question about other places, years or measures, to choose one of
}

// Kind is the outcome a message stands for.
type Kind string

const (
	Answered   Kind = "answered"
	Partial    Kind = "partial"    // some of what was asked is missing
	Closest    Kind = "closest"    // what is closest to an answer is shown, and no more claimed
	Unanswered Kind = "unanswered" // the articles do not say
	Helped     Kind = "help"       // how to ask
	Refused    Kind = "refused"    // too long, too many
	Faulted    Kind = "fault"      // an apology with an id
	Noted      Kind = "noted"      // what was wanted beside an answer: who, why, a choice, a confirmation
	Deleted    Kind = "deleted"    // the question was taken back
	Silent     Kind = "silent"     // nobody asked the bot for sure, and it had nothing to say
)

// Kinds are all the outcomes there are.
var Kinds = []Kind{Answered, Partial, Closest, Unanswered, Helped, Refused, Faulted, Noted, Deleted, Silent}

// A Part is one line or paragraph of a message.
type Part struct {
	Role  Role
	Runs  []Run  // of Rows and Drawing: the same in words, for where they cannot be shown
	Table *Table // of Rows
	Chart *Chart // of Drawing
}

// Role is what a part is to the message.
type Role uint8

const (
	Line     Role = iota // a sentence of the interface
	Headline             // the figure that answers, or the outcome
	Detail               // what the headline leaves out, or why it is so
	Quote                // words of an article
	Source               // where the quote before it stands
	Label                // names the parts that follow
	Item                 // one of a list
	Rows                 // a table
	Drawing              // a chart
)

// A Run is text that is shown in one way. Text is literal and holds no control
// characters but newlines; Link is "" or an http or https address.
type Run struct {
	Text string
	Bold bool
	Link string
}

// textMax is how many characters the plain text of a message may have.
const textMax = 4000

// Text returns the message as plain text: the whole answer, at most 4,000
// characters, cut only between parts.
func (m Message) Text() string { return m.Plain(textMax, nil) }

// Plain returns the message as plain text of at most limit characters after
// encode was applied to it (nil: as it is). It is cut only between parts, and
// says so; a first part that is itself too long is cut between words.
func (m Message) Plain(limit int, encode func(string) string) string {
	if encode == nil {
		encode = func(s string) string { return s }
	}
	more := encode("\n" + wordsIn(m.Lang).Cut)
	var out strings.Builder
	left := limit
	for i, p := range m.Parts {
		piece := encode(p.gap(i, m.Parts) + p.plain(m.Lang))
		size := utf8.RuneCountInString(piece)
		reserve := utf8.RuneCountInString(more)
		if i == len(m.Parts)-1 {
			reserve = 0
		}
		if size+reserve > left {
			if i == 0 {
				return clipEncoded(p.plain(m.Lang), limit, encode)
			}
			out.WriteString(more)
			break
		}
		out.WriteString(piece)
		left -= size
	}
	return out.String()
}

// gap is what parts a part of plain text from the one before it.
func (p Part) gap(i int, parts []Part) string {
	switch {
	case i == 0:
		return ""
	case p.Role == Detail, p.Role == Source, p.Role == Item:
		return "\n"
	case (p.Role == Quote || p.Role == Headline) && parts[i-1].Role == Label, p.Role == Line && parts[i-1].Role == Line:
		return "\n"
	}
	return "\n\n"
}

// plain is the part as plain text, its addresses written out.
func (p Part) plain(lang string) string {
	text := p.Text()
	switch p.Role {
	case Quote:
		w := wordsIn(lang)
		return w.OpenQuote + text + w.CloseQuote
	case Source:
		text = "— " + text
		for _, r := range p.Runs {
			if r.Link != "" {
				text += " " + withoutFragmentText(r.Link)
			}
		}
	case Item:
		text = "• " + text
	}
	return text
}

// Text is the part's runs without their looks.
func (p Part) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Len is how many characters a part has.
func (p Part) Len() int { return utf8.RuneCountInString(p.Text()) }

// Fit returns the message with at most parts parts of chars characters in all,
// none longer than most. What is left out is left out between parts, and a
// line says so; a part that is too long by itself is clipped.
func (m Message) Fit(chars, most, parts int) Message {
	cut := line(wordsIn(m.Lang).Cut)
	left := chars - cut.Len()
	fitted := m
	fitted.Parts = nil
	for _, p := range m.Parts {
		p = p.clip(min(most, chars))
		if left -= p.Len(); left < 0 && len(fitted.Parts) > 0 || len(fitted.Parts) == parts-1 && len(m.Parts) > parts {
			fitted.Parts = append(fitted.Parts, cut)
			break
		}
		fitted.Parts = append(fitted.Parts, p)
	}
	return fitted
}

// clip returns the part with at most n characters.
func (p Part) clip(n int) Part {
	if p.Len() <= n {
		return p
	}
	clipped := Part{Role: p.Role} // of a table or a chart the words are left
	for _, r := range p.Runs {
		size := utf8.RuneCountInString(r.Text)
		if size >= n && n > 0 {
			r.Text = string([]rune(r.Text)[:n-1]) + "…"
		}
		if n > 0 {
			clipped.Runs = append(clipped.Runs, r)
		}
		n = max(0, n-size)
	}
	return clipped
}

// clipEncoded is the longest beginning of text, cut between words, that has at
// most limit characters once encoded and marked as cut.
func clipEncoded(text string, limit int, encode func(string) string) string {
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high { // the most runes that fit
		mid := (low + high + 1) / 2
		if utf8.RuneCountInString(encode(string(runes[:mid])+"…")) <= limit {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low == len(runes) {
		return encode(text)
	}
	cut := string(runes[:low])
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)/2 {
		cut = cut[:i]
	}
	return encode(cut + "…")
}

// visible returns s with every character that moves or hides others (controls
// but newline, direction overrides) shown as �, so that nothing an article or a
// question holds can rewrite a terminal or turn a line around.
func visible(s string) string {
	if !strings.ContainsFunc(s, hides) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\r':
			return ' '
		case hides(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

func hides(r rune) bool {
	return r != '\n' && unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 ||
		r == 0x2028 || r == 0x2029
}

// inLine is visible text on one line.
func inLine(s string) string { return strings.Join(strings.Fields(visible(s)), " ") }
