package bot

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"quoth/articles"
	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/answer"
)

// shelf is a corpus of three cities.
var shelf = fstest.MapFS{
	"porto.md":  {Data: []byte("---\ntitle: Porto counts\nsource: Harbour Post\nurl: https://harbourpost.example/porto\npublished: 2025-03-01\nplaces: [Porto]\n---\nPorto attracted €310 million in venture capital in 2024, according to Ribeira Data.\n\nIn 2022 venture capital in Porto came to €120 million.\n\nPorto counted 3 unicorns in 2024.\n")},
	"berlin.md": {Data: []byte("---\ntitle: Berlin counts\nsource: Spree Review\npublished: 2025-05-20\nplaces: [Berlin]\n---\nBerlin attracted €2.2 billion in venture capital in 2024.\n\nVenture capital firms keep offices along the river.\n")},
	"paris.md":  {Data: []byte("---\ntitle: Paris counts\nsource: Spree Review\npublished: 2025-06-02\nplaces: [Paris]\n---\nParis attracted €7.8 billion in venture capital in 2024.\n")},
}

// shelfBot answers from the shelf.
func shelfBot(t *testing.T) *Bot {
	t.Helper()
	c, err := articles.Load(shelf)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := index.Memory(t.Context(), c, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { opened.Close() })
	x := answer.New(opened)
	return &Bot{
		Ask: x.Ask, Follow: func(ctx context.Context, earlier []string, question string) (answer.Answer, error) {
			thread := x.Thread()
			for _, q := range earlier {
				if _, err := thread.Ask(ctx, q); err != nil {
					return answer.Answer{}, err
				}
			}
			return thread.Ask(ctx, question)
		},
		More: x.More, Knows: sync.OnceValues(x.Coverage), Name: x.Name, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		Text: func(path string) (string, error) {
			a, err := x.Article(path)
			return a.Text, err
		},
	}
}

// Each block: a question, what is wanted to it, then what is said and the
// buttons below it with the question each asks.
const followed = `
venture capital in Porto?
	answered: Porto: €310 million, venture capital (2024, according to Ribeira Data)
	[Other place… → places]
	[Other year… → years]
	[Compare places → venture capital in Porto and Berlin and Paris]
	[More passages → more]
	[Who says so? → who]
	[Why this answer? → why]
	[Export → export]

venture capital in Porto? | places
	noted: Of which place?
	[Berlin → venture capital in Berlin]
	[Paris → venture capital in Paris]

venture capital in Porto? | years
	noted: Of which year?
	[2022 → venture capital in Porto in 2022]

venture capital in Porto? | who
	noted: Who says so:
	€310 million · Porto · 2024 · Ribeira Data · Harbour Post, 2025-03-01
	€120 million · Porto · 2022 · the article itself · Harbour Post, 2025-03-01

venture capital in Berlin? | more
	noted: Further passages:
	Venture capital firms keep offices along the river.
	Spree Review, Berlin counts, 2025-05-20
	In 2022 venture capital in Porto came to €120 million.
	Harbour Post, Porto counts, 2025-03-01 (harbourpost.example)
	Paris attracted €7.8 billion in venture capital in 2024.
	Spree Review, Paris counts, 2025-06-02

how many unicorns are in Berlin?
	unanswered: The articles do not say.
	[Instead of unicorns… → measures]
	[Instead of Berlin… → places]
	[Tell me when an article says it → tell]

how many unicorns are in Berlin? | places
	noted: Of which place?
	[Porto → unicorns in Porto]

venture capital in Porto in 1999?
	unanswered: The articles do not say.
	[Instead of venture capital… → measures]
	[Instead of Porto… → places]
	[Of any year → venture capital in Porto]
	[Tell me when an article says it → tell]

how many unicorns are in Berlin? | measures
	noted: What about it?
	[venture capital → venture capital in Berlin]

柏林的风险投资是多少？ | places
	noted: 哪个地方？
	[Porto → Porto的风险投资]
	[巴黎 → 巴黎的风险投资]
`

func TestFollow(t *testing.T) {
	b := shelfBot(t)
	for _, block := range strings.Split(strings.TrimSpace(followed), "\n\n") {
		lines := strings.Split(block, "\n")
		question, want, _ := strings.Cut(lines[0], " | ")
		m, err := b.Reply(t.Context(), Question{Text: question, Want: Want(want)})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for i, p := range m.Parts {
			if i == 0 {
				said = append(said, "\t"+string(m.Kind)+": "+p.Text())
			} else if m.Kind == Noted {
				said = append(said, "\t"+p.Text())
			}
		}
		for _, f := range m.Follow {
			to := string(f.Want)
			if f.Want == TheAnswer {
				to = f.Text
			}
			said = append(said, "\t["+f.Label+" → "+to+"]")
		}
		if diff := cmp.Diff(lines[1:], said); diff != "" {
			t.Errorf("%s (-want +said):\n%s", lines[0], diff)
		}
	}
}

// Every question that a button asks is answered with a figure.
func TestFollowedQuestionsAreAnswered(t *testing.T) {
	b := shelfBot(t)
	asked := 0
	for _, lang := range []string{"en", "zh"} {
		follow := b.Suggest(lang, 4)
		for _, w := range []Want{TheAnswer, Places, Years} {
			m, err := b.Reply(t.Context(), Question{Text: "venture capital in Porto", Lang: lang, Want: w})
			if err != nil {
				t.Fatal(err)
			}
			follow = append(follow, m.Follow...)
		}
		follow = slices.DeleteFunc(follow, func(f Follow) bool { return f.Want != TheAnswer })
		for _, f := range follow {
			asked++
			if m, err := b.Reply(t.Context(), Question{Text: f.Text, Lang: lang}); err != nil || m.Kind != Answered {
				t.Errorf("%q is %s, %v", f.Text, m.Kind, err)
			}
		}
	}
	if asked < 10 {
		t.Errorf("%d questions asked", asked)
	}
}

func TestWhy(t *testing.T) {
	m, err := shelfBot(t).Reply(t.Context(), Question{Text: "venture capital in Porto?", Want: Why})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Understood: one figure · venture capital · Porto", "I am sure of this answer.", "the newest comes first", "Harbour Post, Porto counts, 2025-03-01 (harbourpost.example)"} {
		if !strings.Contains(m.Text(), want) {
			t.Errorf("lacks %q:\n%s", want, m.Text())
		}
	}
}

// Of what someone says the measure and the place are asked about.
func TestTalk(t *testing.T) {
	b := shelfBot(t)
	q := Question{Text: "I still think that venture capital in Porto is a joke, honestly"}
	if m, err := b.Reply(t.Context(), q); err != nil || m.Kind != Answered {
		t.Errorf("a question is %s, %v", m.Kind, err)
	}
	q.Talk = true
	if m, err := b.Reply(t.Context(), q); err != nil || m.Kind != Answered || !strings.HasPrefix(m.Text(), "Porto: €310 million, venture capital") {
		t.Errorf("talk is %s, %v:\n%s", m.Kind, err, m.Text())
	}
}

// What a question of a thread leaves out is in the questions that its buttons
// ask.
func TestFollowedInAThread(t *testing.T) {
	b := shelfBot(t)
	for question, want := range map[string]string{"and Berlin?": "venture capital in Berlin", "and in 2022?": "venture capital in Porto in 2022", "venture capital in Paris?": "venture capital in Paris?"} {
		m, err := b.Reply(t.Context(), Question{Text: question, Earlier: []string{"venture capital in Porto?"}})
		if err != nil || m.Asked != want {
			t.Errorf("%q asks %q, want %q, %v", question, m.Asked, want, err)
		}
	}
}
