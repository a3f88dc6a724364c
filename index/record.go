package index

import "quoth/articles/figure"

// A Record is a passage as the index keeps it: all that is needed to show it,
// quote it and judge it, without touching its article.
type Record struct {
	ID         string // articles.Passage.ID
	Article    string // path in the corpus; Index.Meta has what is known of it
	N          int    // its place among the article's passages, from 0
	Heading    string
	Text       string
	Start, End int             // bytes of the article's Text
	Sentences  [][2]int        // bytes of Text
	Header     []string        // column titles, when it is a row of a table
	Figures    []figure.Figure // spans and sentence are bytes of Text; SameAs an index of this list
	Links      []Link          // in bytes of Text
}

// A Link is an address that a stretch of a passage points at.
type Link struct {
	Start, End int
	URL        string
}

// Meta is what is known of an article besides its words.
type Meta struct {
	Path      string
	Title     string
	Source    string
	URL       string
	Published string
	Lang      string
	Places    []string // as written in front matter
	Tags      []string
	Passages  int // how many it has

	Copies  int    // articles that are copies of it, whose passages it has
	Earlier string // when the version before it was published, "" there is none
}
