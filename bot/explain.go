package bot

import "quoth/index/answer"

// furtherShown is how many further passages are shown to read on with.
const furtherShown = 3

// who lists by whose word each figure of an answer stands, or, where there is
// none, where each passage does.
func (c *composer) who() {
	n := noticesIn(c.lang)
	c.m.Kind = Noted
	c.add(Label, Run{Text: n.WhoLabel, Bold: true})
	for i, f := range c.a.Figures {
		if i == leadsMax {
			break
		}
		by := n.WhoNone
		if f.Attribution != "" {
			by = short(f.Attribution)
		}
		runs := []Run{{Text: c.amount(f), Bold: true, Link: c.place(f)}}
		if detail := c.subject(f); detail != "" {
			runs = append(runs, Run{Text: c.Between + detail})
		}
		runs = append(runs, Run{Text: c.Between + by})
		if q, ok := c.passage(f); ok && q.Source != "" {
			runs = append(runs, Run{Text: c.Between + short(q.Source) + dated(q)})
		}
		c.add(Item, runs...)
	}
	if len(c.a.Figures) == 0 {
		for _, q := range c.passages() {
			c.add(Item, c.source(q, shownSpan(q, nil))...)
		}
	}
}

// subject is the place and period of a figure.
func (c *composer) subject(f answer.Figure) string {
	var parts []string
	if f.Place != "" {
		parts = append(parts, c.name(f.Place))
	}
	if f.Period != "" {
		parts = append(parts, short(f.Period))
	}
	return c.list(parts, c.Between)
}

func dated(q answer.Quote) string {
	if q.Published == "" {
		return ""
	}
	return ", " + short(q.Published)
}

// why tells what was understood and how what is shown was chosen.
func (c *composer) why() {
	n := noticesIn(c.lang)
	c.m.Kind = Noted
	understood := c.understood()
	if intent := n.WhyIntent[string(c.a.Query.Intent)]; intent != "" {
		understood = append([]string{intent}, understood...)
	}
	c.add(Line, Run{Text: c.Understood + c.list(understood, c.Between)})
	c.add(Line, Run{Text: n.WhyConfidence[c.surety()]})
	switch kind := outcome(c.a); {
	case kind == Unanswered:
		c.add(Line, Run{Text: n.WhyNothing})
		c.add(Line, Run{Text: c.whyNot()})
		c.missing()
	case kind == Closest:
		c.add(Line, Run{Text: n.WhyClosest})
		c.uncovered()
	default:
		if len(c.a.Figures) > 0 {
			c.add(Line, Run{Text: n.WhyOrder})
		}
		c.uncovered()
	}
	if len(c.a.Unmatched) > 0 {
		c.add(Line, Run{Text: c.Unmatched + c.list(shorts(c.a.Unmatched), ", ")})
	}
	for _, q := range c.passages() {
		c.add(Item, c.source(q, shownSpan(q, nil))...)
	}
}

// surety is how sure the answer is: 0 not, 1 fairly, 2 sure.
func (c *composer) surety() int {
	switch {
	case outcome(c.a).Open() || c.a.Confidence < fairly:
		return 0
	case c.a.Confidence < sure:
		return 1
	}
	return 2
}

// more shows passages to read on with, without those the answer shows.
func (c *composer) more(quotes []answer.Quote) {
	n := noticesIn(c.lang)
	c.m.Kind = Noted
	shown := map[string]bool{}
	for _, q := range c.passages() {
		shown[q.ID] = true
	}
	for _, further := range c.a.Also {
		for _, q := range further.Passages {
			shown[q.ID] = true
		}
	}
	c.add(Label, Run{Text: n.MoreLabel, Bold: true})
	found := 0
	for _, q := range quotes {
		if !shown[q.ID] && found < furtherShown {
			found++
			c.quote(q)
		}
	}
	if found == 0 {
		c.m.Parts = []Part{line(n.NoMore)}
	}
}
