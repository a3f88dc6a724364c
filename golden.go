package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"quoth/bot"
	"quoth/index"
	"quoth/index/eval"
)

// pinned are the questions that the folder of articles pins answers to; none where
// there is no folder, or it has no such file.
func (s source) pinned() ([]eval.LotQuestion, error) {
	if s.articles == "" {
		return nil, nil
	}
	dir, err := folder(s.articles)
	if err != nil {
		return nil, err
	}
	list, err := eval.ReadGolden(dir)
	if err != nil {
		return nil, &usageError{filepath.Join(s.articles, err.Error()), "quoth index --help shows such a line"}
	}
	return list, nil
}

// A lostError is that an index does not give pinned answers which the one before gives.
type lostError struct{ questions []eval.LotQuestion }

func (e *lostError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d of the pinned answers would be lost: what is there stays as it is", len(e.questions))
	for _, q := range e.questions {
		fmt.Fprintf(&b, "\n  %s: %s: %q", eval.Golden, q.ID, q.Question)
	}
	fmt.Fprintf(&b, "\nhint: take the line out of %s where its answer is no longer wanted", eval.Golden)
	return b.String()
}

// ids are those of the questions.
func (e *lostError) ids() []string { return idsOf(e.questions) }

func idsOf(list []eval.LotQuestion) []string {
	ids := make([]string, len(list))
	for i, q := range list {
		ids[i] = q.ID
	}
	return ids
}

// keeping asks next the pinned questions, and of those whose answers it does not give
// the index before it: what that gives is lost, a lostError; absent is what neither
// does. before returns that index, nil where there is none to ask.
func keeping(ctx context.Context, list []eval.LotQuestion, next *index.Index, before func() *index.Index) (absent []eval.LotQuestion, err error) {
	for _, q := range list {
		kept, err := q.Kept(ctx, next, bot.Verify)
		if err != nil {
			return nil, err
		}
		if !kept {
			absent = append(absent, q)
		}
	}
	if len(absent) == 0 {
		return nil, nil
	}
	old := before()
	if old == nil {
		return absent, nil
	}
	lost := &lostError{}
	never := absent[:0]
	for _, q := range absent {
		kept, err := q.Kept(ctx, old, bot.Verify)
		if err != nil {
			return nil, err
		}
		if kept {
			lost.questions = append(lost.questions, q)
		} else {
			never = append(never, q)
		}
	}
	if len(lost.questions) > 0 {
		return never, lost
	}
	return never, nil
}
