package engine

import (
	"math"
	"slices"

	"quoth/index/term"
)

// A plain scorer is BM25F written down as simply as can be, over the passages
// themselves: what the engine must agree with.
type plain struct {
	fields [][len(analysedFields)][]string // terms of each passage
	totals Totals
}

func newPlain(entries []*Entry) *plain {
	p := &plain{}
	for _, e := range entries {
		var fields [len(analysedFields)][]string
		for i, text := range e.texts() {
			for _, tok := range term.AnalyzePassage(text) {
				fields[i] = append(fields[i], tok.Term)
			}
			p.totals.Tokens[i] += len(fields[i])
		}
		p.fields = append(p.fields, fields)
	}
	p.totals.Passages = len(p.fields)
	return p
}

func (p *plain) frequency(term string) int {
	df := 0
	for f := range analysedFields { // the text is the last
		n := 0
		for _, fields := range p.fields {
			if slices.Contains(fields[f], term) {
				n++
			}
		}
		if n > 0 {
			df = n
		}
	}
	return df
}

// scores returns what each passage gets that gets something.
func (p *plain) scores(terms []term.Term) map[int]float64 {
	scores := make([]float64, len(p.fields))
	for _, t := range terms {
		idf := -1.0
		type variant struct {
			term   string
			weight float64
		}
		var variants []variant
		for _, v := range t.Variants {
			df := p.frequency(v.Term)
			if df == 0 {
				continue
			}
			own := math.Log(1 + (float64(len(p.fields))-float64(df)+0.5)/(float64(df)+0.5))
			if idf < 0 {
				idf = own
			}
			w := v.Weight
			if w == 0 {
				w = 1
			}
			variants = append(variants, variant{v.Term, w * min(1, own/idf)})
		}
		for i, fields := range p.fields {
			tf := 0.0
			for _, v := range variants {
				for f, rule := range analysedFields {
					n := 0
					for _, term := range fields[f] {
						if term == v.term {
							n++
						}
					}
					if n > 0 {
						average := float64(p.totals.Tokens[f]) / float64(len(p.fields))
						tf += rule.weight * v.weight * float64(n) / (1 - rule.b + rule.b*float64(len(fields[f]))/average)
					}
				}
			}
			w := t.Weight
			if w == 0 {
				w = 1
			}
			scores[i] += w * idf * tf * (bm25K1 + 1) / (bm25K1 + tf)
		}
	}
	all := map[int]float64{}
	for i, s := range scores {
		if s > 0 {
			all[i] = s
		}
	}
	return all
}
