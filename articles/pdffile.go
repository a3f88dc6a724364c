package articles

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"quoth/articles/pdf"
)

// programTitle matches a title that a program gave a document, and no writer.
var programTitle = regexp.MustCompile(`(?i)^(?:microsoft (?:word|powerpoint|excel) - |untitled|document\d*$|slide 1$|.*\.(?:docx?|indd|pptx?|xlsx?|pdf|qxd|tex|dvi)$)`)

// mostUnknown is the share of a document's characters that may have no meaning in it.
const mostUnknown = 0.05

// readPDF reads what a PDF document shows, in the order in which a person reads it.
func readPDF(a *Article, raw []byte) ([]part, *Problem) {
	d, err := pdf.Read(raw)
	if err != nil {
		return nil, &Problem{Err: err, Left: true}
	}
	var problem *Problem
	if d.Cut != "" {
		problem = &Problem{Err: errors.New(d.Cut)}
	}
	switch {
	case d.Unknown > mostUnknown:
		err := fmt.Errorf("for %.0f%% of its characters it does not say which letters they are", 100*d.Unknown)
		return nil, &Problem{Err: err, Hint: "save it again with its text, or as another kind of file", Left: true}
	case len(d.Blocks) == 0:
		return nil, &Problem{Err: fmt.Errorf("no text in it: %s of pictures", count(d.Pages, "page")), Hint: "read the text of its pictures first (OCR)", Left: true}
	}
	var parts []part
	for _, b := range d.Blocks {
		if b.Kind == pdf.Table {
			var g grid
			for _, row := range b.Rows {
				var r gridRow
				for _, c := range row {
					p := asPart(c.Runs)
					r.cells = append(r.cells, gridCell{text: p.text, across: c.Across, removed: p.removed})
				}
				g.rows = append(g.rows, r)
			}
			parts = append(parts, g.parts()...)
			continue
		}
		p := asPart(b.Runs)
		switch b.Kind {
		case pdf.Heading:
			p.kind, p.level = Heading, b.Level
		case pdf.Item:
			p.kind = Item
		case pdf.Note:
			p.kind = Reference
		}
		if a.Title == "" && p.kind == Heading && b.Page == 1 {
			a.Title = p.text
		}
		parts = append(parts, p)
	}
	if t := strings.TrimSpace(d.Title); t != "" && !programTitle.MatchString(t) {
		a.Title = t
	}
	a.guessPublished(d.Created, "the file's properties")
	for _, r := range d.Removed {
		a.Removed = append(a.Removed, Removed{0, fmt.Sprintf("page %d: %s", r.Page, r.Text), r.Reason})
	}
	return parts, problem
}

// asPart writes text of which some is raised.
func asPart(runs []pdf.Run) part {
	var p part
	for _, r := range runs {
		at := len(p.written)
		p.write(r.Text)
		if r.Raised {
			p.raise(at, false)
		}
	}
	p.done()
	return p
}
