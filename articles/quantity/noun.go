package quantity

import (
	"strings"

	"quoth/articles/text"
)

// A Noun is what a number counts: the words behind it up to its head.
type Noun struct {
	Tokens int    // from where nounAt looked to the end of the head
	From   int    // token the phrase begins with
	Head   string // singular, in small letters unless a name: "firm", "GCC", "企业"
	Plural bool   // the head says that more than one is counted
}

// MaxNoun is how many tokens before its head a noun phrase may have.
const MaxNoun = 7

// NounAt reads the counted noun that begins at token i: "new tech firms",
// "of the country's 1,700 centres" not, "-member board" as member.
func (r *Reader) NounAt(i int) Noun {
	if r.Is(i, text.Han) {
		return r.HanNoun(i)
	}
	at := i
	if r.Str(at) == "-" && r.Glued(at) && r.Glued(at+1) && r.Is(at+1, text.Letters) {
		return Noun{2, at + 1, singular(r.Str(at + 1)), false} // 12-member
	}
	if r.Low(at) == "of" { // six of the firms
		at++
		for r.Is(at, text.Letters) && (r.Low(at) == "the" || r.Low(at) == "its" || r.Low(at) == "their" || r.Low(at) == "those" || r.Low(at) == "these" || r.Low(at) == "my" || r.Low(at) == "our" || strings.HasSuffix(r.Low(at), "'s") || strings.HasSuffix(r.Low(at), "’s")) {
			at++
		}
		if at == i+1 {
			return Noun{}
		}
	}
	for r.quoteMark(at) {
		at++
	}
	from, best := at, Noun{}
	for ; at < i+MaxNoun; at++ {
		if r.Str(at) == "-" && r.Glued(at) && r.Glued(at+1) && at > from {
			continue
		}
		if r.quoteMark(at) && at > from {
			continue // 12 "powerhouse" markets
		}
		if (r.Str(at) == "&" || r.Str(at) == "/") && at > from && r.Is(at+1, text.Letters) {
			continue
		}
		if n := r.gluedRun(at); n > 1 && at == from && r.Is(at, text.Letters) && text.Capital(r.Str(at)) && r.Is(at+1, text.Digits) && r.Is(at+n, text.Letters) {
			at += n - 1
			continue // A321neo jets
		}
		if !r.Is(at, text.Letters) {
			break
		}
		w := r.Low(at)
		if best.Tokens == 0 && at > from && (w == "and" || w == "or") && r.Is(at+1, text.Letters) && !r.StopWord(at+1) {
			continue // digital and physical sales
		}
		if r.StopWord(at) && w != "other" && w != "more" && w != "most" && !(w == "ones" && at > from) && !r.hyphened(at) {
			break
		}
		if r.Possessive(at) && best.Tokens > 0 || r.IsNumber(at) && r.Begins(at+1, cueDuration) {
			break // compared with 31 two years ago
		}
		if r.Plural(at, at == from) {
			head := at
			for head-2 >= from && r.Str(head-1) == "-" && r.Glued(head) && len(r.Str(at)) < 5 {
				head -= 2 // start-ups
			}
			best = Noun{at + 1 - i, from, r.Text[r.Tokens[head].Start:r.Tokens[at].Start] + singular(r.Str(at)), true}
			_, again := r.Word(at+1, cueNounPlural)
			if _, mass := r.Word(at, cueNounPlural); (mass || strings.HasSuffix(w, "ics")) && r.Is(at+1, text.Letters) && !r.StopWord(at+1) && r.Plural(at+1, false) {
				again = true // talent markets, robotics labs
			}
			if !again {
				break
			}
		}
	}
	if best.Tokens == 0 && from == i {
		best = r.compound(i)
	}
	if best.Tokens == 0 && r.Is(from, text.Letters) && r.Low(i-1) == "one" { // one company
		for r.Tokens[from].Upper && r.Is(from+1, text.Letters) && !r.Tokens[from+1].Upper && !r.StopWord(from+1) {
			from++ // one French firm
		}
		if _, stop := r.Word(from, text.CueStop); !stop {
			return Noun{from + 1 - i, from, r.Str(from), false}
		}
	}
	return best
}

// hyphened reports a word at token i that a hyphen joins to another: the high of high-tech.
func (r *Reader) hyphened(i int) bool {
	return r.Str(i-1) == "-" && r.Glued(i) || r.Str(i+1) == "-" && r.Glued(i+1) && r.Glued(i+2) && r.Is(i+2, text.Letters)
}

func (r *Reader) quoteMark(i int) bool {
	switch r.Str(i) {
	case "\"", "“", "”", "‘", "'":
		return true
	}
	return false
}

// compound reads a noun that the number makes a part of: the 12 page document.
func (r *Reader) compound(i int) Noun {
	if w := r.Str(i); r.Is(i, text.Letters) && len(w) > 1 && text.AllUpper(w) && !r.Is(i+1, text.Letters) { // 0.5 WAR
		return Noun{1, i, w, false}
	}
	for k := i; k < i+2; k++ {
		w := r.Low(k)
		if !r.Is(k, text.Letters) || r.Str(k) != w || len(w) < 3 || r.StopWord(k) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly") {
			return Noun{}
		}
		if r.WordAny(k, &noNouns) || r.Begins(k, CueYearWord) {
			return Noun{}
		}
	}
	return Noun{2, i, r.Span(i, i+2), false}
}

// noNouns are the cues of words that are no nouns.
var noNouns = text.SetOf(CueRise, CueFall, CueCiteBehind, CueMonth, CuePer, cueNumber, text.CueLevel)

// Plural reports whether the word at token i is a plural; first says that it
// stands right behind the number, where no verb does.
func (r *Reader) Plural(i int, first bool) bool {
	w := r.Low(i)
	if _, ok := r.Word(i, cueNounPlural); ok {
		return true
	}
	if len(w) < 4 && !(len(w) == 3 && (r.Str(i) != w || r.Glued(i) && r.Str(i-1) == "-")) || !strings.HasSuffix(w, "s") {
		return false
	}
	for _, end := range []string{"ss", "us", "is", "'s", "’s"} {
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	_, verb := r.Word(i, CueCiteBehind)
	return !verb || first
}

// singular returns the singular of a plural, in small letters unless it is a name.
func singular(word string) string {
	w := word
	if !text.Acronym(word) {
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
	case strings.HasSuffix(low, "sses"), strings.HasSuffix(low, "ches"), strings.HasSuffix(low, "shes"), strings.HasSuffix(low, "xes"), inUs(low):
		return w[:len(w)-2]
	case strings.HasSuffix(low, "ss"), strings.HasSuffix(low, "us"), strings.HasSuffix(low, "is"):
		return w
	case strings.HasSuffix(low, "s") && len(low) > 2:
		return w[:len(w)-1]
	}
	return w
}

// inUs reports the plural of a word in -us, viruses, and not of one in -use, houses.
func inUs(plural string) bool {
	stem, ok := strings.CutSuffix(plural, "uses")
	if !ok || len(stem) == 0 || strings.IndexByte("aeiou", stem[len(stem)-1]) >= 0 {
		return false
	}
	switch stem {
	case "f", "m", "r", "exc", "ab", "acc", "ref", "sp":
		return false
	}
	return true
}
