package slack

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// httpMode is a bot at work in HTTP mode.
func httpMode(t *testing.T) *running {
	w := newWire(t)
	w.signed = true
	r := w.run(answering)
	r.deliver("first", mention("0.1", "venture capital?"))
	r.posted(1)
	return r
}

// Only what Slack signed, and lately, is taken.
func TestSignature(t *testing.T) {
	r := httpMode(t)
	body := callbackOf("e1", mention("1.1", "venture capital?"))
	request := func() *http.Request { return signedRequest(body, "application/json", time.Now(), signingSecret) }
	tests := map[string]struct {
		request func() *http.Request
		want    int
	}{
		"signed":     {request, 200},
		"by another": {func() *http.Request { return signedRequest(body, "application/json", time.Now(), "guess") }, 401},
		"six minutes ago": {func() *http.Request {
			return signedRequest(body, "application/json", time.Now().Add(-6*time.Minute), signingSecret)
		}, 401},
		"six minutes from now": {func() *http.Request {
			return signedRequest(body, "application/json", time.Now().Add(6*time.Minute), signingSecret)
		}, 401},
		"four minutes ago": {func() *http.Request {
			return signedRequest(body, "application/json", time.Now().Add(-4*time.Minute), signingSecret)
		}, 200},
		"another time": {func() *http.Request {
			q := request()
			q.Header.Set("X-Slack-Request-Timestamp", fmt.Sprint(time.Now().Unix()-1))
			return q
		}, 401},
		"no signature": {func() *http.Request {
			q := request()
			q.Header.Del("X-Slack-Signature")
			return q
		}, 401},
		"no time": {func() *http.Request {
			q := request()
			q.Header.Del("X-Slack-Request-Timestamp")
			return q
		}, 401},
		"another body": {func() *http.Request {
			q := request()
			q.Body = http.NoBody
			return q
		}, 401},
		"too long": {func() *http.Request {
			return signedRequest(strings.Repeat(" ", bodyMax+1), "application/json", time.Now(), signingSecret)
		}, 413},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := r.request(test.request()).Code; got != test.want {
				t.Errorf("answered %d, want %d", got, test.want)
			}
		})
	}
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(2) // those signed hold one question
}

func TestWhatSlackSends(t *testing.T) {
	r := httpMode(t)
	form := "application/x-www-form-urlencoded"
	tests := map[string]struct{ kind, body, said string }{
		"the address is entered": {"application/json", `{"type":"url_verification","token":"t","challenge":"3eZbrw1a"}`, "3eZbrw1a"},
		"an unknown event":       {"application/json", callbackOf("e1", `{"type":"moon_phase_changed"}`), ""},
		"nonsense":               {"application/json", `{`, ""},
		"nothing":                {"application/json", ``, ""},
		"a form of nonsense":     {form, "%zz&payload=%", ""},
		"an interaction":         {form, url.Values{"payload": {`{"type":"telepathy"}`}}.Encode(), ""},
		"a command not ours":     {form, url.Values{"command": {"/x"}, "text": {"y"}}.Encode(), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := r.request(signedRequest(test.body, test.kind, time.Now(), signingSecret))
			if got.Code != 200 || got.Body.String() != test.said {
				t.Errorf("answered %d %q, want 200 %q", got.Code, got.Body, test.said)
			}
		})
	}
}

// What comes while the bot stops is left for another instance.
func TestRequestsAfterTheEnd(t *testing.T) {
	r := httpMode(t)
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	if got := r.request(signedRequest(callbackOf("e1", mention("1.1", "venture capital?")), "application/json", time.Now(), signingSecret)).Code; got != http.StatusServiceUnavailable {
		t.Errorf("answered %d, want 503", got)
	}
}

func TestSigningSecret(t *testing.T) {
	tests := map[string]struct{ app, secret, want string }{
		"both":           {appToken, signingSecret, "SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: the first is for Socket Mode, the second for HTTP, and Slack delivers one way only"},
		"a token":        {"", botToken, "SLACK_SIGNING_SECRET holds a token, but it takes the signing secret, under Basic Information of the app"},
		"with a newline": {"", signingSecret + "\n", "SLACK_SIGNING_SECRET holds a space or another character that is in no secret"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := Config{BotToken: botToken, AppToken: test.app, SigningSecret: test.secret}.Check()
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}
