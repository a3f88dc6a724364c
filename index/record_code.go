package index

import (
	"fmt"

	"quoth/articles/figure"
	"quoth/index/coder"
)

// encode returns the record as bytes.
func (r *Record) encode() []byte {
	c := &coder.Coder{}
	code(c, r)
	return c.Bytes()
}

// decodeRecord reads what encode has written.
func decodeRecord(data []byte) (r Record, err error) {
	c := coder.Reader(data)
	code(c, &r)
	if !c.Whole() {
		return Record{}, fmt.Errorf("a stored passage is damaged")
	}
	return r, nil
}

// code takes a record, field by field.
func code(c *coder.Coder, r *Record) {
	c.String(&r.ID)
	c.String(&r.Article)
	c.Int(&r.N)
	c.String(&r.Heading)
	c.String(&r.Text)
	c.Int(&r.Start)
	c.Int(&r.End)
	coder.List(c, &r.Sentences, func(s *[2]int) { c.Int(&s[0]); c.Int(&s[1]) })
	coder.List(c, &r.Header, c.String)
	coder.List(c, &r.Figures, func(f *figure.Figure) { codeFigure(c, f) })
	coder.List(c, &r.Links, func(l *Link) { c.Int(&l.Start); c.Int(&l.End); c.String(&l.URL) })
}

func codeFigure(c *coder.Coder, f *figure.Figure) {
	c.Int(&f.Start)
	c.Int(&f.End)
	c.String(&f.Text)
	c.Int(&f.Sentence[0])
	c.Int(&f.Sentence[1])
	coder.Number(c, &f.Kind)
	c.Float(&f.Value)
	c.Float(&f.Max)
	c.String(&f.Unit)
	c.String(&f.Currency)
	c.String(&f.Per)
	coder.Number(c, &f.Qualifier)
	coder.Number(c, &f.Change)
	c.String(&f.Measure)
	c.String(&f.MeasureID)
	c.String(&f.Place)
	c.String(&f.PlaceText)
	c.String(&f.Entity)
	c.String(&f.Subject)
	c.String(&f.Period)
	c.Int(&f.Year)
	c.String(&f.Scope)
	coder.Number(c, &f.Status)
	c.String(&f.Attribution)
	c.Int(&f.SameAs)
	coder.Number(c, &f.Doubt)
}
