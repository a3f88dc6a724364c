package slack

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

const (
	recentMax = 5
	missesMax = 15
)

// visited shows the home page to a person who opens it, and in their direct
// messages what to ask.
func (e *Edge) visited(ctx context.Context, h happening) bool {
	q := question{team: h.TeamID, channel: h.Channel, ts: h.EventTS, user: h.User, order: toGreet}
	if h.Tab == "messages" {
		q.order = toSuggest
	}
	return h.User == "" || e.put(ctx, q, h.delivery)
}

// greet shows a person the home page: what the bot knows, how to ask, their own
// questions, and to admins what the articles did not say.
func (e *Edge) greet(ctx context.Context, q question) (bot.Kind, place, error) {
	h := bot.Home{Lang: e.lang(ctx, q), Asked: e.recent(ctx, q), Wishes: e.wishes(ctx, q), Admin: e.person(ctx, q.user).admin}
	if h.Admin {
		h.Misses, h.Gaps, h.Wrong = e.misses(ctx, q), e.gaps(ctx, q), e.reasons(ctx, q)
	}
	view := slackgo.HomeTabViewRequest{Type: slackgo.VTHomeTab}
	for _, section := range e.bot.Home(h) {
		view.Blocks.BlockSet = append(view.Blocks.BlockSet, plainBlocks(section)...)
	}
	err := e.inTurn(ctx, turn{"views.publish", q.user}, func(ctx context.Context) error {
		_, err := e.api.PublishViewContext(ctx, slackgo.PublishViewContextRequest{UserID: q.user, View: view})
		return err
	})
	return bot.Noted, place{}, err
}

// misses are the questions that got no answer, in the words of those who asked
// them where everyone of the workspace can read them.
func (e *Edge) misses(ctx context.Context, q question) (list []bot.Miss) {
	misses, err := e.Store.Misses(ctx, q.team, 4*missesMax, e.policy().kept()...)
	e.stored("list misses", err)
	ctx, cancel := context.WithTimeout(ctx, lookMax)
	defer cancel()
	for _, m := range misses {
		known := slices.ContainsFunc(list, func(l bot.Miss) bool { return l.Text == m.Text })
		if len(list) < missesMax && !known && e.open(ctx, m.Channel) {
			list = append(list, bot.Miss{Text: m.Text, Missing: m.Missing})
		}
	}
	return list
}

// gaps are the places and measures that were asked for in vain, wherever.
func (e *Edge) gaps(ctx context.Context, q question) (list []bot.Gap) {
	gaps, err := e.Store.Gaps(ctx, q.team, missesMax, e.policy().kept()...)
	e.stored("list gaps", err)
	for _, g := range gaps {
		list = append(list, bot.Gap{Missing: g.Missing, Times: g.Times})
	}
	return list
}

const (
	lookMax  = 5 * time.Second  // to look up the channels of one home page
	openKept = 10 * time.Minute // how long it is remembered whether a channel is open
	openMax  = 10_000           // channels that are remembered
)

// rooms remember for a while which channels are open. They are safe for concurrent
// use; the zero rooms are ready.
type rooms struct {
	mu    sync.Mutex
	known map[string]room
}

// A room is what matters of a channel on the home page.
type room struct {
	open  bool // everyone of the workspace can read it
	until time.Time
}

func (r *rooms) get(channel string, now time.Time) (open, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	known, ok := r.known[channel]
	return known.open, ok && now.Before(known.until)
}

func (r *rooms) put(channel string, known room) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil || len(r.known) >= openMax {
		r.known = map[string]room{}
	}
	r.known[channel] = known
}

// open reports whether everyone of the workspace can read a channel; false where
// Slack does not tell.
func (e *Edge) open(ctx context.Context, channel string) bool {
	if open, ok := e.rooms.get(channel, time.Now()); ok {
		return open
	}
	if ctx.Err() != nil || strings.HasPrefix(channel, "D") {
		return false
	}
	limited, cancel := context.WithTimeout(ctx, personMax)
	defer cancel()
	var c *slackgo.Channel
	err := e.inTurn(limited, turn{method: "conversations.info"}, func(ctx context.Context) (err error) {
		c, err = e.api.GetConversationInfoContext(ctx, &slackgo.GetConversationInfoInput{ChannelID: channel})
		return err
	})
	if err != nil {
		e.Log.Debug("conversations.info did not succeed", "channel", channel, "err", e.safe(err))
		if classify(err) == elsewhere { // and will not later
			e.rooms.put(channel, room{until: time.Now().Add(openKept)})
		}
		return false
	}
	open := c.IsChannel && !c.IsPrivate && !c.IsIM && !c.IsMpIM && !c.IsExtShared
	e.rooms.put(channel, room{open, time.Now().Add(openKept)})
	return open
}

// recent are the newest questions of a person, each once.
func (e *Edge) recent(ctx context.Context, q question) []string {
	asked, err := e.Store.Asked(ctx, q.team, q.user, 4*recentMax)
	e.stored("list questions", err)
	var texts []string
	seen := map[string]bool{}
	for _, a := range asked {
		if !seen[a.Text] && len(texts) < recentMax {
			seen[a.Text] = true
			texts = append(texts, a.Text)
		}
	}
	return texts
}
