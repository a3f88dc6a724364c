package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// signsOf are the signs that a line shows.
func signsOf(h Heard, lex *lexicon.Lexicon, likeness func(a, b string) float64) []Sign {
	var signs []Sign
	show := func(name string, size float64) {
		if size != 0 {
			signs = append(signs, Sign{name, size})
		}
	}
	yes := func(name string, is bool) {
		if is {
			show(name, 1)
		}
	}
	if wish := WishOf(h.Text); wish != NoWish { // nothing else is said
		yes("wish people say", wish.Said())
		yes("wish", !wish.Said())
		show("wish, at length", float64(len(lexicon.NewText(h.Text).Words()))/maxWish)
		yes("wish people say, right below", wish.Said() && h.Lines == 0)
		yes("wish people say, to another", wish.Said() && h.Other)
		yes("asked", h.Asked)
		return signs
	}
	if instead(h.Text, lex) != "" { // nor here
		yes("takes back", true)
		yes("takes back, on talk", h.Lines > 1)
		yes("asked", h.Asked)
		return signs
	}
	q := Understand(h.Text, lex)
	rest := withoutOpener(h.Text)
	text := lexicon.NewText(rest)
	cued := map[string]bool{}
	told := text // without what only tells the bot to do something: "can you show me"
	for _, c := range heardCues() {
		if c.value == "order" {
			rest, _, _ = strike(rest, []cue{c})
			told = lexicon.NewText(rest)
		}
		where := told
		switch c.value {
		case "order", "goes":
			where = text
		case "we", "they", "office": // "the US" is not us
			where = lexicon.NewText(unnamed(rest, q.mentions, len(h.Text)-len(rest)))
		}
		if _, _, ok := c.find(where); ok && !begins[c.value] && !cued[c.value] {
			cued[c.value] = true
			show(c.value, 1)
		}
	}
	mark := Questions(h.Text)
	unknown := 0
	for _, w := range q.Words {
		if (w.Role == Content || w.Role == Name) && !w.PutWith() {
			unknown++
		}
	}
	place, measure, period := len(q.Places) > 0, len(q.Measures) > 0, q.Period != Period{} || q.Relative != ""
	people := cued["we"] || cued["you"] || cued["they"]
	bare := unknown == 0 && !people && (place || measure || period)
	first, _, _ := strings.Cut(strings.TrimSpace(h.Text), " ")
	opens := term.Worth(strings.Trim(first, ",.?!")) == 0 || q.Want != ""
	form := formed(rest)
	asks := form != NoForm
	yes("mark", mark)
	yes("opens", opens)
	yes("formed", asks)
	yes("formed: "+string(form), asks)
	yes("formed of a thing", asks && cued["thing"])
	yes("formed of people", asks && people)
	yes("formed, unmarked", asks && !mark)
	yes("neither", !mark && !opens && !asks && !cued["order"] && !bare)
	yes("goes on unasked", cued["goes"] && !mark && !asks && !bare)
	yes("orders nothing", cued["order"] && unknown == 0 && !place && !measure && !period)
	yes("talk", q.Intent == SmallTalk)
	yes("place", place)
	yes("measure", measure)
	yes("period", period)
	yes("bare", bare)
	yes("whole", place && measure)
	yes("goes and bare", cued["goes"] && unknown == 0 && !people)
	yes("amount and measure", cued["amount"] && measure)
	yes("amount on talk", cued["amount"] && !place && !measure && !period && h.Lines > 0)
	yes("people and office", people && cued["office"])
	yes("people and did", people && cued["did"])
	yes("leans on the answer", !place && !measure && !period && h.Lines == 0)
	yes("leans on talk", !place && !measure && !period && h.Lines > 0)
	yes("asked and clear", (mark || opens || asks || cued["order"] || cued["goes"]) && !people && !cued["office"] && !cued["calendar"] && !cued["did"] && !cued["says"])
	show("unknown", float64(min(unknown, 4))/4)
	show("long", float64(min(len(text.Words()), 24))/24)
	yes("stranger", !h.Asker)
	yes("asked", h.Asked)
	yes("asked, and no question", h.Asked && !mark)
	yes("named", h.Named || vocative(h.Text, q))
	last := subject(h.Earlier, lex)
	own, shared := 0, 0
	for _, w := range q.Words {
		if w.Role == Weak || w.PutWith() {
			continue
		}
		own++
		if slices.ContainsFunc(last.Words, func(o Word) bool { return o.Term == w.Term }) {
			shared++
		}
	}
	clear := (mark || opens || asks || cued["order"] || cued["goes"]) && !people
	yes("of the subject", shared > 0)
	yes("of the subject and clear", shared > 0 && clear)
	yes("of another subject", own > 0 && shared == 0)
	yes("completes the subject", bare && len(last.Measures) > 0 && place && !measure)
	yes("completes the subject, and no more", bare && !place && len(last.Places) > 0 && measure)
	yes("a place and its question mark", bare && place && mark && len(text.Words()) <= 4)
	if h.Lines == 0 { // what is said right below an answer weighs otherwise
		for _, s := range signs {
			show("below: "+s.Name, s.Size)
		}
		yes("below", true)
		yes("own, right below", h.Own)
	}
	for _, s := range signs {
		if tellsAsking[s.Name] {
			yes("own: "+s.Name, h.Own)
			yes("first: "+s.Name, h.Lines == 1)
			yes("to another: "+s.Name, h.Other)
		}
	}
	yes("own", h.Own)
	yes("first", h.Lines == 1)
	yes("to another", h.Other)
	alikeSigns(q, last, likeness, show)
	for _, word := range wordsOf(q) {
		show("word: "+word, 1)
	}
	return signs
}

// tellsAsking are the signs that it matters for who wrote a line, and where.
var tellsAsking = map[string]bool{"mark": true, "bare": true, "leans on talk": true, "opens": true, "amount": true, "that": true, "goes": true, "neither": true, "formed": true}

// formed is the form of question a line has, NoForm where it has none: what tells
// it stands at its beginning, after words that say nothing at the most, or the line
// is Chinese.
func formed(line string) Form {
	form, at := formOf(lexicon.NewText(line))
	switch {
	case form == NoForm && eitherOr(line):
		return YesNo
	case form == NoForm, Language(line) == "zh":
		return form
	}
	for _, w := range strings.Fields(line[:at[0]]) {
		if term.Worth(strings.Trim(w, ",.?!")) > 0 {
			return NoForm
		}
	}
	return form
}

// eitherOr reports whether a line asks in Chinese whether something is so by saying
// it both ways: 多不多, 算不算, 来没来.
func eitherOr(line string) bool {
	runes := []rune(line)
	for i := 2; i < len(runes); i++ {
		if (runes[i-1] == '不' || runes[i-1] == '没') && runes[i] == runes[i-2] && unicode.Is(unicode.Han, runes[i]) {
			return true
		}
	}
	return false
}

// unnamed is the end of a text, of which it lacks the first cut bytes, with blanks in
// the place of names of tables that stand in it.
func unnamed(rest string, mentions []lexicon.Mention, cut int) string {
	left := []byte(rest)
	for _, m := range mentions {
		for i := max(0, m.Start-cut); i < min(len(left), m.End-cut); i++ {
			left[i] = ' '
		}
	}
	return string(left)
}

// alikeSigns shows how much a line's own words are like those that figures are
// spoken of with, those of daily life, and those of the question before.
func alikeSigns(q, last Query, likeness func(a, b string) float64, show func(string, float64)) {
	if likeness == nil {
		return
	}
	nearest := func(word string, to []string) (best float64) {
		for _, t := range to {
			best = max(best, likeness(word, t))
		}
		return best
	}
	var subject []string
	for _, w := range last.Words {
		subject = append(subject, w.Term)
	}
	topics := heardTopics()
	var figures, daily, same, sum, n float64
	of := map[string]float64{}
	for _, w := range q.Words {
		if (w.Role == Content || w.Role == Name) && !w.PutWith() {
			lean := nearest(w.Term, topics["figures"]) - nearest(w.Term, topics["daily"])
			figures, daily, same = max(figures, lean), max(daily, -lean), max(same, nearest(w.Term, subject))
			sum, n = sum+lean, n+1
			for _, topic := range topics {
				for _, t := range topic {
					of[t] += likeness(w.Term, t)
				}
			}
		}
	}
	show("like figures", figures)
	show("like daily life", daily)
	show("like the subject", same)
	if n > 0 {
		show("like figures, on average", sum/n)
		for _, topic := range []string{"figures", "daily"} {
			for _, t := range topics[topic] {
				show("like: "+t, 2*of[t]/n)
			}
		}
	}
}

// wordsOf are the words of a line, each once: what it names by its kind, PLACE,
// MEASURE, YEAR or NUMBER, all others as they are.
func wordsOf(q Query) (words []string) {
	add := func(word string) {
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	at := 0
	cut := func(text string) {
		for _, w := range lexicon.NewText(text).Words() {
			switch {
			case strings.Trim(w, "0123456789") != "":
				add(w)
			case len(w) == 4 && (w[:2] == "19" || w[:2] == "20"):
				add("YEAR")
			default:
				add("NUMBER")
			}
		}
	}
	mentions := slices.Clone(q.mentions)
	slices.SortStableFunc(mentions, func(a, b lexicon.Mention) int { return a.Start - b.Start })
	for _, m := range mentions {
		if m.Start < at {
			continue
		}
		cut(q.Question[at:m.Start])
		if at = m.End; m.Entry.Kind == lexicon.Measure {
			add("MEASURE")
		} else {
			add("PLACE")
		}
	}
	cut(q.Question[at:])
	return words
}

// subject is what a conversation asked last, with what it left out.
func subject(earlier []string, lex *lexicon.Lexicon) (last Query) {
	for _, text := range earlier {
		if WishOf(text) != NoWish {
			continue
		}
		if other := instead(text, lex); other != "" {
			text = other
		}
		last = Follow(Understand(text, lex), last)
	}
	return last
}

// vocative reports whether a line begins or ends with the name of whom it is
// said to: "Joost, do you have it?", "is it done, Tom?".
func vocative(line string, q Query) bool {
	known := func(word string) bool {
		return slices.ContainsFunc(q.Words, func(w Word) bool { return w.Text == word && w.Entry != nil })
	}
	name := func(s string) bool {
		s = strings.Trim(s, " ?!.")
		r := []rune(s)
		return len(r) > 1 && len(r) < 16 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) && !strings.Contains(s, " ") && !known(s) && term.Worth(s) == 1
	}
	first, _, begins := strings.Cut(line, ",")
	last := line[strings.LastIndex(line, ",")+1:]
	return begins && (name(first) || name(last))
}

//go:embed tables/heardtopics.tsv
var heardTopicTable string

// heardTopics is tables/heardtopics.tsv, read once: terms by what they are spoken of with.
var heardTopics = sync.OnceValue(func() map[string][]string {
	topics := map[string][]string{}
	for line := range strings.Lines(heardTopicTable) {
		topic, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if topic == "" || topic[0] == '#' {
			continue
		}
		for _, t := range term.Analyze(words) {
			topics[topic] = append(topics[topic], t.Term)
		}
	}
	return topics
})
