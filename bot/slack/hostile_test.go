package slack

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Whatever is sent without Slack's signature of it, made within five minutes, is
// refused, and nothing is said.
func TestHostileRequests(t *testing.T) {
	r := httpMode(t)
	now := time.Now()
	bodies := map[string]string{
		"a question": callbackOf("h", mention("6.6", "venture capital?")),
		"nothing":    "", "no JSON": "{", "nested": strings.Repeat("[", 10_000), "zeros": strings.Repeat("\x00", 1000),
		"a challenge": `{"type":"url_verification","challenge":"x"}`,
	}
	stamps := map[string]string{
		"now": fmt.Sprint(now.Unix()), "none": "", "long ago": "1", "negative": "-1", "to come": fmt.Sprint(now.Add(time.Hour).Unix()),
		"too large": "99999999999999999999", "no number": "now", "a fraction": fmt.Sprintf("%d.5", now.Unix()),
	}
	sent := 0
	for what, body := range bodies {
		right := signedRequest(body, "application/json", now, signingSecret).Header.Get("X-Slack-Signature")
		signatures := map[string]string{
			"none": "", "empty": "v0=", "of another": signedRequest(body, "", now, "guess").Header.Get("X-Slack-Signature"), "no hex": "v0=" + strings.Repeat("z", 64),
			"another version": strings.Replace(right, "v0=", "v1=", 1), "cut": right[:len(right)-2], "of another body": signedRequest(body+" ", "", now, signingSecret).Header.Get("X-Slack-Signature"), "right": right,
		}
		for when, stamp := range stamps {
			for how, signature := range signatures {
				if when == "now" && how == "right" {
					continue
				}
				q := signedRequest(body, "application/json", now, signingSecret)
				for name, value := range map[string]string{"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature} {
					if q.Header.Del(name); value != "" {
						q.Header.Set(name, value)
					}
				}
				sent++
				if got := r.request(q).Code; got != http.StatusUnauthorized {
					t.Errorf("%s at %q, signature %s: answered %d", what, when, how, got)
				}
			}
		}
	}
	if sent < 112 {
		t.Errorf("%d requests, want 112 and more", sent)
	}
	r.deliver("after all", mention("7.7", "venture capital?"))
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.posted(2)
}
