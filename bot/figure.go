package bot

import (
	"strconv"
	"strings"
	"unicode"

	"quoth/index/answer"
)

// lead is a figure that answers beside the headline, on one line, linked to
// where it stands.
func (c *composer) lead(f answer.Figure) []Run {
	head := c.head(f)
	return []Run{{Text: head, Bold: true, Link: c.place(f)}, {Text: c.aside(c.besides(f, head))}}
}

// place is the address of the sentence a figure stands in, "" none.
func (c *composer) place(f answer.Figure) string {
	q, ok := c.passage(f)
	if !ok {
		return ""
	}
	link, _ := c.links.of(q, shownSpan(q, [][2]int{{f.Start, f.End}}))
	return link
}

// other is a figure in brief: amount, then in brackets period, scope and who
// is cited, else who published it.
func (c *composer) other(f answer.Figure) []Run {
	facts := c.facts(f)
	if q, ok := c.passage(f); ok && f.Attribution == "" && q.Source != "" {
		facts = append(facts, short(q.Source))
	}
	return []Run{{Text: c.amount(f), Link: c.place(f)}, {Text: c.aside(facts)}}
}

// amount is a figure with its qualifier, direction and per: "over $9.8 billion
// a year". The figure's own words are left as they are.
func (c *composer) amount(f answer.Figure) string { return c.hedged(f) + c.per(f, "") }

// hedged is a figure with its qualifier and direction.
func (c *composer) hedged(f answer.Figure) string {
	text := clip(inLine(f.Text), 2*nameMax)
	if value := c.writtenOut(f); value != "" {
		text += c.aside([]string{value})
	}
	if pattern := c.Qualifier[f.Qualifier]; pattern != "" {
		text = fill(pattern, text)
	}
	if pattern := c.Change[f.Change]; pattern != "" {
		text = fill(pattern, text)
	}
	return text
}

// A scale is the word for a great number.
type scale struct {
	least float64
	word  string
}

// writtenOut is a figure of a table whose scale or currency stands in a title
// and not in its own words: "USD 1.9 billion" for 1,900; "" where they say it all.
func (c *composer) writtenOut(f answer.Figure) string {
	if f.Value == nil || strings.IndexFunc(f.Text, func(r rune) bool { return unicode.IsLetter(r) }) >= 0 {
		return ""
	}
	stated, err := strconv.ParseFloat(strings.Trim(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return -1
	}, f.Text), "."), 64)
	if err != nil || stated == 0 {
		return ""
	}
	scaled := *f.Value >= 999*stated
	if money := f.Currency != "" && strings.IndexFunc(f.Text, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) < 0; !scaled && !money {
		return ""
	}
	value := strconv.FormatFloat(*f.Value, 'f', -1, 64)
	for _, s := range c.Scales {
		if *f.Value >= s.least {
			value = strconv.FormatFloat(*f.Value/s.least, 'g', 6, 64) + s.word
			break
		}
	}
	if whole, _, _ := strings.Cut(value, "."); len(whole) > 3 && strings.Trim(whole, "0123456789") == "" {
		value = whole[:len(whole)-3] + "," + value[len(whole)-3:]
	}
	return strings.TrimSpace(f.Currency + " " + value)
}

// per is what a figure is per, with a space before it; "" where the figure's
// own words or those said with it tell.
func (c *composer) per(f answer.Figure, said string) string {
	text := ""
	for _, per := range strings.Split(f.Per, " per ") {
		if per == "" || saysPer(f.Text+" "+said, per) {
			continue
		}
		words, ok := c.Per[per]
		if !ok {
			words = fill(c.PerAny, short(per))
		}
		text += " " + words
	}
	return text
}

// facts are the period, scope, kind and attribution of a figure.
func (c *composer) facts(f answer.Figure) []string {
	var facts []string
	switch {
	case f.Period != "":
		facts = append(facts, short(f.Period))
	case f.Year != nil:
		facts = append(facts, strconv.Itoa(*f.Year))
	}
	if f.Scope != "" {
		facts = append(facts, fill(c.Scope, short(f.Scope)))
	}
	if kind := c.Kind[f.Kind]; kind != "" {
		facts = append(facts, kind)
	}
	if f.Attribution != "" {
		facts = append(facts, fill(c.Cited, short(f.Attribution)))
	}
	return facts
}

// perWords are words of a figure that already say its per.
var perWords = map[string][]string{
	"year":    {"year", "annual", "annum", "年"},
	"month":   {"month", "月"},
	"week":    {"week", "周"},
	"day":     {"day", "daily", "天", "日"},
	"hour":    {"hour", "时"},
	"quarter": {"quarter", "季"},
	"capita":  {"capita", "person", "人均"},
	"sqft":    {"square foot", "square feet", "sq ft", "平方英尺"},
	"m2":      {"square metre", "square meter", "sq m", "平方米"},
	"person":  {"capita", "person", "人均"},
}

func saysPer(text, per string) bool {
	text = strings.ToLower(text)
	for _, word := range append([]string{strings.ToLower(per)}, perWords[per]...) {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
