package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"quoth/articles"
	"quoth/index"
	"quoth/index/answer"
)

// Golden is the file of a folder of articles that pins answers: questions in the
// form of a lot's (lang and kind may be left out), whose answers an index of the
// articles is not to lose.
const Golden = "golden.jsonl"

// ReadGolden reads the pinned questions of a folder of articles; none where it has
// no such file. An error tells the file and the line.
func ReadGolden(dir fs.FS) ([]LotQuestion, error) {
	list, err := readQuestions(dir, Golden, func(LotQuestion) error { return nil })
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return list, err
}

// Kept reports whether an index gives a pinned answer: among the first three things
// shown, or, where nothing is to answer, that nothing is claimed to. What verify
// refuses is not given; a nil one refuses nothing.
func (q LotQuestion) Kept(ctx context.Context, x *index.Index, verify Verify) (bool, error) {
	a, refused, err := q.ask(ctx, answer.New(x), LotOptions{Verify: verify})
	if err != nil {
		return false, fmt.Errorf("%s: %s: %w", Golden, q.ID, err)
	}
	v, _ := q.Judge(a)
	if len(q.Answers) == 0 {
		return refused || v.Came != Said, nil
	}
	return !refused && v.Held != Off, nil
}

// Unfounded returns what the articles have not of the answers to a pinned question,
// "" nothing.
func (q LotQuestion) Unfounded(list []*articles.Article) string {
	for _, w := range q.Answers {
		found := false
		for _, a := range list {
			if !w.in(a.Path) {
				continue
			}
			if found = true; !w.Shows(a.Text, a.Path) {
				return fmt.Sprintf("%s does not say %q", w.Article, w.Quote)
			}
		}
		if !found {
			return fmt.Sprintf("no article %q", w.Article)
		}
	}
	return ""
}
