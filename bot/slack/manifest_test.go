package slack

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	slackgo "github.com/slack-go/slack"
)

// The manifest asks for the events and scopes that the code uses, and no more.
func TestManifest(t *testing.T) {
	text, err := os.ReadFile("../../manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m slackgo.Manifest
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	var names []string
	scopes := slices.Clone(scopesOfCalls)
	for _, e := range events {
		names = append(names, e.name)
		scopes = append(scopes, e.scopes...)
	}
	slices.Sort(names)
	slices.Sort(scopes)
	scopes = slices.Compact(scopes)
	if diff := cmp.Diff(names, m.Settings.EventSubscriptions.BotEvents); diff != "" {
		t.Errorf("bot_events (-code +manifest):\n%s", diff)
	}
	if diff := cmp.Diff(scopes, m.OAuthConfig.Scopes.Bot); diff != "" {
		t.Errorf("bot scopes (-code +manifest):\n%s", diff)
	}
	if !m.Settings.SocketModeEnabled {
		t.Error("Socket Mode is not enabled")
	}
}
