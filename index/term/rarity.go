package term

import "math"

// Rarity is the weight of a term that so many passages of all hold: BM25's
// inverse document frequency.
func Rarity(held, all int) float64 {
	return math.Log(1 + (float64(all)-float64(held)+0.5)/(float64(held)+0.5))
}
