package articles

import "quoth/articles/sentence"

// An Article is one document of a corpus, ready to be quoted.
//
// Text is what the whole program quotes from: the file decoded to UTF-8, its
// markup resolved to plain text, injected and boilerplate lines taken out.
// Every span in the program (blocks, links, passages, figures) counts bytes of
// Text, end exclusive, and lies on rune bounds.
type Article struct {
	Path      string   // slash-separated, relative to the corpus; the article's identity
	Title     string   // never empty: front matter, first heading, or the file's name
	Source    string   // who published it; "" unknown
	URL       string   // where it was published, http or https; "" unknown
	Published string   // 2006-01-02, 2006-01 or 2006; "" unknown
	Lang      string   // BCP 47, "en" or "zh" where not stated and the script tells
	Places    []string // what it is about, as written in front matter
	Tags      []string
	Text      string

	Blocks  []Block   // the parts of Text in order, without overlap
	Links   []Link    // what Text linked to, in order
	Removed []Removed // what cleaning took out, in order
	Guessed []string  // what the article does not say of itself and where it was taken from: "published: the file's name"
	Raw     []byte    // the file as it was read

	Instead string   // path of the article that is cited in its place: it is a copy of that, or was revised; "" none is
	Revised bool     // Instead is a later version of it
	Copies  []string // paths of articles that are copies of it
	Earlier []string // when versions of it that it takes the place of were published, the newest first
}

// A Block is a stretch of an article's text that holds together: sentences
// never cross its bounds, and neither do passages.
type Block struct {
	Kind       BlockKind
	Start, End int      // bytes of Article.Text
	Heading    string   // the heading it stands under, "" before the first
	Header     []string // Row only: the titles of the table's columns; cells are parted by " | "
}

// BlockKind says what a block is.
type BlockKind uint8

const (
	Paragraph BlockKind = iota
	Heading
	Item      // of a list
	Row       // of a table, the header row left out
	Reference // of a list of sources: kept, shown to readers, never a passage
)

// A Link is an address that words of the article point at.
type Link struct {
	Start, End int    // bytes of Article.Text
	URL        string // http or https
}

// Removed is a line that cleaning took out of an article, with the reason.
type Removed struct {
	Line   int    // of the file, from 1; 0 in HTML, whose lines are not told
	Text   string // as it stood there
	Reason string // "boilerplate", "advertisement: other script, new theme", …
}

// A Passage is one to a few whole sentences of one block: the unit that is
// found, quoted and linked to. Text is Article.Text[Start:End], byte for byte.
type Passage struct {
	ID         string // path#hash: stays the same while its article keeps its path and it keeps its words
	Article    *Article
	Heading    string
	Start, End int
	Text       string
	Sentences  []Span // bytes of Text
	Header     []string
}

// A Span is a stretch of bytes, end exclusive.
type Span = sentence.Span
