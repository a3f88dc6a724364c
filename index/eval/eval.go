// Package eval measures how well passages are found: a set of passages,
// questions and judgements in BEIR's layout goes in, a Report comes out.
//
// The layout is three files: corpus.jsonl ({"_id", "title", "text"}, one
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
	"slices"
	"time"

	"quoth/articles/lexicon"
	"quoth/index"
)

// depth is how many passages are looked at for a question.
const depth = 100

// Options say what else to do.
type Options struct {
	Run     io.Writer        // the ranking is written here as a TREC run, nil not
	Lexicon *lexicon.Lexicon // nil: lexicon.Default()
}

// Run measures the set in dir. Errors name the file and the line.
func Run(ctx context.Context, dir fs.FS, o Options) (Report, error) {
	s, err := read(dir)
	if err != nil {
		return Report{}, err
	}
	if o.Lexicon == nil {
		o.Lexicon = lexicon.Default()
	}
	x, err := index.MemoryFrom(ctx, s.documents(o.Lexicon), o.Lexicon, "")
	if err != nil {
		return Report{}, err
	}
	defer x.Close()
	t := tally{}
	for _, q := range s.questions {
		start := time.Now()
		hits, terms, err := rank(ctx, x, q)
		if err != nil {
			return Report{}, fmt.Errorf("question %s: %w", q.id, err)
		}
		t.add(q, outcome{hits: hits, sure: confidence(hits), best: best(terms, hits), took: time.Since(start)})
		if o.Run == nil {
			continue
		}
		for i, h := range hits {
			if _, err := fmt.Fprintf(o.Run, "%s Q0 %s %d %.6f quoth\n", q.id, h.ID, i+1, h.Score); err != nil {
				return Report{}, err
			}
		}
	}
	return t.report(x.Passages()), nil
}

// rank returns the passages found for a question in its thread, and the terms
// they were found by.
func rank(ctx context.Context, x *index.Index, q question) ([]index.Hit, []index.Term, error) {
	terms := q.terms()
	hits, err := x.Search(ctx, terms, index.Filters{}, depth+len(q.history))
	if err != nil {
		return nil, nil, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return q.answered(h.Text) })
	return hits[:min(len(hits), depth)], terms, nil
}

// confidence tells, from 0 to 1, how sure it is that the first passage answers.
func confidence(hits []index.Hit) float64 {
	if len(hits) == 0 {
		return 0
	}
	return hits[0].Share
}

// best returns the sentence of the first passage that holds most of what the
// terms gave to its score; "" when there is none.
func best(terms []index.Term, hits []index.Hit) string {
	if len(hits) == 0 {
		return ""
	}
	first := hits[0]
	sentence, most := first.Text, -1.0
	for _, s := range first.Sentences {
		held := map[string]bool{}
		for _, tok := range index.AnalyzePassage(first.Text[s[0]:s[1]]) {
			held[tok.Term] = true
		}
		sum := 0.0
		for i, t := range terms {
			if slices.ContainsFunc(t.Variants, func(v index.Variant) bool { return held[v.Term] }) {
				sum += first.Terms[i]
			}
		}
		if sum > most {
			sentence, most = first.Text[s[0]:s[1]], sum
		}
	}
	return sentence
}
