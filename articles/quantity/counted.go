package quantity

import (
	"strings"

	"quoth/articles/text"
)

// nearestCounted returns the head of what the words before token i say the number of,
// and the token it stands at: the subject of the verb there, or "the number of …".
func (r *Reader) nearestCounted(i int) (head string, at int) {
	head, at = r.subjectAt(i)
	if of, from := r.numberOfAt(i); of != "" && (head == "" || from > at) {
		return of, from
	}
	return head, at
}

// numberOfAt returns the head of "number of firms" left of token i, and where it stands.
func (r *Reader) numberOfAt(i int) (string, int) {
	for at := i - 1; at >= max(0, i-12); at-- {
		if s := r.Str(at); s == ";" || s == "." {
			return "", 0
		}
		if r.Low(at) == "number" && r.Low(at+1) == "of" || r.Low(at) == "numbers" && r.Low(at+1) == "of" {
			return r.NounAt(at + 2).Head, at + 2
		}
		if r.Begins(at, CueNounBefore) && r.Is(at, text.Han) {
			from := at
			for from > 0 && at-from < 8 && r.Is(from-1, text.Han) && !r.StopAt(from-1) {
				from--
			}
			if from < at {
				return r.Text[r.Tokens[from].Start:r.Tokens[at-1].End], from
			}
		}
	}
	return "", 0
}

// subject returns the head that subjectAt finds.
func (r *Reader) subject(i int) string {
	head, _ := r.subjectAt(i)
	return head
}

// subjectAt returns the head of the plural that the verb before token i says
// the number of, and where it stands: "Deals in robotics rose to 163",
// "companies number 300".
func (r *Reader) subjectAt(i int) (string, int) {
	at := i - 1
	for at >= 0 && r.Is(at, text.Letters) {
		if _, n := r.Before(at+1, CueOver); n > 0 {
			at -= n
			continue
		}
		if _, n := r.Before(at+1, CueAbout); n > 0 {
			at -= n
			continue
		}
		break
	}
	if w := r.Low(at); w == "to" || w == "at" {
		at--
	}
	switch w := r.Low(at); w {
	case "number", "numbered", "total", "totalled", "totaled", "came", "reached", "stood", "hit", "were", "numbering":
	default:
		if r.ChangeAt(at) == NoChange || w == "up" || w == "down" {
			return "", 0
		}
	}
	start := at
	for start > 0 && r.Str(start-1) != "," && r.Str(start-1) != ";" && at-start < 12 {
		start--
	}
	for k := start; k < at; k++ {
		if w := r.Low(k); w == "in" || w == "of" || w == "at" || w == "for" || w == "with" {
			break
		}
		if r.Is(k, text.Letters) && !r.StopWord(k) && r.Plural(k, true) {
			return singular(r.Str(k)), k
		}
	}
	return "", 0
}

// selectReach is how many tokens may part a superlative from the number behind it.
const selectReach = 80

// selected returns the head of what a superlative counts, when ", with" leads
// from it to token i: "the most chip makers, with 12", "the third-largest hub
// for fintech firms, with 90".
func (r *Reader) selected(i int) string {
	at := i - 1
	for at > 0 && r.Is(at, text.Letters) && r.Low(at) != "with" && r.Low(at) != "at" {
		_, over := r.Before(at+1, CueOver)
		_, about := r.Before(at+1, CueAbout)
		if over+about == 0 {
			return ""
		}
		at -= over + about
	}
	if w := r.Low(at); w != "with" && w != "at" || r.Str(at-1) != "," {
		return ""
	}
	head := ""
	for k := at - 2; k >= max(0, at-selectReach) && (r.Is(k, text.Letters) || r.Str(k) == "-"); k-- {
		switch r.Low(k) {
		case "for", "by", "of", "most":
			if n := r.NounAt(k + 1); head == "" && n.Plural {
				head = n.Head
			}
		}
		if r.Begins(k, CueSuperlative) {
			return head
		}
		if _, n := r.OrdinalAt(k); n > 0 {
			return head
		}
	}
	return ""
}

// listed returns the head of what a list counts whose lines name each its own:
// "Start-ups per city: Hanoi 5, Hue 16". "" when token i stands behind no name.
func (r *Reader) listed(i int) string {
	if !r.Is(i-1, text.Letters) || !text.StartsUpper(r.Str(i-1)) {
		return ""
	}
	for at := i - 1; at > 0; at-- {
		if r.Str(at) == ":" {
			for k := 0; k < at; k++ {
				if n := r.NounAt(k); n.Plural && r.Is(k, text.Letters) && !r.StopWord(k) {
					if text.Acronym(n.Head) {
						return n.Head
					}
					return strings.ToLower(n.Head)
				}
			}
			return ""
		}
	}
	return ""
}

// implied returns what a verb before token i counts without saying so: "employs
// about 800". "" when no such verb stands there.
func (r *Reader) implied(i int) string {
	for _, c := range []text.Cue{CueAbout, CueOver, CueUnder} {
		if _, n := r.Before(i, c); n > 0 {
			i -= n
			break
		}
	}
	if m, n := r.Before(i, CueImplies); n > 0 {
		return m.Value
	}
	for at := i - 1; at >= max(0, i-3) && r.Is(at, text.Letters); at-- { // a population of 1.5m
		if m, n := r.Before(at+1, cueHeads); n > 0 && (at < i-1 || n > 1) && m.Value == "people" {
			return m.Value
		}
		if !r.Begins(at, text.CueLevel) && !r.StopWord(at) {
			break
		}
	}
	return ""
}

// inYears reports whether the words before token i say that a bare number
// there is an age: "she is 35", "an average age of 33".
func (r *Reader) inYears(i int) bool {
	at := i - 1
	for at >= 0 {
		if _, n := r.Before(at+1, CueAbout); n > 0 {
			at -= n
		} else if r.Begins(at, cueAgePasses) {
			at--
		} else {
			break
		}
	}
	if r.EndsBefore(i, cueAge) && at == i-1 {
		return r.Low(i-1) == "age" // a man of age 87
	}
	if w := r.Low(i + 1); w == "is" || w == "was" { // 29.6 is the median age
		for k := i + 2; k < i+6; k++ {
			if r.Begins(k, cueAge) {
				return true
			}
		}
	}
	if at == i-1 {
		return false
	}
	if w := r.Low(i - 1); (w == "turns" || w == "turned") && (r.Closes(i+1) || r.StopWord(i+1)) {
		return true // who turns 35 in November
	}
	for k := at; k >= max(0, at-6); k-- {
		if r.Begins(k, cueAge) {
			return true
		}
		if r.Is(k, text.Sign) || r.Is(k, text.Digits) || r.ChangeAt(k) != NoChange {
			break
		}
	}
	switch r.Low(at) {
	case "he", "she":
		return r.Low(i-1) != "at" && r.Low(i-1) != "of"
	}
	return false
}
