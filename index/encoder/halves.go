package encoder

import "sync"

// halves are all numbers of 16 bits as those of 32, by their bits: 256 kilobytes.
var halves = sync.OnceValue(func() *[1 << 16]float32 {
	all := new([1 << 16]float32)
	for h := range all {
		all[h] = half(uint16(h))
	}
	return all
})
