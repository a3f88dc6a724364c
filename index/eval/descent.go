package eval

import (
	"math"

	"quoth/index/rank"
)

// How long weights are sought, and how much large ones are held against them.
const (
	rounds = 240
	ridge  = 1e-3
)

// A descent seeks the weights that make a loss least, step by step down its
// gradient (Adam). Weights are in units of each input's spread.
type descent struct {
	spread           []float64 // of each input; one that never varies has 1
	weights          []float64
	slope            []float64 // of the loss, set by the caller in each round
	mean, meanSquare []float64
	round            int
	ridge            float64        // how much large weights are held against them
	free             []bool         // which weights may fall below 0; nil all
	fixed            func(int) bool // those that are not sought; nil none
}

func newDescent(spread []float64) *descent {
	n := len(spread)
	return &descent{spread: spread, ridge: ridge, weights: make([]float64, n), slope: make([]float64, n), mean: make([]float64, n), meanSquare: make([]float64, n)}
}

// begin begins a round: the slope is that of the ridge alone.
func (d *descent) begin() {
	for i, w := range d.weights {
		d.slope[i] = d.ridge * w
	}
}

// step goes down the slope, in smaller steps towards the end.
func (d *descent) step() {
	const keepMean, keepSquare = 0.9, 0.98
	d.round++
	length := 0.08
	if d.round > rounds*2/3 {
		length = 0.02
	}
	for i, g := range d.slope {
		if d.fixed != nil && d.fixed(i) {
			continue
		}
		d.mean[i] = keepMean*d.mean[i] + (1-keepMean)*g
		d.meanSquare[i] = keepSquare*d.meanSquare[i] + (1-keepSquare)*g*g
		mean := d.mean[i] / (1 - math.Pow(keepMean, float64(d.round)))
		square := d.meanSquare[i] / (1 - math.Pow(keepSquare, float64(d.round)))
		d.weights[i] -= length * mean / (math.Sqrt(square) + 1e-8)
		if d.free != nil && !d.free[i] {
			d.weights[i] = max(0, d.weights[i])
		}
	}
}

// plain returns the weights for inputs in their own units.
func (d *descent) plain() []float64 {
	w := make([]float64, len(d.weights))
	for i := range w {
		w[i] = d.weights[i] / d.spread[i]
	}
	return w
}

// fitOrder seeks the weights under which the right passages have the largest
// share of the exponentials of all points of their question (listwise softmax).
// Those fixed stay as they are, and all do where there are no questions.
func fitOrder(weights []float64, sets [][]choice, of part, fixed func(int) bool) {
	spread := spreadOf(sets, of)
	if len(spread) == 0 {
		return
	}
	d := newDescent(spread)
	d.free, d.fixed = rank.Free(), fixed
	for i, w := range weights {
		if fixed(i) {
			d.weights[i] = w * d.spread[i]
		}
	}
	total := 0.0
	worth := make([]float64, len(sets))
	for i, set := range sets {
		if len(set) > 0 {
			worth[i] = 1 / math.Sqrt(float64(len(set)))
			total += math.Sqrt(float64(len(set)))
		}
	}
	for range rounds {
		d.begin()
		weights := d.plain()
		for i, set := range sets {
			for k := range set {
				if of(set[k].even) {
					set[k].pull(d, weights, worth[i]/total)
				}
			}
		}
		d.step()
	}
	copy(weights, d.plain())
}

// pull adds the slope of one question's loss.
func (c *choice) pull(d *descent, weights []float64, worth float64) {
	var points [128]float64
	most := math.Inf(-1)
	for i, f := range c.features {
		points[i] = dot(weights, f)
		most = max(most, points[i])
	}
	var all, right float64
	for i := range c.features {
		points[i] = math.Exp(points[i] - most)
		all += points[i]
		if c.right[i] {
			right += points[i]
		}
	}
	if right == 0 {
		return
	}
	for i, f := range c.features {
		g := points[i] / all
		if c.right[i] {
			g -= points[i] / right
		}
		if math.Abs(g) < 1e-5 {
			continue
		}
		for k, v := range f {
			d.slope[k] += worth * g * float64(v) / d.spread[k]
		}
	}
}

func spreadOf(sets [][]choice, of part) []float64 {
	var s spread
	for _, set := range sets {
		for k := range set {
			if of(set[k].even) {
				for _, f := range set[k].features {
					s.add(func(i int) float64 { return float64(f[i]) }, len(f))
				}
			}
		}
	}
	return s.spread()
}

// fitSure seeks the weights of the logistic curve that tells the questions
// which have an answer.
func fitSure(sets [][]doubt, of part) []float64 {
	var s spread
	total := 0.0
	for _, set := range sets {
		total += math.Sqrt(float64(len(set)))
		for k := range set {
			s.add(func(i int) float64 { return set[k].signals[i] }, len(set[k].signals))
		}
	}
	d := newDescent(s.spread())
	for range 4 * rounds {
		d.begin()
		weights := d.plain()
		for _, set := range sets {
			worth := 1 / math.Sqrt(float64(len(set))) / total
			for k := range set {
				if !of(set[k].even) {
					continue
				}
				sum := 0.0
				for i, v := range set[k].signals {
					sum += weights[i] * v
				}
				g := 1 / (1 + math.Exp(-sum))
				if set[k].answered {
					g--
				}
				for i, v := range set[k].signals {
					d.slope[i] += worth * g * v / d.spread[i]
				}
			}
		}
		d.step()
	}
	return d.plain()
}

// A spread sums up how much inputs vary.
type spread struct {
	n           float64
	sum, square []float64
}

func (s *spread) add(value func(int) float64, n int) {
	if s.sum == nil {
		s.sum, s.square = make([]float64, n), make([]float64, n)
	}
	s.n++
	for i := range n {
		v := value(i)
		s.sum[i] += v
		s.square[i] += v * v
	}
}

// spread returns the standard deviation of each input, 1 of one that does not vary.
func (s *spread) spread() []float64 {
	d := make([]float64, len(s.sum))
	for i := range d {
		mean := s.sum[i] / s.n
		d[i] = math.Sqrt(max(0, s.square[i]/s.n-mean*mean))
		if d[i] < 1e-6 {
			d[i] = 1
		}
	}
	return d
}
