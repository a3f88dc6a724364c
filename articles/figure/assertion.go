package figure

import (
	"sort"

	"quoth/articles/quantity"
	"quoth/articles/text"
)

// An asserter tells how a sentence vouches for its figures: by cues ("never",
// "if", "would"), each with the stretch of the sentence it holds for. The rules
// are the rows of tables/assertions.tsv, the words those of tables/asserting.tsv.
type asserter struct {
	r      *reader
	said   []saying    // words of the classes, in order, none within another
	all    classes     // of said
	bounds [gaps][]int // by token: how many tokens before it end a stretch of that sort
	cost   []int       // by token: how long what stands before it is, see wordCost
	soft   []bool      // by token: a comma or bracket of an aside, which ends nothing
}

// A saying is a phrase of one or more classes, by its tokens.
type saying struct {
	from, to int
	classes
}

// wordCost is the length of a word; two Chinese characters make one.
const wordCost = 2

// How far from a figure its cues may stand, in tokens and in sayings between.
const (
	assertReach = 60
	assertHits  = 16
)

// begin sets a on the sentence that r reads.
func (a *asserter) begin(r *reader, marks []mark) {
	a.r, a.said, a.all = r, a.said[:0], 0
	if !r.Says(cueAsserts) {
		return
	}
	for i := 0; i < len(r.Tokens); {
		n, c := r.saysClasses(i)
		if n == 0 {
			i++
			continue
		}
		a.said = append(a.said, saying{i, i + n, c})
		a.all |= c
		i += n
	}
	a.measure(marks)
}

// saysClasses returns the tokens and the classes of the longest phrase of a class
// that begins at token i. May in capitals is the month.
func (r *reader) saysClasses(i int) (int, classes) {
	m, n := r.At(i, cueAsserts)
	if w, k := r.At(i, cueAssertsWith); k > n {
		m, n = w, k
	}
	switch {
	case n == 0 && r.Possessive(i):
		return 1, assertWords().class["the"]
	case n == 0 || r.Tokens[i].Upper && r.Begins(i, quantity.CueMonth):
		return 0, 0
	}
	return n, assertWords().sets[int(m.Num)]
}

// measure fills in what ends a stretch, and how long the stretches are.
func (a *asserter) measure(marks []mark) {
	r, n := a.r, len(a.r.Tokens)+1
	for g := range a.bounds {
		a.bounds[g] = grow(a.bounds[g], n)
	}
	a.cost, a.soft = grow(a.cost, n), grow(a.soft, n)
	a.asides(marks)
	a.lists(marks)
	w := assertWords()
	and, finite := w.class["and"], w.class["finite"]
	next, modified := 0, false
	for i := range r.Tokens {
		for next < len(a.said) && a.said[next].to <= i {
			next++
		}
		var ends [gaps]bool
		if !a.soft[i] {
			c := a.classAt(next, i)
			ends = w.ends(c, r, i)
			if c&and != 0 && a.goesOn(next) {
				ends[clauseGap], ends[wideGap] = true, true
			}
			if modified && c&finite != 0 && r.Is(i, text.Han) {
				ends[clauseGap] = true // 尚未完工的大楼有48层: what stands before 的 is not of the verb
			}
		}
		modified = !ends[clauseGap] && (modified || r.Str(i) == "的")
		for g := range a.bounds {
			if a.bounds[g][i+1] = a.bounds[g][i]; ends[g] {
				a.bounds[g][i+1]++
			}
		}
		a.cost[i+1] = a.cost[i] + wordCost
		if r.Is(i, text.Han) {
			a.cost[i+1]--
		}
	}
}

// classAt returns the classes of the phrase that token i is part of, which is
// saying k if any.
func (a *asserter) classAt(k, i int) classes {
	if k < len(a.said) && a.said[k].from <= i {
		return a.said[k].classes
	}
	return 0
}

// maxInAside is how many tokens stand between the commas or brackets of an aside.
const maxInAside = 8

// asides marks the tokens of asides that have neither a figure nor a cue: "has
// not, so far, reached 30".
func (a *asserter) asides(marks []mark) {
	r := a.r
	for i := range r.Tokens {
		if !r.Is(i, text.Sign) {
			continue
		}
		closing := closings[r.Str(i)]
		if closing == "" {
			continue
		}
		for at := i + 1; at < min(len(r.Tokens), i+2+maxInAside) && marks[at]&isFigure == 0 && !r.Begins(at, cueAsserts); at++ {
			if r.Str(at) == closing && at > i+1 {
				for k := i; k < at; k++ {
					a.soft[k] = true
				}
				_, next := r.saysClasses(at + 1)
				a.soft[at] = next&assertWords().class["and"] == 0 // ", as he said, and 40 firms came"
				break
			}
			if s := r.Str(at); r.Is(at, text.Sign) && s != "-" && s != "\"" {
				break
			}
		}
	}
}

// closings are the marks that close an aside, by those that open it.
var closings = map[string]string{",": ",", "(": ")", "（": "）"}

// lists marks the commas that end nothing: those between figures of one list, and
// that behind the time a cue begins with. "40 labs, 300 jobs", "plans by 2030, …"
func (a *asserter) lists(marks []mark) {
	and := assertWords().class["and"]
	figure, commas := false, 0 // since the last cue or mark that ends a stretch
	for i := range a.r.Tokens {
		s := a.r.Str(i)
		switch {
		case marks[i]&isFigure != 0:
			figure = true
		case a.r.Begins(i, cueAsserts):
			figure, commas = false, 0
		}
		if s != "," && s != "，" {
			continue
		}
		next := i + 1
		for next < min(len(a.r.Tokens), i+maxInList) && marks[next]&isFigure == 0 && a.light(next, next+1) {
			next++
		}
		_, joins := a.r.saysClasses(i + 1)
		switch {
		case marks[next]&isFigure != 0 && figure && (joins&and == 0 || commas > 0):
			a.soft[i], commas = true, commas+1
		case a.cuedTime(i, marks):
			a.soft[i] = true
		default:
			figure, commas = false, 0
		}
	}
}

// maxInList is how many tokens may stand before a further figure of a list.
const maxInList = 4

// cuedTime reports whether what stands between the last cue and token i is a time.
func (a *asserter) cuedTime(i int, marks []mark) bool {
	at := i
	for at > 0 && marks[at-1]&isPeriod != 0 {
		at--
	}
	if at == i {
		return false
	}
	for k := at; k > max(0, at-maxInList); k-- {
		if a.r.EndsBefore(k, cueAsserts) {
			return true
		}
	}
	return false
}

// goesOn reports whether the joining word that is saying k begins a clause with a
// verb of its own: "did not grow, and now has 40".
func (a *asserter) goesOn(k int) bool {
	finite := assertWords().class["finite"]
	if a.r.BeginsAny(a.said[k].to, &linkVerbs) {
		return true // and average $61,000
	}
	for _, s := range a.said[k+1:] {
		if a.cost[s.from]-a.cost[a.said[k].to] > 3*wordCost || s.from > a.said[k].to+3 {
			return false
		}
		if s.classes&finite != 0 {
			return true
		}
	}
	return false
}

// linkVerbs are the cues of verbs that a figure follows.
var linkVerbs = text.SetOf(text.CueLinks, quantity.CueImplies)

// status returns how the sentence vouches for reading i, and the name of the rule
// that says so, "" none.
func (a *asserter) status(q *quantity.Quantity) (Status, string) {
	if len(a.said) == 0 {
		return Stated, ""
	}
	for i := range assertRules() {
		rule := &assertRules()[i]
		if !rule.before && rule.needs&^a.all == 0 && (rule.kinds == 0 || rule.kinds&(1<<q.Kind) != 0) && a.left(rule.left, q.From) && a.right(rule.right, q.To) {
			return rule.result, rule.name
		}
	}
	return Stated, ""
}

// refutes reports whether the sentence says of the one before that it is not so:
// "The ministry denied it."
func (a *asserter) refutes(r *reader) bool {
	if !r.Says(cueAsserts) || len(r.Tokens) > assertReach {
		return false
	}
	a.begin(r, make([]mark, len(r.Tokens)+1))
	for i := range assertRules() {
		if rule := &assertRules()[i]; rule.before && rule.needs&^a.all == 0 && a.right(rule.right, 0) {
			return true
		}
	}
	return false
}

// left reports whether the elements, the last first, stand before token at.
func (a *asserter) left(list []element, at int) bool {
	if len(list) == 0 {
		return true
	}
	last := len(list) - 1
	g, most := noGap, 0
	if list[last].gap != noGap {
		g, most = list[last].gap, list[last].most
		last--
	}
	if list[last].start {
		return a.spans(g, most, a.opens(), at)
	}
	from := sort.Search(len(a.said), func(k int) bool { return a.said[k].to > at })
	for k := from - 1; k >= max(0, from-assertHits) && a.said[k].to >= at-assertReach; k-- {
		s := a.said[k]
		if !a.spans(g, most, s.to, at) {
			return false
		}
		if s.classes&list[last].class != 0 && a.left(list[:last], s.from) {
			return true
		}
	}
	return false
}

// right reports whether the elements stand behind token at.
func (a *asserter) right(list []element, at int) bool {
	if len(list) == 0 {
		return true
	}
	g, most := noGap, 0
	if list[0].gap != noGap {
		g, most = list[0].gap, list[0].most
		list = list[1:]
	}
	from := sort.Search(len(a.said), func(k int) bool { return a.said[k].from >= at })
	for k := from; k < min(len(a.said), from+assertHits) && a.said[k].from <= at+assertReach; k++ {
		s := a.said[k]
		if !a.spans(g, most, at, s.from) {
			return false
		}
		if s.classes&list[0].class != 0 && a.right(list[1:], s.to) {
			return true
		}
	}
	return false
}

// spans reports whether the tokens from..to are a stretch of that sort.
func (a *asserter) spans(g gap, most, from, to int) bool {
	switch {
	case g == noGap:
		return from == to
	case from > to:
		return false
	case g == lightGap:
		return a.light(from, to)
	}
	return a.bounds[g][to] == a.bounds[g][from] && (most == 0 || a.cost[to]-a.cost[from] <= most*wordCost)
}

// light reports whether the tokens from..to only say how exact a figure is.
func (a *asserter) light(from, to int) bool {
	for at := from; at < to; {
		n := 0
		for _, c := range []text.Cue{quantity.CueAbout, quantity.CueOver, quantity.CueUnder} {
			if _, k := a.r.At(at, c); k > n {
				n = k
			}
		}
		if k, c := a.r.saysClasses(at); c&assertWords().class["light"] != 0 && k > n {
			n = k
		}
		if n == 0 || at+n > to {
			return false
		}
		at += n
	}
	return true
}

// opens returns the token the sentence begins with, quotes and what joins it to
// the one before left out.
func (a *asserter) opens() int {
	joins := assertWords().class["and"] | assertWords().class["turn"]
	at := 0
	for at < len(a.r.Tokens) && (a.r.Is(at, text.Sign) || len(a.said) > 0 && a.said[0].from == at && a.said[0].to == at+1 && a.said[0].classes&joins != 0) {
		at++
	}
	return at
}
