package slack

import (
	"testing"

	"quoth/bot"
)

// An admin opens the form of settings on the home page, and what is sent is set for
// the channel; what is left empty stays.
func TestSettingsForm(t *testing.T) { inBothModes(t, testSettingsForm) }

func testSettingsForm(t *testing.T, w *wire) {
	w.users["UALICE"] = `"id":"UALICE","is_admin":true,"locale":"en-GB"`
	w.users["UBOB"] = `"id":"UBOB","locale":"en-GB"`
	s := memory(t)
	if err := s.Set(t.Context(), "T1", "C1", bot.Setting{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	r := w.run(answering, func(c *Config) { c.Store = s })
	r.deliver("e1", `{"type":"app_home_opened","user":"UALICE","channel":"D1","tab":"home","event_ts":"3.3"}`)
	holds(t, r.called("views.publish").Get("body"), "quoth:configure:0", "Channel settings…")
	w.click("t1", "quoth:configure:0", "settings", func(p map[string]any) {
		p["container"] = map[string]any{"type": "view"}
		delete(p, "message")
	})
	holds(t, r.called("views.open").Get("body"), `"trigger_id":"t1"`, `"callback_id":"quoth:settings"`, "conversations_select", "users_select", "Keep out of follow-ups in threads")
	w.sends("s1", "UALICE", "C1", "mute", "on")
	holds(t, r.posted(1)[0].Get("text"), "mute: on", "lang: zh")
	if set, found, err := s.Setting(t.Context(), "T1", "C1"); err != nil || !found || !set.Mute || set.Lang != "zh" || set.Auto {
		t.Errorf("%+v is set, %v", set, err)
	}
	w.sends("s2", "UBOB", "C1", "mute", "off")
	holds(t, r.posted(2)[1].Get("text"), "admin")
	if set, _, _ := s.Setting(t.Context(), "T1", "C1"); !set.Mute {
		t.Error("who is no admin has set it")
	}
}

// sends is the form of settings sent with one thing chosen in it.
func (w *wire) sends(id, user, channel, name, value string) {
	w.act("interactive", id, map[string]any{"type": "view_submission", "trigger_id": id,
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": user, "team_id": "T1"},
		"view": map[string]any{"callback_id": settingsForm, "state": map[string]any{"values": map[string]any{
			channelField: map[string]any{channelField: map[string]any{"selected_conversation": channel}},
			name:         map[string]any{name: map[string]any{"selected_option": map[string]any{"value": value}}},
			"auto":       map[string]any{"auto": map[string]any{"selected_option": nil}},
			helperField:  map[string]any{helperField: map[string]any{"selected_user": nil}}}}}})
}
