package answer

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/index"
	"quoth/index/encoder"
)

// A topical encoder makes of a text which topics its words are of; away, it answers
// no question.
type topical struct{ away bool }

func (topical) ID() string   { return "topical" }
func (topical) Name() string { return "topical" }

var topics = [][]string{{"umbrella", "mud"}, {"bakery", "bread", "oven"}, {"school", "pupils", "teacher"}, {"bridge", "span"}}

func (e topical) Encode(ctx context.Context, kind encoder.Kind, texts []string) ([][]float32, error) {
	if e.away && kind == encoder.Question {
		return nil, errors.New("away")
	}
	list := make([][]float32, len(texts))
	for i, text := range texts {
		list[i] = make([]float32, len(topics)+1)
		list[i][len(topics)] = 0.2
		for k, words := range topics {
			for _, w := range words {
				if strings.Contains(strings.ToLower(text), w) {
					list[i][k] = 1
				}
			}
		}
		encoder.Normalize(list[i])
	}
	return list, nil
}

// towned are articles of which each has passages on all topics, one of them in
// words that no question has.
func towned(t *testing.T, e index.Encoder) *Answerer {
	t.Helper()
	files := fstest.MapFS{}
	for i := range 30 {
		files[fmt.Sprintf("a%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Village %d\n\nThe oven of village %d is lit before dawn and cools late in the evening.\n\nIts pupils walk to the next valley in all weathers, and back again.\n", i, i)}
	}
	files["shore.md"] = &fstest.MapFile{Data: []byte("# The shore\n\nOld ships lie in the mud and nobody has claimed them since the storm.\n")}
	c, err := articles.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(t.Context(), c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	if e != nil {
		if err := x.Encode(t.Context(), index.Encoding{By: e}); err != nil {
			t.Fatal(err)
		}
	}
	return New(x)
}

// What says it in quite other words is a candidate by its likeness alone, and the
// first one.
func TestFoundByLikeness(t *testing.T) {
	const question = "Which cutlery is like an umbrella?"
	list, err := towned(t, topical{}).Thread().Judge(t.Context(), question)
	if err != nil || len(list) == 0 {
		t.Fatalf("%d candidates (%v)", len(list), err)
	}
	if got := list[0].Quote.Article; got != "shore.md" {
		t.Errorf("first is a passage of %s", got)
	}
	if v := list[0].Evidence; v[vLikeFound] != 1 || v[vLikeRank] != 1 || v[vLikeBest] <= 0.5 {
		t.Errorf("found by likeness %v, at %v, stands out by %v", v[vLikeFound], v[vLikeRank], v[vLikeBest])
	}
	list, err = towned(t, nil).Thread().Judge(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		for i, v := range c.Evidence {
			if ofEncoder(i) && v != 0 {
				t.Errorf("without an encoder %s is %v", EvidenceNames()[i], v)
			}
		}
	}
}

// An encoder that does not answer is as none.
func TestAnEncoderThatIsAway(t *testing.T) {
	for _, question := range []string{"Which cutlery is like an umbrella?", "When is the oven of village 7 lit?", "Who walks to the next valley?"} {
		want, err := towned(t, nil).Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		got, err := towned(t, topical{away: true}).Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", question, got, want)
		}
	}
}
