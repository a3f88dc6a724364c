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

// evidence looks at a unit of a paragraph; quiet is true where nothing of it
// advertises, and it is not looked at further.
func (a *Article) evidence(text string, u unit) (e Evidence, quiet bool) {
	s := text[u.start:u.end]
	f := a.look(s)
	var n [kinds]int
	var themes []string
	callFirst, labelFirst, sponsorFirst, callBehind := false, false, false, false
	var behind map[int]bool
	if f.times[call]+f.times[push] > 0 {
		behind = marked(f.words)
	}
	seen := map[string]bool{}
	for _, w := range f.said {
		if w.at == 0 {
			callFirst = callFirst || w.kinds&(1<<call) != 0
			labelFirst = labelFirst || w.kinds&(1<<label) != 0
		}
		callBehind = callBehind || w.at > 0 && behind[w.at] && w.kinds&(1<<call|1<<push) != 0
		sponsorFirst = sponsorFirst || w.at <= 2 && w.kinds&(1<<sponsor) != 0
		if seen[w.text] {
			continue
		}
		seen[w.text] = true
		w.count(&n)
		if w.kinds&(1<<theme|1<<trade) != 0 {
			themes = append(themes, w.text)
		}
	}
	foreign := f.isForeign()
	point := f.points()
	if f.letters < fewestForeign && !point && f.pictures == 0 || !foreign && !point && !f.mail && n[trade]+n[call]+n[push]+n[site]+n[sponsor]+n[offer]+n[secret]+n[theme] == 0 && f.pictures == 0 {
		return nil, true
	}
	e = Evidence{}
	set := func(name string, holds bool) {
		if holds {
			e[name] = 1
		}
	}
	for k, list := range byTimes {
		for i, name := range list {
			set(name, n[k] > i)
		}
	}
	set("call first", callFirst)
	set("call behind a mark", callBehind)
	set("sponsor", sponsorFirst)
	set("label", labelFirst)
	set("link", f.link)
	set("cheap link", f.cheap || f.padded)
	set("owned link", f.owned)
	set("mail", f.mail && !f.freeMail)
	set("free mail", f.freeMail)
	set("phone", f.phone)
	set("handle", f.handle)
	set("number", f.number)
	set("point", point)
	set("price", f.price)
	set("off", f.off)
	set("from a price", f.from)
	set("exclaims", f.exclaims > 0)
	set("shouts", f.exclaims > 1)
	set("asks", f.asks)
	set("capitals", f.letters >= 12 && 2*f.upper > f.letters && a.own == unicode.Latin && !foreign)
	set("pictures", f.pictures > 0)
	set("separators", f.separators > 0)
	set("listing", strings.Count(s, ",")+strings.Count(s, "、")+strings.Count(s, "，") > 2)
	set("colon", f.colon)
	set("quotes", f.quoted)
	set("inside a quotation", u.open)
	set("no words", f.letters < 3)
	set("short", f.runes < 30)
	set("long", f.runes > 140)
	set("no sentence", !f.stop)
	set("broken off", u.cut)
	set("fills its line", u.full)
	set("cut as lines are", u.full && (u.cut || u.between))
	set("goes on", u.more && (u.between || u.place == inner) && !foreign && a.own != unicode.Han)
	set("line of several", u.place == within)
	set("breaks a sentence", u.between && u.place == within)
	set("in a paragraph", u.place == inner)
	set("other script", foreign)
	set("other script, no sentence", foreign && !f.stop && !f.quoted && !f.colon)
	set("Latin in another script", foreign && latinOnly(s))
	counted := a.countedIn(f.words)
	shared, fresh := a.names(f.words, counted)
	set("shares a name", shared)
	set("new name", fresh)
	small, others := tongue(f.list)
	set("bare words", len(f.list) > 2 && small+others == 0 && !foreign && !f.stop && !strings.ContainsAny(f.words, ",:;") && a.own == unicode.Latin)
	set("other tongue", len(f.list) > 2 && !foreign && a.own == unicode.Latin && a.english() && small == 0 && (others > 0 || beyondASCII(f.words)))
	last, _ := utf8.DecodeLastRuneInString(f.words)
	set("ends in a number", foreign && unicode.IsDigit(last))
	if f.letters > 0 {
		e["digits"] = min(1, float64(f.digits)/float64(f.letters+f.digits)*2)
	}
	known, all := a.known(f.list, counted)
	if all > 0 {
		e["new"] = 1 - float64(known)/float64(all)
		set("all new", known == 0)
		set("mostly known", 2*known >= all)
		set("few words", all < 3)
	} else {
		set("few words", true)
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
	set("its own theme", spoken > 0)
	set("new theme", spoken < len(themes))
	set("a name it uses", foreign && a.named(s))
	return e, false
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
