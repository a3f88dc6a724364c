package slack

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"quoth/bot"
)

// A check tells of everything that is missing, and of nothing that is there.
func TestExamine(t *testing.T) {
	var all []string
	for _, e := range events {
		all = append(all, e.scopes...)
	}
	all = slices.Concat(all, scopesOfCalls)
	who := func(scopes []string) http.HandlerFunc {
		return func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("X-OAuth-Scopes", strings.Join(scopes, ","))
			fmt.Fprint(rw, `{"ok":true,"team_id":"T1","user_id":"UQUOTH"}`)
		}
	}
	channel := func(fields string) http.HandlerFunc {
		return func(rw http.ResponseWriter, r *http.Request) {
			fmt.Fprintf(rw, `{"ok":true,"channel":{"id":%q,%s}}`, r.Form.Get("channel"), fields)
		}
	}
	policy := Policy{Restricted: map[string][]string{"board": {"C1", "C2"}}, External: []string{"C3"}, Channels: map[string]bot.Setting{"C1": {}, "C4": {}}}
	for name, test := range map[string]struct {
		signed bool
		script map[string][]http.HandlerFunc
		wrong  map[string]string // by what is wrong
		found  []string
	}{
		"all is well": {false, map[string][]http.HandlerFunc{
			"auth.test":          {status(429, "Retry-After", "0"), who(all)},
			"conversations.info": {channel(`"is_member":true`), channel(`"is_member":true`), status(429, "Retry-After", "0"), channel(`"is_member":true`), channel(`"is_member":true`)},
		}, nil, []string{"the bot UQUOTH of the workspace T1", "all that are needed", "a connection may be opened", "the bot is in it"}},
		"much is missing": {false, map[string][]http.HandlerFunc{
			"auth.test":             {who(slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "files:write" || s == "reactions:read" }))},
			"apps.connections.open": {refuse("not_allowed_token_type")},
			"conversations.info":    {channel(`"is_member":true`), refuse("channel_not_found"), channel(`"is_member":false`), channel(`"is_archived":true`)},
		}, map[string]string{
			"the scopes of SLACK_BOT_TOKEN":          "it lacks files:write (to answer), reactions:read (reaction_added)",
			"SLACK_APP_TOKEN":                        "the token is of the wrong kind",
			"the channel C2 of the file of channels": "channel_not_found",
			"the channel C3 of the file of channels": "/invite it there",
			"the channel C4 of the file of channels": "archived",
		}, nil},
		"the bot token is refused": {true, map[string][]http.HandlerFunc{"auth.test": {refuse("invalid_auth")}},
			map[string]string{"SLACK_BOT_TOKEN": "invalid_auth: the token is not valid"}, []string{"only a request that Slack signs"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWire(t)
			w.script = test.script
			c := Config{BotToken: botToken, AppToken: appToken, API: w.URL + "/api", Store: memory(t), pace: pace{retry: 1, retryMax: 1}}
			if test.signed {
				c.AppToken, c.SigningSecret = "", signingSecret
			}
			e, err := New(c, &bot.Bot{})
			if err != nil {
				t.Fatal(err)
			}
			defer e.http.CloseIdleConnections()
			wrong, found := map[string]string{}, ""
			for _, f := range e.Examine(t.Context(), policy) {
				if f.Wrong != nil {
					wrong[f.What] = f.Wrong.Error()
				} else {
					found += f.Found + "\n"
				}
			}
			holds(t, found, test.found...)
			for what, says := range test.wrong {
				holds(t, wrong[what], says)
			}
			if len(wrong) != len(test.wrong) {
				t.Errorf("wrong is %q", wrong)
			}
		})
	}
}
