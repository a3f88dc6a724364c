package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"math"

	"quoth/index/rank"
)

// Fit works out the weights of the ranking and of the confidence from sets of
// several kinds. Sets in which nearly every question has an answer fit the
// order: asked alone what passages are worth, and then, in threads, what it is
// worth to go on with what was shown. Sets without threads are asked in made
// ones too. Sets with questions that have no answer fit the confidence. A set
// counts as the root of how many questions it has. What the weights reach is
// written to w, and what those reach that were fitted on the other half of the
// articles: the two being alike is what tells that they hold for articles not
// seen. What no set fits stays as it is in the table.
func Fit(ctx context.Context, dirs []fs.FS, names []string, w io.Writer) (rank.Weights, error) {
	weights := rank.TableWeights()
	var alone, threads, doubtful []asked
	for i, dir := range dirs {
		s, err := read(dir)
		if err != nil {
			return weights, fmt.Errorf("%s: %w", names[i], err)
		}
		switch {
		case s.inThreads():
			threads = append(threads, asked{s, names[i], false})
		case s.judged():
			alone = append(alone, asked{s, names[i], false})
			threads = append(threads, asked{s, names[i] + " in threads", true})
		default:
			doubtful = append(doubtful, asked{s, names[i], false})
		}
	}
	parts := []part{all, even, odd}
	fitted := []rank.Weights{weights, weights, weights}
	ofThread := rank.OfThread()
	for _, step := range []struct {
		sets     []asked
		ofThread bool
	}{{alone, false}, {threads, true}} {
		if len(step.sets) == 0 {
			continue
		}
		sets, err := choices(ctx, step.sets)
		if err != nil {
			return weights, err
		}
		for i, of := range parts {
			fitOrder(fitted[i].Order[:], sets, of, func(f int) bool { return ofThread[f] != step.ofThread })
		}
		for i, set := range sets {
			unseen := (first(set, fitted[1].Order[:], odd) + first(set, fitted[2].Order[:], even)) / float64(len(set))
			fmt.Fprintf(w, "%-32s %6d questions, right first %5.1f %%, on articles not seen %5.1f %%\n",
				step.sets[i].name, len(set), 100*first(set, fitted[0].Order[:], all)/float64(len(set)), 100*unseen)
		}
	}
	weights = fitted[0]
	sets, err := doubts(ctx, doubtful, weights)
	if err != nil || len(sets) == 0 {
		return weights, err
	}
	for i, of := range parts {
		copy(fitted[i].Sure[:], fitSure(sets, of))
	}
	weights.Sure = fitted[0].Sure
	unseen := func(isEven bool) []float64 {
		if isEven {
			return fitted[2].Sure[:]
		}
		return fitted[1].Sure[:]
	}
	for i, set := range sets {
		fmt.Fprintf(w, "%-32s %6d questions, %s; on articles not seen %s\n",
			doubtful[i].name, len(set), told(set, func(bool) []float64 { return weights.Sure[:] }), told(set, unseen))
	}
	return weights, nil
}

// A part is some of the articles: all, or one half of them.
type part func(isEven bool) bool

func all(bool) bool         { return true }
func even(isEven bool) bool { return isEven }
func odd(isEven bool) bool  { return !isEven }

// first returns for how many of the questions the weights put a right passage first.
func first(set []choice, weights []float64, of part) (n float64) {
	for i := range set {
		c := &set[i]
		if !of(c.even) {
			continue
		}
		best, most := -1, math.Inf(-1)
		for k, f := range c.features {
			if sum := dot(weights, f); sum > most {
				best, most = k, sum
			}
		}
		if best >= 0 && c.right[best] {
			n++
		}
	}
	return n
}

func dot(weights []float64, f []float32) (sum float64) {
	for i, w := range weights {
		sum += w * float64(f[i])
	}
	return sum
}

// told says how well weights tell the questions that have an answer.
func told(set []doubt, weights func(isEven bool) []float64) string {
	var sure, unsure []float64
	for i := range set {
		sum := 0.0
		for k, w := range weights(set[i].even) {
			sum += w * set[i].signals[k]
		}
		if set[i].answered {
			sure = append(sure, sum)
		} else {
			unsure = append(unsure, sum)
		}
	}
	if len(sure) == 0 || len(unsure) == 0 {
		return "all of one kind"
	}
	return fmt.Sprintf("AUROC %.3f, false answers at 95 %% retention (a confidence of %.2f) %.1f %%",
		auroc(sure, unsure), 1/(1+math.Exp(-threshold(sure, 0.95))), 100*falseAnswers(sure, unsure, 0.95))
}
