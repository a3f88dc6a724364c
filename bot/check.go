package bot

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/index/answer"
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
		return b.reply(ctx, lang, Question{Text: isTrue(claims[0]), Lang: lang, At: q.At})
	}
	m := Message{Kind: Unanswered, Lang: lang}
	for i, claim := range claims {
		a, err := b.Answer(ctx, Question{Text: isTrue(claim), At: q.At})
		if err != nil {
			return Message{}, err
		}
		c := b.composer(lang, a)
		m.Parts = append(m.Parts, Part{Role: Label, Runs: []Run{{Text: c.OpenQuote + clip(inLine(claim), 2*nameMax) + c.CloseQuote, Bold: true}}})
		m.Parts = append(m.Parts, Part{Role: Line, Runs: c.verdict()})
		switch kind := outcome(a); {
		case i == 0:
			m.Kind = kind
		case kind != m.Kind:
			m.Kind = Partial
		}
	}
	m.Asked = isTrue(claims[0])
	return m, nil
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

// claims are the sentences of a text that hold a number, the first few.
func claims(text string) []string {
	var list []string
	for _, s := range sentences(text) {
		if strings.ContainsFunc(s, unicode.IsDigit) && strings.ContainsFunc(s, unicode.IsLetter) && utf8.RuneCountInString(s) <= questionMax/2 && len(list) < claimsMax {
			list = append(list, s)
		}
	}
	return list
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
