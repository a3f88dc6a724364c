package quantity

import (
	"strings"

	"quoth/articles/lexicon"
)

// IsPlace reports whether the tokens name a place and nothing else.
func (r *Reader) IsPlace(from, to int) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(r.Span(from, to), "'s"), "’s")
	start := r.Tokens[from].Start
	r.found = r.about.Lexicon.AppendMentions(r.found[:0], name, r.Lower[start:start+len(name)])
	for _, m := range r.found {
		if m.Entry.Kind == lexicon.Place && m.Start == 0 && m.End == len(name) && m.Entry.Class != "institution" {
			return true
		}
	}
	return false
}

// isCity reports whether the word at token i ends the name of a city or country.
func (r *Reader) isCity(i int) bool {
	for from := max(0, i-2); from <= i; from++ {
		start, end := r.Tokens[from].Start, r.Tokens[i].End
		r.found = r.about.Lexicon.AppendMentions(r.found[:0], r.Text[start:end], r.Lower[start:end])
		for _, m := range r.found {
			if m.Entry.Kind == lexicon.Place && (m.Entry.Class == "city" || m.Entry.Class == "country") && m.End == end-start {
				return true
			}
		}
	}
	return false
}
