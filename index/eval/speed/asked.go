package main

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"quoth/index"
	"quoth/index/answer"
)

// askIndex asks an index the questions of a file, a line each, and prints in
// milliseconds how much processor time whole answers took, of all threads; where the
// index is in a cluster, which works too, how much time, and the processor time of both.
// The last round is profiled into the file profile, where one is named.
func askIndex(ctx context.Context, dir, file string, rounds int, profile string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	x, clock, err := opened(ctx, dir)
	if err != nil {
		return err
	}
	defer x.Close()
	answers := answer.New(x)
	questions := strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' })
	if len(questions) == 0 {
		return fmt.Errorf("%s: no questions", file)
	}
	fmt.Printf("%d passages, %d questions\n", x.Passages(), len(questions))
	for round := range rounds {
		if profile != "" && round == rounds-1 {
			to, err := os.Create(profile)
			if err != nil {
				return err
			}
			defer to.Close()
			if err := pprof.StartCPUProfile(to); err != nil {
				return err
			}
			defer pprof.StopCPUProfile()
		}
		var took []time.Duration
		slowest := map[time.Duration]string{}
		work := workOn(dir)
		for _, q := range questions {
			start := clock()
			if _, err := answers.Ask(ctx, q); err != nil {
				return fmt.Errorf("%q: %w", q, err)
			}
			d := clock() - start
			took = append(took, d)
			slowest[d] = q
		}
		total := mean(took)
		slices.Sort(took)
		fmt.Printf("mean %.2f  median %.2f  p95 %.2f  p99 %.2f  max %.2f  %s\n", ms(total), ms(took[len(took)/2]), ms(took[len(took)*95/100]),
			ms(took[len(took)*99/100]), ms(took[len(took)-1]), slowest[took[len(took)-1]])
		if index.Remote(dir) {
			own, node := work.since()
			fmt.Printf("processor time of a question: %.2f here, %.2f in the node\n", ms(own)/float64(len(took)), ms(node)/float64(len(took)))
		}
	}
	return memory()
}

// opened opens an index, and tells by which clock it is timed.
func opened(ctx context.Context, at string) (*index.Index, func() time.Duration, error) {
	if !index.Remote(at) {
		x, err := index.Open(at)
		return x, processorTime, err
	}
	x, err := index.OpenRemote(ctx, index.Address{URL: at})
	began := time.Now()
	return x, func() time.Duration { return time.Since(began) }, err
}
