package index

import (
	"fmt"
	"os"

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

// encodeMetas returns what is known of articles as bytes.
func encodeMetas(metas []Meta) []byte {
	c := &coder.Coder{}
	coder.List(c, &metas, func(m *Meta) { codeMeta(c, m) })
	return c.Bytes()
}

// decodeMetas reads what encodeMetas has written.
func decodeMetas(data []byte) (metas []Meta, err error) {
	c := coder.Reader(data)
	coder.List(c, &metas, func(m *Meta) { codeMeta(c, m) })
	if !c.Whole() {
		return nil, fmt.Errorf("%w: %s", ErrDamaged, metasFile)
	}
	return metas, nil
}

// readMetas reads what is known of articles from a file.
func readMetas(path string) ([]Meta, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return decodeMetas(data)
}

func codeMeta(c *coder.Coder, m *Meta) {
	for _, s := range []*string{&m.Path, &m.Title, &m.Source, &m.URL, &m.Published, &m.Lang} {
		c.String(s)
	}
	coder.List(c, &m.Places, c.String)
	coder.List(c, &m.Tags, c.String)
	c.Int(&m.Passages)
	c.Int(&m.Copies)
	c.String(&m.Earlier)
}
