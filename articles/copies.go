package articles

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
)

const (
	shingle  = 8   // letters and digits hashed together
	sketch   = 256 // hashes kept of each article: the smallest
	copyFrom = 0.5 // of the shorter one's text shared makes a near-copy
)

// copies finds pairs of articles that share most of their text, by the
// smallest hashes of their shingles: what two sets share of those tells what
// they share of all.
func copies(list []*Article) []Copy {
	sketches := make([][]uint64, len(list))
	next := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				sketches[i] = sketchOf(list[i].Text)
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	all.Wait()
	holders := map[uint64][]int{} // hash → articles whose sketch has it
	sizes := make([]int, len(list))
	for i := range list {
		sizes[i] = len(sketches[i])
		for _, h := range sketches[i] {
			holders[h] = append(holders[h], i)
		}
	}
	shared := map[[2]int]int{}
	for _, who := range holders {
		const common = 50 // a hash of so many articles is of a phrase all use
		if len(who) > common {
			continue
		}
		for x, i := range who {
			for _, j := range who[x+1:] {
				shared[[2]int{i, j}]++
			}
		}
	}
	var found []Copy
	for pair, n := range shared {
		if share := float64(n) / float64(max(1, min(sizes[pair[0]], sizes[pair[1]]))); share >= min(copyFrom, revisedFrom) {
			found = append(found, Copy{list[pair[0]].Path, list[pair[1]].Path, share, float64(n) / float64(max(1, sizes[pair[0]], sizes[pair[1]]))})
		}
	}
	slices.SortFunc(found, func(a, b Copy) int { return strings.Compare(a.A+"\x00"+a.B, b.A+"\x00"+b.B) })
	return found
}

// sketchOf returns the smallest hashes of a text's shingles, in order.
func sketchOf(text string) []uint64 {
	var (
		window [shingle]rune
		n      int
		h      uint64 // of the window: h*base + rune, the oldest rune taken out again
		hashes = make([]uint64, 0, 4*sketch)
		most   = ^uint64(0) // a greater hash is not among the smallest
	)
	const base = 0x100000001b3
	oldest := uint64(1)
	for range shingle {
		oldest *= base
	}
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		r = unicode.ToLower(r)
		h = h*base + uint64(r) - oldest*uint64(window[n%shingle])
		window[n%shingle] = r
		if n++; n < shingle {
			continue
		}
		if spread := mix(h); spread < most {
			if hashes = append(hashes, spread); len(hashes) == cap(hashes) {
				if hashes = smallest(hashes); len(hashes) == sketch {
					most = hashes[sketch-1]
				}
			}
		}
	}
	return smallest(hashes)
}

// smallest sorts hashes and keeps the first of them, each once.
func smallest(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return hashes[:min(len(hashes), sketch)]
}

// mix spreads a hash over all its bits.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	return h
}
