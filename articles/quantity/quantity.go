package quantity

import (
	"quoth/articles/lexicon"
	"quoth/articles/text"
)

// A Quantity is a quantity that a sentence states, before it is told what it measures.
type Quantity struct {
	From, To   int // tokens, end exclusive
	Start, End int // bytes of the sentence, end exclusive; the words that hedge it, and what it counts, not included

	Kind      Kind
	Value     float64   // written out, in unit: 9.8e9; 45 for 45%; 3 for third-largest
	Max       float64   // the far end of a range, else equal to the value
	Scale     float64   // of the scale words read: 1e9 of "billion"; 1 none
	Unit      string    // canonical: "percent", "km", "day", "times", "rank"; the counted noun, singular, for Count; "" for Money, or its part: "cent"
	Currency  string    // ISO 4217, Money only; "" when the sign does not say which; "?pesos" while the place is to say, see SharedWord
	Per       string    // "year", "month", "capita", "m2", … or ""
	Qualifier Qualifier // how exactly it is stated
	Change    Change    // what its own words say: doubled is an increase
	Bare      bool      // a number with neither unit nor noun
	Noun      Noun      // what is counted, of a Count

	NounCarried bool // the noun stands elsewhere in the sentence
	NounBefore  bool // that is right before the number, as its subject: 企业17家
	UnitCarried bool // the unit, or the currency, does
	InPassing   bool // "one of the hubs", "dozens of people": it counts, and states nothing
	Carried     int  // token of the noun that it counts, where that stands elsewhere; 0 not known
}

// Read returns the quantities that a sentence states, in order, with what they lack
// from their neighbours: in "12, 14 and 16 percent" all are percent. A sentence that
// names no quantity has none. It takes time in proportion to the sentence.
func Read(sentence string, about Context) []Quantity {
	var r Reader
	about.Points = about.Points || text.PointsGroup(sentence)
	r.Begin(Words(), sentence, lexicon.Plain(sentence), about)
	list := r.Quantities()
	for i := range list {
		q := &list[i]
		if w := SharedWord(q.Currency); w != nil {
			if q.Currency = Tender(w, r.about.Lexicon, about.Place); q.Currency == "" {
				q.Currency = w.Default
			}
		}
	}
	return list
}
