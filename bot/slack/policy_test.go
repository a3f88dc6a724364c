package slack

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quoth/bot"
)

func TestPolicy(t *testing.T) {
	got, err := ReadPolicy("channels.yaml", []byte(`
restricted:
  board: [C0BOARD, G0EXECS]
external: [C0PARTNER]
limits: {person: 5, channel: -1}
channels:
  C0HUBS: {collections: [hubs], auto: true, lang: zh, helper: U0LIB}
  D0ALICE:
    lang: en
`), []string{"board", "hubs"})
	if err != nil {
		t.Fatal(err)
	}
	want := Policy{
		Restricted: map[string][]string{"board": {"C0BOARD", "G0EXECS"}}, External: []string{"C0PARTNER"}, Person: 5, Channel: -1,
		Channels: map[string]bot.Setting{"C0HUBS": {Collections: []string{"hubs"}, Auto: true, Lang: "zh", Helper: "U0LIB"}, "D0ALICE": {Lang: "en"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, empty := range []string{"", "# nothing yet\n"} {
		if _, err := ReadPolicy("channels.yaml", []byte(empty), nil); err != nil {
			t.Errorf("%q: %v", empty, err)
		}
	}
}

// Everything that is wrong is told, with its line.
func TestBadPolicy(t *testing.T) {
	tests := map[string]struct{ file, want string }{
		"not YAML":                 {"a: [", "channels.yaml: line 1: did not find expected node content"},
		"a list":                   {"- a", "channels.yaml: line 1: keys are wanted here: apps, channels, external, limits, restricted"},
		"an unknown key":           {"external: [C0A]\nchannel: {}", `channels.yaml: line 2: no key is called "channel"; there are apps, channels, external, limits, restricted`},
		"a name for a channel":     {"channels:\n  general: {}", `channels.yaml: line 2: "general" is no channel id (C…, G… or D…; in Slack under the channel's details)`},
		"an unknown setting":       {"channels:\n  C0A:\n    auto: true\n    language: en", `channels.yaml: line 4: C0A: no key is called "language"; there are auto, collections, helper, lang, mute`},
		"an unknown collection":    {"channels:\n  C0A: {collections: [hub]}", `channels.yaml: line 2: there is no collection "hub"; there are board, hubs`},
		"one that is restricted":   {"restricted:\n  bord: [C0A]", `channels.yaml: line 2: there is no collection "bord"; there are board, hubs`},
		"restricted to a name":     {"restricted:\n  board: [execs]", `channels.yaml: line 2: "execs" is no channel id (C…, G… or D…; in Slack under the channel's details)`},
		"a language not spoken":    {"channels:\n  C0A: {lang: fr}", `channels.yaml: line 2: C0A: lang is en or zh, not "fr"`},
		"a word for a switch":      {"channels:\n  C0A:\n    auto: perhaps", "channels.yaml: line 3: there should be no `perhaps` here"},
		"a word for a number":      {"limits:\n  person: few", "channels.yaml: line 2: there should be no `few` here"},
		"no questions at all":      {"limits: {person: 0}", "channels.yaml: line 1: 0 questions a minute would be none; leave it out, or say -1 for any number"},
		"a blank channel":          {"channels:\n  C0A:", "channels.yaml: line 2: C0A: keys are wanted here: auto, collections, helper, lang, mute"},
		"a helper by name":         {"channels:\n  C0A: {helper: bob}", `channels.yaml: line 2: C0A: helper: "bob" is neither a person nor a group`},
		"a helper as mentioned":    {"channels:\n  C0A: {helper: <@U0LIB|lib>}", "channels.yaml: line 2: C0A: helper: the id alone, U0LIB"},
		"several things are wrong": {"external: [x]\nlimits: {p: 1}", "channels.yaml: line 1: \"x\" is no channel id (C…, G… or D…; in Slack under the channel's details)\nchannels.yaml: line 2: limits: no key is called \"p\"; there are channel, person"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := ReadPolicy("channels.yaml", []byte(test.file), []string{"board", "hubs"})
			if err == nil || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
	_, err := ReadPolicy("channels.yaml", []byte("restricted:\n  board: [C0A]"), nil)
	if err == nil || !strings.Contains(err.Error(), "the articles lie in no folders") {
		t.Errorf("got %v", err)
	}
}

func TestSeen(t *testing.T) {
	p := Policy{Restricted: map[string][]string{"board": {"C0BOARD"}}}
	all := []string{"", "board", "hubs"}
	tests := map[string]struct {
		channel string
		set     bot.Setting
		want    []string
	}{
		"any channel":                        {"C0A", bot.Setting{}, []string{"", "hubs"}},
		"the channel of the board":           {"C0BOARD", bot.Setting{}, all},
		"one that is set":                    {"C0A", bot.Setting{Collections: []string{"hubs"}}, []string{"hubs"}},
		"one that is set to what is not its": {"C0A", bot.Setting{Collections: []string{"board"}}, []string{}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, p.Seen(test.channel, test.set, all)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if diff := cmp.Diff([]string{"", "hubs"}, p.Public(all)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
