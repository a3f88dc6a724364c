package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strconv"
	"strings"

	"quoth/articles"
	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/index"
	"quoth/index/answer"
)

// A set is what a folder holds.
type set struct {
	articles  []*article
	questions []question
	lexicon   *lexicon.Lexicon // what things are called in it
	units     *quantity.Units  // its own, nil none
}

// An article is the passages that share a title.
type article struct {
	title    string
	ids      []string
	passages []string
}

// A question as it is asked.
type question struct {
	id, text string
	gold     map[string]int // passage id to score, above 0; empty: unanswerable here
	numeric  bool
	answers  []string
	history  []turn
	title    string // of the article last shown
}

func read(dir fs.FS) (*set, error) {
	s := &set{}
	var err error
	if s.lexicon, s.units, err = articles.Own(dir); err != nil {
		return nil, err
	}
	byTitle := map[string]*article{}
	known := map[string]bool{}
	err = lines(dir, "corpus.jsonl", func(line []byte) error {
		var p struct {
			ID, Title, Text string
		}
		if err := object(line, &p); err != nil {
			return err
		}
		if p.ID == "" || known[p.ID] {
			return fmt.Errorf("_id %q is missing or not the first", p.ID)
		}
		known[p.ID] = true
		a := byTitle[p.Title]
		if a == nil {
			a = &article{title: p.Title}
			s.articles = append(s.articles, a)
			if p.Title != "" {
				byTitle[p.Title] = a
			}
		}
		a.ids = append(a.ids, p.ID)
		a.passages = append(a.passages, p.Text)
		return nil
	})
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	err = lines(dir, "queries.jsonl", func(line []byte) error {
		var q struct {
			ID, Text string
			Metadata struct {
				Num     string
				Answers []string
				History []turn
				Title   string
			}
		}
		if err := object(line, &q); err != nil {
			return err
		}
		if _, again := at[q.ID]; again || q.ID == "" {
			return fmt.Errorf("_id %q is missing or not the first", q.ID)
		}
		at[q.ID] = len(s.questions)
		m := q.Metadata
		s.questions = append(s.questions, question{
			id: q.ID, text: q.Text, gold: map[string]int{},
			numeric: m.Num != "", answers: m.Answers, history: m.History, title: m.Title,
		})
		return nil
	})
	if err != nil {
		return nil, err
	}
	first := true
	err = lines(dir, "qrels/test.tsv", func(line []byte) error {
		cols := strings.Split(string(line), "\t")
		if first {
			first = false
			if cols[len(cols)-1] == "score" {
				return nil
			}
		}
		if len(cols) != 3 {
			return fmt.Errorf("%d columns, want 3: query-id, corpus-id, score", len(cols))
		}
		score, err := strconv.Atoi(cols[2])
		if err != nil {
			return fmt.Errorf("score %q is no number", cols[2])
		}
		i, asked := at[cols[0]]
		if !asked {
			return fmt.Errorf("question %q is not in queries.jsonl", cols[0])
		}
		if !known[cols[1]] {
			return fmt.Errorf("passage %q is not in corpus.jsonl", cols[1])
		}
		if score > 0 {
			s.questions[i].gold[cols[1]] = score
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(known) == 0:
		return nil, errors.New("corpus.jsonl: no passages")
	case len(s.questions) == 0:
		return nil, errors.New("queries.jsonl: no questions")
	}
	return s, nil
}

// object reads a JSON object; "_id" is read as "ID".
func object(line []byte, v any) error {
	return json.Unmarshal(bytes.Replace(line, []byte(`"_id"`), []byte(`"id"`), 1), v)
}

// lines calls each with every line of a file that is not empty.
func lines(dir fs.FS, name string, each func([]byte) error) error {
	f, err := dir.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("%s: line %d: %w", name, n, err)
		}
		if line := bytes.TrimSpace(line); len(line) > 0 {
			if err := each(line); err != nil {
				return fmt.Errorf("%s: line %d: %w", name, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// index makes an index of the set. The caller closes it.
func (s *set) index(ctx context.Context) (*answer.Answerer, error) {
	x, err := index.MemoryFrom(ctx, s.documents(), s.lexicon, "")
	if err != nil {
		return nil, err
	}
	return answer.New(x), nil
}

// documents returns the set as what is indexed.
func (s *set) documents() iter.Seq[index.Document] {
	return func(yield func(index.Document) bool) {
		for i, a := range s.articles {
			if !yield(s.document(i, a)) {
				return
			}
		}
	}
}

// document makes an article of which every line is a paragraph, and a passage
// whatever its length.
func (s *set) document(n int, a *article) index.Document {
	written := &articles.Article{Path: strconv.Itoa(n), Title: a.title}
	d := index.Document{Article: written}
	var text strings.Builder
	for i, p := range a.passages {
		if i > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(p)
		end := text.Len()
		written.Blocks = append(written.Blocks, articles.Block{Kind: articles.Paragraph, Start: start, End: end})
		d.Passages = append(d.Passages, articles.Passage{ID: a.ids[i], Article: written, Start: start, End: end, Text: p})
	}
	written.Text = text.String()
	i := 0
	for _, p := range written.Passages() { // for their sentences
		for p.Start >= d.Passages[i].End {
			i++
		}
		whole := &d.Passages[i]
		for _, span := range p.Sentences {
			whole.Sentences = append(whole.Sentences, articles.Span{Start: span.Start + p.Start - whole.Start, End: span.End + p.Start - whole.Start})
		}
	}
	d.Figures = written.Figures(s.lexicon, s.units)
	return d
}
