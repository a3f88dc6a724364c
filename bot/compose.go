package bot

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
)

// How much a message shows: it is meant to be read at a glance.
const (
	passagesMax = 2  // each from another article
	leadsMax    = 12 // figures that answer, when more than one thing was asked
	othersMax   = 4  // figures that differ, in all
	rowsMax     = 25 // of a table
	headMax     = 3  // figures named in the headline of a table
	namesMax    = 8  // places, measures or words in one line
	nameMax     = 80 // characters of a name, a title or who is cited

	sure   = 0.85 // the least confidence of an answer that is given unasked
	fairly = 0.6  // and of one that is fairly sure
)

// Compose says an answer. It neither checks quotes (Verify does) nor adds a
// word about the world. Of the Bot only Reader and Name matter to it.
func (b *Bot) Compose(a answer.Answer) Message {
	b, done := b.now()
	defer done()
	return b.compose(Lang(a.Question), a)
}

// compose says an answer in the language of the interface, and below it those
// to the further questions of its message.
func (b *Bot) compose(lang string, a answer.Answer) Message {
	c := b.composer(lang, a)
	c.most = passagesOf(1 + len(a.Also))
	c.say()
	m := c.m
	m.Kind, m.Asked, m.Sure, m.Missing = Outcome(a), a.Question, c.sure(), a.Missing
	if len(m.Missing) == 0 {
		m.Missing = nil
	}
	b.also(&m, a.Also, c.most)
	m.Follow, m.Choose = b.follow(lang, a), b.choose(lang, a)
	return m
}

func (b *Bot) composer(lang string, a answer.Answer) *composer {
	return &composer{words: wordsIn(lang), lang: lang, a: a, links: linker{b.Reader}, names: b.Name, most: passagesMax, m: Message{Lang: lang}}
}

// A composer holds what the parts of one message need.
type composer struct {
	*words
	lang  string
	a     answer.Answer
	links linker
	names func(lang, id string) string
	most  int // passages shown
	m     Message
}

// say says the answer by itself.
func (c *composer) say() {
	switch outcome(c.a) {
	case Unanswered:
		c.unanswered()
	case Closest:
		c.closest()
	default:
		c.answer()
	}
}

// sure reports whether the answer may be given unasked.
func (c *composer) sure() bool {
	a := c.a
	return a.Status == answer.Answered && len(a.Figures) > 0 && a.Confidence >= sure && len(a.Query.Places) > 0 && len(a.Query.Measures) > 0
}

// add adds a part, unless there is nothing to see in it.
func (c *composer) add(role Role, runs ...Run) {
	if p := (Part{Role: role, Runs: runs}); strings.TrimSpace(p.Text()) != "" {
		c.m.Parts = append(c.m.Parts, p)
	}
}

// answer says the figures that answer, the passages they stand in, what
// differs and what is missing.
func (c *composer) answer() {
	leads := c.leads()
	if c.a.Table != nil {
		c.tabled(leads)
	} else {
		c.listed(leads)
	}
	c.notes()
	if len(leads) == 0 && len(c.a.Passages) == 0 {
		c.add(Line, Run{Text: c.NotSaid})
	}
	for _, q := range c.passages() {
		c.quote(q)
	}
	c.others(leads)
	c.uncovered()
	c.respelt()
}

// listed says the figures that answer one by one.
func (c *composer) listed(leads []int) {
	for i, n := range leads {
		f := c.a.Figures[n]
		if i > 0 {
			c.add(Item, c.lead(f)...)
			continue
		}
		headline, below := c.leading(f)
		c.add(Headline, Run{Text: headline, Bold: true})
		c.add(Detail, Run{Text: below})
	}
}

// unanswered says that the articles do not say and why, and what was
// understood. No passage stands beneath that.
func (c *composer) unanswered() {
	c.add(Headline, Run{Text: c.NotSaid, Bold: true})
	c.add(Detail, Run{Text: c.whyNot()})
	c.taken()
	c.respelt()
	c.missing()
	c.notes()
	if len(c.a.Unmatched) > 0 {
		c.add(Line, Run{Text: c.Unmatched + c.list(shorts(c.a.Unmatched), ", ")})
	}
}

// taken says what the question was taken to be about.
func (c *composer) taken() {
	if understood := c.understood(); len(understood) > 0 {
		c.add(Line, Run{Text: c.Understood + c.list(understood, c.Between)})
	}
}

// respelt says which words were taken for others.
func (c *composer) respelt() {
	for _, r := range c.a.Spelling {
		c.add(Line, Run{Text: fill(c.Respelt, short(r.Asked), short(r.Taken))})
	}
}

// understood is what a question was taken to be about.
func (c *composer) understood() []string {
	var understood []string
	for _, id := range slices.Concat(c.a.Query.Measures, c.a.Query.Places) {
		understood = append(understood, c.name(id))
	}
	for _, s := range []string{c.a.Query.Period, c.a.Query.Condition} {
		if s != "" {
			understood = append(understood, short(s))
		}
	}
	return understood
}

// leads returns the figures that answer: the first, and the first of every
// other measure and place asked for. Those that differ from one of them come
// under others.
func (c *composer) leads() []int {
	var leads []int
	seen := map[[2]string]bool{}
	differs := map[int]bool{}
	for i, f := range c.a.Figures {
		about := [2]string{f.Measure, f.Place}
		if seen[about] || differs[i] || i > 0 && !c.asked(f) {
			continue
		}
		seen[about] = true
		for _, d := range c.a.Disagreements {
			if slices.Contains(d.Figures, i) {
				for _, n := range d.Figures {
					differs[n] = true
				}
			}
		}
		if leads = append(leads, i); len(leads) == leadsMax {
			break
		}
	}
	return leads
}

// asked reports whether a figure's measure or place is one the question named.
func (c *composer) asked(f answer.Figure) bool {
	return slices.Contains(c.a.Query.Measures, f.Measure) || slices.Contains(c.a.Query.Places, f.Place)
}

// passages returns the passages to show: the headline's first, then the best
// of other articles. Of what is closest they are the best of all; where the
// articles do not say there are none.
func (c *composer) passages() []answer.Quote {
	switch c.a.Status {
	case answer.Unanswered:
		return nil
	case answer.Closest:
		return c.a.Passages[:min(len(c.a.Passages), c.most)]
	}
	var shown []answer.Quote
	show := func(q answer.Quote) {
		for _, other := range shown {
			if other.Article == q.Article {
				return
			}
		}
		if len(shown) < c.most {
			shown = append(shown, q)
		}
	}
	for _, n := range c.leads() {
		if q, ok := c.passage(c.a.Figures[n]); ok {
			show(q)
		}
	}
	for _, q := range c.a.Passages {
		show(q)
	}
	return shown
}

// passage returns the passage a figure stands in.
func (c *composer) passage(f answer.Figure) (answer.Quote, bool) {
	for _, q := range c.a.Passages {
		if q.ID == f.Passage {
			return q, true
		}
	}
	return answer.Quote{}, false
}

// quote shows a passage and where it stands. Its Mark and the figures of the
// answer are bold.
func (c *composer) quote(q answer.Quote) {
	var marks [][2]int
	for _, f := range c.a.Figures {
		if f.Passage == q.ID {
			marks = append(marks, [2]int{f.Start, f.End})
		}
	}
	runs, shown := excerpt(q, marks)
	c.add(Quote, runs...)
	c.add(Source, c.source(q, shown)...)
}

// source names publisher, title and date, and links the title; the host it
// leads to stands beside it, so that nobody is led where they did not see.
func (c *composer) source(q answer.Quote, shown [2]int) []Run {
	link, host := c.links.of(q, shown)
	var runs []Run
	if q.Source != "" {
		runs = append(runs, Run{Text: short(q.Source) + ", "})
	}
	title := short(q.Title)
	if title == "" {
		title = short(q.Article)
	}
	runs = append(runs, Run{Text: title, Link: link})
	rest := ""
	if q.Published != "" {
		rest = ", " + short(q.Published)
	}
	n := noticesIn(c.lang)
	if q.Earlier != "" {
		rest += c.Between + fill(n.RevisedFrom, short(q.Earlier))
	}
	if q.Copies > 0 {
		rest += c.Between + fill(n.AlsoIn, strconv.Itoa(q.Copies))
	}
	if host != "" {
		rest += " (" + host + ")"
	}
	if rest != "" {
		runs = append(runs, Run{Text: rest})
	}
	return runs
}

// others lists, on one line, figures that differ from those shown, each with its
// period and who is cited.
func (c *composer) others(leads []int) {
	said := map[int]bool{}
	for _, n := range leads {
		said[n] = true
	}
	var differ []int
	kinds := map[string]bool{}
	whose := map[int]string{}
	for _, d := range c.a.Disagreements {
		for _, n := range d.Figures {
			if n < 0 || n >= len(c.a.Figures) || said[n] || len(differ) == othersMax {
				continue
			}
			said[n] = true
			differ, kinds[d.Kind], whose[n] = append(differ, n), true, c.whose(d)
		}
	}
	if len(differ) == 0 {
		return
	}
	runs := []Run{{Text: c.differing(kinds)}}
	for i, n := range differ {
		if i > 0 {
			runs = append(runs, Run{Text: c.Also})
		}
		if whose[n] != "" {
			runs = append(runs, Run{Text: whose[n]})
		}
		runs = append(runs, c.other(c.a.Figures[n])...)
	}
	c.add(Line, runs...)
}

// differing is what is said before figures that differ in these kinds.
func (c *composer) differing(kinds map[string]bool) string {
	if len(kinds) == 1 {
		for kind := range kinds {
			if label, ok := c.Dispute[kind]; ok {
				return label
			}
		}
	}
	return c.Dispute[""]
}

// whose names the place of a disagreement where there are several.
func (c *composer) whose(d answer.Disagreement) string {
	if d.Place == "" || !slices.ContainsFunc(c.a.Disagreements, func(o answer.Disagreement) bool { return o.Place != d.Place }) {
		return ""
	}
	return c.name(d.Place) + " "
}

// name is what a place or measure is called.
func (c *composer) name(id string) string {
	if c.names != nil {
		if name := short(c.names(c.lang, id)); name != "" {
			return name
		}
	}
	return short(id)
}

// list joins names, the first few of them.
func (c *composer) list(names []string, sep string) string {
	if len(names) > namesMax {
		names = append(slices.Clone(names[:namesMax]), "…")
	}
	return strings.Join(names, sep)
}

// short is a name on one line, of at most nameMax characters.
func short(s string) string { return clip(inLine(s), nameMax) }

func shorts(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		if s = short(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// clip is the first characters of s, with … where something is left out.
func clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
