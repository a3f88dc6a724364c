package figure

import "strings"

// A noun is what a number counts: the words behind it up to its head.
type noun struct {
	tokens int    // from where nounAt looked to the end of the head
	from   int    // token the phrase begins with
	head   string // singular, in small letters unless a name: "firm", "GCC", "企业"
	plural bool   // the head says that more than one is counted
}

// maxNoun is how many tokens before its head a noun phrase may have.
const maxNoun = 7

// nounAt reads the counted noun that begins at token i: "new tech firms",
// "of the country's 1,700 centres" not, "-member board" as member.
func (r *reader) nounAt(i int) noun {
	if r.is(i, han) {
		return r.hanNoun(i)
	}
	at := i
	if r.str(at) == "-" && r.glued(at) && r.glued(at+1) && r.is(at+1, letters) {
		return noun{2, at + 1, singular(r.str(at + 1)), false} // 12-member
	}
	if r.low(at) == "of" { // six of the firms
		at++
		for r.is(at, letters) && (r.low(at) == "the" || r.low(at) == "its" || r.low(at) == "their" || r.low(at) == "those" || r.low(at) == "these" || r.low(at) == "my" || r.low(at) == "our" || strings.HasSuffix(r.low(at), "'s") || strings.HasSuffix(r.low(at), "’s")) {
			at++
		}
		if at == i+1 {
			return noun{}
		}
	}
	for r.quoteMark(at) {
		at++
	}
	from, best := at, noun{}
	for ; at < i+maxNoun; at++ {
		if r.str(at) == "-" && r.glued(at) && r.glued(at+1) && at > from {
			continue
		}
		if r.quoteMark(at) && at > from {
			continue // 12 "powerhouse" markets
		}
		if (r.str(at) == "&" || r.str(at) == "/") && at > from && r.is(at+1, letters) {
			continue
		}
		if n := r.gluedRun(at); n > 1 && at == from && r.is(at, letters) && capital(r.str(at)) && r.is(at+1, digits) && r.is(at+n, letters) {
			at += n - 1
			continue // A321neo jets
		}
		if !r.is(at, letters) {
			break
		}
		w := r.low(at)
		if best.tokens == 0 && at > from && (w == "and" || w == "or") && r.is(at+1, letters) && !r.stopWord(at+1) {
			continue // digital and physical sales
		}
		if r.stopWord(at) && w != "other" && w != "more" && w != "most" && !(w == "ones" && at > from) && !(r.str(at-1) == "-" && r.glued(at)) {
			break
		}
		if r.nameOwner(at) && best.tokens > 0 {
			break
		}
		if many(r, at, at == from) {
			head := at
			for head-2 >= from && r.str(head-1) == "-" && r.glued(head) && len(r.str(at)) < 5 {
				head -= 2 // start-ups
			}
			best = noun{at + 1 - i, from, r.text[r.toks[head].start:r.toks[at].start] + singular(r.str(at)), true}
			_, again := r.word(at+1, cueNounPlural)
			if _, mass := r.word(at, cueNounPlural); (mass || strings.HasSuffix(w, "ics")) && r.is(at+1, letters) && !r.stopWord(at+1) && many(r, at+1, false) {
				again = true // talent markets, robotics labs
			}
			if !again {
				break
			}
		}
	}
	if best.tokens == 0 && from == i {
		best = r.compound(i)
	}
	if best.tokens == 0 && r.is(from, letters) && r.low(i-1) == "one" { // one company
		if _, stop := r.word(from, cueStop); !stop {
			return noun{from + 1 - i, from, r.str(from), false}
		}
	}
	return best
}

func (r *reader) quoteMark(i int) bool {
	switch r.str(i) {
	case "\"", "“", "”", "‘", "'":
		return true
	}
	return false
}

// nameOwner reports a possessive: "firms Shanghai's".
func (r *reader) nameOwner(i int) bool {
	return strings.HasSuffix(r.low(i), "'s") || strings.HasSuffix(r.low(i), "’s")
}

// stopWord reports a word that is no part of a noun phrase. US and IT in
// capitals are.
func (r *reader) stopWord(i int) bool {
	_, stop := r.word(i, cueStop)
	return stop && !(len(r.str(i)) > 1 && upper(r.str(i)))
}

// compound reads a noun that the number makes a part of: the 12 page document.
func (r *reader) compound(i int) noun {
	if w := r.str(i); r.is(i, letters) && len(w) > 1 && upper(w) && !r.is(i+1, letters) { // 0.5 WAR
		return noun{1, i, w, false}
	}
	for k := i; k < i+2; k++ {
		w := r.low(k)
		if !r.is(k, letters) || r.str(k) != w || len(w) < 3 || r.stopWord(k) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly") {
			return noun{}
		}
		if r.wordAny(k, &noNouns) {
			return noun{}
		}
	}
	return noun{2, i, r.span(i, i+2), false}
}

// noNouns are the cues of words that are no nouns.
var noNouns = setOf(cueRise, cueFall, cueCiteBehind, cueMonth, cuePer, cueNumber, cueLevel)

// many reports whether the word at token i is a plural; first says that it
// stands right behind the number, where no verb does.
func many(r *reader, i int, first bool) bool {
	w := r.low(i)
	if _, ok := r.word(i, cueNounPlural); ok {
		return true
	}
	if len(w) < 4 && !(len(w) == 3 && (r.str(i) != w || r.glued(i) && r.str(i-1) == "-")) || !strings.HasSuffix(w, "s") {
		return false
	}
	for _, end := range []string{"ss", "us", "is", "'s", "’s"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	_, verb := r.word(i, cueCiteBehind)
	return !verb || first
}

// singular returns the singular of a plural, in small letters unless it is a name.
func singular(word string) string {
	w := word
	if !upperEnds(word) {
		w = strings.ToLower(word)
	}
	switch low := strings.ToLower(w); {
	case low == "people" || low == "series" || low == "species" || low == "aircraft" || low == "data" || low == "media":
		return w
	case strings.HasSuffix(low, "men"):
		return w[:len(w)-2] + "an"
	case low == "children":
		return "child"
	case strings.HasSuffix(low, "ies") && len(low) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(low, "sses"), strings.HasSuffix(low, "ches"), strings.HasSuffix(low, "shes"), strings.HasSuffix(low, "xes"), strings.HasSuffix(low, "uses") && len(low) > 6:
		return w[:len(w)-2]
	case strings.HasSuffix(low, "ss"), strings.HasSuffix(low, "us"), strings.HasSuffix(low, "is"):
		return w
	case strings.HasSuffix(low, "s") && len(low) > 2:
		return w[:len(w)-1]
	}
	return w
}

// upperEnds reports a word of capitals, but for its plural: GCCs.
func upperEnds(s string) bool {
	s = strings.TrimSuffix(s, "s")
	return len(s) > 1 && upper(s)
}

// hanNoun reads a Chinese noun at token i, behind the number or its measure
// word: 独角兽企业. It ends before a word that is none of it.
func (r *reader) hanNoun(i int) noun {
	at := i
	if r.str(at) == "的" || r.goesTo(at) {
		return noun{}
	}
	for at < i+12 && (r.is(at, han) || r.is(at, letters) && !r.stopAt(at)) {
		if r.stopAt(at) || at > i && r.is(at, han) && r.verbAt(at) {
			break
		}
		if r.is(at, letters) && at > i && !r.glued(at) {
			break
		}
		at++
	}
	if at == i {
		return noun{}
	}
	return noun{at - i, i, r.text[r.toks[i].start:r.toks[at-1].end], true}
}

// goesTo reports a Chinese word of change at token i that leads to a level: 增加到.
func (r *reader) goesTo(i int) bool {
	n := r.changeWord(i)
	if n == 0 || !r.is(i, han) {
		return false
	}
	_, level := r.at(i+n, cueLevel)
	_, within := r.at(i+n-1, cueLevel)
	return level > 0 || n > 1 && within > 0
}

// stopAt reports a word at token i that is no part of a Chinese noun.
func (r *reader) stopAt(i int) bool {
	_, n := r.at(i, cueStop)
	return n > 0 && (n > 1 || !r.is(i, letters) || r.stopWord(i)) && !(n == 1 && r.inHanNoun(i))
}

// inHanNoun reports whether the character at token i stands in a word of two
// that is part of a Chinese noun: the 中 of 研发中心.
func (r *reader) inHanNoun(i int) bool {
	if !r.is(i, han) {
		return false
	}
	_, n := r.at(i, cueInNoun)
	if n == 0 && i > 0 {
		_, n = r.at(i-1, cueInNoun)
	}
	return n > 0
}

// verbAt reports a word that says what becomes of a Chinese noun.
func (r *reader) verbAt(i int) bool {
	return r.beginsAny(i, &verbs)
}

// verbs are the cues of words that say what becomes of a noun.
var verbs = setOf(cueLevel, cueRise, cueFall, cueOver, cueUnder, cueCiteBehind, cueAbout)
