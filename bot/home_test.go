package bot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const homeOfAnAdmin = `
# I have read 3 articles by 2 publishers.
They were published from 2025-03-01 to 2025-06-02.
They state 5 figures of places.
Publishers: Spree Review, Harbour Post
Places, and what is stated of them:
Porto · venture capital, unicorns
Berlin · venture capital
Paris · venture capital
# How to ask
Mention me in a channel, write to me here, or use /quoth, which only you see. Ask, for example:
[Venture capital in Porto]
[Unicorns in Porto]
# Your recent questions
[How many unicorns?]
# Settings
What holds for a channel: whether I answer there unasked, follow threads, in which language, from which articles, and whom I call when an answer did not help.
[Channel settings…]
# What got no answer, or not a whole one
rents in Porto — an article on porto would answer it
`

func TestHome(t *testing.T) {
	b := shelfBot(t)
	show := func(h Home) string {
		var out strings.Builder
		for _, m := range b.Home(h) {
			for _, p := range m.Parts {
				if p.Role == Headline {
					out.WriteString("# ")
				}
				out.WriteString(p.Text() + "\n")
			}
			for _, f := range m.Follow {
				out.WriteString("[" + f.Label + "]\n")
			}
		}
		return out.String()
	}
	got := show(Home{Lang: "en", Asked: []string{"How many unicorns?"}, Admin: true, Misses: []Miss{{Text: "rents in Porto", Missing: []string{"porto"}}}})
	if diff := cmp.Diff(strings.TrimPrefix(homeOfAnAdmin, "\n"), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(got, "rents in Porto — an article on porto would answer it") {
		t.Errorf("it is not said what would answer a miss:\n%s", got)
	}
	if other := show(Home{Lang: "en", Misses: []Miss{{Text: "rents in Porto"}}}); strings.Contains(other, "rents") {
		t.Errorf("everyone sees what others asked in vain:\n%s", other)
	}
	if zh := show(Home{Lang: "zh"}); !strings.Contains(zh, "柏林 · 风险投资") || strings.Contains(zh, "%") {
		t.Errorf("in Chinese:\n%s", zh)
	}
}
