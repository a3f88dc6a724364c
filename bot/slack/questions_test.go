package slack

import (
	"encoding/json"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	slackgo "github.com/slack-go/slack"

	"quoth/articles"
	"quoth/articles/corpus"
	"quoth/bot"
	"quoth/index"
	"quoth/index/answer"
)

// controlsMax is how many controls stand below an answer, beside feedback.
const controlsMax = 4

// Questions over the articles Quoth comes with, each as it is shown in Slack: every
// source leads somewhere, a figure at the top says of whom and what it is, few
// controls stand below, and all of it is within Slack's limits.
func TestQuestionsAreShown(t *testing.T) {
	b := overCorpus(t)
	asked, said, linked := 0, 0, 0
	for _, text := range questions(t) {
		m, err := b.Reply(t.Context(), bot.Question{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		asked++
		if m.Kind == bot.Answered {
			said++
		}
		for _, p := range m.Parts {
			switch p.Role {
			case bot.Source:
				if linked++; !leads(p) {
					t.Errorf("%s: the source leads nowhere: %s", text, p.Text())
				}
			case bot.Headline:
				if bare(p.Text()) {
					t.Errorf("%s: the headline is bare: %s", text, p.Text())
				}
			}
		}
		blocks := Blocks(m)
		if n := controlsIn(blocks); n > controlsMax {
			t.Errorf("%s: %d controls", text, n)
		}
		data, err := json.Marshal(blocks)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range append(checkText(plainText(m)), checkBlocks(string(data), hostsIn(m)...)...) {
			t.Errorf("%s: %s", text, wrong)
		}
	}
	if t.Logf("%d of %d answered, %d sources", said, asked, linked); asked != 56 || said < 36 || linked < asked {
		t.Errorf("%d of %d answered, %d sources", said, asked, linked)
	}
}

// overCorpus is a bot over the articles Quoth comes with.
func overCorpus(t *testing.T) *bot.Bot {
	t.Helper()
	c, err := articles.Load(corpus.FS)
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Memory(t.Context(), c, c.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	a := answer.New(x)
	return &bot.Bot{Ask: a.Ask, More: a.More, Line: a.Line, Meant: a.Meant, Name: a.Name, Text: a.Text, Knows: x.Coverage, Reader: "https://quoth.example.org"}
}

// questions are those of testdata/questions.txt.
func questions(t *testing.T) []string {
	t.Helper()
	list, err := os.ReadFile("testdata/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(list)), "\n")
}

// leads reports whether a part has a link.
func leads(p bot.Part) bool {
	for _, r := range p.Runs {
		if r.Link != "" {
			return true
		}
	}
	return false
}

var amount = regexp.MustCompile(`^[^\pL]*\d[\d.,]*\s*(%|[\pL-]+)?$`)

// bare reports whether a headline is a number with at most a unit: "53", "17 %".
func bare(headline string) bool {
	return amount.MatchString(headline) || !strings.ContainsFunc(headline, unicode.IsLetter)
}

// controlsIn counts the controls in blocks beside those for feedback.
func controlsIn(blocks []slackgo.Block) (n int) {
	for _, b := range blocks {
		if actions, ok := b.(*slackgo.ActionBlock); ok {
			n += len(actions.Elements.ElementSet)
		}
	}
	return n
}

// hostsIn are the hosts that a message links to.
func hostsIn(m bot.Message) (hosts []string) {
	for _, p := range m.Parts {
		for _, r := range p.Runs {
			if u, err := url.Parse(r.Link); err == nil && u.Host != "" {
				hosts = append(hosts, u.Host)
			}
		}
	}
	return hosts
}

// A bare headline is told from one that says of what it is.
func TestBare(t *testing.T) {
	for headline, want := range map[string]bool{"53": true, "17 %": true, "$199": true, "5 start-ups": true, "Paris: 53 unicorns (2025)": false, "$9.8 billion in Harbour City": false, "上海的独角兽：65家": false, "The articles do not say.": false} {
		if bare(headline) != want {
			t.Errorf("%q: %v", headline, bare(headline))
		}
	}
}
