package bot

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
	"quoth/index/query"
)

const (
	claimsMax = 6   // sentences of what is shown that are checked
	askedMax  = 400 // characters of the question that stands at the end of a long text
)

// check tells of what someone shows whether the articles say it: of each sentence
// with a number by itself. What holds none is asked about as talk is.
func (b *Bot) check(ctx context.Context, lang string, q Question) (Message, error) {
	claims := claims(q.Shown)
	if len(claims) == 0 {
		about := clip(inLine(q.Shown), questionMax/2)
		if strings.ContainsFunc(q.Text, isWordRune) && !b.line(q.Text).Wish.OfAnswer() {
			about = q.Text + " " + about
		}
		return b.reply(ctx, lang, Question{Text: about, Lang: lang, At: q.At, Talk: true})
	}
	if len(claims) == 1 {
		return b.reply(ctx, lang, Question{Text: isTrue(claims[0].text), Lang: lang, At: q.At})
	}
	m := Message{Kind: Unanswered, Lang: lang}
	measured := "" // by the claim before
	for i, claim := range claims {
		a, err := b.Answer(ctx, Question{Text: isTrue(claim.text), At: q.At})
		if err == nil && claim.goesOn && measured != "" && len(a.Query.Measures) == 0 {
			whole := strings.TrimRight(claim.text, ".。") + " " + measured
			a, err = b.Answer(ctx, Question{Text: isTrue(whole), At: q.At})
		}
		if err != nil {
			return Message{}, err
		}
		if len(a.Query.Measures) == 1 {
			measured = b.name(lang, a.Query.Measures[0])
		}
		c := b.composer(lang, a)
		m.Parts = append(m.Parts, Part{Role: Label, Runs: []Run{{Text: c.OpenQuote + clip(inLine(claim.text), 2*nameMax) + c.CloseQuote, Bold: true}}})
		m.Parts = append(m.Parts, Part{Role: Line, Runs: c.verdict()})
		switch kind := outcome(a); {
		case i == 0:
			m.Kind = kind
		case kind != m.Kind:
			m.Kind = Partial
		}
	}
	m.Asked = isTrue(claims[0].text)
	return m, nil
}

// quoted cuts a text that asks to check what it holds itself into the asking and what
// is to be checked: `please check: "Paris has 45 unicorns."`. shown is "" for any other.
func quoted(text string) (asking, shown string) {
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"«", "»"}, {":", ""}, {"：", ""}} {
		before, rest, ok := strings.Cut(text, marks[0])
		if !ok || !query.Holds(before, query.WishCheck) {
			continue
		}
		if end := strings.LastIndex(rest, marks[1]); marks[1] != "" && end >= 0 {
			rest = rest[:end]
		}
		if rest = strings.TrimSpace(rest); len(claims(rest)) > 0 {
			return strings.TrimSpace(strings.TrimRight(before, ":： \n")), rest
		}
	}
	return text, ""
}

// verdict is whether the articles say what was claimed, with the figure they
// give.
func (c *composer) verdict() []Run {
	said := c.NotSaid
	for _, n := range c.a.Notes {
		if n.Kind == answer.Supported || n.Kind == answer.Contradicted {
			said = c.Note[string(n.Kind)]
		}
	}
	if outcome(c.a).Open() || len(c.a.Figures) == 0 {
		return []Run{{Text: c.NotSaid}}
	}
	f := c.a.Figures[0]
	if q := c.a.Query; len(q.Places) > 0 && len(q.Measures) > 0 && (!slices.Contains(q.Places, f.Place) || !slices.Contains(q.Measures, f.Measure)) {
		return []Run{{Text: c.NotSaid}} // of what was claimed; it is a figure of something else
	}
	runs := append([]Run{{Text: said + " "}}, c.lead(f)...)
	if q, ok := c.passage(f); ok {
		runs = append(append(runs, Run{Text: c.Between}), c.source(q, shownSpan(q, [][2]int{{f.Start, f.End}}))...)
	}
	return runs
}

// isTrue asks whether something is so.
func isTrue(claim string) string {
	claim = strings.TrimRightFunc(inLine(claim), func(r rune) bool { return strings.ContainsRune(".!?。！？ ", r) })
	if Lang(claim) == "zh" {
		return claim + "，是真的吗？"
	}
	return "Is it true that " + claim + "?"
}

// A claim is what a text states with a number.
type claim struct {
	text   string
	goesOn bool // it leaves out what the one before it says
}

// joints part the clauses of a sentence.
var joints = regexp.MustCompile(`[;；]\s*|，\s*|,\s+|\s+(?:and|while|but|whereas)\s+`)

// claims are what a text states with numbers, the first few: a clause of a
// sentence for itself where it holds a number and begins with a name, as the
// others do.
func claims(text string) []claim {
	var list []claim
	for _, s := range sentences(text) {
		if !states(s) || utf8.RuneCountInString(s) > questionMax/2 {
			continue
		}
		parts := []string{s}
		if clauses := joints.Split(s, -1); len(clauses) > 1 && !slices.ContainsFunc(clauses, func(c string) bool { return !states(c) || !namesFirst(c) }) {
			parts = clauses
		}
		for i, part := range parts {
			if len(list) < claimsMax {
				list = append(list, claim{part, i > 0})
			}
		}
	}
	return list
}

// states reports whether a stretch holds a number and words.
func states(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) && strings.ContainsFunc(s, unicode.IsLetter)
}

// namesFirst reports whether a clause begins with a name: a capital letter, or a
// script that has none.
func namesFirst(clause string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(clause))
	return unicode.IsUpper(r) || unicode.Is(unicode.Han, r)
}

// sentences cuts a text at its line ends and at stops that end a sentence.
func sentences(text string) []string {
	var list []string
	runes := []rune(text)
	start := 0
	cut := func(end int) {
		if s := strings.TrimSpace(string(runes[start:end])); s != "" {
			list = append(list, s)
		}
		start = end
	}
	for i, r := range runes {
		switch {
		case r == '\n', strings.ContainsRune("。！？", r):
			cut(i + 1)
		case strings.ContainsRune(".!?", r) && (i+1 == len(runes) || unicode.IsSpace(runes[i+1])):
			cut(i + 1)
		}
	}
	cut(len(runes))
	return list
}

// lastQuestion is the question that stands at the end of a long text, "" none:
// its last sentences as far as they are questions, else the last line if that
// is short.
func lastQuestion(text string) string {
	all := sentences(text)
	last := len(all)
	for last > 0 && strings.HasSuffix(strings.TrimRight(all[last-1], " "), "?") || last > 0 && strings.HasSuffix(all[last-1], "？") {
		last--
	}
	question := strings.Join(all[last:], " ")
	if n := utf8.RuneCountInString(question); n == 0 || n > askedMax {
		return ""
	}
	return question
}
