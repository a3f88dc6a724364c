package articles

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

const reasonPageEdge = "head or foot of a page"
const reasonContents = "table of contents"

// readDocument reads a document of Word: its paragraphs, lists and tables as
// they are shown with all changes accepted. What is struck out or taken out,
// hidden, noted by readers or stands at the edge of each page is kept as removed.
func readDocument(a *Article, raw []byte) ([]part, *Problem) {
	left := func(err error) ([]part, *Problem) { return nil, &Problem{Err: err, Left: true} }
	z, err := openPacked(raw, mostUnpacked)
	if err != nil {
		return left(err)
	}
	d := &document{links: map[string]string{}, styles: map[string]style{}}
	parts := map[string]*tree{}
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml", "docProps/core.xml"} {
		text, err := packedPart(z, name)
		if err == nil && text != nil {
			parts[name], err = readTree(text)
			if err != nil {
				err = fmt.Errorf("%s: %w", name, err)
			}
		}
		if err != nil {
			return left(err)
		}
	}
	body := parts["word/document.xml"].at("document", "body")
	if body == nil {
		return left(errors.New("not a document of Word: no text in it"))
	}
	parts["word/_rels/document.xml.rels"].at("Relationships").each("Relationship", func(r *tree) {
		if path.Base(r.attr("Type")) == "hyperlink" {
			d.links[r.attr("Id")] = r.attr("Target")
		}
	})
	parts["word/styles.xml"].at("styles").each("style", d.style)
	core := parts["docProps/core.xml"].at("coreProperties")
	a.Title = strings.TrimSpace(core.at("title").said())
	a.guessPublished(core.at("modified").said(), "the file's properties")
	a.guessPublished(core.at("created").said(), "the file's properties")
	d.blocks(body)
	d.end()
	for _, notes := range []*tree{parts["word/footnotes.xml"].at("footnotes"), parts["word/endnotes.xml"].at("endnotes")} {
		n := &document{links: d.links, styles: d.styles}
		notes.each("footnote", n.note)
		notes.each("endnote", n.note)
		for _, p := range n.parts {
			p.kind, p.level = Reference, 0
			d.parts = append(d.parts, p)
		}
	}
	d.aside(parts["word/comments.xml"], reasonComments)
	for _, f := range z.File {
		if dir, name := path.Split(f.Name); dir == "word/" && path.Ext(name) == ".xml" && (strings.HasPrefix(name, "header") || strings.HasPrefix(name, "footer")) {
			if text, err := packedPart(z, f.Name); err == nil {
				if edge, err := readTree(text); err == nil {
					d.aside(edge, reasonPageEdge)
				}
			}
		}
	}
	if a.Title == "" {
		a.Title = d.title
	}
	return d.parts, nil
}

// A document is a document of Word being turned into parts.
type document struct {
	links  map[string]string // addresses by the ids of their relationships
	styles map[string]style

	title   string // of the paragraph in the style of a title
	parts   []part
	open    part // the paragraph being written
	field   int  // codes of fields that are open
	reading bool // inside the code of a field
}

// A style is what matters of a style: 0 and false where it says nothing.
type style struct {
	heading int // level
	title   bool
	list    bool
	toc     bool
	hidden  bool
}

// style reads a style. One it is based on stands before it, as Word writes them.
func (d *document) style(t *tree) {
	s := d.styles[t.at("basedOn").attr("val")]
	name := strings.ToLower(t.at("name").attr("val"))
	if n, err := strconv.Atoi(t.at("pPr", "outlineLvl").attr("val")); err == nil && n < 9 {
		s.heading = n + 1
	}
	if rest, ok := strings.CutPrefix(name, "heading "); ok {
		if n, err := strconv.Atoi(rest); err == nil {
			s.heading = n
		}
	}
	s.title = s.title || name == "title"
	s.toc = s.toc || strings.HasPrefix(name, "toc ")
	s.list = s.list || t.at("pPr", "numPr") != nil || strings.HasPrefix(name, "list ") && name != "list paragraph"
	s.hidden = s.hidden || on(t.at("rPr", "vanish"))
	if t.attr("type") == "paragraph" || s.hidden {
		d.styles[t.attr("styleId")] = s
	}
}

// on reports whether a property that is written is switched on.
func on(t *tree) bool {
	return t != nil && !slices.Contains([]string{"0", "false", "none", "off"}, t.attr("val"))
}

// blocks adds what stands in the body, a cell or a note.
func (d *document) blocks(t *tree) {
	for _, c := range t.inner {
		switch c.name {
		case "p":
			d.paragraph(c)
		case "tbl":
			d.end()
			d.table(c)
		case "sdt":
			d.sdt(c, d.blocks)
		case "ins", "moveTo", "smartTag", "customXml":
			d.blocks(c)
		case "del", "moveFrom":
			d.parts = append(d.parts, d.inside(c).withheld(reasonStruck)...)
		}
	}
}

// sdt adds what a field of a form holds; a table of contents is kept as removed.
func (d *document) sdt(t *tree, add func(*tree)) {
	content := t.at("sdtContent")
	if content == nil {
		return
	}
	if strings.EqualFold(t.at("sdtPr", "docPartObj", "docPartGallery").attr("val"), "Table of Contents") {
		d.parts = append(d.parts, d.inside(content).withheld(reasonContents)...)
		return
	}
	add(content)
}

// inside reads what stands in an element by itself.
func (d *document) inside(t *tree) *document {
	in := &document{links: d.links, styles: d.styles}
	in.blocks(t)
	in.end()
	return in
}

// withheld is what was read as parts that are kept as removed.
func (d *document) withheld(reason string) []part {
	for i, p := range d.parts {
		d.parts[i] = p.withhold(reason)
	}
	return d.parts
}

// aside keeps what stands in another part of the file as removed.
func (d *document) aside(t *tree, reason string) {
	if t == nil {
		return
	}
	for _, root := range t.inner {
		in := d.inside(root)
		root.each("comment", func(c *tree) { in.parts = append(in.parts, d.inside(c).parts...) })
		d.parts = append(d.parts, in.withheld(reason)...)
	}
}

// note adds a footnote; those that only draw a line have none.
func (d *document) note(t *tree) {
	if t.attr("type") == "" || t.attr("type") == "normal" {
		d.blocks(t)
		d.end()
	}
}

// paragraph adds a paragraph, and behind it the text boxes that hang on it.
func (d *document) paragraph(t *tree) {
	d.end()
	props := t.at("pPr")
	s := d.styles[props.at("pStyle").attr("val")]
	if n, err := strconv.Atoi(props.at("outlineLvl").attr("val")); err == nil && n < 9 {
		s.heading = n + 1
	}
	if num := props.at("numPr"); num != nil {
		s.list = num.at("numId").attr("val") != "0"
	}
	switch {
	case s.title:
		d.open.kind, d.open.level = Heading, 1
	case s.heading > 0:
		d.open.kind, d.open.level = Heading, s.heading
	case s.list:
		d.open.kind = Item
	}
	var boxes []*tree
	d.runs(t, &boxes)
	if on(props.at("rPr", "vanish")) && len(d.open.written) == 0 || s.hidden {
		d.open.takeOut(0, reasonHidden)
	}
	if s.toc {
		d.open.takeOut(0, reasonContents)
	}
	if s.title && d.title == "" {
		d.title = strings.Join(strings.Fields(string(d.open.written)), " ")
	}
	d.end()
	for _, box := range boxes {
		d.blocks(box)
		d.end()
	}
}

// runs adds the text of what stands in a paragraph, and notes the text boxes.
func (d *document) runs(t *tree, boxes *[]*tree) {
	for _, c := range t.inner {
		at := len(d.open.written)
		switch c.name {
		case "r":
			d.run(c, boxes)
		case "hyperlink":
			d.runs(c, boxes)
			if address := d.links[c.attr("id")]; len(d.open.written) > at {
				d.open.link(at, address)
			}
		case "del", "moveFrom":
			d.runs(c, boxes)
			d.open.takeOut(at, reasonStruck)
		case "sdt":
			d.sdt(c, func(t *tree) { d.runs(t, boxes) })
		case "fldSimple", "ins", "moveTo", "smartTag", "customXml", "oMath", "oMathPara", "e", "num", "den", "sup", "sub", "f", "sSup", "sSub", "dir", "bdo":
			d.runs(c, boxes)
		}
	}
}

// run adds a run of text of one look.
func (d *document) run(t *tree, boxes *[]*tree) {
	at := len(d.open.written)
	for _, c := range t.inner {
		if d.reading && c.name != "fldChar" {
			continue
		}
		switch c.name {
		case "t", "delText":
			d.open.write(strings.Map(func(r rune) rune {
				if unseen(r) && r != '\n' && r != '\t' {
					return -1
				}
				return r
			}, c.said()))
		case "tab", "ptab":
			d.open.write("\t")
		case "br", "cr":
			d.open.write("\n")
		case "noBreakHyphen":
			d.open.write("-")
		case "footnoteReference", "endnoteReference":
			d.open.marks = append(d.open.marks, c.attr("id"))
		case "fldChar":
			switch c.attr("fldCharType") {
			case "begin":
				d.field++
				d.reading = true
			case "separate":
				d.reading = false
			case "end":
				d.field = max(0, d.field-1)
				d.reading = false
			}
		case "drawing", "pict", "object":
			boxesIn(c, boxes)
		case "AlternateContent":
			for _, choice := range []string{"Choice", "Fallback"} {
				before := len(*boxes)
				boxesIn(c.at(choice), boxes)
				if len(*boxes) > before {
					break
				}
			}
		}
	}
	props := t.at("rPr")
	switch {
	case len(d.open.written) == at:
	case on(props.at("vanish")) || on(props.at("webHidden")) || d.styles[props.at("rStyle").attr("val")].hidden:
		d.open.takeOut(at, reasonHidden)
	case on(props.at("strike")) || on(props.at("dstrike")):
		d.open.takeOut(at, reasonStruck)
	case props.at("vertAlign").attr("val") == "superscript":
		d.open.raise(at, false)
	}
}

// boxesIn finds the text boxes of a drawing.
func boxesIn(t *tree, boxes *[]*tree) {
	if t == nil {
		return
	}
	for _, c := range t.inner {
		if c.name == "txbxContent" {
			*boxes = append(*boxes, c)
		} else {
			boxesIn(c, boxes)
		}
	}
}

// end closes the paragraph being written.
func (d *document) end() {
	if d.open.done(); strings.TrimSpace(d.open.text) != "" || len(d.open.removed) > 0 {
		d.parts = append(d.parts, d.open)
	}
	d.open = part{}
}

// table adds a row for each row of a table.
func (d *document) table(t *tree) {
	var g grid
	type cellAt struct{ row, cell int }
	above := map[int]cellAt{} // cells that go on downwards, by column
	t.each("tr", func(tr *tree) {
		r := gridRow{head: on(tr.at("trPr", "tblHeader"))}
		column := 0
		tr.each("tc", func(tc *tree) {
			across := max(1, number(tc.at("tcPr", "gridSpan").attr("val")))
			merge := tc.at("tcPr", "vMerge")
			at := column
			column += across
			if merge != nil && merge.attr("val") != "restart" {
				if o, ok := above[at]; ok {
					g.rows[o.row].cells[o.cell].down++
					return
				}
			}
			delete(above, at)
			cell := asCell(d.inside(tc).parts)
			cell.across, cell.down = across, 1
			if merge != nil {
				above[at] = cellAt{len(g.rows), len(r.cells)}
			}
			r.cells = append(r.cells, cell)
		})
		if tr.at("trPr", "del") != nil {
			for i := range r.cells {
				r.cells[i].withhold(reasonStruck)
			}
		}
		g.rows = append(g.rows, r)
	})
	d.parts = append(d.parts, g.parts()...)
}
