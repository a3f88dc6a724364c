package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quoth/bot"
	"quoth/index/answer"
	"quoth/index/query"
)

// Threads of people over the articles Quoth comes with: of what they say to
// each other at most one line in a hundred is answered, and of what goes on
// from an answer most of what the articles have something on. With -short some will do.
func TestTalkIsLeftAlone(t *testing.T) {
	x, _, err := source{}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	b := newBot(answer.New(x))
	threads := [][]string{{"threads.txt", "more.txt", "apart.txt", "talk.txt", "desk.txt", "round.txt"}, {"once.txt", "twice.txt"}} // the last two are not fitted to
	if testing.Short() {
		threads = threads[1:]
	}
	for _, files := range threads {
		t.Run(strings.Join(files, "+"), func(t *testing.T) {
			var all counted
			for _, name := range files {
				n := overhear(t, b, name)
				t.Logf("%s: %v", name, n)
				all = counted{all.talk + n.talk, all.intrusions + n.intrusions, all.meant + n.meant, all.answered + n.answered, all.answerable + n.answerable}
			}
			if all.intrusions*100 > all.talk {
				t.Errorf("%d intrusions in %d lines", all.intrusions, all.talk)
			}
			if all.answered*100 < 84*all.answerable {
				t.Errorf("%d of %d follow-ups answered that have an answer", all.answered, all.answerable)
			}
		})
	}
}

// counted are lines of threads.
type counted struct{ talk, intrusions, meant, answered, answerable int }

func (n counted) String() string {
	return fmt.Sprintf("%d intrusions in %d lines of talk; %d of %d follow-ups answered, %d had an answer", n.intrusions, n.talk, n.answered, n.meant, n.answerable)
}

// overhear counts what is answered of a file of threads.
func overhear(t *testing.T, b *bot.Bot, name string) (n counted) {
	data, err := os.ReadFile("index/query/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var earlier []string
	said, asker, askers := query.Said{}, "", map[string]bool{}
	for line := range strings.Lines(string(data)) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		who, text, _ := strings.Cut(rest, " ")
		switch mark {
		case "":
			continue
		case "#":
			earlier, said, asker, askers = nil, query.Said{}, "", map[string]bool{}
			continue
		}
		h := said.Heard(who, text)
		h.Earlier, h.Asker, h.Own = earlier, askers[who], asker == who
		chance := b.Meant(h)
		said = said.Then(who, text)
		overheard := mark != "@"
		if mark == "-" && chance < query.MeantLeast {
			n.talk++
			continue
		}
		m, err := b.Reply(t.Context(), bot.Question{Text: text, Earlier: earlier, Overheard: overheard})
		if err != nil {
			t.Fatal(err)
		}
		surely := chance >= query.MeantSurely
		can := !overheard || m.Unasked(surely)
		answers := can && (!overheard || chance >= query.MeantLeast)
		switch mark {
		case "-":
			n.talk++
			if answers {
				n.intrusions++
				t.Logf("%.2f intrusion %q: %s %.80q", chance, text, m.Kind, m.Text())
			}
		case "+":
			n.meant++
			if answers {
				n.answered++
			}
			if m.Kind != bot.Unanswered {
				n.answerable++
				if !answers {
					t.Logf("%.2f silent %q: %s %.80q", chance, text, m.Kind, m.Text())
				}
			}
		}
		if answers {
			said, asker, askers[who] = query.Said{}, who, true
			earlier = bot.Earlier(earlier, text, m.Kind)
		}
	}
	return n
}
