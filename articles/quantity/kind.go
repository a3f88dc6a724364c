package quantity

// Kind is what sort of quantity a figure is.
type Kind uint8

const (
	Number   Kind = iota // a bare number
	Money                // Value in Currency
	Share                // percent, percentage point, fraction
	Count                // things counted, Unit is the noun
	Measured             // a measured unit: km, km2, MW, nm
	Duration             // time: day, month, year
	Rank                 // a place in an order, 1 is first
	Multiple             // times
)

// String is "number", "money", "share", "count", "quantity", "duration", "rank" or "multiple".
func (k Kind) String() string {
	return [...]string{"number", "money", "share", "count", "quantity", "duration", "rank", "multiple"}[k]
}

// Qualifier is how exactly the text states a figure.
type Qualifier uint8

const (
	Exact Qualifier = iota
	About
	Over
	Under
	Range
)

// String is "exact", "about", "over", "under" or "range".
func (q Qualifier) String() string {
	return [...]string{"exact", "about", "over", "under", "range"}[q]
}

// Change is the direction of a figure that states the size of a change.
type Change uint8

const (
	NoChange Change = iota
	Increase
	Decrease
)

// String is "none", "increase" or "decrease".
func (c Change) String() string { return [...]string{"none", "increase", "decrease"}[c] }
