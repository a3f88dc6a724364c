package slack

import (
	"context"
	"errors"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

const (
	postTries = 8 // of one message to one place, waits that Slack asks for not counted
	lookTries = 3 // to read a thread
	lookPages = 5
)

// deliver posts an outcome in the thread of its question, or to the asker when
// it cannot be posted there.
func (e *edge) deliver(ctx context.Context, q question, p payload) error {
	err := e.post(ctx, q.channel, q.thread, p)
	if err == nil || classify(err) != elsewhere || q.user == "" {
		return err
	}
	e.Log.Warn("cannot post where it was asked: telling the asker", "id", q.id(), "channel", q.channel, "err", e.safe(err, q.text))
	m := p.message
	if !q.isDirect() {
		m = bot.Diverted(m)
	}
	return e.post(ctx, q.user, "", newPayload(m, q))
}

// post posts a payload once, trying again while that makes sense.
func (e *edge) post(ctx context.Context, channel, thread string, p payload) error {
	wait := e.pace.retry
	for try := 1; ; {
		err := e.send(ctx, channel, thread, p)
		if err == nil {
			return nil
		}
		e.Vitals.Note(func(s *bot.Signs) { s.PostsFailed++ })
		if ctx.Err() != nil {
			return err
		}
		kind := classify(err)
		switch kind {
		case simpler:
			if p.blocks == nil {
				return err
			}
			p = p.simpler()
			e.Log.Warn("blocks refused: posting plain ones, or the text alone", "channel", channel, "left", len(p.blocks), "err", e.safe(err), "where", pointers(err))
			continue
		case later, uncertain:
			if kind == uncertain {
				if try++; try > postTries {
					return err
				}
			}
			e.Log.Warn("not posted, or not known to be", "channel", channel, "err", e.safe(err), "again", max(wait, retryAfter(err)))
		default:
			return err
		}
		if pause(ctx, max(wait, retryAfter(err))) != nil {
			return err
		}
		if kind == uncertain && e.posted(ctx, channel, thread, p.meta) {
			return nil
		}
		wait = min(2*wait, e.pace.retryMax)
	}
}

// errNoTime is an answer of Slack that does not say when the message was posted.
var errNoTime = errors.New("chat.postMessage: no time of the message in the answer")

// send posts a payload. Nothing in it is parsed, linked or unfurled by Slack.
func (e *edge) send(ctx context.Context, channel, thread string, p payload) error {
	options := []slackgo.MsgOption{
		slackgo.MsgOptionText(p.text, false), // escaped already
		slackgo.MsgOptionParse(false),
		slackgo.MsgOptionDisableMarkdown(),
		slackgo.MsgOptionDisableLinkUnfurl(),
		slackgo.MsgOptionDisableMediaUnfurl(),
		slackgo.MsgOptionMetadata(p.meta),
	}
	if thread != "" {
		options = append(options, slackgo.MsgOptionTS(thread))
	}
	if p.blocks != nil {
		options = append(options, slackgo.MsgOptionBlocks(p.blocks...))
	}
	_, ts, err := e.api.PostMessageContext(ctx, channel, options...)
	if err == nil && ts == "" {
		return errNoTime
	}
	return err
}

// posted looks in a thread for the outcome that meta marks. Where the bot may
// not read the thread it is false: an answer too many is better than none.
func (e *edge) posted(ctx context.Context, channel, thread string, meta slackgo.SlackMetadata) bool {
	if thread == "" {
		return false
	}
	wait := e.pace.retry
	for range lookTries {
		found, err := e.look(ctx, channel, thread, meta)
		if err == nil {
			return found
		}
		if kind := classify(err); kind != uncertain && kind != later {
			return false
		}
		if pause(ctx, max(wait, retryAfter(err))) != nil {
			return false
		}
		wait *= 2
	}
	return false
}

func (e *edge) look(ctx context.Context, channel, thread string, meta slackgo.SlackMetadata) (bool, error) {
	ask := slackgo.GetConversationRepliesParameters{ChannelID: channel, Timestamp: thread, Limit: 100, IncludeAllMetadata: true}
	for range lookPages {
		messages, more, cursor, err := e.api.GetConversationRepliesContext(ctx, &ask)
		if err != nil {
			return false, err
		}
		for _, m := range messages {
			if m.User == e.self.user && m.Metadata.EventType == meta.EventType &&
				m.Metadata.EventPayload["channel"] == meta.EventPayload["channel"] && m.Metadata.EventPayload["question"] == meta.EventPayload["question"] {
				return true, nil
			}
		}
		if ask.Cursor = cursor; !more || cursor == "" {
			break
		}
	}
	return false, nil
}
