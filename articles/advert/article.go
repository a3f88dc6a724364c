// Package advert tells the lines and sentences that were put into an article to
// advertise from those that belong to it. Text goes in, stretches of it come out,
// each with what spoke for taking it out. Every line, and every sentence of a
// paragraph, gets named evidence: how it looks, what it says (tables/words.tsv),
// and what it has in common with the rest of its article; one fitted table
// (tables/weights.tsv) weighs it. The package knows no files and no formats.
package advert

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/sentence"
)

// An Article is what is known of an article while its lines are looked at. It
// is not safe for concurrent use.
type Article struct {
	texts []string // of its paragraphs, headings, items and rows
	own   *unicode.RangeTable

	looks    map[string]*look // of texts that were looked at
	gathered bool
	lower    string          // all its text, in small letters
	said     map[string]int  // how often a phrase of the table stands in it
	counts   map[string]int  // of its sentences that do not advertise, how many have a word
	seen     map[string]bool // sentences that are counted
	written  map[string]int  // in how many of its sentences a name stands
	small    int             // of its words, how many are small ones of English
	foreign  int             // and how many are of other languages
}

// New begins to look at an article of these texts: paragraphs, headings, items, rows.
func New(texts []string) *Article {
	a := &Article{texts: texts, looks: map[string]*look{}}
	var said []string
	for _, text := range texts {
		for line := range strings.SplitSeq(text, "\n") {
			if saysSomething(line) {
				said = append(said, line)
			}
		}
	}
	if len(said) == 0 {
		said = texts
	}
	a.own = scriptOf(said)
	return a
}

const longestShout = 80 // characters of a line that is no sentence and may be taken for one

// saysSomething reports whether a line is a sentence, or too long to be a shout.
func saysSomething(line string) bool {
	line = strings.TrimRight(line, "\"'”’)）」』] \t")
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?。！？…:：", last) || utf8.RuneCountInString(line) > longestShout
}

// gather counts in how many sentences of the article each word stands, what stands in
// another script before one left out; those that
// advertise by their words alone do not count.
func (a *Article) gather() {
	if a.gathered {
		return
	}
	a.said = map[string]int{}
	var told []string
	a.gathered, a.counts, a.written, a.seen = true, map[string]int{}, map[string]int{}, map[string]bool{}
	for _, text := range a.texts {
		for _, s := range sentencesOf(text) {
			for _, e := range edges(s, unit{end: len(s)}) {
				s = s[e.end:]
			}
			if a.seen[s] || !a.tells(s) {
				continue
			}
			a.seen[s] = true
			told = append(told, s)
			list := split(s)
			for t := range tokensOf(list) {
				a.counts[t]++
			}
			for name := range namesIn(s) {
				a.written[name]++
			}
			small, others := tongue(list)
			a.small, a.foreign = a.small+small, a.foreign+others
		}
	}
	a.lower = strings.ToLower(strings.Join(told, "\n"))
}

// tells reports whether a sentence may tell what the article is about.
func (a *Article) tells(s string) bool {
	if !saysSomething(s) {
		return false
	}
	l := a.look(s)
	return !l.isForeign() && l.tells()
}

// tells reports whether by its words a text may be of an article and not advertise.
func (l *look) tells() bool {
	n := &l.times
	pushes := n[push] + n[call] + n[offer] + n[hurry] + n[secret]
	return l.quoted || n[trade] == 0 && !((l.points() || l.mail) && pushes > 0) && !(n[you] > 0 && pushes > 1) || n[voice] > pushes+n[you]
}

// kin marks the units of a paragraph that are written in another script than the
// article, as other sentences of their line are which tell something: a quotation, a
// passage in the original.
func (a *Article) kin(text string, units []unit) {
	type telling struct {
		unit
		script *unicode.RangeTable
	}
	var tells []telling
	for _, u := range units {
		if u.place != inner {
			continue
		}
		s := text[u.start:u.end]
		if l := a.look(s); l.isForeign() && l.saysPlainly() {
			tells = append(tells, telling{u, scriptOf([]string{s})})
		}
	}
	if len(tells) == 0 {
		return
	}
	for i := range units {
		u := &units[i]
		if s := text[u.start:u.end]; a.look(s).isForeign() {
			script := scriptOf([]string{s})
			u.kin = script != nil && slices.ContainsFunc(tells, func(t telling) bool {
				return t.script == script && (t.end <= u.start && !strings.Contains(text[t.end:u.start], "\n") ||
					u.end <= t.start && !strings.Contains(text[u.end:t.start], "\n") || t.start == u.start && t.end == u.end)
			})
		}
	}
}

// saysPlainly reports whether a text is a sentence with no word of those who advertise.
func (l *look) saysPlainly() bool {
	n := &l.times
	return l.stop && width(l.words) >= shortestPlain && !l.points() && n[trade]+n[theme]+n[push]+n[call]+n[offer] == 0
}

// shortestPlain is how wide a sentence is at the least that tells something.
const shortestPlain = 12

// A look is what a text is seen to be by itself.
type look struct {
	form
	list  []string   // its words
	said  []said     // phrases of the table
	times [kinds]int // how many of them are of each kind
}

// look looks at a text, once.
func (a *Article) look(s string) *look {
	l := a.looks[s]
	if l == nil {
		l = &look{form: formOf(s, a.own)}
		l.list = split(l.words)
		l.said = words.in(l.list)
		for _, w := range l.said {
			w.count(&l.times)
		}
		a.looks[s] = l
	}
	return l
}

// sentencesOf are the sentences of a text, across its lines.
func sentencesOf(text string) []string {
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		for _, s := range sentence.Split(line) {
			list = append(list, line[s.Start:s.End])
		}
	}
	return list
}

// countedIn returns the sentences of a text that are counted: the rest of the article is without them.
func (a *Article) countedIn(text string) []string {
	a.gather()
	return slices.DeleteFunc(sentencesOf(text), func(s string) bool { return !a.seen[s] })
}

// known returns of the words of a unit how many the rest of the article has, and how many there are.
func (a *Article) known(list, counted []string) (known, all int) {
	own := map[string]int{}
	for _, s := range counted {
		for t := range tokensOf(split(s)) {
			own[t]++
		}
	}
	for t := range tokensOf(list) {
		all++
		if a.counts[t] > own[t] {
			known++
		}
	}
	return known, all
}

// names reports whether a unit has a name that the rest of the article has, and one that it has not.
func (a *Article) names(u string, counted []string) (shared, fresh bool) {
	own := map[string]int{}
	for _, s := range counted {
		for name := range namesIn(s) {
			own[name]++
		}
	}
	for name := range namesIn(u) {
		if a.written[name] > own[name] {
			shared = true
		} else {
			fresh = true
		}
	}
	return shared, fresh
}

// namesIn are the words of a sentence that are written as names are, those it begins with left out.
func namesIn(s string) map[string]bool {
	var set map[string]bool
	begins := true
	for field := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '-' }) {
		word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(first) && !begins && utf8.RuneCountInString(word) > 2 {
			if set == nil {
				set = map[string]bool{}
			}
			set[strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")] = true
		}
		last, _ := utf8.DecodeLastRuneInString(field)
		begins = word == "" || strings.ContainsRune(".!?:", last)
	}
	return set
}

// english reports whether the article is written in English, as far as its small words tell.
func (a *Article) english() bool {
	a.gather()
	return a.small > 2*a.foreign
}

// says reports whether the rest of the article has a word or phrase.
func (a *Article) says(phrase string, counted []string) bool {
	n, ok := a.said[phrase]
	if !ok {
		n = strings.Count(a.lower, phrase)
		a.said[phrase] = n
	}
	for _, s := range counted {
		if n > 0 {
			n -= strings.Count(strings.ToLower(s), phrase)
		}
	}
	return n > 0
}

// named reports whether a unit stands as it is inside a longer sentence of the
// article too: then it is a name that the article uses.
func (a *Article) named(u string) bool {
	if utf8.RuneCountInString(u) > longestShout || strings.Contains(u, "\n") {
		return false
	}
	for _, text := range a.texts {
		for rest := text; ; {
			i := strings.Index(rest, u)
			if i < 0 {
				break
			}
			from := strings.LastIndexByte(rest[:i], '\n') + 1
			to := len(rest)
			if j := strings.IndexByte(rest[i:], '\n'); j >= 0 {
				to = i + j
			}
			if line := strings.TrimSpace(rest[from:to]); line != u && saysSomething(line) && joined(rest[from:to], u, i-from) {
				return true
			}
			rest = rest[i+len(u):]
		}
	}
	return false
}

// joined reports whether words stand inside a sentence of a line: something of it goes before or behind them.
func joined(line, u string, at int) bool {
	before := strings.TrimRight(line[:at], " \t")
	after := strings.TrimLeft(line[at+len(u):], " \t")
	b, _ := utf8.DecodeLastRuneInString(before)
	return before != "" && !strings.ContainsRune(".!?。！？…", b) && after != "" || before != "" && strings.ContainsRune("(（“「《", b)
}

// tokensOf are the words of a list that say something, each once, in small letters: those of four letters or
// more without an ending, and pairs of characters of scripts without blanks.
func tokensOf(list []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range list {
		first, _ := utf8.DecodeRuneInString(w)
		if unblanked(first) {
			var last rune
			for _, r := range w {
				if last != 0 {
					set[string([]rune{last, r})] = true
				}
				last = r
			}
			continue
		}
		if unicode.IsLetter(first) && utf8.RuneCountInString(w) >= 4 && !common[w] {
			set[stem(w)] = true
		}
	}
	return set
}

// stem takes the commonest endings off a word.
func stem(w string) string {
	for _, end := range []string{"ing", "ers", "ies", "ed", "es", "er", "s", "y", "e"} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}

// common are words of four letters or more that say nothing of what a text is about.
var common = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`that this with from have been were they their there which would about more most than then them these those will what when where while also only into over under after before between each every some such very your yours ours here just even much many other another because through with without within could should must does done make made like dass eine einer einen einem nicht auch sich sind wird oder aber dans avec pour plus cette sont para como este esta pero más`) {
		set[w] = true
	}
	return set
}()
