package articles

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html/charset"
)

// A tree is an element of XML with what stands in it. Names are without their
// name spaces; a stretch of text is a tree without a name.
type tree struct {
	name  string
	text  string
	attrs []xml.Attr
	inner []*tree
}

// Bounds of a part in XML.
const (
	mostElements  = 3_000_000
	deepestInside = 300
)

// readTree reads XML. Entities that it defines are not expanded.
func readTree(raw []byte) (*tree, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = charset.NewReaderLabel
	root := &tree{}
	open := []*tree{root}
	for n := 0; ; n++ {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		if n > mostElements {
			return nil, fmt.Errorf("XML of more than %d elements", mostElements)
		}
		above := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &tree{name: t.Name.Local, attrs: t.Attr}
			above.inner = append(above.inner, e)
			if open = append(open, e); len(open) > deepestInside {
				return nil, fmt.Errorf("XML of more than %d elements within each other", deepestInside)
			}
		case xml.EndElement:
			if len(open) == 1 || above.name != t.Name.Local {
				return nil, fmt.Errorf("XML: </%s> ends nothing", t.Name.Local)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			above.inner = append(above.inner, &tree{text: string(t)})
		}
	}
}

// attr is the value of an attribute, "" where it has none.
func (t *tree) attr(name string) string {
	if t != nil {
		for _, a := range t.attrs {
			if a.Name.Local == name {
				return a.Value
			}
		}
	}
	return ""
}

// at follows names downwards, the first of each; nil where there is none.
func (t *tree) at(names ...string) *tree {
	for _, name := range names {
		if t == nil {
			return nil
		}
		var found *tree
		for _, c := range t.inner {
			if c.name == name {
				found = c
				break
			}
		}
		t = found
	}
	return t
}

// each calls f with the elements of a name that stand right in t.
func (t *tree) each(name string, f func(*tree)) {
	if t != nil {
		for _, c := range t.inner {
			if c.name == name {
				f(c)
			}
		}
	}
}

// said is the text in an element.
func (t *tree) said() string {
	if t == nil {
		return ""
	}
	s := t.text
	for _, c := range t.inner {
		s += c.said()
	}
	return s
}
