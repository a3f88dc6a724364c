package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// A response is what is posted to a response_url. Slack takes five within
// half an hour.
type response struct {
	Text    string          `json:"text,omitempty"`
	Blocks  []slackgo.Block `json:"blocks,omitempty"`
	To      string          `json:"response_type,omitempty"` // ephemeral, in_channel
	Thread  string          `json:"thread_ts,omitempty"`
	Replace bool            `json:"replace_original"`
	Delete  bool            `json:"delete_original,omitempty"`
	Parse   string          `json:"parse,omitempty"`
	Unfurl  bool            `json:"unfurl_links"`
	Media   bool            `json:"unfurl_media"`
	Markup  bool            `json:"mrkdwn"`
}

// whisper says an outcome to who asked alone, or in a direct message when the
// address for it has gone.
func (e *Edge) whisper(ctx context.Context, q question, p payload) (place, error) {
	err := e.respond(ctx, q.reply, response{Text: p.text, Blocks: p.blocks, To: "ephemeral", Thread: q.thread, Replace: q.replaces})
	for err != nil && classify(err) == simpler && p.blocks != nil {
		p = p.simpler()
		err = e.respond(ctx, q.reply, response{Text: p.text, Blocks: p.blocks, To: "ephemeral", Thread: q.thread, Replace: q.replaces})
	}
	if err == nil || q.user == "" {
		return place{}, err
	}
	e.Log.Warn("cannot answer privately: answering in a direct message", "id", q.id(), "err", e.safe(err, q.text, q.reply))
	return e.post(ctx, place{channel: q.user}, newPayload(bot.Diverted(e.elsewhere(ctx, q, p.message)), q))
}

// answerMax is how many bytes are read of what a response_url says.
const answerMax = 1 << 16

// respond posts to a response_url once.
func (e *Edge) respond(ctx context.Context, address string, r response) error {
	r.Parse = "none"
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return errors.New("an address that is none") // the address is a secret
	}
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	answer, err := e.http.Do(request)
	if err != nil {
		return errors.New("no answer from a response_url")
	}
	defer answer.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(answer.Body, answerMax))
	var refusal slackgo.SlackErrorResponse
	if named(said, &refusal) {
		return refusal
	}
	if answer.StatusCode != http.StatusOK {
		return slackgo.StatusCodeError{Code: answer.StatusCode, Status: answer.Status}
	}
	return nil
}

// named reports whether an answer names an error, as JSON or as a word.
func named(said []byte, refusal *slackgo.SlackErrorResponse) bool {
	var a struct {
		OK    *bool  `json:"ok"`
		Error string `json:"error"`
	}
	if json.Unmarshal(said, &a) == nil && a.OK != nil && !*a.OK {
		refusal.Err = a.Error
		return true
	}
	word := string(bytes.TrimSpace(said))
	if _, known := codes[word]; known {
		refusal.Err = word
		return true
	}
	return false
}
