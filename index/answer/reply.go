package answer

import (
	"slices"
	"strconv"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/ledger"
	"quoth/index/query"
)

// A reply is an answer being put together.
type reply struct {
	answerer  *Answerer
	explained *Explanation   // nil: nobody asked for it
	leading   []linkedFigure // the figures shown, in order
	Answer
}

// newAnswer is the answer before anything was found.
func newAnswer(q query.Query) Answer {
	return Answer{
		Question: q.Asked, Status: Unanswered, Spelling: q.Respelt,
		Query:     Understood{Intent: q.Intent, Places: ids(q.Places), Measures: ids(q.Measures), Period: q.Period.Text, Condition: q.Condition, Talk: q.Talk},
		Unmatched: []string{}, Figures: []Figure{}, Passages: []Quote{}, Disagreements: []Disagreement{}, Missing: []string{}, Notes: []Note{}, Also: []Answer{},
	}
}

func ids(entries []*lexicon.Entry) []string {
	list := []string{}
	for _, e := range entries {
		list = append(list, e.ID)
	}
	return list
}

// note adds a note.
func (r *reply) note(kind NoteKind, text string, figures []int, names ...string) {
	if figures == nil {
		figures = []int{}
	}
	if names == nil {
		names = []string{}
	}
	r.Notes = append(r.Notes, Note{kind, names, text, figures})
}

// put says that what a kind of question puts together shows so many things; with
// none it is no proposal.
func (r *reply) put(shown int) {
	slices.Sort(r.Missing)
	r.Missing = slices.Compact(r.Missing)
	switch {
	case shown == 0:
		r.Status, r.Figures, r.Passages = Unanswered, []Figure{}, []Quote{}
	case len(r.Missing) > 0:
		r.Status = Partial
	default:
		r.Status = Answered
	}
}

// show puts a ledger entry's figure into the answer, once, and returns where it
// stands.
func (r *reply) show(c *crossing, e ledger.Entry) (int, error) {
	p, err := r.answerer.Passage(e.Passage)
	if err != nil {
		return 0, err
	}
	read := r.answerer.reading(p, 0, c.readings)
	return r.showFigureOf(&read, e.Index, surePassage), nil
}

// surePassage is the score of a passage that a ledger entry stands in.
const surePassage = 0.95

// showFigure puts a candidate's figure into the answer, once, and returns where
// it stands.
func (r *reply) showFigure(c *candidate) int { return r.showFigureOf(c.reading, c.figure, c.chance) }

func (r *reply) showFigureOf(e *reading, i int, score float64) int {
	f := e.Figures[i]
	at := slices.IndexFunc(r.Figures, func(g Figure) bool { return g.Passage == e.Record.ID && g.Start == f.Start && g.End == f.End })
	if at >= 0 {
		return at
	}
	sentence := e.sentence(f.Start)
	r.quote(e, sentence, score)
	r.Figures = append(r.Figures, e.contract(i))
	r.leading = append(r.leading, linkedFigure{e.Number, i})
	return len(r.Figures) - 1
}

// showPassage puts a candidate's passage into the answer, once.
func (r *reply) showPassage(c *candidate) { r.quote(c.reading, c.at, c.chance) }

// quote puts a passage into the answer, with the sentence that answers marked.
func (r *reply) quote(e *reading, sentence int, score float64) {
	at := slices.IndexFunc(r.Passages, func(q Quote) bool { return q.ID == e.Record.ID })
	shown := e.understandable(sentence)
	if at >= 0 {
		q := &r.Passages[at]
		q.Show = [2]int{min(q.Show[0], shown[0]), max(q.Show[1], shown[1])}
		return
	}
	q := e.quote(score)
	q.Show, q.Mark = shown, e.Sentences[sentence]
	r.Passages = append(r.Passages, q)
}

// quote is the passage as an answer shows it.
func (e *reading) quote(score float64) Quote {
	return Quote{
		ID: e.Record.ID, Article: e.Record.Article, Title: e.Title, Source: e.Source, URL: e.URL, Published: e.Published,
		Heading: e.Heading, Text: e.Record.Text, Start: e.Record.Start, End: e.Record.End, Score: score, Links: e.Links, N: e.N, Copies: e.Copies, Earlier: e.Earlier,
	}
}

// contract is a figure of the passage as an answer shows it.
func (e *reading) contract(i int) Figure {
	s := e.Figures[i]
	f := Figure{
		Text: s.Text, Value: &s.Value, Unit: s.Unit, Currency: s.Currency, Per: s.Per,
		Qualifier: s.Qualifier.String(), Change: s.Change.String(),
		Measure: s.Measure, Place: s.Place, Entity: s.Entity, Period: s.Period, Scope: s.Scope,
		Kind: s.Status.String(), Attribution: s.Attribution,
		Passage: e.Record.ID, Start: s.Start, End: s.End,
	}
	if s.MeasureID != "" {
		f.Measure = s.MeasureID
	}
	if s.Qualifier == figure.Range {
		f.ValueMax = &s.Max
	}
	if s.Year != 0 {
		f.Year = &s.Year
	}
	return f
}

// cells are the cells of a table that show a figure: its amount, its period and
// who is cited. What does not stand in the passage is left to the figure.
func (r *reply) cells(at int) (amount, period, cited Cell) {
	f := r.Figures[at]
	passage := r.passageOf(at)
	amount = Cell{Text: f.Text, Figure: &at}
	period, cited = Cell{Text: f.Period}, Cell{Text: f.Attribution}
	if period.Text == "" && f.Year != nil {
		period.Text = strconv.Itoa(*f.Year)
	}
	for _, cell := range []*Cell{&period, &cited} {
		if *cell = (Cell{Text: cell.Text, Figure: &at}); !isVerbatim(cell.Text, passage) {
			*cell = Cell{}
		}
	}
	return amount, period, cited
}

// passageOf is the text of the passage a figure of the answer stands in.
func (r *reply) passageOf(at int) string {
	i := slices.IndexFunc(r.Passages, func(q Quote) bool { return q.ID == r.Figures[at].Passage })
	return r.Passages[i].Text
}

// isVerbatim reports whether words stand in a text: all of them, or all of their
// digits where they have any.
func isVerbatim(words, text string) bool {
	if words == "" || strings.Contains(text, words) {
		return words != ""
	}
	numbers := strings.FieldsFunc(words, func(r rune) bool { return r < '0' || r > '9' })
	for _, n := range numbers {
		if !strings.Contains(text, n) {
			return false
		}
	}
	return len(numbers) > 0
}
