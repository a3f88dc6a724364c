package answer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
	"quoth/index/term"
)

const (
	maxClaims  = 3   // figures of a question that are looked up
	maxSupport = 3   // figures shown for one
	claimed    = 0.5 // of the words of a claim, what a passage must say to be about it
)

// verify looks up the figures a question states: who says so, who says
// otherwise, and what the articles say with them that the question does not.
func (r *reply) verify(c *crossing) error {
	shown := 0
	for _, claim := range c.Claims[:min(len(c.Claims), maxClaims)] {
		support, err := c.support(claim)
		if err == nil && len(support) == 0 {
			support, err = c.within(claim)
		}
		if err != nil {
			return err
		}
		if len(support) > 0 {
			if err := r.supported(c, claim, support); err != nil {
				return err
			}
			shown++
			continue
		}
		against, err := r.contradicted(c, claim)
		if err != nil {
			return err
		}
		if against {
			shown++
			continue
		}
		r.note(Unheard, claim.Text, nil)
	}
	r.put(shown)
	return nil
}

// support returns the entries that state a claimed figure of what is claimed,
// best first.
func (c *crossing) support(claim figure.Figure) ([]ledger.Entry, error) {
	type found struct {
		ledger.Entry
		share float64
	}
	var list []found
	for _, e := range c.book.Same(claim.Kind, claim.Value, claim.Unit, claim.Currency) {
		if !c.about(e) || c.Period != (query.Period{}) && e.Year != 0 && !c.Period.Holds(e.Year) || !c.inPart(e) {
			continue
		}
		share, err := c.said(e)
		if err != nil {
			return nil, err
		}
		if share >= claimed {
			list = append(list, found{e, share})
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Or(-cmp.Compare(a.share, b.share), -boolOrder(c.tongue(a.Entry), c.tongue(b.Entry)), ledger.Better(a.Entry, b.Entry))
	})
	var entries []ledger.Entry
	for _, f := range list {
		if f.share >= list[0].share/2 {
			entries = append(entries, f.Entry)
		}
	}
	return entries, nil
}

// within returns, best first, the entries that a claim of a bound holds for:
// "over 100". None where it does not hold for the best there is.
func (c *crossing) within(claim figure.Figure) ([]ledger.Entry, error) {
	g := query.Bound(claim)
	if g == nil || claim.Kind == figure.Rank || len(c.Measures) != 1 || len(c.Places) != 1 {
		return nil, nil
	}
	facts, err := c.facts(c.Measures[0], c.Places[0].ID)
	if err != nil || len(facts) == 0 || !g.Holds(facts[0].Entry) {
		return nil, err
	}
	var entries []ledger.Entry
	for _, f := range facts {
		if g.Holds(f.Entry) {
			entries = append(entries, f.Entry)
		}
	}
	return entries, nil
}

// about reports whether an entry is of the measure and place claimed, as far
// as both say.
func (c *crossing) about(e ledger.Entry) bool {
	measured := len(c.Measures) == 0 || e.MeasureID == "" || slices.ContainsFunc(c.Measures, func(m *lexicon.Entry) bool { return m.ID == e.MeasureID || m.Parent == e.MeasureID })
	placed := len(c.Places) == 0 || e.Place == "" || slices.ContainsFunc(c.Places, func(p *lexicon.Entry) bool {
		return c.answerer.lex.Within(e.Place, p.ID) || c.answerer.lex.Within(p.ID, e.Place)
	})
	return measured && placed
}

// said returns the share of the words of a claim, by weight, that the sentence
// of an entry says; what names the place may stand anywhere in the passage.
func (c *crossing) said(e ledger.Entry) (float64, error) {
	ev, err := c.evidence(e)
	if err != nil || ev == nil {
		return 0, err
	}
	sentence := ev.sentences[ev.sentence(ev.Record.Figures[e.Index].Start)]
	got, all := 0.0, 0.0
	for i, w := range c.Words {
		if w.Role == query.OfPeriod || c.InClaim(w) || w.PutWith() {
			continue
		}
		all += c.weights[i]
		level := c.holds(sentence, i)
		if w.Role == query.OfPlace {
			level = max(level, c.holds(ev.text, i), c.holds(ev.frame, i))
		}
		got += c.weights[i] * level
	}
	if all == 0 {
		return 1, nil
	}
	return got / all, nil
}

// supported shows who states a claim, how many go back to whom, and what the
// claim lost on the way.
func (r *reply) supported(c *crossing, claim figure.Figure, support []ledger.Entry) error {
	var figures []int
	for _, e := range support[:min(len(support), maxSupport)] {
		at, err := r.show(c, e)
		if err != nil {
			return err
		}
		figures = append(figures, at)
	}
	r.note(Supported, "", figures)
	r.shared(support, figures[0])
	first, err := r.answerer.Passage(support[0].Passage)
	if err != nil {
		return err
	}
	if lost := lost(claim, first.Figures[support[0].Index], c.Question); len(lost) > 0 {
		r.note(Hedged, strings.Join(lost, ", "), figures[:1])
	}
	return nil
}

// shared notes how many articles state a figure and how many origins they go
// back to, where one is cited.
func (r *reply) shared(entries []ledger.Entry, at int) {
	var articles []int
	for _, e := range entries {
		if !slices.Contains(articles, e.Article) {
			articles = append(articles, e.Article)
		}
	}
	origins := ledger.Origins(entries)
	if len(articles) > 1 && len(origins) > 0 && origins[0].Name != "" {
		var names []string
		for _, o := range origins {
			names = append(names, o.Name)
		}
		r.note(Shared, strings.Join(names, ", "), []int{at}, strconv.Itoa(len(articles)), strconv.Itoa(len(origins)))
	}
}

// lost returns what a figure of an article says that a claim of it does not:
// its qualifier, that it is no fact, its scope, who is cited, and words of what
// it measures.
func lost(claim, said figure.Figure, question string) []string {
	var list []string
	if said.Qualifier != claim.Qualifier && said.Qualifier != figure.Exact {
		list = append(list, said.Qualifier.String())
	}
	if said.Status != figure.Stated && said.Status != claim.Status {
		list = append(list, said.Status.String())
	}
	asked := term.Analyze(question)
	missing := func(words string) []string {
		var gone []string
		for _, w := range strings.Fields(words) {
			if toks := term.Analyze(w); len(toks) > 0 && !slices.ContainsFunc(asked, func(t term.Token) bool { return t.Term == toks[0].Term }) && !query.Stops(strings.ToLower(w)) {
				gone = append(gone, w)
			}
		}
		return gone
	}
	if said.Scope != "" && len(missing(said.Scope)) > 0 {
		list = append(list, said.Scope)
	}
	if gone := missing(said.Measure); len(gone) > 0 && len(gone) < len(strings.Fields(said.Measure)) {
		list = append(list, strings.Join(gone, " "))
	}
	if said.Attribution != "" && len(missing(said.Attribution)) > 0 {
		list = append(list, said.Attribution)
	}
	return list
}

// contradicted shows figures of the measure and place claimed that say
// otherwise. A claim that names neither is contradicted by nothing.
func (r *reply) contradicted(c *crossing, claim figure.Figure) (bool, error) {
	var figures []int
	for _, m := range c.Measures[:min(len(c.Measures), 1)] {
		for _, p := range c.Places[:min(len(c.Places), 1)] {
			facts, err := c.facts(m, p.ID)
			if err != nil {
				return false, err
			}
			for _, f := range facts {
				comparable := f.Kind == claim.Kind && f.Currency == claim.Currency || f.Kind == figure.Number && claim.Kind == figure.Count || f.Kind == figure.Count && claim.Kind == figure.Number
				if comparable && len(figures) < maxSupport {
					at, err := r.show(c, f.Entry)
					if err != nil {
						return false, err
					}
					figures = append(figures, at)
				}
			}
		}
	}
	if len(figures) > 0 {
		r.note(Contradicted, claim.Text, figures)
	}
	return len(figures) > 0, nil
}
