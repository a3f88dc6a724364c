package slack

import (
	"encoding/json"
	"strings"
	"testing"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// Below an answer stand at most two buttons, a choice and a menu.
func TestControls(t *testing.T) {
	follow := []bot.Follow{{Label: "Other place…", Want: bot.Places, Text: "q"}, {Label: "Compare places", Text: "q and p"}, {Label: "More passages", Want: bot.More, Text: "q"},
		{Label: "Who says so?", Want: bot.Who, Text: "q"}, {Label: "Why?", Want: bot.Why, Text: strings.Repeat("long ", 60)}, {Label: "Export", Want: bot.Export, Text: "q"}}
	choose := []bot.Follow{{Label: "Porto", Text: "venture capital in Porto"}, {Label: "2022", Text: "venture capital in Paris in 2022"}}
	block, _ := controls(bot.Message{Lang: "en", Follow: follow, Choose: choose}).(*slackgo.ActionBlock)
	var kinds []string
	for _, e := range block.Elements.ElementSet {
		kinds = append(kinds, string(e.ElementType()))
	}
	if got := strings.Join(kinds, " "); got != "button button static_select overflow" {
		t.Errorf("controls are %s", got)
	}
	data, err := json.Marshal(block)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, string(data), `"action_id":"quoth:ask:0"`, `"value":"ask|venture capital in Porto"`, `"value":"who|q"`, `"value":"why|"`)
	if strings.Contains(string(data), "Other place…") {
		t.Error("what the choice offers is a button too")
	}
}

// What is chosen of a menu or a choice is said to who chose it; of a choice in a
// message only they see, in its place.
func TestChosen(t *testing.T) { inBothModes(t, testChosen) }

func testChosen(t *testing.T, w *wire) {
	w.run(answering)
	chosen := func(action, value string, private bool) func(map[string]any) {
		return func(p map[string]any) {
			p["actions"] = []any{map[string]any{"action_id": action, "type": "overflow", "selected_option": map[string]any{"value": value}}}
			p["container"].(map[string]any)["is_ephemeral"] = private
		}
	}
	w.click("t1", "", "", chosen(menuAction, "who|venture capital?", false))
	holds(t, w.whispered(1), "Who says so:", "its trade office", `"replace_original":false`)
	w.click("t2", "", "", chosen(chooseAction, "ask|venture capital in Porto", true))
	holds(t, w.whispered(2), "You asked: venture capital in Porto", `"replace_original":true`)
	w.click("t3", "", "", chosen(menuAction, "mute|venture capital?", false))
	holds(t, w.whispered(3), "I keep out of this thread")
}

// A question too long for a menu is looked up by the answer it stands below.
func TestChosenOfALongQuestion(t *testing.T) {
	w := newWire(t)
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "venture capital? "+strings.Repeat("I mean all of it. ", 20)))
	r.posted(1)
	r.settled(1)
	w.click("t1", "", "", func(p map[string]any) {
		p["actions"] = []any{map[string]any{"action_id": menuAction, "selected_option": map[string]any{"value": "who|"}}}
	})
	holds(t, w.whispered(1), "its trade office")
}
