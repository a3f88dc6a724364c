package web

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/index/answer"
)

// The first page tells what there is, and where there are gaps; it answers as everywhere else.
func TestFront(t *testing.T) {
	hold, entered := make(chan struct{}), make(chan bool)
	site := Site{
		Front: func() (Front, error) {
			return Front{Articles: []Listing{{"hubs/porto.md", "<b>Porto</b>", "Harbour Post", "2025-03-01"}}, Passages: 7, Figures: 3, First: "2024", Last: "2025-03-01",
				Sources: []Tally{{"Harbour Post", 1}}, Measures: []string{"start-ups", "unicorns"}, Places: []PlaceOf{{"Porto", []int{3, 0}}}}, nil
		},
		Answer: func(ctx context.Context, q bot.Question) (answer.Answer, error) {
			switch q.Text {
			case "wait":
				entered <- true
				<-hold
			case "broken":
				return answer.Answer{}, errors.New("secret")
			case "slow":
				<-ctx.Done()
				return answer.Answer{}, ctx.Err()
			}
			return answer.Answer{Question: q.Text}, nil
		},
		Message: func(a answer.Answer) bot.Message {
			return bot.Message{Parts: []bot.Part{{Role: bot.Headline, Runs: []bot.Run{{Text: "420 <i>start-ups</i>", Bold: true}}}, {Role: bot.Source, Runs: []bot.Run{{Text: "Porto", Link: "https://post.example/a"}}}}}
		},
		Within: 20 * time.Millisecond,
	}
	h := Handler(site)
	_, header, body := get(t, h, "/?q=start-ups%20in%20%22Porto%22")
	for _, want := range []string{"1 articles, 7 passages, 3 figures", `<a href="/articles/hubs/porto.md">&lt;b&gt;Porto&lt;/b&gt;</a>`, "<td>3</td><td>–</td>", "420 &lt;i&gt;start-ups&lt;/i&gt;", `value="start-ups in &#34;Porto&#34;"`, `href="https://post.example/a"`, "Harbour Post (1)"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in the page:\n%s", want, body)
		}
	}
	if strings.Contains(body, "<script") || !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%v\n%s", header, body)
	}
	for q, want := range map[string]int{"broken": 500, "slow": 503, strings.Repeat("a", 2001): 400} {
		if status, _, body := get(t, h, "/?q="+q); status != want || strings.Contains(body, "secret") {
			t.Errorf("%.10s: %d, want %d", q, status, want)
		}
	}
	done := make(chan bool)
	for range askedAtOnce {
		go func() { get(t, h, "/?q=wait"); done <- true }()
		<-entered
	}
	if status, _, body := get(t, h, "/?q=x"); status != 503 || !strings.Contains(body, "Busy") {
		t.Errorf("%d for one too many", status)
	}
	close(hold)
	for range askedAtOnce {
		<-done
	}
	if status, _, body := get(t, Handler(Site{Front: site.Front}), "/?q=x"); status != 200 || strings.Contains(body, "<form") {
		t.Errorf("where nothing is asked: %d", status)
	}
}

// What was left out of an article is told on its page, and what was guessed of it, and its figures lead to where they stand.
func TestReaderTellsWhatIsLeftOut(t *testing.T) {
	h := Handler(Site{Article: func(string) (Article, error) {
		return Article{Title: "Porto", Text: "Porto has 420 start-ups.", Passages: []Passage{{ID: "a.md#p1", End: 24, Figures: []Figure{{"420", "start-ups, Porto"}}}},
			Published: "2024-05-01", Guessed: []string{"published: the file's name"}, Removed: []Removed{{"Buy <now>", "advertisement"}}}, nil
	}})
	_, _, body := get(t, h, "/articles/a.md")
	for _, want := range []string{`<a href="#p1">420</a> start-ups, Porto`, "<summary>Left out of the text, 1</summary>", "advertisement: <q>Buy &lt;now&gt;</q>", "2024-05-01 <span class=\"guessed\" lang=\"en\">(guessed, published: the file&#39;s name)</span>"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in the page:\n%s", want, body)
		}
	}
}
