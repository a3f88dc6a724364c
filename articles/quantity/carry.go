package quantity

import (
	"strings"

	"quoth/articles/text"
)

// carry gives numbers that stand without unit or noun that of their
// neighbours: "12, 14 and 16 percent", "rose to 184 from 157", "5 in Singapore".
func (r *Reader) carry(list []Quantity) {
	r.carryLists(list)
	for i := range list {
		if r.leftOut(&list[i]) {
			r.restore(list, i)
		}
	}
}

// carryLists gives them that of the list or pair they stand in.
func (r *Reader) carryLists(list []Quantity) {
	for i := len(list) - 2; i >= 0; i-- { // from the right, through a list
		q, next := &list[i], list[i+1]
		if q.Kind == Count && q.Noun.Tokens == 0 && r.MeasureWord(q) && r.MeasureWord(&next) && (next.Noun.Tokens > 0 || next.NounCarried) && r.Joined(q.To, next.From) {
			q.Unit = next.Unit // 49家、44家和38家上市公司
			q.NounCarried = true
		} else if q.Bare && !next.Bare && r.Joined(q.To, next.From) && next.Kind != Rank && next.Kind != Multiple && !(next.Kind == Share && q.Value > 100) {
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
		r.headsOnly(q)
		if q.Unit == "point" && r.ofShares(list, i) {
			q.Kind, q.Unit, q.Noun = Share, "percentage point", Noun{} // 38%, three points more
		}
		if q.Kind == Count && (q.Unit == "one" || q.Unit == "") {
			for k := i - 1; k >= 0; k-- { // 284 government-owned ones
				if list[k].Kind == Count && list[k].Unit != "" {
					q.Unit = list[k].Unit
					q.NounCarried = true
					break
				}
			}
		}
	}
}

// headsOnly drops the noun of a reading that counts people by itself and is
// followed by what became of them: 6万余人转移.
func (r *Reader) headsOnly(q *Quantity) {
	if q.Kind == Count && q.Noun.Tokens > 0 && q.Noun.From == q.To && r.Str(q.To-1) == "人" {
		q.Unit, q.Noun = "人", Noun{}
	}
}

// ofShares reports whether reading i, of so many points, stands beside a share
// whose step it is: a share stands before it, and no index or score between.
func (r *Reader) ofShares(list []Quantity, i int) bool {
	for j := i - 1; j >= 0 && list[i].Value < 100; j-- {
		switch o := &list[j]; {
		case o.Kind == Share && o.Unit != "fraction":
			return true
		case o.Kind != Number && o.Kind != Duration:
			return false
		}
	}
	return false
}

// leftOut reports whether the noun that a reading counts may stand elsewhere: it
// is a bare number, or has a Chinese measure word, 17家.
func (r *Reader) leftOut(q *Quantity) bool {
	if q.Kind == Count && r.Is(q.To-1, text.Han) {
		return r.MeasureWord(q) && !q.NounCarried && r.Str(q.To-1) != "人" && r.Str(q.To-1) != "次" // those count people, or times, by themselves
	}
	return q.Bare && !r.mayCount(q.To)
}

// mayCount reports a word right behind a number that may be what it counts
// though it is no plural: 2,150 salmon.
func (r *Reader) mayCount(i int) bool {
	w := r.Low(i)
	return r.Is(i, text.Letters) && !r.Tokens[i].Upper && len(w) > 3 && !r.StopWord(i) && !r.leads(i) && !r.preposition(i) && !r.Hedges(i) &&
		!r.BeginsAny(i, &noNouns) && !r.Begins(i, cueAnother) && !r.Begins(i, text.CueFuture) && !r.Begins(i, text.CuePresent) &&
		!strings.HasSuffix(w, "ly") && !strings.HasSuffix(w, "er") && !r.Closes(i) && (r.Closes(i+1) || r.preposition(i+1))
}

// restore gives reading i, whose noun is left out, what it counts.
func (r *Reader) restore(list []Quantity, i int) {
	q := &list[i]
	if code := r.rateOf(q); code != "" {
		q.Kind, q.Currency, q.Bare = Money, code, false
		return
	}
	if i > 0 && list[i-1].Kind == Money && q.Scale >= 1e6 && r.EndsBefore(q.From, cueRemains) {
		r.take(q, list[i-1]) // 4.2bn euros, and must spend the remaining 16.8bn
		return
	}
	r.elliptical(list, i)
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
	if q.Carried = other.Carried; other.Noun.Tokens > 0 {
		q.Carried = other.Noun.From
	}
	if other.Kind == Count {
		q.NounCarried = true
	}
}
