package figure

import (
	"strings"
	"unicode/utf8"

	"quoth/articles/text"
)

// carry gives numbers that stand without unit or noun that of their
// neighbours: "12, 14 and 16 percent", "rose to 184 from 157", "5 in Singapore".
func (r *reader) carry(list []reading) {
	for i := len(list) - 2; i >= 0; i-- { // from the right, through a list
		q, next := &list[i], list[i+1]
		if q.bare && !next.bare && r.joined(q.to, next.from) && next.kind != Rank && next.kind != Multiple && !(next.kind == Share && q.num > 100) {
			r.take(q, next)
			if next.scale > 1 && q.scale == 1 && q.num < 1000 {
				q.num *= next.scale
				q.max *= next.scale
				q.scale = next.scale
			}
		} else if q.bare && !next.bare && next.kind != Rank && next.kind != Multiple && r.pair(q.from, q.to, next.from) {
			r.take(q, next)
			q.share(next)
		} else if (q.currency != "" && q.currency == next.currency || q.bare && next.bare) && r.pair(q.from, q.to, next.from) {
			q.share(next) // from $89 to $93 billion
		} else if q.bare && q.to == next.from && (next.kind == Quantity || next.kind == Duration) {
			if n := r.nounAt(next.to); n.tokens > 0 { // two million 250ml bottles
				q.noun, q.kind, q.unit, q.bare = n, Count, n.head, false
			}
		} else if q.bare && next.kind == Money && next.from == q.to+1 && r.Str(q.to) == "(" {
			for k := i - 1; k >= 0; k-- { // 2,380,000 ($21,972)
				if list[k].kind == Money && list[k].currency != next.currency {
					r.take(q, list[k])
					break
				}
			}
		}
	}
	r.sameDegrees(list)
	for i := range list {
		q := &list[i]
		if q.kind == Count && (q.unit == "one" || q.unit == "") {
			for k := i - 1; k >= 0; k-- { // 284 government-owned ones
				if list[k].kind == Count && list[k].unit != "" {
					q.unit = list[k].unit
					q.doubt |= NounCarried
					break
				}
			}
		}
		if q.kind == Count && q.noun.tokens == 0 && r.measureWord(q) {
			r.hanCarry(list, i)
			continue
		}
		if !q.bare {
			continue
		}
		if r.inYears(q.from) && q.num < 130 {
			q.kind, q.unit, q.bare = Duration, "year", false
			continue
		}
		if unit := r.implied(q.from); unit != "" {
			q.kind, q.unit, q.bare = Count, unit, false
			q.doubt |= NounCarried
			continue
		}
		if head, at := r.nearestCounted(q.from); i > 0 && head != "" && at >= list[i-1].to {
			q.kind, q.unit, q.bare = Count, head, false // up 8%, yet the number of deals fell by 57
			q.doubt |= NounCarried
			continue
		}
		if code := r.rateOf(q); code != "" {
			q.kind, q.currency, q.bare = Money, code, false
			continue
		}
		if i > 0 && !list[i-1].bare && list[i-1].kind != Rank && list[i-1].kind != Multiple && list[i-1].unit != "fraction" && r.compares(q.from, list[i-1].to) &&
			!(list[i-1].kind == Share && q.num > 100) && !(list[i-1].kind == Duration && q.num > 1000) {
			r.take(q, list[i-1])
			continue
		}
		if i > 0 && list[i-1].kind == Money && q.scale >= 1e6 && r.EndsBefore(q.from, cueRemains) {
			r.take(q, list[i-1]) // 4.2bn euros, and must spend the remaining 16.8bn
			continue
		}
		if i+1 < len(list) && r.partOf(*q, list[i+1]) {
			r.take(q, list[i+1])
			continue
		}
		if head := r.selected(q.from); head != "" {
			q.kind, q.unit, q.bare = Count, head, false
			q.doubt |= NounCarried
			continue
		}
		if head, _ := r.nearestCounted(q.from); head != "" {
			q.kind, q.unit, q.bare = Count, head, false
			q.doubt |= NounCarried
			continue
		}
		if head := r.listed(q.from); head != "" {
			q.kind, q.unit, q.bare = Count, head, false
			q.doubt |= NounCarried
		}
	}
}

// sameDegrees makes degrees those of the scale that the sentence names: "44.6
// degrees Celsius, 1.3 degrees above the record".
func (r *reader) sameDegrees(list []reading) {
	scale := ""
	for i := range list {
		if u := list[i].unit; u == "°C" || u == "°F" {
			scale = u
		}
	}
	for i := range list {
		if scale != "" && list[i].unit == "degree" {
			list[i].unit = scale
		}
	}
}

// implied returns what a verb before token i counts without saying so: "employs
// about 800". "" when no such verb stands there.
func (r *reader) implied(i int) string {
	for _, c := range []text.Cue{cueAbout, cueOver, cueUnder} {
		if _, n := r.Before(i, c); n > 0 {
			i -= n
			break
		}
	}
	if m, n := r.Before(i, cueImplies); n > 0 {
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

// hanCarry gives a Chinese count without a noun behind it, 17家, that of the
// list it stands in, of the words before it, or of the count before.
func (r *reader) hanCarry(list []reading, i int) {
	q := &list[i]
	if last := r.Str(q.to - 1); last == "人" || last == "次" {
		return // counts people, or times, by itself
	}
	for k := i + 1; k < len(list) && r.joined(list[k-1].to, list[k].from); k++ {
		if list[k].noun.tokens > 0 {
			q.unit = list[k].unit
			q.doubt |= NounCarried
			return
		}
	}
	if words := r.hanSubject(q.from, nil); utf8.RuneCountInString(words) > 1 && firstPlace(words, r.ctx.Lexicon) == "" {
		q.unit = r.counted(words) // 独角兽企业17家
		q.doubt |= NounCarried
	} else if head := r.numberOf(q.from); head != "" && firstPlace(head, r.ctx.Lexicon) == "" {
		q.unit = head // 企业数量从180家
		q.doubt |= NounCarried
	} else if i > 0 && list[i-1].kind == Count && r.measureWord(&list[i-1]) {
		q.unit = list[i-1].unit // 低于武汉的21家
		q.doubt |= NounCarried
	}
}

// counted returns a Chinese noun without the word that says it is counted: 企业 of 企业数量.
func (r *reader) counted(noun string) string {
	for at := range noun {
		if _, number := r.Words.Get(noun[at:], cueNounBefore); number && at > 0 {
			return noun[:at]
		}
	}
	return noun
}

// measureWord reports whether a count ends in a Chinese measure word: 17家.
func (r *reader) measureWord(q *reading) bool {
	_, ok := r.Word(q.to-1, cueMeasureWord)
	return ok && r.Is(q.to-1, text.Han)
}

// partOf reports "19 of the 40 firms".
func (r *reader) partOf(q, next reading) bool {
	return next.kind == Count && r.Low(q.to) == "of" && next.from-q.to <= 5
}

// nearestCounted returns the head of what the words before token i say the number of,
// and the token it stands at: the subject of the verb there, or "the number of …".
func (r *reader) nearestCounted(i int) (head string, at int) {
	head, at = r.subjectAt(i)
	if of, from := r.numberOfAt(i); of != "" && (head == "" || from > at) {
		return of, from
	}
	return head, at
}

// rateOf returns the currency of an exchange rate: "the rupee closed at 279.97 to the
// dollar", 人民币兑美元报6.87. "" when q is none.
func (r *reader) rateOf(q *reading) string {
	if !r.Says(cueCurrencyWord) {
		return ""
	}
	at := q.to
	if r.Begins(at, cueRateTo) {
		if at++; r.Low(at) == "the" {
			at++
		}
		if r.Begins(at, cueCurrencyWord) {
			return r.currencySaid(0, q.from)
		}
		return ""
	}
	for at := q.from - 1; at > max(0, q.from-changeReach); at-- {
		if r.Is(at, text.Han) && r.Begins(at, cueRateTo) && r.Begins(at+1, cueCurrencyWord) {
			return r.currencySaid(0, at)
		}
	}
	return ""
}

// currencySaid returns the currency named last in the tokens from..to, "" none.
func (r *reader) currencySaid(from, to int) string {
	for at := to; at > from; at-- {
		if m, n := r.Before(at, cueCurrencyWord); n > 0 {
			return m.Value
		}
		if m, n := r.Before(at, cueCurrencySign); n > 0 && r.Is(at-1, text.Han) {
			return m.Value
		}
	}
	return ""
}

// listed returns the head of what a list counts whose lines name each its own:
// "Start-ups per city: Hanoi 5, Hue 16". "" when token i stands behind no name.
func (r *reader) listed(i int) string {
	if !r.Is(i-1, text.Letters) || !text.StartsUpper(r.Str(i-1)) {
		return ""
	}
	for at := i - 1; at > 0; at-- {
		if r.Str(at) == ":" {
			for k := 0; k < at; k++ {
				if n := r.nounAt(k); n.plural && r.Is(k, text.Letters) && !r.StopWord(k) {
					if upperEnds(n.head) {
						return n.head
					}
					return strings.ToLower(n.head)
				}
			}
			return ""
		}
	}
	return ""
}

// subject returns the head that subjectAt finds.
func (r *reader) subject(i int) string {
	head, _ := r.subjectAt(i)
	return head
}

// subjectAt returns the head of the plural that the verb before token i says
// the number of, and where it stands: "Deals in robotics rose to 163",
// "companies number 300".
func (r *reader) subjectAt(i int) (string, int) {
	at := i - 1
	for at >= 0 && r.Is(at, text.Letters) {
		if _, n := r.Before(at+1, cueOver); n > 0 {
			at -= n
			continue
		}
		if _, n := r.Before(at+1, cueAbout); n > 0 {
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
		if r.changeAt(at) == NoChange || w == "up" || w == "down" {
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
		if r.Is(k, text.Letters) && !r.StopWord(k) && many(r, k, true) {
			return singular(r.Str(k)), k
		}
	}
	return "", 0
}

// selected returns the head of what a superlative counts, when ", with" leads
// from it to token i: "the most chip makers, with 12", "the third-largest hub
// for fintech firms, with 90".
func (r *reader) selected(i int) string {
	at := i - 1
	for at > 0 && r.Is(at, text.Letters) && r.Low(at) != "with" && r.Low(at) != "at" {
		_, over := r.Before(at+1, cueOver)
		_, about := r.Before(at+1, cueAbout)
		if over+about == 0 {
			return ""
		}
		at -= over + about
	}
	if w := r.Low(at); w != "with" && w != "at" || r.Str(at-1) != "," {
		return ""
	}
	head := ""
	for k := at - 2; k >= max(0, at-reach) && (r.Is(k, text.Letters) || r.Str(k) == "-"); k-- {
		switch r.Low(k) {
		case "for", "by", "of", "most":
			if n := r.nounAt(k + 1); head == "" && n.plural {
				head = n.head
			}
		}
		if r.Begins(k, cueSuperlative) {
			return head
		}
		if _, n := r.ordinalAt(k); n > 0 {
			return head
		}
	}
	return ""
}

// inYears reports whether the words before token i say that a bare number
// there is an age: "she is 35", "an average age of 33".
func (r *reader) inYears(i int) bool {
	at := i - 1
	for at >= 0 {
		if _, n := r.Before(at+1, cueAbout); n > 0 {
			at -= n
		} else if w := r.Low(at); w == "of" || w == "is" || w == "was" || w == "be" || w == "at" || w == "only" || w == "just" || w == "turned" || w == "turns" || w == "will" {
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
		if r.Is(k, text.Sign) || r.Is(k, text.Digits) || r.changeAt(k) != NoChange {
			break
		}
	}
	switch r.Low(at) {
	case "he", "she":
		return r.Low(i-1) != "at" && r.Low(i-1) != "of"
	}
	return false
}

// share gives the near end of a change the scale of its far end, where only
// that one says it: from 24.2 to 33 billion.
func (q *reading) share(far reading) {
	if far.scale > 1 && q.scale == 1 && q.num*far.scale < 100*far.num && q.num < 1000 {
		q.num *= far.scale
		q.max *= far.scale
	}
}

// take gives q the unit of other.
func (r *reader) take(q *reading, other reading) {
	q.kind, q.unit, q.currency, q.bare = other.kind, other.unit, other.currency, false
	if q.per == "" {
		q.per = other.per
	}
	q.noun = noun{}
	if other.kind == Count {
		q.doubt |= NounCarried
	}
}

// joined reports whether only a comma or a joining word stands between the
// tokens to and from.
func (r *reader) joined(to, from int) bool {
	if from-to < 1 || from-to > 2 {
		return false
	}
	for i := to; i < from; i++ {
		switch r.Low(i) {
		case ",", "、", "and", "or", "和", "及", "或", "与", "/":
		default:
			return false
		}
	}
	return true
}

// pair reports whether "from 25" at from..to and the figure at next are the
// two ends of a change: "from 3 in 2020 to 17".
func (r *reader) pair(from, to, next int) bool {
	at := from - 1
	for k := 0; k < 2 && (r.Low(at) == "the" || r.Low(at) == "about" || r.Low(at) == "around" || r.Low(at) == "just"); k++ {
		at--
	}
	if r.Low(at) != "from" && r.Str(at) != "从" && r.Str(at) != "由" || next-to > 6 {
		return false
	}
	for i := to; i < next; i++ {
		switch r.Low(i) {
		case "to", "至", "到", "增":
			return true
		}
	}
	return false
}

// compares reports whether the bare number at from is set against the one
// that ends at to: "163 deals, up from 138", "compared to 5 in Singapore".
func (r *reader) compares(from, to int) bool {
	if from-to > 14 {
		return false
	}
	at := from - 1
	for at > to && (r.Low(at) == "about" || r.Low(at) == "over" || r.Low(at) == "just" || r.Low(at) == "some" || r.Low(at) == "only" || r.Low(at) == "nearly" || r.Low(at) == "almost" || r.Low(at) == "a" || r.Low(at) == "around") {
		at--
	}
	switch r.Low(at) {
	case "from", "to", "with", "than", "against", "versus", "vs", "by", "and", ",", "、", "和", "为", "是", "at", "reached", "in", "were", "are", "is", "had", "has", "对", "的", "增", ":", "：", "(", "including", "while":
		return true
	}
	if r.Low(at) == "of" && r.Low(at-1) == "average" || r.inAnotherPlace(at+1) || r.ofAnother(from, to) {
		return true
	}
	return r.Begins(from+1, cueAnother) || r.Begins(from+2, cueAnother) && r.Begins(from+1, cueScale) || r.Low(from+1) == "of" || r.Low(from+1) == "in" || r.Low(from+2) == "in" || r.Low(from) == "each"
}

// ofAnother reports whether the name of another thing stands right before the number at
// token from, behind what joins it to the figure that ends at to: "Angola 1.12
// million and Libya 1.23 million".
func (r *reader) ofAnother(from, to int) bool {
	at := from
	for at > to && r.Is(at-1, text.Letters) && text.StartsUpper(r.Str(at-1)) {
		at--
	}
	if at == from || from-at > 3 {
		return false
	}
	switch r.Low(at - 1) {
	case "and", ",", ";":
		return at-1 >= to
	}
	return false
}

// inAnotherPlace reports whether "and in", or ", in", and the name of a place end
// before token to: "5 days in Lisbon and in Porto 3".
func (r *reader) inAnotherPlace(to int) bool {
	for from := to - 1; from > max(1, to-5); from-- {
		if r.Low(from-1) != "in" {
			continue
		}
		switch r.Low(from - 2) {
		case "and", ",", ";", "but", "while", "whereas":
			return r.isPlace(from, to)
		}
		return false
	}
	return false
}

// numberOf returns the head that numberOfAt finds.
func (r *reader) numberOf(i int) string {
	head, _ := r.numberOfAt(i)
	return head
}

// numberOfAt returns the head of "number of firms" left of token i, and where it stands.
func (r *reader) numberOfAt(i int) (string, int) {
	for at := i - 1; at >= max(0, i-12); at-- {
		if s := r.Str(at); s == ";" || s == "." {
			return "", 0
		}
		if r.Low(at) == "number" && r.Low(at+1) == "of" || r.Low(at) == "numbers" && r.Low(at+1) == "of" {
			return r.nounAt(at + 2).head, at + 2
		}
		if r.Begins(at, cueNounBefore) && r.Is(at, text.Han) {
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
