package quantity

import "sync"

// A Unit is a unit of measure.
type Unit struct {
	Name      string   // it is shown under: km, L/100 km, kWh
	Dimension string   // area, energy, consumption, …, as CLDR groups them
	Words     []string // that stand for it, in small letters but for symbols
}

// StandardUnits returns the units of measure, read once. Those of time are none.
var StandardUnits = sync.OnceValue(func() []Unit {
	var all []Unit
	rows("units.tsv", 3, func(cols []string) {
		all = append(all, Unit{cols[0], cols[1], list(cols[2])})
	})
	return all
})
