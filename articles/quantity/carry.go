package quantity

import (
	"unicode/utf8"

	"quoth/articles/text"
)

// carry gives numbers that stand without unit or noun that of their
// neighbours: "12, 14 and 16 percent", "rose to 184 from 157", "5 in Singapore".
func (r *Reader) carry(list []Quantity) {
	for i := len(list) - 2; i >= 0; i-- { // from the right, through a list
		q, next := &list[i], list[i+1]
		if q.Bare && !next.Bare && r.Joined(q.To, next.From) && next.Kind != Rank && next.Kind != Multiple && !(next.Kind == Share && q.Value > 100) {
			r.take(q, next)
			if next.Scale > 1 && q.Scale == 1 && q.Value < 1000 {
				q.Value *= next.Scale
				q.Max *= next.Scale
				q.Scale = next.Scale
			}
		} else if q.Bare && !next.Bare && next.Kind != Rank && next.Kind != Multiple && r.pair(q.From, q.To, next.From) {
			r.take(q, next)
			q.share(next)
		} else if (q.Currency != "" && q.Currency == next.Currency || q.Bare && next.Bare) && r.pair(q.From, q.To, next.From) {
			q.share(next) // from $89 to $93 billion
		} else if q.Bare && q.To == next.From && (next.Kind == Measured || next.Kind == Duration) {
			if n := r.NounAt(next.To); n.Tokens > 0 { // two million 250ml bottles
				q.Noun, q.Kind, q.Unit, q.Bare = n, Count, n.Head, false
			}
		} else if q.Bare && next.Kind == Money && next.From == q.To+1 && r.Str(q.To) == "(" {
			for k := i - 1; k >= 0; k-- { // 2,380,000 ($21,972)
				if list[k].Kind == Money && list[k].Currency != next.Currency {
					r.take(q, list[k])
					break
				}
			}
		}
	}
	r.sameDegrees(list)
	for i := range list {
		q := &list[i]
		if q.Kind == Count && (q.Unit == "one" || q.Unit == "") {
			for k := i - 1; k >= 0; k-- { // 284 government-owned ones
				if list[k].Kind == Count && list[k].Unit != "" {
					q.Unit = list[k].Unit
					q.NounCarried = true
					break
				}
			}
		}
		if q.Kind == Count && q.Noun.Tokens == 0 && r.MeasureWord(q) {
			r.hanCarry(list, i)
			continue
		}
		if !q.Bare {
			continue
		}
		if r.inYears(q.From) && q.Value < 130 {
			q.Kind, q.Unit, q.Bare = Duration, "year", false
			continue
		}
		if unit := r.implied(q.From); unit != "" {
			q.Kind, q.Unit, q.Bare = Count, unit, false
			q.NounCarried = true
			continue
		}
		if head, at := r.nearestCounted(q.From); i > 0 && head != "" && at >= list[i-1].To {
			q.Kind, q.Unit, q.Bare = Count, head, false // up 8%, yet the number of deals fell by 57
			q.NounCarried = true
			continue
		}
		if code := r.rateOf(q); code != "" {
			q.Kind, q.Currency, q.Bare = Money, code, false
			continue
		}
		if i > 0 && !list[i-1].Bare && list[i-1].Kind != Rank && list[i-1].Kind != Multiple && list[i-1].Unit != "fraction" && r.compares(q.From, list[i-1].To) &&
			!(list[i-1].Kind == Share && q.Value > 100) && !(list[i-1].Kind == Duration && q.Value > 1000) {
			r.take(q, list[i-1])
			continue
		}
		if i > 0 && list[i-1].Kind == Money && q.Scale >= 1e6 && r.EndsBefore(q.From, cueRemains) {
			r.take(q, list[i-1]) // 4.2bn euros, and must spend the remaining 16.8bn
			continue
		}
		if i+1 < len(list) && r.partOf(*q, list[i+1]) {
			r.take(q, list[i+1])
			continue
		}
		if head := r.selected(q.From); head != "" {
			q.Kind, q.Unit, q.Bare = Count, head, false
			q.NounCarried = true
			continue
		}
		if head, _ := r.nearestCounted(q.From); head != "" {
			q.Kind, q.Unit, q.Bare = Count, head, false
			q.NounCarried = true
			continue
		}
		if head := r.listed(q.From); head != "" {
			q.Kind, q.Unit, q.Bare = Count, head, false
			q.NounCarried = true
		}
	}
}

// sameDegrees makes degrees those of the scale that the sentence names: "44.6
// degrees Celsius, 1.3 degrees above the record".
func (r *Reader) sameDegrees(list []Quantity) {
	scale := ""
	for i := range list {
		if u := list[i].Unit; u == "°C" || u == "°F" {
			scale = u
		}
	}
	for i := range list {
		if scale != "" && list[i].Unit == "degree" {
			list[i].Unit = scale
		}
	}
}

// hanCarry gives a Chinese count without a noun behind it, 17家, that of the
// list it stands in, of the words before it, or of the count before.
func (r *Reader) hanCarry(list []Quantity, i int) {
	q := &list[i]
	if last := r.Str(q.To - 1); last == "人" || last == "次" {
		return // counts people, or times, by itself
	}
	for k := i + 1; k < len(list) && r.Joined(list[k-1].To, list[k].From); k++ {
		if list[k].Noun.Tokens > 0 {
			q.Unit = list[k].Unit
			q.NounCarried = true
			return
		}
	}
	if words := r.HanSubject(q.From, nil); utf8.RuneCountInString(words) > 1 && r.about.Lexicon.FirstPlace(words) == "" {
		q.Unit = r.Counted(words) // 独角兽企业17家
		q.NounCarried = true
	} else if head := r.numberOf(q.From); head != "" && r.about.Lexicon.FirstPlace(head) == "" {
		q.Unit = head // 企业数量从180家
		q.NounCarried = true
	} else if i > 0 && list[i-1].Kind == Count && r.MeasureWord(&list[i-1]) {
		q.Unit = list[i-1].Unit // 低于武汉的21家
		q.NounCarried = true
	}
}

// Counted returns a Chinese noun without the word that says it is counted: 企业 of 企业数量.
func (r *Reader) Counted(noun string) string {
	for at := range noun {
		if _, number := r.Words.Get(noun[at:], CueNounBefore); number && at > 0 {
			return noun[:at]
		}
	}
	return noun
}

// MeasureWord reports whether a count ends in a Chinese measure word: 17家.
func (r *Reader) MeasureWord(q *Quantity) bool {
	_, ok := r.Word(q.To-1, CueMeasureWord)
	return ok && r.Is(q.To-1, text.Han)
}

// share gives the near end of a change the scale of its far end, where only
// that one says it: from 24.2 to 33 billion.
func (q *Quantity) share(far Quantity) {
	if far.Scale > 1 && q.Scale == 1 && q.Value*far.Scale < 100*far.Value && q.Value < 1000 {
		q.Value *= far.Scale
		q.Max *= far.Scale
	}
}

// take gives q the unit of other.
func (r *Reader) take(q *Quantity, other Quantity) {
	q.Kind, q.Unit, q.Currency, q.Bare = other.Kind, other.Unit, other.Currency, false
	if q.Per == "" {
		q.Per = other.Per
	}
	q.Noun = Noun{}
	if other.Kind == Count {
		q.NounCarried = true
	}
}
