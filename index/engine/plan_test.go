package engine

import (
	"math/rand/v2"
	"testing"
)

// What impacts of a sample tell, times as much as they can be exceeded, is never less
// than what a term gives by the true totals, and hardly more where the sample is good.
func TestImpactsBound(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var totals, sample Totals
		totals.Passages, sample.Passages = 1000+random.IntN(1e5), 1+random.IntN(1000)
		for f := range Fields {
			totals.Tokens[f] = random.IntN(totals.Passages * 90)
			sample.Tokens[f] = random.IntN(sample.Passages * 90)
		}
		exact, rough, exceeds := NewImpacts(totals), NewImpacts(sample), totals.Exceed(sample)
		f, freq := random.IntN(Fields), 1+random.IntN(5)
		length := freq + random.IntN(400)
		if e, r := exact.Of(f, freq, length), rough.Of(f, freq, length)*exceeds; r < e*(1-1e-12) {
			t.Fatalf("field %d, %d of %d terms, %+v by %+v: %v is told, %v is true", f, freq, length, totals, sample, r, e)
		}
	}
	if same := (Totals{Passages: 7, Tokens: Tokens{9, 9, 99}}); same.Exceed(same) != 1 {
		t.Error("totals that are the sample's own are exceeded")
	}
}
