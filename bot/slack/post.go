package slack

import (
	"cmp"
	"context"
	"errors"
	"time"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

const (
	postTries = 8 // of one message to one place, waits that Slack asks for not counted
	lookTries = 5 // to read a thread, likewise
	lookPages = 5
)

// A place is where a message stands, or where it is to stand.
type place struct {
	channel string // or a person, whose direct messages it goes to
	thread  string // "" the channel itself
	ts      string // of the message; "" it is a new one
	person  string // who alone sees it; "" everyone, and it can be found again
}

// deliver posts an outcome in the thread of its question, or to the asker when
// it cannot be posted there, and returns where it stands. The outcome of a
// question that was edited takes the place of the one before.
func (e *Edge) deliver(ctx context.Context, q question, p payload) (place, error) {
	if q.reply != "" {
		return e.whisper(ctx, q, p)
	}
	if q.outcome.ts != "" {
		at, err := e.post(ctx, q.outcome, p)
		if err == nil || classify(err) != elsewhere {
			return at, err
		}
		e.Log.Warn("cannot change the outcome: posting it again", "id", q.id(), "channel", q.outcome.channel, "err", e.safe(err, q.text))
		q.again = true
	}
	to := place{channel: q.channel, thread: q.thread}
	if q.wait > 0 && !q.isDirect() {
		to.person = q.user
	}
	if q.again {
		switch at, now := e.posted(ctx, to, p.meta); {
		case now:
			return at, nil
		case at.ts != "": // that of what the question said before it was edited
			return e.post(ctx, at, newPayload(bot.Revised(p.message), q))
		}
	}
	at, err := e.post(ctx, to, p)
	if err == nil || classify(err) != elsewhere || q.user == "" {
		return at, err
	}
	e.Log.Warn("cannot post where it was asked: telling the asker", "id", q.id(), "channel", q.channel, "err", e.safe(err, q.text))
	m := e.elsewhere(ctx, q, p.message)
	if !q.isDirect() {
		m = bot.Diverted(m)
	}
	return e.post(ctx, place{channel: q.user}, newPayload(m, q))
}

// post posts a payload once, or changes a message into it, trying again while
// that makes sense, and returns where it stands.
func (e *Edge) post(ctx context.Context, to place, p payload) (place, error) {
	wait := e.pace.retry
	of := turn{to.method(), to.channel}
	for try := 1; ; {
		if err := e.turn(ctx, of); err != nil {
			return place{}, err
		}
		at, err := e.send(ctx, to, p)
		if err == nil {
			return at, nil
		}
		e.Vitals.Note(func(s *bot.Signs) { s.PostsFailed++ })
		if ctx.Err() != nil {
			return at, err
		}
		kind := classify(err)
		switch kind {
		case simpler:
			if p.blocks == nil {
				return at, err
			}
			p = p.simpler()
			e.Log.Warn("blocks refused: posting plain ones, or the text alone", "channel", to.channel, "left", len(p.blocks), "err", e.safe(err), "where", pointers(err))
			continue
		case later, uncertain:
			if kind == later {
				e.turns.limited(of, time.Now(), max(wait, retryAfter(err)))
			} else if try++; try > postTries {
				return at, err
			}
			e.Log.Warn("not posted, or not known to be", "channel", to.channel, "err", e.safe(err), "again", max(wait, retryAfter(err)))
		default:
			return at, err
		}
		if kind == uncertain && pause(ctx, wait) != nil {
			return at, err
		}
		if kind == uncertain && to.ts == "" {
			at, now := e.posted(ctx, to, p.meta)
			if now {
				return at, nil
			}
			if at.ts != "" {
				to, of = at, turn{at.method(), at.channel}
			}
		}
		wait = min(2*wait, e.pace.retryMax)
	}
}

// errNoTime is an answer of Slack that does not say when the message was posted.
var errNoTime = errors.New("chat.postMessage: no time of the message in the answer")

// send posts a payload, or changes a message into it. Nothing in it is parsed,
// linked or unfurled by Slack.
func (e *Edge) send(ctx context.Context, to place, p payload) (place, error) {
	options := []slackgo.MsgOption{
		slackgo.MsgOptionText(p.text, false), // escaped already
		slackgo.MsgOptionParse(false),
		slackgo.MsgOptionDisableMarkdown(),
		slackgo.MsgOptionDisableLinkUnfurl(),
		slackgo.MsgOptionDisableMediaUnfurl(),
		slackgo.MsgOptionMetadata(p.meta),
	}
	if p.blocks != nil {
		options = append(options, slackgo.MsgOptionBlocks(p.blocks...))
	}
	var channel, ts string
	var err error
	switch {
	case to.ts != "":
		if p.blocks == nil {
			options = append(options, slackgo.MsgOptionBlocks()) // those there were go
		}
		channel, ts, _, err = e.api.UpdateMessageContext(ctx, to.channel, to.ts, options...)
	case to.person != "":
		if _, err = e.api.PostEphemeralContext(ctx, to.channel, to.person, append(options, threaded(to)...)...); err == nil {
			return place{}, nil
		}
	default:
		options = append(options, threaded(to)...)
		channel, ts, err = e.api.PostMessageContext(ctx, to.channel, options...)
	}
	if err == nil && ts == "" {
		err = errNoTime
	}
	return place{channel: cmp.Or(channel, to.channel), thread: to.thread, ts: ts}, err
}

// method is the call that puts a message there.
func (to place) method() string {
	switch {
	case to.ts != "":
		return "chat.update"
	case to.person != "":
		return "chat.postEphemeral"
	}
	return "chat.postMessage"
}

// threaded is the option that posts in a thread, where there is one.
func threaded(to place) []slackgo.MsgOption {
	if to.thread == "" {
		return nil
	}
	return []slackgo.MsgOption{slackgo.MsgOptionTS(to.thread)}
}

// posted looks in a thread for the outcome that meta marks; its ts is "" when
// it is not found. now is that it is the outcome of what the question says now, not
// of what it said before it was edited. Where the bot may not read the thread it is
// not found: an answer too many is better than none.
func (e *Edge) posted(ctx context.Context, in place, meta slackgo.SlackMetadata) (at place, now bool) {
	if in.thread == "" || in.person != "" {
		return place{}, false
	}
	wait := e.pace.retry
	of := turn{"conversations.replies", in.channel}
	for try := 0; try < lookTries; {
		if e.turn(ctx, of) != nil {
			return place{}, false
		}
		at, now, err := e.look(ctx, in, meta)
		if err == nil {
			return at, now
		}
		switch classify(err) {
		case later:
			e.turns.limited(of, time.Now(), max(wait, retryAfter(err)))
		case uncertain:
			try++
			if pause(ctx, wait) != nil {
				return place{}, false
			}
		default:
			return place{}, false
		}
		wait = min(2*wait, e.pace.retryMax)
	}
	return place{}, false
}

func (e *Edge) look(ctx context.Context, in place, meta slackgo.SlackMetadata) (at place, now bool, err error) {
	ask := slackgo.GetConversationRepliesParameters{ChannelID: in.channel, Timestamp: in.thread, Limit: 100, IncludeAllMetadata: true}
	for range lookPages {
		messages, more, cursor, err := e.api.GetConversationRepliesContext(ctx, &ask)
		if err != nil {
			return place{}, false, err
		}
		for _, m := range messages {
			same := func(field string) bool { return m.Metadata.EventPayload[field] == meta.EventPayload[field] }
			if m.User == e.self.user && m.Metadata.EventType == meta.EventType && same("channel") && same("question") {
				_, told := m.Metadata.EventPayload["words"] // not by versions before
				return place{channel: in.channel, thread: in.thread, ts: m.Timestamp}, !told || same("words"), nil
			}
		}
		if ask.Cursor = cursor; !more || cursor == "" {
			break
		}
	}
	return place{}, false, nil
}
