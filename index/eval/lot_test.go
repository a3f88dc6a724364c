package eval

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Errors name the lot, the file and the line.
func TestBadLots(t *testing.T) {
	const whole = `{"id": "q1", "lang": "en", "kind": "who", "question": "Who?", "answers": [{"article": "a.md", "quote": "Ada"}]}` + "\n"
	for _, test := range []struct {
		name, questions, want string
	}{
		{"no JSON", whole + "{\n", "my/lot: questions.jsonl: line 2: unexpected end"},
		{"no question at all", "\n", "my/lot: questions.jsonl: no questions"},
		{"no id", strings.Replace(whole, "q1", "", 1), "line 1: no id"},
		{"no kind", strings.Replace(whole, "who", "", 1), "line 1: no kind"},
		{"no lang", strings.Replace(whole, "en", "", 1), "line 1: no lang"},
		{"nothing asked", strings.Replace(whole, "Who?", " ", 1), "line 1: no question"},
		{"an id again", whole + "\n" + whole, `line 3: id "q1"`},
		{"answers under another name", strings.Replace(whole, `"answers"`, `"answer"`, 1), "line 1: no answers"},
		{"an answer without its words", strings.Replace(whole, "Ada", "", 1), "line 1: answer 1: no quote"},
		{"an article that is not there", strings.Replace(whole, "a.md", "b.md", 1), `line 1: answer 1: no article "b.md"`},
		{"half a range", strings.Replace(whole, `"Ada"`, `"Ada", "value_max": 3`, 1), "line 1: answer 1: value_max without value"},
		{"less than nothing needed", strings.Replace(whole, `"answers"`, `"need": -1, "answers"`, 1), "line 1: need is -1"},
	} {
		_, err := ReadLot(fstest.MapFS{
			"articles/a.md":   {Data: []byte("# Sheds\n\nThe town sold the sheds to Ada Velk.\n")},
			"questions.jsonl": {Data: []byte(test.questions)},
		}, "my/lot")
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error is %v, want %q in it", test.name, err, test.want)
		}
	}
	for _, test := range []struct{ missing, there string }{
		{"articles", "questions.jsonl"},
		{"questions.jsonl", "articles/a.md"},
	} {
		_, err := ReadLot(fstest.MapFS{test.there: {Data: []byte(whole)}}, "my/lot")
		if err == nil || !strings.Contains(err.Error(), test.missing) {
			t.Errorf("without %s the error is %v", test.missing, err)
		}
	}
}

func TestIsLot(t *testing.T) {
	for file, want := range map[string]bool{"articles/a.md": true, "questions.jsonl": true, "queries.jsonl": false, "articles": false} {
		if got := IsLot(fstest.MapFS{file: {}}); got != want {
			t.Errorf("a folder with %s is a lot: %v, want %v", file, got, want)
		}
	}
}
