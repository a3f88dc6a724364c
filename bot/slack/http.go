package slack

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"

	slackgo "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"quoth/bot"
)

// ServeHTTP takes what Slack sends in HTTP mode: events, commands and
// interactions alike. What is not signed with the secret, or was signed more
// than five minutes ago, is answered 401, what there is no room for 503, and
// comes again; all else is acknowledged with 200.
func (e *Edge) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, done, err := e.signed(w, r)
	defer done()
	if err != nil {
		e.Log.Warn("request refused", "err", e.safe(err))
		status := http.StatusUnauthorized
		if _, large := errors.AsType[*http.MaxBytesError](err); large {
			status = http.StatusRequestEntityTooLarge
		} else if errors.Is(err, errBodies) {
			status = http.StatusServiceUnavailable
		}
		w.Header().Set("Connection", "close") // what is left of the body is not read
		http.Error(w, http.StatusText(status), status)
		return
	}
	e.Vitals.Note(func(s *bot.Signs) { s.LastHeard = time.Now() })
	if challenge, ok := challenged(body); ok {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, challenge)
		return
	}
	select {
	case <-e.ready:
	case <-r.Context().Done():
		return
	case <-time.After(ackMax - ackMax/6):
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	receipt := e.receive(r.Context(), sent(r.Header, body))
	if receipt.refuse {
		http.Error(w, "no room", http.StatusServiceUnavailable)
		return
	}
	if receipt.body != nil {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(receipt.body)
	}
}

// signed reads the body of a request, and returns an error when its signature
// is not Slack's, or is older than five minutes. Where the headers show that,
// nothing of the body is read. done is to be called when the body is done with.
func (e *Edge) signed(w http.ResponseWriter, r *http.Request) (body []byte, done func(), err error) {
	verifier, err := slackgo.NewSecretsVerifier(r.Header, e.SigningSecret)
	if err != nil {
		return nil, func() {}, err
	}
	if body, done, err = e.bodies.read(w, r); err != nil {
		return nil, done, err
	}
	verifier.Write(body) // a hash: never fails
	return body, done, verifier.Ensure()
}

// challenged returns what Slack wants to hear back when an address is entered
// in the app's settings.
func challenged(body []byte) (string, bool) {
	var c struct{ Type, Challenge string }
	err := json.Unmarshal(body, &c)
	return c.Challenge, err == nil && c.Type == "url_verification"
}

// sent is what was delivered in a request. A form is an interaction when it
// has a payload, else a command.
func sent(h http.Header, body []byte) delivery {
	attempt, _ := strconv.Atoi(h.Get("X-Slack-Retry-Num"))
	d := delivery{socketmode.RequestTypeEventsAPI, body, attempt}
	if kind, _, _ := mime.ParseMediaType(h.Get("Content-Type")); kind != "application/x-www-form-urlencoded" {
		return d
	}
	form, _ := url.ParseQuery(string(body)) // what can be read of it
	if payload := form.Get("payload"); payload != "" {
		return delivery{socketmode.RequestTypeInteractive, json.RawMessage(payload), 0}
	}
	fields := map[string]string{}
	for name := range form {
		fields[name] = form.Get(name)
	}
	payload, _ := json.Marshal(fields) // of strings: never fails
	return delivery{socketmode.RequestTypeSlashCommands, payload, 0}
}
