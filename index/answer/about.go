package answer

import (
	"cmp"
	"quoth/index"
	"slices"
	"strconv"

	"quoth/articles/lexicon"
	"quoth/index/ledger"
)

const (
	maxKnown    = 15 // measures told of a place
	maxUnknown  = 8  // measures named as missing
	commonLeast = 5  // places a measure must be known of to be missed
)

// about tells what the articles know of a place: how many there are, who
// published them and when, the newest figure of each measure, and which
// measures they give of other places alone.
func (r *reply) about(c *crossing) error {
	p := c.Places[0]
	t := &Table{Columns: []string{"measure", "figure", "period", "cited"}}
	type known struct {
		head  ledger.Head
		count int
	}
	var list []known
	var have []string
	for _, id := range c.book.Measures(p.ID) {
		m := c.answerer.lex.Lookup(lexicon.Measure, id)
		if m == nil {
			continue
		}
		if heads := c.book.Heads(c.of(m, p.ID), nil); len(heads) > 0 && !c.wider(heads[0].Entry) {
			list = append(list, known{heads[0], heads[0].Of})
			have = append(have, id)
		}
	}
	slices.SortStableFunc(list, func(a, b known) int { return -cmp.Compare(a.count, b.count) })
	for _, k := range list[:min(len(list), maxKnown)] {
		facts, err := c.facts(c.answerer.lex.Lookup(lexicon.Measure, k.head.MeasureID), p.ID)
		if err != nil {
			return err
		}
		if len(facts) == 0 {
			continue
		}
		at, err := r.show(c, facts[0].Entry)
		if err != nil {
			return err
		}
		amount, period, cited := r.cells(at)
		t.Rows = append(t.Rows, []Cell{{Text: k.head.MeasureID}, amount, period, cited})
	}
	if r.put(len(t.Rows)); len(t.Rows) == 0 {
		return nil
	}
	r.Table = t
	r.sources(c, p)
	if unknown := c.unknown(have); len(unknown) > 0 {
		r.note(Unknown, "", nil, unknown...)
	}
	return nil
}

// sources notes how many articles are about a place or have a figure of it, by
// whom and from when to when.
func (r *reply) sources(c *crossing, p *lexicon.Entry) {
	var publishers []string
	n, first, last := 0, "", ""
	for _, m := range c.answerer.metas {
		if !slices.ContainsFunc(c.answerer.lex.Find(m.Title), func(l lexicon.Mention) bool { return l.Entry == p }) && !namesPlace(c.answerer.lex, m, p) {
			continue
		}
		n++
		if m.Source != "" && !slices.Contains(publishers, m.Source) {
			publishers = append(publishers, m.Source)
		}
		if m.Published != "" {
			first, last = min(cmp.Or(first, m.Published), m.Published), max(last, m.Published)
		}
	}
	if n > 0 {
		r.note(Known, "", nil, strconv.Itoa(n), join(publishers), first, last)
	}
}

// namesPlace reports whether an article's front matter names a place.
func namesPlace(lex *lexicon.Lexicon, m index.Meta, p *lexicon.Entry) bool {
	return slices.ContainsFunc(m.Places, func(name string) bool {
		return slices.ContainsFunc(lex.Find(name), func(l lexicon.Mention) bool { return l.Entry == p })
	})
}

// join is a list in one line, the first few of it.
func join(names []string) string {
	text := ""
	for i, name := range names[:min(len(names), maxLeft)] {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}

// unknown returns the measures that many places have a figure of and this one
// has not, those of the most places first.
func (c *crossing) unknown(have []string) []string {
	count := map[string]int{}
	var measures []string
	for _, m := range c.answerer.lex.Entries() {
		if m.Kind != lexicon.Measure || slices.Contains(have, m.ID) {
			continue
		}
		if n := len(c.book.Places(c.filter(m))); n >= commonLeast {
			count[m.ID] = n
			measures = append(measures, m.ID)
		}
	}
	slices.SortStableFunc(measures, func(a, b string) int { return -cmp.Compare(count[a], count[b]) })
	return measures[:min(len(measures), maxUnknown)]
}
