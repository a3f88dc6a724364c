package query

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/sentence"
	"quoth/index/ledger"
)

// Order is by what places are put in order.
type Order string

const (
	NoOrder Order = ""
	Most    Order = "most"
	Least   Order = "least"
	Best    Order = "best"
	Worst   Order = "worst"
)

// Descending reports whether the largest value comes first. First in a ranking
// is the smallest, and so is the best of what takes long.
func (o Order) Descending(class string) bool {
	switch o {
	case Most:
		return class != "rank"
	case Least:
		return class == "rank"
	case Best:
		return class != "rank" && class != "duration"
	}
	return class == "rank" || class == "duration"
}

// sorts reads what a question says of order, bounds and numbers. Names of
// places and measures say nothing of these: "largest funding round".
func (q *Query) sorts(mentions []lexicon.Mention, lex *lexicon.Lexicon) {
	bare := []byte(q.Question)
	for _, m := range mentions {
		copy(bare[m.Start:m.End], strings.Repeat(" ", m.End-m.Start))
	}
	text, whole := lexicon.NewText(string(bare)), lexicon.NewText(q.Question)
	q.Order = Order(questions().cue("order", text))
	q.Class = questions().cue("class", text)
	q.Limit = limit(text)
	q.Inside = q.Limit > 0 && questions().cue("inside", text) != ""
	q.Draw = questions().cue("draw", text) != ""
	q.Operation = questions().cue("operation", whole)
	q.Claims = Claims(q.Question, lex)
	for _, f := range q.Claims {
		if q.Limit == 0 && q.Order != NoOrder && f.Qualifier == figure.Exact && 0 < f.Value && f.Value <= 100 && q.counts(f) {
			q.Limit = int(f.Value) // "which three cities"
		}
		if g := Bound(f); g != nil && q.Bound == nil && !q.counts(f) {
			g.Open = g.Open && questions().cue("loose", text) == ""
			q.Bound, q.Condition = g, condition(f, g)
		}
	}
	q.than(whole, mentions)
}

// than reads the place by whose own value others are bounded: "cities with more
// unicorns than Paris". That place is none of those asked for.
func (q *Query) than(whole lexicon.Text, mentions []lexicon.Mention) {
	if q.Class == "" || len(q.Measures) == 0 || q.Bound != nil {
		return
	}
	for _, c := range questions().cues["than"] {
		start, end, ok := c.find(whole)
		if !ok {
			continue
		}
		i := slices.IndexFunc(mentions, func(m lexicon.Mention) bool {
			between := m.Start >= end && !slices.ContainsFunc(lexicon.NewText(q.Question[end:m.Start]).Words(), func(w string) bool { return !questions().stop[w] }) || start <= m.Start && m.End <= end
			return m.Entry.Kind == lexicon.Place && between
		})
		if i < 0 {
			continue
		}
		q.Than, q.Fewer = mentions[i].Entry, c.value == "fewer"
		q.Places = slices.DeleteFunc(q.Places, func(p *lexicon.Entry) bool { return p == q.Than })
		q.Words = slices.DeleteFunc(q.Words, func(w Word) bool { return w.Entry == q.Than })
		q.Order, q.Condition = NoOrder, map[bool]string{false: "> ", true: "< "}[q.Fewer]+q.Than.ID
		return
	}
}

// Claims returns the figures a question states, but for years, for how many
// places are asked for and for what something is counted by: "per 10,000 people".
// The words that figures are read by are many; a question that names no quantity does
// without them.
func Claims(question string, lex *lexicon.Lexicon) []figure.Figure {
	if !slices.ContainsFunc(sentence.Split(question), func(s sentence.Span) bool {
		return len(quantity.Read(question[s.Start:s.End], quantity.Context{Lexicon: lex})) > 0
	}) {
		return nil
	}
	return slices.DeleteFunc(figure.Extract(question, figure.Context{Lexicon: lex}), func(f figure.Figure) bool {
		return f.Doubt&figure.InPassing != 0 || basis(question[:f.Start]) || f.Kind == figure.Number && f.Value == math.Trunc(f.Value) && 1900 <= f.Value && f.Value < 2100
	})
}

// basis reports whether what stands before a figure makes it what something is
// counted by.
func basis(before string) bool {
	words := lexicon.NewText(before).Words()
	return len(words) > 0 && questions().cue("per", lexicon.NewText(words[len(words)-1])) != ""
}

// counts reports whether a figure says how many places are asked for.
func (q *Query) counts(f figure.Figure) bool {
	return f.Kind == figure.Count && questions().cue("class", lexicon.NewText(f.Unit)) != "" || q.Limit != 0 && f.Value == float64(q.Limit) && f.Kind != figure.Money
}

// Bound returns what a figure of a question bounds: "over $5 billion"; nil for
// a figure that bounds nothing.
func Bound(f figure.Figure) *ledger.Range {
	g := &ledger.Range{Least: math.Inf(-1), Most: math.Inf(1), Open: true, Unit: f.Unit, Currency: f.Currency, Rates: ledger.DefaultRates()}
	if f.Kind == figure.Count || f.Kind == figure.Number {
		g.Unit = "" // its measure says what is counted
	}
	over, under := f.Qualifier == figure.Over, f.Qualifier == figure.Under
	if f.Kind == figure.Rank { // below tenth is a larger number
		over, under = under, over
	}
	switch {
	case f.Change != figure.NoChange:
		return nil
	case over:
		g.Least = f.Value
	case under:
		g.Most = f.Value
	case f.Qualifier == figure.Range:
		g.Least, g.Most, g.Open = f.Value, f.Max, false
	case f.Kind == figure.Rank:
		g.Least, g.Most, g.Open = f.Value, f.Value, false
	default:
		return nil
	}
	return g
}

// condition says what a figure bounds, in signs: "> $5 billion".
func condition(f figure.Figure, g *ledger.Range) string {
	sign := map[figure.Qualifier]string{figure.Over: "≥ ", figure.Under: "≤ "}[f.Qualifier]
	if g.Open {
		sign = map[figure.Qualifier]string{figure.Over: "> ", figure.Under: "< "}[f.Qualifier]
	}
	return sign + f.Text
}

// limit reads how many places are asked for: "top five", "前十".
func limit(text lexicon.Text) int {
	words := text.Words()
	for _, c := range questions().cues["limit"] {
		for i := range len(words) - 1 {
			if start, _, ok := c.find(lexicon.NewText(words[i])); !ok || start != 0 {
				continue
			}
			if n, err := strconv.Atoi(words[i+1]); err == nil && 0 < n && n <= 100 {
				return n
			}
			if f := figure.Extract(words[i+1]+" things", figure.Context{}); len(f) > 0 && f[0].Value == math.Trunc(f[0].Value) && f[0].Value <= 100 {
				return int(f[0].Value)
			}
			if f := figure.Extract(words[i+1]+"家", figure.Context{Lang: "zh"}); len(f) > 0 && f[0].Value == math.Trunc(f[0].Value) && f[0].Value <= 100 {
				return int(f[0].Value)
			}
		}
	}
	return 0
}

// crossing returns the intent of a question about many places at once, "" for
// one that is about those it names.
func (q *Query) crossing(text lexicon.Text) Intent {
	inside := !slices.ContainsFunc(q.Places, func(p *lexicon.Entry) bool { return p.Class != "country" && p.Class != "region" })
	switch {
	case !inside || len(q.Measures) == 0:
		return ""
	case q.Than != nil, q.Bound != nil && (q.Class != "" || len(q.Places) == 0):
		return Filter
	case q.Order != NoOrder && q.Class != "", q.Limit > 0 && len(q.Places) == 0, q.Order != NoOrder && q.bare(text):
		return Rank
	}
	return ""
}

// bare reports whether a question names measures and nothing else: "cheapest
// office rent". Of what is counted it names the many: "most unicorns", not
// "the biggest unicorn".
func (q *Query) bare(text lexicon.Text) bool {
	counts := slices.ContainsFunc(q.Measures, func(m *lexicon.Entry) bool { return m.Is("count") })
	said := questions().cue("counted", text) != "" || !counts && questions().cue("superlative", text) != ""
	if !said || len(q.Places) > 0 || q.Noun != "" {
		return false
	}
	return !slices.ContainsFunc(q.Words, func(w Word) bool {
		return w.Role != OfMeasure && !w.PutWith()
	})
}

// Singles reports whether a question asks for the first of many things that
// are not places: "the biggest unicorn". No figure of another one answers it.
func (q *Query) Singles() bool {
	return q.Order != NoOrder && len(q.Places) == 0 && q.Class == "" && (q.Want == "" || q.Want == WantAny)
}

// Works reports whether a question asks for figures to be worked into another:
// two of them are named.
func (q Query) Works() bool {
	return q.Operation != "" && len(q.Measures) > 0 && len(q.Places) > 0 && len(q.Places)*len(q.Measures) > 1
}
