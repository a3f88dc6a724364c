package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/index/term"
)

// What is read of a question at the most, however long it is.
const (
	MaxQuestion = 2000 // runes
	MaxWords    = 64   // content words, the first ones
	MaxNamed    = 12   // places, and as many measures
)

// clipQuestion is a question without the blanks around it, at most MaxQuestion
// runes of it.
func clipQuestion(question string) string {
	question = strings.TrimSpace(question)
	if utf8.RuneCountInString(question) > MaxQuestion {
		question = string([]rune(question)[:MaxQuestion])
	}
	return question
}

// Understand reads a question: the places and measures it names, the period,
// what sort of answer it asks for, and the words that say what about. It knows
// nothing of the corpus; lex says what things are called.
func Understand(question string, lex *lexicon.Lexicon) Query {
	question = clipQuestion(question)
	q := Query{Asked: question, Question: question, Lang: tongueOf(question)}
	mentions, headed := ofHeads(question, lex.FindAsked(question))
	for _, m := range mentions {
		list := &q.Places
		if m.Entry.Kind == lexicon.Measure {
			list = &q.Measures
		}
		if !slices.Contains(*list, m.Entry) && len(*list) < MaxNamed {
			*list = append(*list, m.Entry)
		}
	}
	q.mentions = mentions
	q.Places = specific(q.Places, lex)
	period, years := ReadPeriod(question)
	q.Period = period
	text := lexicon.NewText(question).Indexed()
	q.Want, q.Noun = want(text, question, mentions)
	if q.Want == "" && headed {
		q.Want = WantMoney
	}
	q.Measures = q.counted(q.measured(), mentions)
	q.Places = q.ranked()
	q.Words = q.kept(words(question, mentions, years))
	if q.Talk = cmp.Or(talk(question), q.beyond(question)); q.Talk != NoTalk {
		q.Intent = SmallTalk
		return q
	}
	q.sorts(mentions, lex)
	for _, m := range mentions {
		q.named = max(q.named, m.End)
	}
	all := slices.Clone(q.Words)
	q.wrapping(mentions)
	q.left = dropped(all, q.Words)
	q.reads(q.left)
	q.Relative, _, _ = relative(question)
	q.Implied = implied(q, text, lex)
	q.Owners = q.owners()
	q.Likely = q.likely()
	q.Intent = intent(q, text)
	return q
}

// dropped are the words of a list that another one lacks.
func dropped(all, kept []Word) []Word {
	return slices.DeleteFunc(all, func(w Word) bool { return slices.ContainsFunc(kept, func(k Word) bool { return k.At == w.At }) })
}

// reads fills in what the question says without what only wraps it: its form,
// and what figures it expects.
func (q *Query) reads(dropped []Word) {
	q.Bare = q.bareOf(dropped)
	text := lexicon.NewText(q.Bare).Indexed()
	q.Form, q.formAt = formOf(text)
	q.untold()
	q.Per = perNoun(q.Bare)
	q.Expects, q.Growth = expects(text)
	if len(q.Measures) > 0 && !q.AsksBeside() {
		switch { // "do we have venture capital in Berlin?" asks for the figure, and so does "… when you get a chance"
		case q.Form == YesNo, q.Form == Definition, q.Form == Overview, q.Form == Manner, q.formAt[0] >= q.named:
			q.Form = NoForm
		}
	}
}

// ofHeads drops the counts that only say of what a sum is that is asked for:
// "unicorn valuation" asks how much, not how many. It reports whether there was one.
func ofHeads(question string, mentions []lexicon.Mention) ([]lexicon.Mention, bool) {
	left := slices.DeleteFunc(slices.Clone(mentions), func(m lexicon.Mention) bool {
		return m.Entry.Kind == lexicon.Measure && m.Entry.Class == "count" && questions().cue("head", lexicon.NewText(question[m.End:])) != ""
	})
	return left, len(left) < len(mentions)
}

// Language tells the question's language by its script.
func Language(s string) string {
	han := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			han++
		}
	}
	if han*4 >= utf8.RuneCountInString(s) && han > 0 {
		return "zh"
	}
	return "en"
}

// specific drops the places that only say where another place named is:
// "Zhangjiang in Shanghai" asks about Zhangjiang.
func specific(places []*lexicon.Entry, lex *lexicon.Lexicon) []*lexicon.Entry {
	return slices.DeleteFunc(slices.Clone(places), func(p *lexicon.Entry) bool {
		return slices.ContainsFunc(places, func(inner *lexicon.Entry) bool {
			return inner != p && lex.Within(inner.ID, p.ID)
		})
	})
}

// anyRanking is the lexicon's measure of questions that ask for a rank and
// name no ranking.
const anyRanking = "global ranking"

// ranked drops, of a question for a rank, what the rank is one in: "where does
// Seoul rank in the world".
func (q Query) ranked() []*lexicon.Entry {
	wide := func(p *lexicon.Entry) bool { return p.ID == wholeWorld }
	rank := slices.ContainsFunc(q.Measures, func(m *lexicon.Entry) bool { return m.Is("rank") })
	if inside := slices.DeleteFunc(slices.Clone(q.Places), wide); rank && len(inside) == 1 {
		return inside
	}
	return q.Places
}

// wholeWorld is the lexicon's place around all others.
const wholeWorld = "World"

// wholeEconomy is the lexicon's measure that shares are shares of: "R&D as a
// share of GDP" does not also ask for the GDP.
const wholeEconomy = "city GDP"

// measured drops the measures that only widen another one named, "Startup
// Genome rank" is not also a global ranking, and the ranking no one names
// when the rank is in something else: "where does it rank for venture
// capital". An area is dropped too: "how big is the workforce". So is what is
// not measured in what is wanted: "how much money did tech companies raise"
// does not ask how many companies there are.
func (q Query) measured() []*lexicon.Entry {
	return slices.DeleteFunc(slices.Clone(q.Measures), func(m *lexicon.Entry) bool {
		return !q.Want.asks(m) || slices.ContainsFunc(q.Measures, func(narrow *lexicon.Entry) bool {
			return narrow.Parent == m.ID || m.ID == anyRanking && narrow != m || m.Class == "quantity" && narrow.Class != m.Class ||
				m.ID == wholeEconomy && narrow.Is("share")
		})
	})
}

// counted drops the measures that count something else than what is asked how
// many there are of: "how many people do start-ups employ" asks for no number of
// start-ups.
func (q Query) counted(measures []*lexicon.Entry, mentions []lexicon.Mention) []*lexicon.Entry {
	if q.Want != WantCount || q.Noun == "" {
		return measures
	}
	return slices.DeleteFunc(measures, func(m *lexicon.Entry) bool {
		return m.Class == "count" && !slices.ContainsFunc(mentions, func(o lexicon.Mention) bool {
			return o.Entry == m && slices.Contains(lexicon.NewText(q.Question[o.Start:o.End]).Words(), q.Noun)
		})
	})
}

// want reads what sort of thing would answer, and the noun of "how many …".
func want(text lexicon.Text, question string, mentions []lexicon.Mention) (Want, string) {
	for _, c := range questions().wants {
		_, end, ok := c.find(text)
		if !ok {
			continue
		}
		w := Want(c.value)
		if w != WantCount {
			return w, ""
		}
		for _, m := range mentions {
			if first := strings.IndexByte(strings.TrimLeft(question[end:], " "), ' '); m.Entry.Kind == lexicon.Place && first > 0 && m.Start > end+first {
				return w, noun(question[end:m.Start])
			}
		}
		return w, noun(question[end:])
	}
	return "", ""
}

// noun returns the folded noun that rest, what follows "how many", begins
// with: of its words before a verb or a preposition the last one in the plural,
// as what is counted is, or else the last. What follows a plural and is none is
// no part of it, in a spelling that is in no list either: "unicorns r in Paris".
func noun(rest string) string {
	found, plural := "", false
	text := lexicon.NewText(rest)
	for i, w := range text.Words() {
		if questions().stop[w] || i > 0 && questions().weak[w] || i > 4 {
			break
		}
		if text.Plural(i) || !plural {
			found, plural = w, text.Plural(i)
		}
	}
	return found
}

// words returns the content words of a question.
func words(question string, mentions []lexicon.Mention, years [][2]int) []Word {
	var list []Word
	seen := map[string]bool{}
	q := Language(question)
	weak := weakSpans(question)
	courtesy, light := courtesies(question), append(leads(question, mentions), relatives(question)...)
	for _, tok := range term.Analyze(blank(question, mentions)) {
		if len(list) == MaxWords {
			break
		}
		surface := question[tok.Start:tok.End]
		w := Word{Text: surface, Term: tok.Term, At: [2]int{tok.Start, tok.End}}
		within := func(m lexicon.Mention) bool {
			return m.Start <= tok.Start && tok.End <= m.End && !between(m, tok)
		}
		folded := lexicon.NewText(surface).Words()
		switch i := slices.IndexFunc(mentions, within); {
		case i >= 0:
			w.Entry = mentions[i].Entry
			w.Role = OfPlace
			if w.Entry.Kind == lexicon.Measure {
				w.Role = OfMeasure
			}
		case q == "zh" && slices.ContainsFunc(mentions, func(m lexicon.Mention) bool { return m.Start < tok.End && tok.Start < m.End }):
			continue // half of a name
		case slices.ContainsFunc(weak, func(w [2]int) bool { return parts(w, tok) }):
			continue // half of a word that carries little
		case slices.ContainsFunc(years, func(y [2]int) bool {
			return y[0] <= tok.Start && tok.End <= y[1] || q == "zh" && tok.Start < y[1] && y[0] < tok.End
		}):
			w.Role = OfPeriod
		case stops(folded), inside(courtesy, tok):
			continue
		case len(folded) == 1 && questions().weak[folded[0]], slices.Contains(questions().weakHan, lexicon.Plain(surface)), inside(light, tok):
			w.Role = Weak
		case tok.Start > 0 && capital(surface):
			w.Role = Name
		}
		if !seen[w.Term] {
			seen[w.Term] = true
			list = append(list, w)
		}
	}
	return list
}

// stops reports whether the folded words of a token are stop words: one, or two drawn
// together, as in "you've" and "don't".
func stops(folded []string) bool {
	stop := questions().stop
	return len(folded) == 1 && stop[folded[0]] || len(folded) == 2 && stop[folded[1]] && (stop[folded[0]] || stop[strings.TrimSuffix(folded[0], "n")])
}

// kept returns the words of a question with those of measures that are not asked
// for as what they are beside that: "fintech" of "in fintech, how much …" narrows.
// What only widens another measure, or is part of how it is asked, is passed over.
func (q Query) kept(list []Word) []Word {
	return slices.DeleteFunc(list, func(w Word) bool {
		return w.Role == OfMeasure && !slices.Contains(q.Measures, w.Entry) && questions().stop[strings.ToLower(w.Text)]
	})
}

// between reports whether a word stands inside a mention and is none of its
// name: the SMIC of "startups … incubated".
func between(m lexicon.Mention, tok term.Token) bool {
	return m.Entry.Kind == lexicon.Measure && !slices.ContainsFunc(append([]string{m.Entry.ID}, m.Entry.Aliases...), func(name string) bool {
		return slices.ContainsFunc(term.Analyze(name), func(t term.Token) bool { return t.Term == tok.Term })
	})
}

// weakSpans returns where in a Chinese question the words stand that carry
// little of its meaning, in bytes: what is read across their bounds is no word.
func weakSpans(question string) [][2]int {
	var spans [][2]int
	question = lexicon.Plain(question)
	for _, w := range questions().weakHan {
		if utf8.RuneCountInString(w) < 2 {
			continue
		}
		for at := 0; ; {
			i := strings.Index(question[at:], w)
			if i < 0 {
				break
			}
			spans = append(spans, [2]int{at + i, at + i + len(w)})
			at += i + len(w)
		}
	}
	return spans
}

// parts reports whether a token holds a part of a span and more.
func parts(span [2]int, tok term.Token) bool {
	return tok.Start < span[1] && span[0] < tok.End && (tok.Start < span[0] || span[1] < tok.End)
}

// capital reports whether a word is written as a name is.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || strings.IndexFunc(w, unicode.IsUpper) > 0
}

// blank puts spaces where Chinese question words stand, outside the names of
// places and measures: Chinese has no other bounds between words. Byte offsets stay.
func blank(question string, mentions []lexicon.Mention) string {
	if Language(question) != "zh" {
		return question
	}
	b := []byte(question)
	plain := lexicon.Plain(question)
	for i := 0; i < len(question); {
		if j := slices.IndexFunc(mentions, func(m lexicon.Mention) bool { return m.Start <= i && i < m.End }); j >= 0 {
			i = mentions[j].End
			continue
		}
		stopped := false
		for _, stop := range questions().stopHan {
			if strings.HasPrefix(plain[i:], stop) {
				copy(b[i:], strings.Repeat(" ", len(stop)))
				i += len(stop)
				stopped = true
				break
			}
		}
		if !stopped {
			_, size := utf8.DecodeRuneInString(question[i:])
			i += size
		}
	}
	return string(b)
}

// maxTalk is how many words, or Chinese characters, talk may have.
const maxTalk = 16

// talk tells what is said when nothing is asked: phrases of talk and filler
// around them, and no other word.
func talk(question string) Talk {
	if len(lexicon.NewText(question).Words()) > maxTalk {
		return NoTalk
	}
	rest, _, kind := strike(question, questions().talk)
	if slices.ContainsFunc(lexicon.NewText(rest).Words(), func(w string) bool { return !questions().filler[w] }) {
		return NoTalk
	}
	return Talk(kind)
}

// beyond tells what is asked that no article can answer, where no measure is named:
// something to be done, or those who ask themselves.
func (q Query) beyond(question string) Talk {
	if len(q.Measures) > 0 {
		return NoTalk
	}
	text := lexicon.NewText(question)
	if questions().cue("ours", text) != "" {
		return Ours
	}
	for _, c := range questions().cues["deed"] { // how it is asked, then what
		_, end, ok := c.find(text)
		if !ok {
			return NoTalk
		}
		question = question[end:]
		text = lexicon.NewText(question)
	}
	return Deed
}

// intent tells what kind of answer is asked for.
func intent(q Query, text lexicon.Text) Intent {
	if i := q.crossing(text); i != "" {
		return i
	}
	if q.Works() {
		return Arithmetic
	}
	for _, c := range questions().intents {
		if _, _, ok := c.find(text); !ok {
			continue
		}
		switch i := Intent(c.value); i {
		case Compare:
			if len(q.Places) > 1 || len(q.Measures) > 0 {
				return Compare
			}
		case About:
			if len(q.Places) > 0 && len(q.Measures) == 0 {
				return About
			}
		case Trend:
			if len(q.Measures) > 0 && (q.Period.To == 0 || q.Period.Several()) {
				return Trend
			}
		case Difference, Arithmetic:
			if len(q.Measures) > 0 || q.Want == WantChange {
				return i
			}
		case Rank, Filter:
			if len(q.Places) == 0 {
				return i
			}
		default:
			return i
		}
	}
	switch {
	case len(q.Places) > 1 && len(q.Measures) > 0 && (q.Want == "" || q.Want.Figure()):
		return Compare
	case len(q.Measures) > 0 && q.Period.From != 0 && q.Period.To == 0:
		return Trend
	case q.Want == "" && q.Noun == "" && questions().cue("open", text) == "" && slices.ContainsFunc(q.Claims, func(f figure.Figure) bool { return f.Kind != figure.Number }):
		return Verify
	case len(q.Measures) > 0 && q.AsksNames():
		return PassageOnly
	case q.Want.Figure(), len(q.Measures) > 0 && q.Want == "":
		return Lookup
	}
	return PassageOnly
}
