package answer

import (
	"cmp"
	"context"
	"quoth/index"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/query"
	"quoth/index/rank"
)

const (
	maxPassages = 3  // sentences given to a question that no figure answers
	maxSlots    = 12 // facts looked up for one question
)

// Ask answers a question from the index. It fails only when the index cannot
// be read or ctx ends; what the articles do not say is an Answer too. The same
// index and question give the same Answer.
func (x *Answerer) Ask(ctx context.Context, question string) (Answer, error) {
	return x.answer(ctx, x.Understand(question), rank.Shown{})
}

// answer answers a question that is understood, in a thread that has shown last.
func (x *Answerer) answer(ctx context.Context, q query.Query, last rank.Shown) (Answer, error) {
	return x.answered(ctx, q, last, nil)
}

// answered answers such a question, and tells e how; nil none.
func (x *Answerer) answered(ctx context.Context, q query.Query, last rank.Shown, e *Explanation) (Answer, error) {
	r := &reply{answerer: x, Answer: newAnswer(q), explained: e}
	if !x.reads(q.Lang) {
		r.Query.Unread = q.Lang
		return r.Answer, nil
	}
	if q.Intent == query.SmallTalk || len(q.Words) == 0 {
		r.Query.Intent = query.SmallTalk
		return r.Answer, nil
	}
	a := x.weigh(q)
	a.last = last
	e.asked(a)
	r.Unmatched = append(r.Unmatched, a.unmatched...)
	if len(q.Taken) > 0 {
		r.note(Taken, "", nil, q.Taken...)
	}
	if yearly, err := x.throughout(a); err != nil {
		return Answer{}, err
	} else if yearly {
		a.Intent, r.Query.Intent = query.Trend, query.Trend
	}
	crossed, err := r.across(a)
	r.crossed = crossed
	if err != nil || crossed && r.Status != Unanswered {
		e.across(r.Answer)
		return r.finished(q), err
	}
	found, confidence, err := x.gather(ctx, a)
	if err != nil {
		return Answer{}, err
	}
	if !crossed && !q.Singles() && (q.Want.Figure() || q.Intent != query.PassageOnly && len(q.Measures) > 0) {
		r.figures(a, found)
	}
	if r.Status == Unanswered {
		r.sentences(a, found, confidence)
	}
	if r.Status == Unanswered {
		if q, found, err := r.elsewhen(a); err != nil {
			return Answer{}, err
		} else if found {
			r.Passages = []Quote{q}
		}
	}
	return r.finished(q), nil
}

// finished is the answer with why it is what it is, where that is asked.
func (r *reply) finished(q query.Query) Answer {
	if q.Why {
		r.reason()
	}
	if q.Relative != "" && len(r.Figures) > 0 && !strings.Contains(lexicon.Plain(r.passageOf(0)), lexicon.Plain(q.Relative)) {
		r.note(Unreckoned, q.Relative, nil)
	}
	return r.Answer
}

// reads reports whether questions in a language can be answered: English and
// Chinese, and any that an article is written in.
func (x *Answerer) reads(lang string) bool {
	return lang == "en" || lang == "zh" || slices.ContainsFunc(x.metas, func(m index.Meta) bool {
		return m.Lang == lang || strings.HasPrefix(m.Lang, lang+"-")
	})
}

// newAnswer is the answer before anything was found.
func newAnswer(q query.Query) Answer {
	a := Answer{
		Question: q.Asked, Status: Unanswered, Spelling: q.Respelt,
		Query:     Understood{Intent: q.Intent, Places: ids(q.Places), Measures: ids(q.Measures), Period: q.Period.Text, Condition: q.Condition, Talk: q.Talk},
		Unmatched: []string{}, Figures: []Figure{}, Passages: []Quote{}, Disagreements: []Disagreement{}, Missing: []string{}, Notes: []Note{}, Also: []Answer{},
	}
	return a
}

func ids(entries []*lexicon.Entry) []string {
	list := []string{}
	for _, e := range entries {
		list = append(list, e.ID)
	}
	return list
}

// A reply is an answer being put together.
type reply struct {
	answerer  *Answerer
	explained *Explanation // nil: nobody asked for it
	crossed   bool         // it was looked for in the ledger: no sentence answers
	Answer
}

// slots returns the facts asked for: each measure of each place.
func (a asked) slots(x *Answerer, found []*evidence) []slot {
	places, measures := a.Places, a.Measures
	if len(places) == 0 && len(measures) > 0 && (a.Intent == query.Rank || a.Intent == query.Filter) {
		places = x.measuredPlaces(measures, found)
	}
	if len(places) == 0 {
		places = []*lexicon.Entry{nil}
	}
	if len(measures) == 0 {
		measures = []*lexicon.Entry{nil}
	}
	var slots []slot
	for _, m := range measures {
		for _, p := range places {
			if len(slots) < maxSlots {
				slots = append(slots, slot{p, m})
			}
		}
	}
	return slots
}

// measuredPlaces returns the cities that have a figure of one of the measures.
func (x *Answerer) measuredPlaces(measures []*lexicon.Entry, found []*evidence) []*lexicon.Entry {
	var places []*lexicon.Entry
	for _, e := range found {
		for _, f := range e.Figures {
			p := x.lex.Lookup(lexicon.Place, f.Place)
			if p != nil && p.Subject() && !slices.Contains(places, p) &&
				slices.ContainsFunc(measures, func(m *lexicon.Entry) bool { return m.ID == f.MeasureID }) {
				places = append(places, p)
			}
		}
	}
	slices.SortFunc(places, func(a, b *lexicon.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return places
}

// figures fills the answer with the figures for each slot asked for.
func (r *reply) figures(a asked, found []*evidence) {
	slots := a.slots(r.answerer, found)
	filled := 0
	var empty []slot
	for _, s := range slots {
		list := r.answerer.candidates(a, s, found)
		picked := choose(s, list)
		r.explained.figures(s, list, picked)
		if len(picked) == 0 {
			empty = append(empty, s)
			continue
		}
		filled++
		if len(slots) > 1 {
			picked = picked[:min(len(picked), 2)]
		}
		at := len(r.Figures)
		for _, c := range picked {
			r.addFigure(c)
		}
		r.Disagreements = append(r.Disagreements, r.answerer.disagreements(s, picked, at)...)
		r.told(s, picked[0], at)
		r.Confidence = max(r.Confidence, min(1, picked[0].fit))
	}
	for _, s := range empty {
		r.miss(s, slots, found)
	}
	switch {
	case filled == 0:
		r.Confidence = 0
	case len(empty) > 0:
		r.Status = Partial
	default:
		r.Status = Answered
	}
}

// miss names what a slot lacks: the place when the articles have nothing on
// it or others have the measure, else the measure.
func (r *reply) miss(s slot, slots []slot, found []*evidence) {
	name := ""
	switch {
	case s.place != nil && (len(slots) > 1 && s.measure != nil || !r.covered(s.place)):
		name = s.place.ID
	case s.measure != nil:
		name = s.measure.ID
	}
	if name != "" && !slices.Contains(r.Missing, name) {
		r.Missing = append(r.Missing, name)
	}
}

// covered reports whether an article is about a place.
func (r *reply) covered(p *lexicon.Entry) bool {
	for _, m := range r.answerer.Articles() {
		for _, name := range m.Places {
			for _, mention := range r.answerer.lex.Find(name) {
				if mention.Entry == p || r.answerer.lex.Within(p.ID, mention.Entry.ID) {
					return true
				}
			}
		}
	}
	return r.answerer.knows(p)
}

// sentences fills the answer with the sentences that answer, or with the
// nearest one, which does not; confidence is that of the ranking.
func (r *reply) sentences(a asked, found []*evidence, confidence float64) {
	list := a.sentences(found)
	r.explained.sentences(list, r.answerer)
	if len(list) == 0 {
		return
	}
	best := list[0]
	r.Confidence = confidence
	sure := confidence >= rank.Sure
	if len(a.Places)+len(a.Measures) > 0 { // named in whatever words and language: the sentence tells more
		r.Confidence = max(confidence, min(1, best.score))
		sure = sure || best.score >= AnswerableSentence
	}
	if cells := a.cells(best.evidence); len(cells) > 0 && !r.crossed {
		r.Status, r.Confidence, r.Missing = Answered, min(1, best.score), []string{}
		for _, c := range cells {
			r.addFigure(c)
		}
		return
	}
	answers := sure && !a.Want.Figure() && !a.ofUnknown() && !a.ofNothing() && a.measured(best) && r.stating(a, best) && !r.crossed && a.dated(best) && r.placed(a, best)
	if !answers {
		r.Confidence *= 0.5
		r.Passages = append(r.Passages, r.nearest(a, list))
		return
	}
	r.Status = Answered
	r.Missing = []string{}
	seen := map[string]bool{}
	for i, s := range list {
		alike := i == 0 || s.score >= max(AnswerableSentence, otherSame*best.score)
		if alike && len(r.Passages) < maxPassages && !seen[s.Article] {
			seen[s.Article] = true
			r.Passages = append(r.Passages, s.quote(s.score))
		}
	}
}

// dated reports whether a passage speaks of the years asked for; with none
// asked every passage does, and of an open period any year will do.
func (a asked) dated(s said) bool {
	if a.Period.From == 0 || a.Period.To == 0 {
		return true
	}
	years := strings.FieldsFunc(s.Record.Text, func(r rune) bool { return r < '0' || r > '9' })
	return a.Period.Holds(s.publishedYear()) || slices.ContainsFunc(years, func(y string) bool {
		n, err := strconv.Atoi(y)
		return err == nil && len(y) == 4 && a.Period.Holds(n)
	})
}

// placed reports whether a sentence speaks of one of the places asked for, of
// what lies in it or of what it lies in: its heading or title does, it does
// itself, or it names none and its passage does. With none asked every one does.
func (r *reply) placed(a asked, s said) bool {
	if len(a.Places) == 0 {
		return true
	}
	named := func(names set[*lexicon.Entry]) bool {
		return slices.ContainsFunc(names, func(e *lexicon.Entry) bool { return e.Kind == lexicon.Place })
	}
	asked := func(names set[*lexicon.Entry]) bool {
		return slices.ContainsFunc(names, func(e *lexicon.Entry) bool {
			return e.Kind == lexicon.Place && slices.ContainsFunc(a.Places, func(p *lexicon.Entry) bool {
				return e == p || r.answerer.lex.Within(e.ID, p.ID) || r.answerer.lex.Within(p.ID, e.ID)
			})
		})
	}
	own := s.sentences[s.at].names
	return asked(s.frame.names) || asked(own) || !named(own) && asked(s.text.names)
}

// nearest is the passage to show where none answers: the first that speaks of
// a place asked for, or else the first.
func (r *reply) nearest(a asked, list []said) Quote {
	i := max(0, slices.IndexFunc(list, func(s said) bool { return r.placed(a, s) }))
	return list[i].quote(list[i].score)
}

// measured reports whether a passage or its title speaks of one of the measures
// asked for; with none asked every one does.
func (a asked) measured(s said) bool {
	return len(a.Measures) == 0 || slices.ContainsFunc(a.Measures, func(m *lexicon.Entry) bool { return s.text.names.has(m) || s.frame.names.has(m) })
}

// stating reports whether a sentence may answer a question for nothing but
// measures of places: one with figures must have one of these, not only of other
// measures or other places.
func (r *reply) stating(a asked, s said) bool {
	if a.Intent != query.Lookup || len(a.Places) == 0 || len(a.leftover()) > 0 {
		return true
	}
	measures, places := r.answerer.measureIDs(a.Measures), r.answerer.placeIDs(a.Places)
	other := false
	for _, f := range s.Figures {
		if f.MeasureID == "" || s.sentence(f.Start) != s.at {
			continue
		}
		if slices.Contains(measures, f.MeasureID) && (f.Place == "" || slices.Contains(places, f.Place)) {
			return true
		}
		other = true
	}
	return !other
}

// ofNothing reports whether no word of the question stands in the corpus but for
// places and words that carry little: what it asks of them no article tells.
func (a asked) ofNothing() bool {
	rest := a.leftover()
	return len(rest) > 0 && len(a.Measures) == 0 && !slices.ContainsFunc(rest, func(i int) bool { return !slices.Contains(a.unmatched, a.Words[i].Text) })
}

// ofUnknown reports whether the question names somebody or some place that no
// article names.
func (a asked) ofUnknown() bool {
	return slices.ContainsFunc(a.Words, func(w query.Word) bool {
		return (w.Role == query.Name || w.Role == query.OfPlace) && slices.Contains(a.unmatched, w.Text)
	})
}

// quote is the passage of a sentence, with that sentence to show.
func (s said) quote(score float64) Quote {
	q := s.evidence.quote(score)
	q.Show = show(&s.Record, s.at, s.at)
	return q
}

func (e *evidence) quote(score float64) Quote {
	return Quote{
		ID: e.Record.ID, Article: e.Record.Article, Title: e.Title, Source: e.Source, URL: e.URL, Published: e.Published,
		Heading: e.Heading, Text: e.Record.Text, Start: e.Record.Start, End: e.Record.End, Score: score, Links: e.Links,
	}
}

// addFigure puts a figure into the answer, and its passage when it is not there yet.
func (r *reply) addFigure(c candidate) {
	at := slices.IndexFunc(r.Passages, func(q Quote) bool { return q.ID == c.Record.ID })
	sentence := c.sentence(c.Figure.Start)
	show := show(&c.Record, sentence, sentence)
	if at < 0 {
		q := c.evidence.quote(c.fit)
		q.Show = show
		r.Passages = append(r.Passages, q)
	} else {
		q := &r.Passages[at]
		q.Show = [2]int{min(q.Show[0], show[0]), max(q.Show[1], show[1])}
	}
	r.Figures = append(r.Figures, c.contract())
}

// contract is the figure as the answer shows it.
func (c candidate) contract() Figure {
	f := Figure{
		Text: c.Figure.Text, Value: &c.Value, Unit: c.Unit, Currency: c.Currency, Per: c.Per,
		Qualifier: c.Qualifier.String(), Change: c.Change.String(),
		Measure: c.Measure, Place: c.Place, Entity: c.Entity, Period: c.Period, Scope: c.Scope,
		Kind: c.Status.String(), Attribution: c.Attribution,
		Passage: c.Record.ID, Start: c.Figure.Start, End: c.Figure.End,
	}
	if c.MeasureID != "" {
		f.Measure = c.MeasureID
	}
	if c.Qualifier == figure.Range {
		f.ValueMax = &c.Max
	}
	if c.Year != 0 {
		f.Year = &c.Year
	}
	return f
}
