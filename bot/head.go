package bot

import (
	"slices"
	"strings"

	"quoth/index/answer"
)

// headMost is how many columns a headline takes at most with the facts in
// brackets; beyond, they stand below it.
const headMost = 150

// Shapes of a headline: keys of words.Head.
const (
	measured = ""        // "London: $240 a year, office rent"
	counted  = "counted" // "London: 125 unicorns"
	joined   = "joined"  // "Singapore: 5 days to register a company"
	changed  = "changed" // "Office rent in London: down 39%"
)

// head says a figure so that it stands alone, but for when and by whose word:
// of whom, how much, of what.
func (c *composer) head(f answer.Figure) string {
	whom, measure := c.whom(f), c.unsaid(f)
	amount, per := c.hedged(f), c.per(f, measure)
	rest := goesOn(amount, measure)
	shape := measured
	switch {
	case c.Change[f.Change] != "":
		shape = changed
	case rest != "":
		shape = joined
	case counts(f):
		shape = counted
	}
	switch {
	case whom == "" && measure == "":
		return upperFirst(amount + per)
	case whom == "":
		return upperFirst(measure + c.Colon + amount + per)
	case measure == "":
		return whom + c.Colon + amount + per
	}
	said := strings.NewReplacer("{whom}", whom, "{measure}", measure, "{amount}", amount, "{per}", per, "{rest}", rest).Replace(c.Head[shape])
	if strings.HasPrefix(said, measure) {
		return upperFirst(said)
	}
	return said
}

// leading is a figure as it leads: all that is to know of it on one line, and
// what does not fit there.
func (c *composer) leading(f answer.Figure) (headline, below string) {
	headline = c.head(f)
	facts := c.besides(f, headline)
	if whole := headline + c.aside(facts); columns(whole) <= headMost {
		return whole, ""
	}
	return headline, strings.Join(facts, c.Between)
}

// besides are the facts of a figure that what is said of it already does not
// tell: who is cited may be part of what is measured.
func (c *composer) besides(f answer.Figure, said string) []string {
	if strings.Contains(strings.ToLower(said), strings.ToLower(short(f.Attribution))) {
		f.Attribution = ""
	}
	return c.facts(f)
}

// aside is facts in brackets, "" where there are none.
func (c *composer) aside(facts []string) string {
	if len(facts) == 0 {
		return ""
	}
	return fill(c.Aside, strings.Join(facts, c.Comma))
}

// whom is the entity and the place a figure is of, the entity alone where its
// name has the place in it.
func (c *composer) whom(f answer.Figure) string {
	place, entity := c.name(f.Place), short(f.Entity)
	switch {
	case entity == "", f.Entity == f.Place:
		return place
	case strings.Contains(strings.ToLower(entity), strings.ToLower(place)):
		return entity
	}
	return entity + c.Comma + place
}

// unsaid is the measure of a figure, "" where the figure's own words name it.
func (c *composer) unsaid(f answer.Figure) string {
	name := c.name(f.Measure)
	said, words := strings.Fields(strings.ToLower(f.Text)), strings.Fields(strings.ToLower(name))
	switch {
	case len(words) == 0:
		return ""
	case strings.Contains(strings.Join(said, " "), strings.Join(words, " ")):
		return ""
	case len(said) > 1 && said[len(said)-1] == words[len(words)-1]: // "61 technology companies" of "tech companies"
		return ""
	}
	return name
}

// goesOn is what is left of a measure that begins with the last word of an
// amount: " to register a company" of "5 days".
func goesOn(amount, measure string) string {
	first, _, more := strings.Cut(measure, " ")
	if !more || !strings.HasSuffix(strings.ToLower(amount), " "+strings.ToLower(first)) {
		return ""
	}
	return measure[len(first):]
}

// counts reports whether a figure is a number of what its measure names: the
// noun of its unit is part of the measure, or it has none and the measure
// names many.
func counts(f answer.Figure) bool {
	measure := strings.ToLower(f.Measure)
	switch {
	case f.Currency != "", f.Unit == "rank", f.Unit == "percent":
		return false
	case f.Unit == "":
		return slices.ContainsFunc(strings.Fields(measure), func(word string) bool { return strings.HasSuffix(word, "s") })
	}
	return strings.Contains(measure, strings.TrimSuffix(strings.ToLower(f.Unit), "y")) // of a company: tech companies
}
