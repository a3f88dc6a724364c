// Package pdf reads what a PDF document shows, in the order in which a person
// reads it.
//
//	bytes ──open──▶ pages ──content──▶ glyphs ──lines──▶ regions ──blocks──▶ Document
//
// Everything is bounded by counts, so that the same file gives the same document
// or the same error whatever the machine; a table of where objects stand that is
// broken or lies does no harm, for they are looked for.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// A Document is the text of a PDF document.
type Document struct {
	Title   string // as its properties say, "" where they do not
	Created string // 2025-03-01, "" unknown
	Pages   int
	Blocks  []Block
	Removed []Removed
	Unknown float64 // share of its characters that it does not say the meaning of
	Cut     string  // what was not read, "" nothing
}

// A Block is a paragraph, a heading, an item of a list, a footnote or a table.
type Block struct {
	Kind  Kind
	Level int // of a heading: 1 is the largest
	Runs  []Run
	Rows  [][]Cell // of a table
	Page  int      // from 1
}

// A Kind is what a block is.
type Kind uint8

const (
	Paragraph Kind = iota
	Heading
	Item
	Note // at the foot of a page
	Table
)

// A Run is text of which all is raised or none is.
type Run struct {
	Text   string
	Raised bool
}

// A Cell is a cell of a table, over one or more columns.
type Cell struct {
	Runs   []Run
	Across int
}

// A Removed is a line that is shown and is no part of the text, with the reason.
type Removed struct {
	Page         int
	Text, Reason string
}

// Reasons for which a line is removed.
const (
	AtEdge   = "head or foot of a page"
	Hidden   = "hidden"
	Rotated  = "written upwards"
	Contents = "table of contents"
)

// Bounds of a document.
const (
	mostPages    = 5000
	mostGlyphs   = 5_000_000
	mostUnpacked = 96 << 20   // bytes that its streams unpack to
	mostStream   = 48 << 20   // of one
	mostLoads    = 50_000_000 // times that a reference is followed
	deepestForm  = 12         // forms within each other
)

// errBudget ends the reading of a file that asks for too much.
var errBudget = errors.New("it asks for more work than one document is given")

// Read reads a document. Its error says what is wrong with it.
func Read(raw []byte) (d *Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, fmt.Errorf("not a PDF document that can be read: %v", r)
			if r == errBudget {
				err = errBudget
			}
		}
	}()
	raw, err = trimmed(raw)
	if err != nil {
		return nil, err
	}
	f, err := open(raw)
	if err != nil {
		return nil, err
	}
	r := &reader{file: f, fonts: map[[2]int]*font{}, doc: &Document{}}
	r.properties()
	if err := r.pages(f.trailer.key("Root").key("Pages"), 0); err != nil {
		return nil, err
	}
	if r.doc.Pages = len(r.shown); r.doc.Pages == 0 {
		return nil, errors.New("it has no pages")
	}
	r.blocks()
	if r.glyphs > 0 {
		r.doc.Unknown = float64(r.unknown) / float64(r.glyphs)
	}
	return r.doc, nil
}

// trimmed returns the file from its header on.
func trimmed(raw []byte) ([]byte, error) {
	from := bytes.Index(raw[:min(len(raw), 1024)], []byte("%PDF-"))
	if from < 0 {
		return nil, errors.New("not a PDF document")
	}
	return raw[from:], nil
}

// A reader is a document being read.
type reader struct {
	file  *store
	fonts map[[2]int]*font
	doc   *Document

	shown   []*page
	glyphs  int
	unknown int // of them, not known what they mean
}

// properties sets what the document says of itself.
func (r *reader) properties() {
	info := r.file.trailer.key("Info")
	r.doc.Title = strings.Join(strings.Fields(strings.Map(visible, info.key("Title").said())), " ")
	if m := dated.FindStringSubmatch(info.key("CreationDate").said()); m != nil {
		r.doc.Created = m[1] + "-" + m[2] + "-" + m[3]
	}
}

var dated = regexp.MustCompile(`^(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)`)

// pages reads the pages below a node of their tree.
func (r *reader) pages(node value, depth int) error {
	if depth > 50 {
		return errors.New("its pages stand too deep within each other")
	}
	kids := node.key("Kids")
	for i := 0; i < kids.len(); i++ {
		kid := kids.index(i)
		if kid.key("Kids").kind == '[' {
			if err := r.pages(kid, depth+1); err != nil {
				return err
			}
			continue
		}
		if kid.kind != '<' {
			continue
		}
		if len(r.shown) == mostPages || r.glyphs > mostGlyphs {
			r.doc.Cut = fmt.Sprintf("more than %d pages or %d characters: the first %d pages are read", mostPages, mostGlyphs, len(r.shown))
			return nil
		}
		r.shown = append(r.shown, r.page(kid))
	}
	return nil
}

// inherited is what a page says, or the nodes above it.
func inherited(page value, key string) value {
	for range 50 {
		if v := page.key(key); v.kind != 0 {
			return v
		}
		if page = page.key("Parent"); page.kind != '<' {
			break
		}
	}
	return value{}
}
