package slack

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	slackgo "github.com/slack-go/slack"
)

// The manifest asks for the events, scopes, commands and shortcuts that the
// code uses, and no more.
func TestManifest(t *testing.T) {
	text, err := os.ReadFile("../../manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	var m slackgo.Manifest
	strict := json.NewDecoder(bytes.NewReader(text))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&m); err != nil {
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
	var offered []string
	for _, c := range m.Features.SlashCommands {
		offered = append(offered, c.Command)
		if !c.ShouldEscape {
			t.Errorf("%s does not get people and channels by their ids", c.Command)
		}
	}
	for _, s := range m.Features.Shortcuts {
		offered = append(offered, string(s.Type)+" "+s.CallbackID)
	}
	if diff := cmp.Diff([]string{slashCommand, "message " + shortcutFind}, offered); diff != "" {
		t.Errorf("commands and shortcuts (-code +manifest):\n%s", diff)
	}
	if !m.Settings.Interactivity.IsEnabled || !m.Features.AppHome.HomeTabEnabled || m.Features.AgentView == nil {
		t.Error("buttons, the home page or the agent view are not enabled")
	}
	if !m.Settings.SocketModeEnabled {
		t.Error("Socket Mode is not enabled")
	}
}
