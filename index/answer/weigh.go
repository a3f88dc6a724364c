package answer

import (
	"cmp"
	"quoth/index"
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index/meaning"
	"quoth/index/query"
	"quoth/index/rank"
	"quoth/index/term"
)

// An asked is a query weighed against a corpus: how much each of its words
// tells, and what would stand for it in a passage.
type asked struct {
	query.Query
	last      rank.Shown       // what the thread it is asked in has shown
	weights   []float64        // of Query.Words, 0 to 1
	alike     [][]string       // of Query.Words: terms that mean the same
	near      [][]string       // …and terms that may stand for them, of those the corpus has
	begins    *[256]bool       // by byte: a term that begins so may stand for a word
	meanings  *meaning.Sought  // Query.Words by what they mean
	soft      [][]term.Variant // of Query.Words: terms near them in what they mean, of those the corpus has
	unmatched []string         // words that stand nowhere in the corpus
	readings  *readings        // what passages have told, for the question to its end
	standing  *standing        // of the terms of readings
}

// Shares of a word's weight by its role, and of finding a relative of it.
const (
	weakWeight  = 0.3
	alikeWorth  = 0.85
	nearWorth   = 0.6
	familyWorth = 0.7
	familyStem  = 5 // letters two words of one family share at the least
)

// weigh looks up how rare each word of the query is.
func (x *Answerer) weigh(q query.Query) asked {
	a := asked{Query: q, begins: new([256]bool)}
	rarest := term.Rarity(0, x.Passages())
	for _, w := range q.Words {
		df := x.Frequency(w.Term)
		weight := term.Rarity(df, x.Passages()) / rarest
		if w.Role == query.Weak {
			weight *= weakWeight
		}
		alike := query.Same(w.Term)
		near := x.near(w.Term, alike)
		found := df > 0 || len(near) > 0
		for _, t := range alike {
			found = found || x.Frequency(t) > 0
		}
		a.weights = append(a.weights, weight)
		a.alike = append(a.alike, alike)
		a.near = append(a.near, near)
		for _, t := range slices.Concat(alike, near, []string{w.Term}) {
			if t != "" {
				a.begins[t[0]] = true
			}
		}
		if !found && w.Role != query.Weak && w.Role != query.OfPeriod && !(w.Entry != nil && x.knows(w.Entry)) {
			a.unmatched = append(a.unmatched, w.Text)
		}
	}
	a.seekMeaning()
	a.soft = x.soft(&a)
	a.readings = x.readings.now()
	a.standIn(&a.readings.words)
	return a
}

// nearSought is how many of the terms that may stand for a word are searched for.
const nearSought = 6

// near returns the terms that may stand for a term, of those the corpus has,
// without those that say the same.
func (x *Answerer) near(t string, same []string) []string {
	var list []string
	for _, o := range slices.Concat(query.Alike(t), rank.Relatives(t)) {
		if !slices.Contains(same, o) && !slices.Contains(list, o) && x.Frequency(o) > 0 {
			list = append(list, o)
		}
	}
	return list
}

// knows reports whether the corpus names an entry under any of its names.
func (x *Answerer) knows(e *lexicon.Entry) bool {
	for _, name := range append([]string{e.ID}, e.Aliases...) {
		toks := term.Analyze(strings.TrimPrefix(name, "="))
		all := len(toks) > 0
		for _, tok := range toks {
			all = all && x.Frequency(tok.Term) > 0
		}
		if all {
			return true
		}
	}
	return false
}

// Wish returns what passages are ranked by for a question that is understood,
// asked when a thread has shown last.
func (x *Answerer) Wish(q query.Query, last rank.Shown) index.Wish {
	a := x.weigh(q)
	a.last = last
	return a.wish()
}

// wish returns what to rank passages by: the question with what it leaves out.
func (a asked) wish() index.Wish {
	w := index.Wish{Question: cmp.Or(strings.TrimSpace(a.Bare), a.Question), More: a.terms(), Last: a.last, Alike: map[string][]string{}, Near: map[string][]string{}}
	for i, word := range a.Words {
		if word.Carried {
			w.Question += " " + word.Text
		}
		alike := slices.Clone(a.alike[i])
		if word.Entry != nil {
			for _, t := range names(word.Entry) {
				term := t.Variants[0].Term
				if !slices.ContainsFunc(a.Words, func(o query.Word) bool { return o.Term == term }) {
					alike = append(alike, term)
				}
			}
		}
		w.Alike[word.Term] = alike
		w.Near[word.Term] = a.near[i]
	}
	return w
}

// terms returns what to search for: every word of the query with what may
// stand for it, and the names of its places and measures in all languages.
func (a asked) terms() []term.Term {
	var terms []term.Term
	named := map[*lexicon.Entry]bool{}
	for i, w := range a.Words {
		t := term.Term{Word: w.Text, Variants: []term.Variant{{Term: w.Term}}}
		if w.Role == query.Weak {
			t.Weight = weakWeight
		}
		for _, other := range a.alike[i] {
			t.Variants = append(t.Variants, term.Variant{Term: other, Weight: 0.3})
		}
		for _, other := range a.near[i][:min(len(a.near[i]), nearSought)] {
			t.Variants = append(t.Variants, term.Variant{Term: other, Weight: 0.2})
		}
		t.Variants = append(t.Variants, a.soft[i]...)
		terms = append(terms, t)
		if w.Entry != nil && !named[w.Entry] {
			named[w.Entry] = true
			terms = append(terms, names(w.Entry)...)
		}
	}
	return terms
}

// names returns the words of an entry's own name, and its Chinese or English
// one, as terms that count for less than the words asked.
func names(e *lexicon.Entry) []term.Term {
	var terms []term.Term
	add := func(name string) {
		for _, tok := range term.Analyze(name) {
			terms = append(terms, term.Term{Word: name, Weight: 0.5, Variants: []term.Variant{{Term: tok.Term}}})
		}
	}
	add(e.ID)
	for _, alias := range e.Aliases {
		if query.Language(alias) == "zh" && !strings.Contains(alias, "…") {
			add(alias)
			break
		}
	}
	return terms
}

// worth tells how well a term stands for word i of the query, 0 to 1.
func (a *asked) worth(i int, term string) float64 {
	w := &a.Words[i]
	switch {
	case term == w.Term:
		return 1
	case slices.Contains(a.alike[i], term):
		return alikeWorth
	case slices.Contains(a.near[i], term):
		return nearWorth
	case len(w.Term) > familyStem && w.Term[0] < 0x80 && family(w.Term, term):
		return familyWorth
	}
	return 0
}

// family reports whether two stems are of one family: research, researcher.
func family(a, b string) bool {
	if len(b) < familyStem || len(b)-len(a) > 4 || len(a)-len(b) > 4 {
		return false
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= familyStem && n >= min(len(a), len(b))-1
}

// scoped reports whether the scope of a figure is what is asked, or none. A
// country's figure is national by nature: its place says that.
func (a asked) scoped(scope string) bool {
	if scope == "" || scope == "national" || scope == "cluster" {
		return true
	}
	asked := term.Analyze(a.Question)
	for _, s := range term.Analyze(scope) {
		if !slices.ContainsFunc(asked, func(t term.Token) bool { return t.Term == s.Term }) {
			return false
		}
	}
	return true
}
