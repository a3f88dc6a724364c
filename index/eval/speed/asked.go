package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"quoth/index"
	"quoth/index/answer"
)

// askIndex asks an index the questions of a file, a line each, and prints how
// much processor time whole answers took: of all its threads, in milliseconds.
func askIndex(ctx context.Context, dir, file string, rounds int) error {
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
	for range rounds {
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
