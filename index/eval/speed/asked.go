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

// askIndex asks an index the questions of a file, a line each, and prints how
// much processor time whole answers took: of all its threads, in milliseconds.
// The last round is profiled into the file profile, where one is named.
func askIndex(ctx context.Context, dir, file string, rounds int, profile string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	x, err := index.Open(dir)
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
		for _, q := range questions {
			start := processorTime()
			if _, err := answers.Ask(ctx, q); err != nil {
				return fmt.Errorf("%q: %w", q, err)
			}
			d := processorTime() - start
			took = append(took, d)
			slowest[d] = q
		}
		total := mean(took)
		slices.Sort(took)
		fmt.Printf("mean %.2f  median %.2f  p95 %.2f  p99 %.2f  max %.2f  %s\n", ms(total), ms(took[len(took)/2]), ms(took[len(took)*95/100]),
			ms(took[len(took)*99/100]), ms(took[len(took)-1]), slowest[took[len(took)-1]])
	}
	return memory()
}
