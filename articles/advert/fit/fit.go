package main

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"quoth/articles/advert"
)

// What is fitted by.
const (
	rounds    = 400    // of descent
	lasso     = 0.0002 // that a weight must be worth
	dearer    = 2.5    // that it counts more to lose what belongs
	unknown   = 0.4    // share of what was put in that is there again with words that are not known: trades are many
	forgotten = 0.5    // share of its evidence by words that is not there then
)

// paired is evidence of which two together are evidence too.
var paired = []string{"trade", "themes", "new theme", "call", "call first", "call behind a mark", "push", "site", "other tongue", "bare words", "shares a name", "new name", "from a price", "offer", "offers", "hurry", "point", "cheap link", "reach", "you", "we", "voice", "notice", "label", "all new", "new", "other script", "no sentence", "in a paragraph", "quotes", "goes on", "exclaims", "short", "price", "off"}

// fit returns the weights that tell samples apart: logistic regression with a
// lasso, by accelerated descent.
func fit(samples []sample) advert.Weights {
	samples = hidden(samples)
	index := map[string]int{}
	var names []string
	at := func(name string) int {
		i, ok := index[name]
		if !ok {
			i = len(names)
			index[name] = i
			names = append(names, name)
		}
		return i
	}
	at("bias")
	type entry struct {
		at    int
		value float64
	}
	rows := make([][]entry, 0, len(samples))
	var label, weight []float64
	for _, s := range samples {
		if s.seen.Quiet {
			continue
		}
		row := []entry{{0, 1}}
		for _, name := range sorted(s.seen.Evidence) {
			row = append(row, entry{at(name), s.seen.Evidence[name]})
		}
		for i, a := range paired {
			if s.seen.Evidence[a] == 0 {
				continue
			}
			for _, b := range paired[i+1:] {
				if v := s.seen.Evidence[a] * s.seen.Evidence[b]; v != 0 {
					row = append(row, entry{at(a + " & " + b), v})
				}
			}
		}
		rows = append(rows, row)
		if s.put {
			label, weight = append(label, 1), append(weight, 1)
		} else {
			label, weight = append(label, 0), append(weight, dearer)
		}
	}
	total := 0.0
	longest := 0.0
	for i, row := range rows {
		total += weight[i]
		n := 0.0
		for _, e := range row {
			n += e.value * e.value
		}
		longest += weight[i] * n
	}
	step := 4 * total / longest * 2
	w := make([]float64, len(names))
	last := make([]float64, len(names))
	ahead := make([]float64, len(names))
	gradient := make([]float64, len(names))
	t := 1.0
	for range rounds {
		clear(gradient)
		for i, row := range rows {
			z := 0.0
			for _, e := range row {
				z += ahead[e.at] * e.value
			}
			d := weight[i] * (1/(1+math.Exp(-z)) - label[i]) / total
			for _, e := range row {
				gradient[e.at] += d * e.value
			}
		}
		copy(last, w)
		for j := range w {
			v := ahead[j] - step*gradient[j]
			if j > 0 {
				v = math.Copysign(max(0, math.Abs(v)-step*lasso), v)
			}
			w[j] = v
		}
		next := (1 + math.Sqrt(1+4*t*t)) / 2
		for j := range w {
			ahead[j] = w[j] + (t-1)/next*(w[j]-last[j])
		}
		t = next
	}
	fitted := advert.Weights{}
	for j, name := range names {
		if v := math.Round(w[j]*1000) / 1000; v != 0 {
			fitted[name] = v
		}
	}
	return fitted
}

// lexical is the evidence that the table of words gives: it holds the trades and the calls
// that are known, and there are many more.
var lexical = []string{"trade", "trades", "theme", "themes", "themes over and over", "new theme", "call", "calls", "call first", "call behind a mark", "push", "pushes", "offer", "offers", "offers over and over", "hurry", "hurries", "reach", "secret", "site"}

// hidden adds copies of what was put in of whose words most are not known.
func hidden(samples []sample) []sample {
	r := rand.New(rand.NewPCG(3, 4))
	list := slices.Clone(samples)
	for _, s := range samples {
		if !s.put || s.seen.Quiet || r.Float64() >= unknown {
			continue
		}
		e := maps.Clone(s.seen.Evidence)
		for _, name := range lexical {
			if r.Float64() < forgotten {
				delete(e, name)
			}
		}
		s.seen.Evidence = e
		list = append(list, s)
	}
	return list
}

func sorted(e advert.Evidence) []string {
	list := make([]string, 0, len(e))
	for name := range e {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
