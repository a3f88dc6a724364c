package advert

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Evidence is what speaks for or against taking a unit out, by name: 1 it is
// so, 0 or absent it is not, between them in part.
type Evidence map[string]float64

// byTimes is the evidence of one phrase of a kind, of two different ones, of three.
var byTimes = [kinds][]string{
	trade:  {"trade", "trades"},
	theme:  {"theme", "themes", "themes over and over"},
	call:   {"call", "calls"},
	push:   {"push", "pushes"},
	site:   {"site"},
	offer:  {"offer", "offers", "offers over and over"},
	hurry:  {"hurry", "hurries"},
	secret: {"secret"},
	reach:  {"reach"},
	you:    {"you"},
	we:     {"we"},
	voice:  {"voice", "voices"},
	notice: {"notice", "notices"},
}

// set notes that something holds.
func (e Evidence) set(name string, holds bool) {
	if holds {
		e[name] = 1
	}
}

// evidence looks at a unit of a paragraph; quiet is true where nothing of it
// advertises, and it is not looked at further.
func (a *Article) evidence(text string, u unit) (e Evidence, quiet bool) {
	s := text[u.start:u.end]
	f := a.look(s)
	foreign := f.isForeign() && !u.kin
	if (!foreign || f.saysPlainly()) && f.isQuiet() {
		return nil, true
	}
	e = Evidence{}
	themes := f.sayWords(e)
	f.sayForm(e)
	u.sayPlace(e)
	e.set("capitals", f.letters >= 12 && 2*f.upper > f.letters && a.own == unicode.Latin && !foreign)
	e.set("goes on", u.more && (u.between || u.place == inner) && !foreign && a.own != unicode.Han)
	e.set("other script", foreign)
	e.set("other script, no sentence", foreign && !f.stop && !f.quoted && !f.colon)
	e.set("Latin in another script", foreign && latinOnly(s))
	last, _ := utf8.DecodeLastRuneInString(f.words)
	e.set("ends in a number", foreign && unicode.IsDigit(last))
	a.sayRest(e, s, f, u, themes)
	return e, false
}

// isQuiet reports whether nothing of a text advertises by its words and its form.
func (f *look) isQuiet() bool {
	n := &f.times
	point := f.points()
	return f.pictures == 0 && !point && (f.letters < fewestForeign || !f.mail && n[trade]+n[call]+n[push]+n[site]+n[sponsor]+n[offer]+n[secret]+n[theme] == 0)
}

// sayWords notes what a text says by the table, and returns what it tells of trades.
func (f *look) sayWords(e Evidence) (themes []string) {
	var n [kinds]int
	var behind map[int]bool
	if f.times[call]+f.times[push] > 0 {
		behind = marked(f.words)
	}
	seen := map[string]bool{}
	for _, w := range f.said {
		is := func(k kind) bool { return w.kinds&(1<<k) != 0 }
		e.set("call first", w.at == 0 && is(call))
		e.set("label", w.at == 0 && is(label))
		e.set("call behind a mark", w.at > 0 && behind[w.at] && (is(call) || is(push)))
		e.set("sponsor", w.at <= 2 && is(sponsor))
		if seen[w.text] {
			continue
		}
		seen[w.text] = true
		w.count(&n)
		if is(theme) || is(trade) {
			themes = append(themes, w.text)
		}
	}
	for k, list := range byTimes {
		for i, name := range list {
			e.set(name, n[k] > i)
		}
	}
	return themes
}

// sayForm notes how a text looks.
func (f *form) sayForm(e Evidence) {
	e.set("link", f.link)
	e.set("cheap link", f.cheap || f.padded)
	e.set("owned link", f.owned)
	e.set("mail", f.mail && !f.freeMail)
	e.set("free mail", f.freeMail)
	e.set("phone", f.phone)
	e.set("handle", f.handle)
	e.set("number", f.number)
	e.set("point", f.points())
	e.set("price", f.price)
	e.set("off", f.off)
	e.set("from a price", f.from)
	e.set("exclaims", f.exclaims > 0)
	e.set("shouts", f.exclaims > 1)
	e.set("asks", f.asks)
	e.set("pictures", f.pictures > 0)
	e.set("separators", f.separators > 0)
	e.set("listing", f.commas > 2)
	e.set("colon", f.colon)
	e.set("quotes", f.quoted)
	e.set("no words", f.letters < 3)
	e.set("short", f.runes < 30)
	e.set("long", f.runes > 140)
	e.set("no sentence", !f.stop)
	if f.letters > 0 {
		e["digits"] = min(1, float64(f.digits)/float64(f.letters+f.digits)*2)
	}
}

// sayPlace notes how a unit stands in its paragraph.
func (u unit) sayPlace(e Evidence) {
	e.set("inside a quotation", u.open)
	e.set("broken off", u.cut)
	e.set("fills its line", u.full)
	e.set("cut as lines are", u.full && (u.cut || u.between))
	e.set("line of several", u.place == within)
	e.set("breaks a sentence", u.between && u.place == within)
	e.set("in a paragraph", u.place == inner)
	e.set("its paragraph's script", u.kin)
}

// sayRest notes what a text has in common with the rest of its article. Of one in a
// script that its paragraph is written in the rest can hold no word, which says nothing.
func (a *Article) sayRest(e Evidence, s string, f *look, u unit, themes []string) {
	counted := a.countedIn(f.words)
	shared, fresh := a.names(f.words, counted)
	e.set("shares a name", shared)
	e.set("new name", fresh && !u.kin)
	small, others := tongue(f.list)
	latin := a.own == unicode.Latin && !f.isForeign()
	e.set("bare words", len(f.list) > 2 && small+others == 0 && !f.stop && !strings.ContainsAny(f.words, ",:;") && latin)
	e.set("other tongue", len(f.list) > 2 && latin && a.english() && small == 0 && (others > 0 || beyondASCII(f.words)))
	known, all := a.known(f.list, counted)
	e.set("few words", all < 3)
	if all > 0 && !u.kin {
		e["new"] = 1 - float64(known)/float64(all)
		e.set("all new", known == 0)
		e.set("mostly known", 2*known >= all)
	}
	spoken := 0
	if len(themes) > 0 {
		counted := a.countedIn(s)
		for _, w := range themes {
			if a.says(w, counted) {
				spoken++
			}
		}
	}
	e.set("its own theme", spoken > 0)
	e.set("new theme", spoken < len(themes))
	e.set("a name it uses", f.isForeign() && !u.kin && a.named(s))
}

// latinOnly reports whether all letters of a text are Latin.
func latinOnly(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) < 0
}

// marked tells which words of a text, counted as split does, stand behind a mark.
func marked(text string) map[int]bool {
	m := map[int]bool{}
	n := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;:.!?–—-(，；：。！？、", r) }) {
		m[n] = n > 0
		n += len(split(part))
	}
	return m
}

// smallWords are what English is told by, othersSmall what other languages of Latin script are.
var smallWords, othersSmall = wordSet(`the a an of in on at to for from with by and or but is are was were be been it its this that these those as not no he she they we you i my our your his her their who which what how why when where if than then there has have had will would can could do does did one all more most over into out up about after before so every each some only own`),
	wordSet(`der die das und oder ein eine einen für mit ohne auf im am zu von ist sind nicht sich jetzt le la les des du de un une et ou pour avec sans sur dans est sont votre vos au aux en el los las una y o por con sin para tu su del es son al que si da do das dos um uma com sem seu não na no il lo gli di che per più nella senza het een van met zonder je op niet w z na bez do i się dan di yang untuk ke ini ve bir ile için ne của và cho không có là`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// tongue counts the small words of English, and those that only other languages have.
func tongue(list []string) (english, others int) {
	for _, w := range list {
		if smallWords[w] {
			english++
		} else if othersSmall[w] {
			others++
		}
	}
	return english, others
}

func beyondASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }) >= 0
}
