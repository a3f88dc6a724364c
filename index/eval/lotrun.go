package eval

import (
	"context"
	"fmt"
	"slices"

	"quoth/index/answer"
)

// LotOptions say which questions of a lot are asked, and how.
type LotOptions struct {
	Kind string // questions of this kind only, "" all
	Lang string // questions in this language only, "" all

	Verify Verify // nil: nothing is taken out. An answer that loses something is a fault
}

// Verify takes out of an answer what its articles do not hold and names it, as is
// done before an answer is shown.
type Verify func(a answer.Answer, text func(path string) (string, error)) (answer.Answer, []string)

// RunLots asks every question of the lots, each for itself or in its thread,
// and judges the answers. Errors name the lot and the question; that no
// question is to be asked is one.
func RunLots(ctx context.Context, lots []*Lot, o LotOptions) (Scores, error) {
	var s Scores
	for _, l := range lots {
		if err := l.run(ctx, o, &s); err != nil {
			return Scores{}, err
		}
	}
	if s.rows == nil {
		return Scores{}, fmt.Errorf("no question of kind %q and language %q", o.Kind, o.Lang)
	}
	return s, nil
}

func (l *Lot) run(ctx context.Context, o LotOptions, s *Scores) error {
	x, err := l.Open(ctx)
	if err != nil {
		return err
	}
	defer x.Close()
	for _, q := range l.Questions {
		if err := ctx.Err(); err != nil {
			return err
		}
		if o.Kind != "" && q.Kind != o.Kind || o.Lang != "" && q.Lang != o.Lang {
			continue
		}
		a, refused, err := q.ask(ctx, x, o)
		if err != nil {
			return fmt.Errorf("%s: question %s: %w", l.Name, q.ID, err)
		}
		if refused {
			s.Faults++
			a = answer.Answer{Status: answer.Unanswered}
		}
		s.add(q, a)
	}
	return nil
}

// ask asks the question after those of its thread, and reports whether one of
// the answers was refused.
func (q LotQuestion) ask(ctx context.Context, x *answer.Answerer, o LotOptions) (given answer.Answer, refused bool, err error) {
	ask := x.Ask
	if len(q.Thread) > 0 {
		ask = x.Thread().Ask
	}
	for _, text := range q.conversation() {
		if given, err = ask(ctx, text); err != nil {
			return given, false, err
		}
		if o.Verify == nil {
			continue
		}
		var out []string
		if given, out = o.Verify(given, x.Text); len(out) > 0 {
			return given, true, nil
		}
	}
	return given, false, nil
}

// conversation returns the questions of the thread and then the question.
func (q LotQuestion) conversation() []string { return slices.Concat(q.Thread, []string{q.Question}) }
