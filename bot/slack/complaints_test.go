package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
	"quoth/index/answer"
)

// complaints are what people complain of in bots of this kind, and the rule by
// which it cannot happen here. Each has its number, by which it is run:
// go test ./bot/slack -run Complaints/14
var complaints = []struct {
	number string
	rule   string
	holds  func(*testing.T)
}{
	{"1", "a follow-up needs no mention, talk between people is left alone", TestFollowUp},
	{"2", "what is put to the bot ends in exactly one outcome that can be seen", everyOutcomeIsSeen},
	{"3", "an answer is one screen, within every limit, and as text where blocks are refused", answerFitsOneScreen},
	{"4", "one headline and at most three passages of different articles, each with its source, none cut within a word", passagesHaveTheirSources},
	{"5", "what does not stand in its article word for word is not posted", TestApology},
	{"6", "a source leads to the sentence", sourceLeadsToTheSentence},
	{"7", "no markup is ever parsed", markupIsLiteral},
	{"8", "nobody is pinged by an article or a question", TestHostileWordsOnTheWire},
	{"9", "one question told of twice is answered once", TestOneOutcome},
	{"10", "what was taken on is known after a restart, and to other instances", func(t *testing.T) {
		t.Run("restart", TestRedeliveryAfterARestart)
		t.Run("instances", TestTwoInstances)
	}},
	{"11", "a connection that has gone silent is not taken for alive", silenceIsNoLife},
	{"12", "memory stays bounded however many questions are asked", memoryIsBounded},
	{"13", "unasked it speaks only where it is set to, when it is sure, once in a while, and can be dismissed", func(t *testing.T) {
		t.Run("volunteer", TestVolunteer)
		t.Run("dismiss", TestDismiss)
	}},
	{"14", "people of other organisations are not answered, nor channels they read", TestOutside},
	{"15", "a command is answered to who gave it, with the question, and can be shared; every answer takes feedback", func(t *testing.T) {
		t.Run("command", TestCommand)
		t.Run("share", TestShare)
	}},
	{"16", "no account and nobody's e-mail address is asked for", noAddressIsAskedFor},
	{"17", "who asks too much is told when to come again", TestTooMany},
	{"18", "the acknowledgement comes first, and the answer without a placeholder", acknowledgedBeforeAnswered},
	{"19", "the period of a figure and the day it was published are both told", bothDatesAreTold},
	{"20", "figures that differ stand side by side, with what makes them differ", disagreementIsShown},
	{"21", "tables and charts are native, and the text carries the same numbers", tablesAreNative},
	{"22", "the text of a notification begins with the figure and holds no button", notificationSaysTheFigure},
	{"23", "an edited question is answered anew in place, a deleted one collapsed", func(t *testing.T) {
		t.Run("edited", TestEditedQuestion)
		t.Run("deleted", TestDeletedQuestion)
	}},
	{"24", "someone's message is answered by shortcut and reaction, and admins see what was asked in vain", func(t *testing.T) {
		t.Run("shortcut", TestShortcut)
		t.Run("reaction", TestReaction)
		t.Run("misses", TestHome)
	}},
}

func TestComplaints(t *testing.T) {
	for i, c := range complaints {
		if c.number != fmt.Sprint(i+1) {
			t.Errorf("complaint %s is the %d. of the table", c.number, i+1)
		}
		t.Run(c.number+" "+c.rule, c.holds)
	}
}

func everyOutcomeIsSeen(t *testing.T) {
	r := newWire(t).run(answering)
	for i, text := range []string{"venture capital?", "who won?", "", "hello", strings.Repeat("why ", 1000)} {
		r.deliver(fmt.Sprint("e", i), direct(fmt.Sprint("1.", i), text))
	}
	r.posted(5)
	for _, post := range r.posts {
		if post.Get("text") == "" || post.Get("blocks") == "" {
			t.Errorf("nothing is to be seen: %v", post)
		}
	}
	r.until("five outcomes counted", func() bool {
		ended := uint64(0)
		for _, n := range r.vitals.Signs().Outcomes {
			ended += n
		}
		return ended == 5
	})
}

func answerFitsOneScreen(t *testing.T) {
	w := newWire(t)
	w.script["chat.postMessage"] = []http.HandlerFunc{refuse("invalid_blocks"), refuse("msg_blocks_too_long")}
	a := saying("Harbour City attracts $9.8 billion of venture capital. "+strings.Repeat("And on it goes. ", 4000), answer.Answered)
	r := w.runBot(&bot.Bot{Ask: always(a), Text: func(string) (string, error) { return a.Passages[0].Text, nil }})
	r.deliver("e1", mention("1.1", "venture capital?"))
	post := r.posted(1)[0]
	if post.Has("blocks") && post.Get("blocks") != "" {
		t.Error("it has blocks still")
	}
	if wrong := checkText(post.Get("text")); len(wrong) > 0 {
		t.Error(wrong)
	}
	holds(t, post.Get("text"), "$9.8 billion", "…")
}

func passagesHaveTheirSources(t *testing.T) {
	a := saying("Harbour City attracts $9.8 billion.", answer.Answered)
	m := (&bot.Bot{}).Compose(a)
	quotes := 0
	for i, p := range m.Parts {
		if p.Role != bot.Quote {
			continue
		}
		quotes++
		if i+1 == len(m.Parts) || m.Parts[i+1].Role != bot.Source {
			t.Errorf("no source below %q", p.Text())
		}
		if !strings.HasSuffix(p.Text(), ".") && !strings.HasSuffix(p.Text(), "…") {
			t.Errorf("cut: %q", p.Text())
		}
	}
	if quotes == 0 || quotes > 3 {
		t.Errorf("%d passages", quotes)
	}
}

func sourceLeadsToTheSentence(t *testing.T) {
	r := newWire(t).run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	holds(t, r.posted(1)[0].Get("blocks"), "https://tide.example/harbour#:~:text=Harbour%20City%20attracts")
}

func markupIsLiteral(t *testing.T) {
	for _, words := range []string{"*bold* _sly_ `code`", "&quot;", "<https://evil.example|bank>", "[bank](https://evil.example)"} {
		blocks, err := json.Marshal(Blocks((&bot.Bot{}).Compose(saying(words, answer.Answered))))
		if err != nil {
			t.Fatal(err)
		}
		if wrong := checkBlocks(string(blocks), "tide.example"); len(wrong) > 0 {
			t.Errorf("%q: %v", words, wrong)
		}
		if literally, _ := json.Marshal(words); !strings.Contains(string(blocks), strings.Trim(string(literally), `"`)) {
			t.Errorf("%q is not shown as it is", words)
		}
	}
}

func silenceIsNoLife(t *testing.T) {
	now := time.Now()
	for age, alive := range map[time.Duration]bool{59 * time.Second: true, 61 * time.Second: false, 48 * time.Hour: false} {
		if got := (bot.Signs{Connected: true, Pinged: true, LastHeard: now.Add(-age)}).Alive(now); got != alive {
			t.Errorf("silent for %s: alive is %t", age, got)
		}
	}
}

// memoryMost is how much an answered question may leave behind, in bytes, of
// which most is what the fake of Slack keeps.
const memoryMost = 64 << 10

func memoryIsBounded(t *testing.T) {
	r := newWire(t).run(answering)
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const questions = 200
	before := heap()
	for i := range questions {
		r.deliver(fmt.Sprint("e", i), direct(fmt.Sprint("1.", i), "venture capital?"))
	}
	r.posted(questions)
	if grown := int64(heap()) - int64(before); grown > questions*memoryMost {
		t.Errorf("%d bytes for %d questions", grown, questions)
	}
}

func noAddressIsAskedFor(t *testing.T) {
	text, err := os.ReadFile("../../manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m slackgo.Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.OAuthConfig.Scopes.User) > 0 {
		t.Errorf("people must sign in: %v", m.OAuthConfig.Scopes.User)
	}
	for _, scope := range m.OAuthConfig.Scopes.Bot {
		if strings.Contains(scope, "email") {
			t.Errorf("scope %s", scope)
		}
	}
}

func acknowledgedBeforeAnswered(t *testing.T) {
	release := make(chan struct{})
	w := newWire(t)
	r := w.run(func(ctx context.Context, question string) (answer.Answer, error) {
		<-release
		return answering(ctx, question)
	})
	r.deliver("e1", mention("1.1", "venture capital?")) // returns once it is acknowledged
	r.posted(0)
	close(release)
	r.posted(1)
	for _, method := range []string{"reactions.add", "chat.update", "chat.delete"} {
		if r.count(method) > 0 {
			t.Errorf("%s was called", method)
		}
	}
}

func bothDatesAreTold(t *testing.T) {
	r := newWire(t).runBot(articlesBot(t))
	r.deliver("e1", mention("1.1", "How many unicorns are in Paris?"))
	holds(t, r.posted(1)[0].Get("text"), "41", "(2024, according to Ledger List)", "Paris counts, 2025-06-02")
}

func disagreementIsShown(t *testing.T) {
	r := newWire(t).runBot(articlesBot(t))
	r.deliver("e1", mention("1.1", "How many unicorns are in Berlin?"))
	text := r.posted(1)[0].Get("text")
	holds(t, text, "24", "31", "according to Ledger List", "according to Startup Almanac")
	if !regexp.MustCompile(`Others (count differently|say): (24|31) \(`).MatchString(text) {
		t.Errorf("it does not say that figures differ:\n%s", text)
	}
}

func tablesAreNative(t *testing.T) {
	a := saying("nine", answer.Partial)
	p := newPayload((&bot.Bot{}).Compose(a), question{})
	blocks, err := json.Marshal(p.blocks)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, string(blocks), `"type":"data_table"`, `"type":"data_visualization"`)
	if n := strings.Count(string(blocks), `"type":"data_table"`); n != tablesMax {
		t.Errorf("%d tables of %d answers", n, 1+len(a.Also))
	}
	if strings.Contains(string(blocks), `"image"`) {
		t.Error("an image")
	}
	plain, err := json.Marshal(p.simpler().blocks)
	if err != nil {
		t.Fatal(err)
	}
	for _, where := range []string{p.text, string(plain)} {
		if n := strings.Count(where, "nine"); n < 10 {
			t.Errorf("the numbers are there %d times:\n%s", n, where)
		}
	}
}

func notificationSaysTheFigure(t *testing.T) {
	r := newWire(t).run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	text := r.posted(1)[0].Get("text")
	if !strings.HasPrefix(text, "Harbour City: over $9.8 billion a year, venture capital (according to its trade office)\n") {
		t.Errorf("it begins otherwise:\n%s", text)
	}
	holds(t, text, "The Tide")
	for _, label := range []string{"More passages", "Helpful", "Export"} {
		if strings.Contains(text, label) {
			t.Errorf("it holds %q:\n%s", label, text)
		}
	}
}
