package articles

import (
	"strings"
	"testing"
	"testing/fstest"
)

// slackFiles is an export of Slack, file by file: names and what is in them, by turns.
var slackFiles = []string{
	"users.json", `[{"id":"U1","name":"ines","profile":{"real_name":"Inês Sousa","display_name":""}},{"id":"U2","name":"rui","profile":{"display_name":"Rui"}}]`,
	"channels.json", `[{"id":"C1","name":"hubs"}]`,
	"groups.json", `[{"id":"G1","name":"board"}]`,
	"integration_logs.json", `[]`,
	"hubs/2025-03-04.json", `[
		{"type":"message","user":"U2","text":"Rui has joined the channel","subtype":"channel_join","ts":"1"},
		{"type":"message","user":"U1","text":"*Porto* had ~400~ 420 start-ups in 2024 &amp; <https://post.example/a|the council> says so, <@U2>.\n• Faro had _77_ start_ups_ in <#C1>","ts":"2"},
		{"type":"message","subtype":"bot_message","username":"News","text":"Braga had 55 start-ups: <https://post.example/b>","ts":"3"}]`,
	"board/2025-03-04.json", `[{"type":"message","user":"U1","text":"The secret is 4711.","ts":"1"}]`,
}

// An export of Slack is read by channel and day, as a folder or as the archive that Slack makes.
func TestSlackExport(t *testing.T) {
	folder := fstest.MapFS{"a.txt": {Data: []byte("Gaia has 12 start-ups.")}}
	for i := 0; i < len(slackFiles); i += 2 {
		folder["old/"+slackFiles[i]] = &fstest.MapFile{Data: []byte(slackFiles[i+1])}
	}
	for what, test := range map[string]struct {
		files fstest.MapFS
		path  string
	}{
		"a folder":   {folder, "old/hubs/2025-03-04.json"},
		"an archive": {fstest.MapFS{"post.zip": {Data: archive(t, slackFiles...)}}, "post.zip/hubs/2025-03-04.json"},
	} {
		c, err := Load(test.files)
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		a := c.Articles[len(c.Articles)-1]
		if a.Path != test.path || len(c.Problems) != 0 {
			t.Errorf("%s: %s, problems %v", what, a.Path, c.Problems)
		}
		if want := "Inês Sousa: Porto had 420 start-ups in 2024 & the council says so, @Rui.\n\nFaro had 77 start_ups_ in #hubs\n\nNews: Braga had 55 start-ups: https://post.example/b"; a.Text != want {
			t.Errorf("%s: text\n%s\nwant\n%s", what, a.Text, want)
		}
		if a.Title != "#hubs, 2025-03-04" || a.Source != "#hubs" || a.Published != "2025-03-04" || len(a.Links) != 2 {
			t.Errorf("%s: title %q, source %q, published %q, links %v", what, a.Title, a.Source, a.Published, a.Links)
		}
		reasons := map[string]string{}
		for _, r := range a.Removed {
			reasons[r.Text] = r.Reason
		}
		if reasons["400"] != reasonStruck || reasons["Rui: Rui has joined the channel"] != reasonNotice {
			t.Errorf("%s: removed %v", what, a.Removed)
		}
		if len(c.Passed) != 1 || !strings.Contains(c.Passed[0].Reason, "private channels") {
			t.Errorf("%s: passed over %v", what, c.Passed)
		}
	}
	folder["old/hubs/2025-03-05.json"] = &fstest.MapFile{Data: []byte(`[{"text":`)}
	if c, err := Load(folder); err != nil || len(c.Problems) != 1 || c.Problems[0].Path != "old/hubs/2025-03-05.json" {
		t.Errorf("a broken day: %v, %v", c, err)
	}
}
