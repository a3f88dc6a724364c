package eval

import (
	"math"
	"slices"
	"strings"
	"time"

	"quoth/index"
	"quoth/index/term"
)

// An outcome is what a question found.
type outcome struct {
	passages []index.Ranked
	sure     float64 // confidence
	best     string  // sentence of the first passage
	took     time.Duration
}

// A tally sums up outcomes.
type tally struct {
	questions int
	judged    int
	success   map[int]int // by rank 1, 3, 5
	mrr       float64
	ndcg      float64
	recall    float64
	took      []time.Duration

	numeric, numericFirst, numericFigure int

	sure, unsure []float64 // confidence in questions that have an answer and that have none
}

func (t *tally) add(q question, o outcome) {
	t.questions++
	t.took = append(t.took, o.took)
	if len(q.gold) == 0 {
		t.unsure = append(t.unsure, o.sure)
		return
	}
	t.judged++
	t.sure = append(t.sure, o.sure)
	if t.success == nil {
		t.success = map[int]int{}
	}
	first, found, gain := 0, 0, 0.0
	for i, h := range o.passages {
		score := q.gold[h.ID]
		if score == 0 {
			continue
		}
		if first == 0 {
			first = i + 1
		}
		found++
		if i < 10 {
			gain += float64(score) / math.Log2(float64(i+2))
		}
	}
	for _, k := range []int{1, 3, 5} {
		if first > 0 && first <= k {
			t.success[k]++
		}
	}
	if first > 0 && first <= 10 {
		t.mrr += 1 / float64(first)
	}
	t.ndcg += gain / ideal(q.gold)
	t.recall += float64(found) / float64(len(q.gold))
	if q.numeric {
		t.numeric++
		if first == 1 {
			t.numericFirst++
		}
		if holdsFigure(o.best, q.answers) {
			t.numericFigure++
		}
	}
}

// ideal is the gain of the best ranking there could be, to rank 10.
func ideal(gold map[string]int) float64 {
	var scores []int
	for _, s := range gold {
		scores = append(scores, s)
	}
	slices.Sort(scores)
	slices.Reverse(scores)
	gain := 0.0
	for i, s := range scores[:min(len(scores), 10)] {
		gain += float64(s) / math.Log2(float64(i+2))
	}
	return gain
}

// holdsFigure reports whether a sentence holds every number of one of the
// answers, commas dropped and number words read as digits. An answer without
// a number must stand in it word by word.
func holdsFigure(sentence string, answers []string) bool {
	held := map[string]bool{}
	for _, tok := range term.AnalyzePassage(sentence) {
		held[tok.Term] = true
	}
	return slices.ContainsFunc(answers, func(answer string) bool {
		var all, numbers []string
		for _, tok := range term.Analyze(answer) {
			if tok.Whole {
				continue
			}
			all = append(all, tok.Term)
			if strings.ContainsAny(tok.Term, "0123456789") {
				numbers = append(numbers, tok.Term)
			}
		}
		if len(numbers) > 0 {
			all = numbers
		}
		return len(all) > 0 && !slices.ContainsFunc(all, func(term string) bool { return !held[term] })
	})
}

// auroc is the chance that a question with an answer is trusted more than one
// without, a tie counting half.
func auroc(sure, unsure []float64) float64 {
	sorted := slices.Sorted(slices.Values(unsure))
	sum := 0.0
	for _, s := range sure {
		below, _ := slices.BinarySearch(sorted, s)
		upTo := below
		for upTo < len(sorted) && sorted[upTo] == s {
			upTo++
		}
		sum += float64(below) + float64(upTo-below)/2
	}
	return sum / float64(len(sure)) / float64(len(unsure))
}

// falseAnswers is the share of questions without an answer that are trusted
// as much as the threshold which keeps that share of those with one.
func falseAnswers(sure, unsure []float64, keep float64) float64 {
	least := threshold(sure, keep)
	n := 0
	for _, u := range unsure {
		if u >= least {
			n++
		}
	}
	return float64(n) / float64(len(unsure))
}

// threshold returns the confidence that a share of questions reaches.
func threshold(sure []float64, keep float64) float64 {
	sorted := slices.Sorted(slices.Values(sure))
	return sorted[int(math.Floor(float64(len(sorted))*(1-keep)+1e-9))]
}

// percentile returns the value that a share of the durations does not exceed.
func percentile(sorted []time.Duration, share float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, int(math.Ceil(share*float64(len(sorted))))-1)]
}
