package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"
)

// A Report is what was measured. Shares are between 0 and 1.
type Report struct {
	Passages  int      `json:"passages"`
	Questions int      `json:"questions"`
	Success1  float64  `json:"success@1"`
	Success3  float64  `json:"success@3"`
	Success5  float64  `json:"success@5"`
	MRR       float64  `json:"mrr@10"`
	NDCG      float64  `json:"ndcg@10"`
	Recall    float64  `json:"recall@100"`
	Latency   Latency  `json:"latency_ms"`
	Numeric   *Numeric `json:"numeric,omitempty"`          // nil: no question asks for a figure
	AUROC     *float64 `json:"auroc,omitempty"`            // nil: every question is judged
	False     *float64 `json:"false_answers@95,omitempty"` // nil: as AUROC
}

// Latency is how long a question took, in milliseconds.
type Latency struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
	P99 float64 `json:"p99"`
}

// Numeric is about the questions whose answer is a figure.
type Numeric struct {
	Questions int     `json:"questions"`
	Success1  float64 `json:"success@1"`
	Figure    float64 `json:"figure"` // the right figure stands in the sentence chosen
}

func (t *tally) report(passages int) Report {
	share := func(n float64, of int) float64 {
		if of == 0 {
			return 0
		}
		return n / float64(of)
	}
	slices.Sort(t.took)
	ms := func(p float64) float64 { return float64(percentile(t.took, p)) / float64(time.Millisecond) }
	r := Report{
		Passages: passages, Questions: t.questions,
		Success1: share(float64(t.success[1]), t.judged),
		Success3: share(float64(t.success[3]), t.judged),
		Success5: share(float64(t.success[5]), t.judged),
		MRR:      share(t.mrr, t.judged),
		NDCG:     share(t.ndcg, t.judged),
		Recall:   share(t.recall, t.judged),
		Latency:  Latency{ms(0.50), ms(0.95), ms(0.99)},
	}
	if t.numeric > 0 {
		r.Numeric = &Numeric{t.numeric, share(float64(t.numericFirst), t.numeric), share(float64(t.numericFigure), t.numeric)}
	}
	if len(t.sure) > 0 && len(t.unsure) > 0 {
		a, f := auroc(t.sure, t.unsure), falseAnswers(t.sure, t.unsure, 0.95)
		r.AUROC, r.False = &a, &f
	}
	return r
}

// JSON writes the report as one JSON object.
func (r Report) JSON(w io.Writer) error { return json.NewEncoder(w).Encode(r) }

// Print writes the report for people.
func (r Report) Print(w io.Writer) error {
	var err error
	line := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(w, format+"\n", args...)
		}
	}
	line("passages    %8d", r.Passages)
	line("questions   %8d", r.Questions)
	line("success@1   %8.1f %%", 100*r.Success1)
	line("success@3   %8.1f %%", 100*r.Success3)
	line("success@5   %8.1f %%", 100*r.Success5)
	line("MRR@10      %8.1f %%", 100*r.MRR)
	line("nDCG@10     %8.1f %%", 100*r.NDCG)
	line("recall@100  %8.1f %%", 100*r.Recall)
	line("latency     %8.2f ms median, %.2f ms p95, %.2f ms p99", r.Latency.P50, r.Latency.P95, r.Latency.P99)
	if n := r.Numeric; n != nil {
		line("numeric     %8d questions: passage first %.1f %%, figure in its best sentence %.1f %%", n.Questions, 100*n.Success1, 100*n.Figure)
	}
	if r.AUROC != nil {
		line("unanswerable questions: AUROC %.3f, false answers at 95 %% retention %.1f %%", *r.AUROC, 100**r.False)
	}
	return err
}
