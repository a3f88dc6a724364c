package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"quoth/articles"
	"quoth/index"
	"quoth/index/answer"
)

// A Lot is a folder of articles with questions that people might ask of them,
// and what in the articles answers each.
type Lot struct {
	Name      string
	Corpus    *articles.Corpus // its Problems are the articles that did not load
	Questions []LotQuestion
	Encoding  index.Encoding // of its articles; the zero one has none
}

// A LotQuestion is a question as it is asked, with what answers it.
type LotQuestion struct {
	ID       string
	Lang     string   // of the question, ISO 639-1: "en", "zh"
	Kind     string   // what the table has a row for
	Question string   // on one line
	Thread   []string // asked before it in one conversation, oldest first
	Need     int      // how many of Answers a full reply shows; 0 is 1
	Answers  []Wanted // none: nothing in the articles answers
}

const (
	lotArticles  = "articles"
	lotQuestions = "questions.jsonl"
)

// IsLot reports whether a folder is laid out as a lot, not as a set of BEIR's.
func IsLot(dir fs.FS) bool {
	if _, err := fs.Stat(dir, lotQuestions); err == nil {
		return true
	}
	info, err := fs.Stat(dir, lotArticles)
	return err == nil && info.IsDir()
}

// ReadLot reads the lot in dir. What recurs in its articles is known by name,
// as in any folder of articles. An error begins with the name of the lot and
// tells the file and the line.
func ReadLot(dir fs.FS, name string) (*Lot, error) {
	l := &Lot{Name: name}
	if err := l.read(dir); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}

// Open makes an index of the articles, in memory, and returns what answers
// from it. The caller closes it.
func (l *Lot) Open(ctx context.Context) (*answer.Answerer, error) {
	x, err := index.Memory(ctx, l.Corpus, l.Corpus.Lexicon)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.Name, err)
	}
	if l.Encoding.By != nil {
		if err := x.Encode(ctx, l.Encoding); err != nil {
			x.Close()
			return nil, fmt.Errorf("%s: %w", l.Name, err)
		}
	}
	return answer.New(x), nil
}

func (l *Lot) read(dir fs.FS) error {
	folder, err := fs.Sub(dir, lotArticles)
	if err != nil {
		return err
	}
	if l.Corpus, err = articles.Load(folder); err != nil {
		return fmt.Errorf("%s: %w", lotArticles, err)
	}
	l.Corpus.Recognise()
	named := l.named()
	l.Questions, err = readQuestions(dir, lotQuestions, func(q LotQuestion) error { return q.check(named) })
	if err == nil && len(l.Questions) == 0 {
		err = fmt.Errorf("%s: no questions", lotQuestions)
	}
	return err
}

// readQuestions reads a file of questions, each of which check finds nothing wrong with.
func readQuestions(dir fs.FS, file string, check func(LotQuestion) error) (list []LotQuestion, err error) {
	known := map[string]bool{}
	err = lines(dir, file, func(line []byte) error {
		var q LotQuestion
		if err := json.Unmarshal(line, &q); err != nil {
			return err
		}
		q.Question = oneLine(q.Question)
		for i, before := range q.Thread {
			q.Thread[i] = oneLine(before)
		}
		if err := errors.Join(q.complete(), check(q)); err != nil {
			return err
		}
		if known[q.ID] {
			return fmt.Errorf("id %q is that of an earlier question", q.ID)
		}
		known[q.ID] = true
		list = append(list, q)
		return nil
	})
	return list, err
}

// named returns what answers may call the articles: by path, or by the last
// part of it. An article that did not load is one of them.
func (l *Lot) named() map[string]bool {
	named := map[string]bool{}
	for _, a := range l.Corpus.Articles {
		named[a.Path], named[path.Base(a.Path)] = true, true
	}
	for _, p := range l.Corpus.Problems {
		named[p.Path], named[path.Base(p.Path)] = true, true
	}
	return named
}

// check returns what is wrong with a question of a lot, whose articles have these
// names.
func (q LotQuestion) check(named map[string]bool) error {
	switch {
	case q.Lang == "":
		return errors.New("no lang")
	case q.Kind == "":
		return errors.New("no kind")
	}
	for i, w := range q.Answers {
		if !named[w.Article] {
			return fmt.Errorf("answer %d: no article %q", i+1, w.Article)
		}
	}
	return nil
}

// complete returns what is missing of a question that was read.
func (q LotQuestion) complete() error {
	switch {
	case q.ID == "":
		return errors.New("no id")
	case q.Question == "":
		return errors.New("no question")
	case q.Answers == nil:
		return errors.New("no answers: [] says that nothing answers")
	case q.Need < 0:
		return fmt.Errorf("need is %d", q.Need)
	}
	for i, w := range q.Answers {
		switch {
		case w.Quote == "":
			return fmt.Errorf("answer %d: no quote", i+1)
		case w.Value == nil && w.ValueMax != nil:
			return fmt.Errorf("answer %d: value_max without value", i+1)
		}
	}
	return nil
}

// oneLine is s with one space for white space of any length.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
