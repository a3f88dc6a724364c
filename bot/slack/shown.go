package slack

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	slackgo "github.com/slack-go/slack"

	"quoth/index/query"
)

// A shown is what a message shows beside its text: blocks, and attachments,
// among which are messages that were forwarded with it.
type shown struct {
	Blocks      []block      `json:"blocks"`
	Attachments []attachment `json:"attachments"`
}

// An attachment is what is read of one.
type attachment struct {
	Title    string  `json:"title"`
	Pretext  string  `json:"pretext"`
	Text     string  `json:"text"`
	Fallback string  `json:"fallback"`
	Blocks   []block `json:"blocks"`
	Messages []struct {
		Message struct {
			Blocks []block `json:"blocks"`
		} `json:"message"`
	} `json:"message_blocks"`
}

// A block is what is read of a block or of an element within one. Of rich text
// the elements hold elements of their own.
type block struct {
	Type     string              `json:"type"`
	Text     json.RawMessage     `json:"text"` // of rich text a string, else an object
	Name     string              `json:"name"` // of an emoji
	URL      string              `json:"url"`
	User     string              `json:"user_id"`
	Style    struct{ Code bool } `json:"style"`
	Elements []block             `json:"elements"`
	Fields   []block             `json:"fields"`
}

// UnmarshalJSON reads what it can: a block of a form that is not known is
// empty, and a style that is a word is none.
func (b *block) UnmarshalJSON(data []byte) error {
	type plain block
	if json.Unmarshal(data, (*plain)(b)) != nil {
		var rest struct {
			Type     string          `json:"type"`
			Text     json.RawMessage `json:"text"`
			Elements []block         `json:"elements"`
		}
		json.Unmarshal(data, &rest)
		*b = block{Type: rest.Type, Text: rest.Text, Elements: rest.Elements}
	}
	return nil
}

// words are the words of a block, a line for each part.
func (b block) words(self string) string {
	var said string
	if len(b.Text) > 0 {
		var object struct {
			Text string `json:"text"`
		}
		if json.Unmarshal(b.Text, &said) != nil && json.Unmarshal(b.Text, &object) == nil {
			said = plainWords(object.Text, self)
		}
	}
	if b.Type == "link" && said == "" {
		said = b.URL
	}
	joint := "\n"
	if strings.HasPrefix(b.Type, "rich_text_") && b.Type != "rich_text_list" {
		joint = ""
	}
	parts := []string{}
	if said != "" {
		parts = append(parts, said)
	}
	for _, e := range slices.Concat(b.Fields, b.Elements) {
		if words := e.words(self); words != "" {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, joint)
}

// wordsOf are the words of blocks.
func wordsOf(blocks []block, self string) string {
	var parts []string
	for _, b := range blocks {
		if b.Type == "actions" || b.Type == "context_actions" {
			continue // what can be clicked
		}
		if words := strings.TrimSpace(b.words(self)); words != "" {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, "\n")
}

// attached are the words of the attachments: of a forwarded message its own.
func (s shown) attached(self string) string {
	var parts []string
	for _, a := range s.Attachments {
		said := ""
		for _, m := range a.Messages {
			said = strings.TrimSpace(said + "\n" + wordsOf(m.Message.Blocks, self))
		}
		if said == "" {
			said = plainWords(a.Text, self)
		}
		if said == "" {
			said = wordsOf(a.Blocks, self)
		}
		if said == "" {
			said = plainWords(a.Fallback, self)
		}
		for _, s := range []string{plainWords(a.Pretext, self), said} {
			if s != "" {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, "\n")
}

// quotedParts are elements of rich text whose words are not the writer's own, or
// stand for themselves.
var quotedParts = []string{"rich_text_quote", "rich_text_preformatted"}

// mentions reports whether rich text mentions a user outside quotations and code.
func (b block) mentions(user string) bool {
	if b.Type == "user" && b.User == user && !b.Style.Code {
		return true
	}
	return !slices.Contains(quotedParts, b.Type) && slices.ContainsFunc(b.Elements, func(e block) bool { return e.mentions(user) })
}

// mentions reports whether a message mentions a user: not within code, nor in
// what it quotes. Its blocks tell where it has any of rich text, else its text.
func (ev event) mentions(user string) bool {
	if rich := slices.ContainsFunc(ev.Blocks, func(b block) bool { return b.Type == "rich_text" }); rich {
		return slices.ContainsFunc(ev.Blocks, func(b block) bool { return b.mentions(user) })
	}
	return strings.Contains(unquoted(ev.Text), "<@"+user)
}

// unquoted is the text of a message without what it quotes and without code.
func unquoted(text string) string {
	var out strings.Builder
	code := false
	for i, fenced := range strings.Split(text, "```") {
		if i%2 == 1 {
			continue
		}
		for line := range strings.Lines(fenced) {
			if strings.HasPrefix(line, "&gt;") {
				continue
			}
			code = false
			for _, r := range line {
				if r == '`' {
					code = !code
				} else if !code {
					out.WriteRune(r)
				}
			}
		}
	}
	return out.String()
}

// quotedLines are the lines of a message apart: those of its writer, and those
// they quote.
func quotedLines(text string) (own, quoted string) {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "&gt;"); ok {
			quoted += strings.TrimPrefix(rest, " ")
		} else {
			own += line
		}
	}
	return own, quoted
}

// threadMax is how long an answer waits for what stands before it in a thread.
const threadMax = 30 * time.Second

// replies reads messages of a thread.
func (e *Edge) replies(ctx context.Context, ask slackgo.GetConversationRepliesParameters) (messages []slackgo.Message, err error) {
	err = e.inTurn(ctx, turn{"conversations.replies", ask.ChannelID}, func(ctx context.Context) (err error) {
		messages, _, _, err = e.api.GetConversationRepliesContext(ctx, &ask)
		return err
	})
	return messages, err
}

// freshMax is how long ago a message of a channel was written that a mention below
// it asks of.
const freshMax = time.Hour

// before is what the last message before a mention says, in its thread or else in the
// channel, where the mention asks of it and the bot has not spoken since: "is that
// right?".
func (e *Edge) before(ctx context.Context, q question) string {
	if q.via != byMention || q.shown != "" {
		return ""
	}
	if w := query.WishOf(q.text); w != query.WishCheck && w != query.WishWhy && strings.ContainsFunc(q.text, unicode.IsLetter) {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, threadMax)
	defer cancel()
	read := e.history
	if q.thread != q.ts && q.thread != "" {
		read = e.upTo
	}
	messages, err := read(ctx, q)
	if err != nil {
		e.Log.Debug("cannot read what stands before a mention", "channel", q.channel, "err", e.safe(err))
		return ""
	}
	for _, m := range slices.Backward(messages) {
		switch {
		case m.Timestamp >= q.ts:
		case m.User == e.self.user:
			return ""
		default:
			return messageWords(m, e.self.user)
		}
	}
	return ""
}

// upTo are the messages of the thread of a question, the oldest first.
func (e *Edge) upTo(ctx context.Context, q question) ([]slackgo.Message, error) {
	return e.replies(ctx, slackgo.GetConversationRepliesParameters{ChannelID: q.channel, Timestamp: q.thread, Latest: q.ts, Inclusive: true, Limit: 100})
}

// historyMax is how many messages of a channel are read for the one before a mention.
const historyMax = 10

// history are the messages of the channel before a question that asks to check what
// stands above it, those that are fresh, the oldest first.
func (e *Edge) history(ctx context.Context, q question) (messages []slackgo.Message, err error) {
	if query.WishOf(q.text) != query.WishCheck {
		return nil, nil
	}
	err = e.inTurn(ctx, turn{"conversations.history", q.channel}, func(ctx context.Context) error {
		r, err := e.api.GetConversationHistoryContext(ctx, &slackgo.GetConversationHistoryParameters{ChannelID: q.channel, Latest: q.ts,
			Oldest: strconv.FormatInt(q.askedAt().Add(-freshMax).Unix(), 10), Limit: historyMax})
		if err == nil {
			messages = r.Messages
		}
		return err
	})
	slices.SortFunc(messages, func(a, b slackgo.Message) int { return cmp.Compare(a.Timestamp, b.Timestamp) })
	return messages, err
}

// messageWords are all words of a message: its text, else its blocks, and its
// attachments.
func messageWords(m slackgo.Message, self string) string {
	var s shown
	if data, err := json.Marshal(m); err == nil {
		json.Unmarshal(data, &s)
	}
	text := plainWords(m.Text, self)
	if text == "" {
		text = wordsOf(s.Blocks, self)
	}
	return strings.TrimSpace(text + "\n" + s.attached(self))
}
