package bot

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
)

// linkMax is how many bytes an address may have to be linked.
const linkMax = 2000

// A linker knows where a passage can be read.
type linker struct {
	reader string // address of the reader page, "" none
}

// of returns the address for the shown bytes of a passage, "" when it has none,
// and the host to name beside it: the article where it was published, at the
// quoted words; else what the words themselves cite; else the reader page, at
// the passage.
func (l linker) of(q answer.Quote, shown [2]int) (link, host string) {
	if u := webAddress(q.URL); u != nil {
		host = u.Host
		if link = u.String() + fragment(u, q.Text[shown[0]:shown[1]]); len(link) > linkMax {
			link = u.String()
		}
		return link, host
	}
	for _, cited := range q.Links {
		if cited.Start < shown[0] || cited.End > shown[1] {
			continue
		}
		if u := webAddress(cited.URL); u != nil {
			return u.String(), u.Host
		}
	}
	return l.page(q), ""
}

// page is the passage on the reader page.
func (l linker) page(q answer.Quote) string {
	base := webAddress(l.reader)
	if base == nil {
		return ""
	}
	link := strings.TrimSuffix(base.String(), "/") + "/articles/" + (&url.URL{Path: q.Article}).EscapedPath()
	if i := strings.LastIndexByte(q.ID, '#'); i >= 0 {
		link += "#" + url.PathEscape(q.ID[i+1:])
	}
	if len(link) > linkMax {
		return ""
	}
	return link
}

// webAddress reads an address that may be linked: http or https, a host of
// plain letters, no name or password before it, not overlong. Others are nil.
// Its String has no character that any markup could end on.
func webAddress(s string) *url.URL {
	if s == "" || len(s) > linkMax || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return hides(r) || r == '\n' }) {
		return nil
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return nil
	}
	for _, r := range u.Host {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".-:[]", r) {
			return nil
		}
	}
	u.RawQuery = escapeMarkup(u.RawQuery)
	u.RawPath = escapeMarkup(u.EscapedPath())
	u.RawFragment = escapeMarkup(u.EscapedFragment())
	if len(u.String()) > linkMax { // an escape is longer than what it stands for
		return nil
	}
	return u
}

// escapeMarkup percent-encodes what escaping for addresses may leave.
func escapeMarkup(s string) string {
	return strings.NewReplacer(" ", "%20", "|", "%7C", "<", "%3C", ">", "%3E", `"`, "%22", "'", "%27", "`", "%60", `\`, "%5C").Replace(s)
}

// fragmentWords is how many words, or for text without spaces how many groups
// of two characters, stand at each end of a text fragment.
const fragmentWords = 6

// fragment is the text fragment by which a browser finds quote on the page at
// u, with what joins it to the address: the first and the last words, since a
// page may break a line or set a note between.
func fragment(u *url.URL, quote string) string {
	joint := ":~:text="
	if u.Fragment == "" {
		joint = "#" + joint
	}
	first, last := ends(strings.TrimSpace(quote))
	if first == "" {
		return ""
	}
	if last == "" {
		return joint + escapeFragment(first)
	}
	return joint + escapeFragment(first) + "," + escapeFragment(last)
}

// ends are the first and the last words of a quote; last is "" when the first
// are all of it. Neither crosses a line.
func ends(quote string) (first, last string) {
	words := strings.Fields(quote)
	if len(words) > 2*fragmentWords && !strings.Contains(quote, "\n") {
		return strings.Join(words[:fragmentWords], " "), strings.Join(words[len(words)-fragmentWords:], " ")
	}
	lines := strings.Split(quote, "\n")
	first, last = strings.TrimSpace(lines[0]), strings.TrimSpace(lines[len(lines)-1])
	if runes := []rune(first); len(runes) > 12*fragmentWords {
		first = string(runes[:2*fragmentWords])
		if len(lines) == 1 {
			return first, string(runes[len(runes)-2*fragmentWords:])
		}
	}
	if runes := []rune(last); len(runes) > 12*fragmentWords {
		last = string(runes[len(runes)-2*fragmentWords:])
	}
	if len(lines) == 1 {
		return first, ""
	}
	return first, last
}

// escapeFragment encodes every byte but ASCII letters and digits: "-", "," and
// "&" have a meaning in a text fragment.
func escapeFragment(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

// withoutFragmentText is a link as a person reads it: without its text fragment.
func withoutFragmentText(link string) string {
	before, _, found := strings.Cut(link, ":~:text=")
	if !found {
		return link
	}
	return strings.TrimSuffix(before, "#")
}
