package answer_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/index"
	"quoth/index/answer"
)

// some is all of a list, and one in ten of it with -short: what the race detector looks
// for is not in how many questions are asked one after another.
func some[T any](list []T) (one []T) {
	if !testing.Short() {
		return list
	}
	for i := 0; i < len(list); i += 10 {
		one = append(one, list[i])
	}
	return one
}

// rows are the lines of a table but comments, or some of them.
func rows(t *testing.T, name string) (list []string) {
	t.Helper()
	table, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return some(list)
}

// hubs is the default corpus in memory, the same for all tests.
func hubs(t testing.TB) *answer.Answerer {
	t.Helper()
	x, err := hubsOnce()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

var hubsOnce = sync.OnceValues(func() (*answer.Answerer, error) {
	c, err := articles.Load(corpus.FS)
	if err != nil {
		return nil, err
	}
	x, err := index.Memory(context.Background(), c, c.Lexicon)
	if err != nil {
		return nil, err
	}
	return answer.New(x), nil
})

// Who asks at once is answered as who asks alone.
func TestAskedAtOnce(t *testing.T) {
	x := hubs(t)
	var questions []string
	for _, row := range rows(t, "testdata/questions.tsv") {
		question, _, _ := strings.Cut(strings.TrimPrefix(row, "!"), "\t")
		questions = append(questions, question)
	}
	questions = append(questions, "compare unicorns in London and New York", "which city has the most unicorns?", "what do you know about Shenzhen?", "venture capital in Paris over time")
	var all sync.WaitGroup
	answers := make([][]string, 4)
	for i := range answers {
		answers[i] = make([]string, len(questions))
		all.Go(func() {
			for n := range questions { // each begins elsewhere
				n = (n + i*len(questions)/len(answers)) % len(questions)
				a, err := x.Ask(t.Context(), questions[n])
				if err != nil {
					t.Error(err)
				}
				text, err := json.Marshal(a)
				if err != nil {
					t.Error(err)
				}
				answers[i][n] = string(text)
			}
		})
	}
	all.Wait()
	for n, question := range questions {
		want := answerJSON(t, x, question)
		for i := range answers {
			if answers[i][n] != want {
				t.Errorf("%q: asked at once it is answered\n%s\nalone\n%s", question, answers[i][n], want)
			}
		}
	}
}
