// Package eval measures how well questions are answered, and how well passages
// are found. Articles with questions and what answers them, a Lot, go in, and
// Scores come out; a set of passages, questions and judgements in BEIR's layout
// goes in, and a Report comes out.
//
// A lot is a folder of articles and questions.jsonl, a LotQuestion a line. Its
// questions are asked as people ask them, and what is shown is judged: a figure
// by its value, a passage by the words it shows. Judging is pure; only reading
// a lot and asking its questions touch anything else.
//
// BEIR's layout is three files: corpus.jsonl ({"_id", "title", "text"}, one
// passage a line), queries.jsonl ({"_id", "text", "metadata"}) and
// qrels/test.tsv (question, passage, score; one line of column titles). A
// line of the corpus is one passage and is never split; lines with one title
// are one article, in the order of the file. Questions are ranked by the same
// search that answers them elsewhere.
//
// What a question's metadata may hold: "num" ("money", "date", …) on questions whose answer is a
// figure, with "answers", the right ones; "history", the thread it is asked
// in, and "title", that of the article last shown there.
package eval

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"time"

	"quoth/index"
	"quoth/index/answer"
)

// depth is how many passages are looked at for a question.
const depth = 100

// Options say what else to do.
type Options struct {
	Run io.Writer // the ranking is written here as a TREC run, nil not
}

// Run measures the set in dir. Errors name the file and the line.
func Run(ctx context.Context, dir fs.FS, o Options) (Report, error) {
	s, err := read(dir)
	if err != nil {
		return Report{}, err
	}
	x, err := s.index(ctx)
	if err != nil {
		return Report{}, err
	}
	defer x.Close()
	t := tally{}
	for _, q := range s.questions {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		start := time.Now()
		r, err := ranked(ctx, x, s, q)
		if err != nil {
			return Report{}, fmt.Errorf("question %s: %w", q.id, err)
		}
		t.add(q, outcome{passages: r.Passages, sure: r.Confidence, best: best(r), took: time.Since(start)})
		if o.Run == nil {
			continue
		}
		for i, p := range r.Passages {
			if _, err := fmt.Fprintf(o.Run, "%s Q0 %s %d %.6f quoth\n", q.id, p.ID, i+1, p.Points); err != nil {
				return Report{}, err
			}
		}
	}
	return t.report(x.Passages()), nil
}

// ranked returns the passages found for a question in its thread.
func ranked(ctx context.Context, x *answer.Answerer, s *set, q question) (index.Ranking, error) {
	w := x.Wish(x.Understand(q.text), s.last(q))
	if len(q.history) > 0 {
		w.Hide = func(r *index.Record) bool { return q.answered(r.Text) }
	}
	r, err := x.Rank(ctx, w, depth+len(q.history))
	r.Passages = r.Passages[:min(len(r.Passages), depth)]
	return r, err
}

// best returns the sentence of the first passage that answers most likely; ""
// when there is none.
func best(r index.Ranking) string {
	if len(r.Passages) == 0 {
		return ""
	}
	first := r.Passages[0]
	if len(first.Sentences) == 0 {
		return first.Text
	}
	s := first.Sentences[first.Sentence]
	return first.Text[s[0]:s[1]]
}
