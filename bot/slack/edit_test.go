package slack

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"quoth/bot/store"
	"quoth/index/answer"
)

// edit is an event in which alice changes what a message says.
func edit(channel, kind, ts, text string) string {
	return fmt.Sprintf(`{"type":"message","subtype":"message_changed","hidden":true,"channel":%q,"channel_type":%q,"ts":"99.9",
		"message":{"type":"message","user":"UALICE","ts":%q,"text":%q,"edited":{"user":"UALICE","ts":"99.9"}}}`, channel, kind, ts, text)
}

// Complaint 23: a typo is mended by editing, and the answer follows.
func TestEditedQuestion(t *testing.T) { inBothModes(t, testEditedQuestion) }

func testEditedQuestion(t *testing.T, w *wire) {
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "ventrue capital?"))
	if text := r.posted(1)[0].Get("text"); !strings.Contains(text, "do not say") {
		t.Fatalf("said: %s", text)
	}
	r.settled(1)
	r.deliver("a preview came", edit("C1", "channel", "1.1", "<@UQUOTH> ventrue capital?"))
	r.deliver("e2", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	got := r.changed(1)
	if got.Get("channel") != "C1" || got.Get("ts") != "9.1" {
		t.Errorf("changed %s in %s, want 9.1 in C1", got.Get("ts"), got.Get("channel"))
	}
	for _, want := range []string{"$9.8 billion", "Updated after the question was edited."} {
		if !strings.Contains(got.Get("text"), want) {
			t.Errorf("the text lacks %q:\n%s", want, got.Get("text"))
		}
	}
	r.deliver("e2 again", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	r.deliver("the mention of the edit", `{"type":"app_mention","user":"UALICE","channel":"C1","ts":"1.1","text":"<@UQUOTH> venture capital?","edited":{"ts":"99.9"}}`)
	r.deliver("talk edited", edit("C1", "channel", "5.5", "venture capital?"))
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.changed(1)
	r.posted(1)
}

// A mention that was added by an edit is a question; one that was changed by
// an edit is answered anew though nothing else tells of it.
func TestMentionOfAnEdit(t *testing.T) {
	r := newWire(t).run(answering)
	edited := `{"type":"app_mention","user":"UALICE","channel":"C1","ts":"1.1","text":"<@UQUOTH> %s","edited":{"ts":"99.9"}}`
	r.deliver("e1", fmt.Sprintf(edited, "rents?"))
	r.posted(1)
	r.settled(1)
	r.deliver("e2", fmt.Sprintf(edited, "venture capital?"))
	if text := r.changed(1).Get("text"); !strings.Contains(text, "$9.8 billion") {
		t.Errorf("said: %s", text)
	}
}

// What is edited while it is answered is answered again in the same place.
func TestEditedWhileAnswered(t *testing.T) {
	asked, release := make(chan struct{}), make(chan struct{})
	r := newWire(t).run(func(ctx context.Context, question string) (answer.Answer, error) {
		if strings.HasPrefix(question, "ventrue") {
			close(asked)
			<-release
		}
		return answering(ctx, question)
	})
	r.deliver("e1", mention("1.1", "ventrue capital?"))
	<-asked
	r.deliver("e2", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	close(release)
	r.posted(1)
	if text := r.changed(1).Get("text"); !strings.Contains(text, "$9.8 billion") {
		t.Errorf("said: %s", text)
	}
}

// An edit that comes late is left.
func TestLateEdit(t *testing.T) {
	s := memory(t)
	s.Now = func() time.Time { return time.Now().Add(-editMax - time.Minute) }
	r := newWire(t).run(answering, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "ventrue capital?"))
	r.posted(1)
	r.settled(1)
	r.deliver("e2", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	if len(r.changes) > 0 {
		t.Errorf("answered anew: %s", r.changes[0].Get("text"))
	}
}

// The outcome of a question that was deleted is collapsed, and what it said is
// forgotten.
func TestDeletedQuestion(t *testing.T) { inBothModes(t, testDeletedQuestion) }

func testDeletedQuestion(t *testing.T, w *wire) {
	deletions := map[string]string{
		"1.1": `{"type":"message","subtype":"message_deleted","hidden":true,"channel":"C1","channel_type":"channel","ts":"99.9","deleted_ts":"1.1","previous_message":{"user":"UALICE","text":"venture capital?"}}`,
		// It has replies, so it stays as a stone.
		"1.2": `{"type":"message","subtype":"message_changed","hidden":true,"channel":"C1","channel_type":"channel","ts":"99.9","message":{"subtype":"tombstone","user":"USLACKBOT","ts":"1.2","text":"This message was deleted."},"previous_message":{"user":"UALICE","text":"风险投资？"}}`,
	}
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	said := map[string]string{"1.1": "The question was deleted.", "1.2": "提问已删除。"}
	for i, ts := range []string{"1.1", "1.2"} {
		r.deliver("asked "+ts, mention(ts, "venture capital?"))
		r.posted(i + 1)
		r.settled(2*i + 1)
		r.deliver("deleted "+ts, deletions[ts])
		got := r.changed(i + 1)
		if got.Get("text") != said[ts] || got.Get("ts") != fmt.Sprintf("9.%d", i+1) {
			t.Errorf("%s became %q", got.Get("ts"), got.Get("text"))
		}
		r.deliver("deleted again "+ts, deletions[ts])
		q, _, err := s.Question(t.Context(), store.Key{Team: "T1", Channel: "C1", TS: ts})
		if err != nil || q.Text != "" || q.Kind != store.Deleted {
			t.Errorf("kept: %+v, %v", q, err)
		}
		r.settled(2*i + 2)
	}
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	r.changed(2)
}

// Where the outcome was taken away, that of the edit is posted anew.
func TestEditedAfterTheAnswerWentAway(t *testing.T) {
	w := newWire(t)
	w.script["chat.update"] = append(w.script["chat.update"], refuse("message_not_found"))
	w.script["conversations.replies"] = append(w.script["conversations.replies"], noMessages)
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "ventrue capital?"))
	r.posted(1)
	r.settled(1)
	r.deliver("e2", edit("C1", "channel", "1.1", "<@UQUOTH> venture capital?"))
	if text := r.posted(2)[1].Get("text"); !strings.Contains(text, "$9.8 billion") {
		t.Errorf("said: %s", text)
	}
}

// A mention that is edited away takes the question back.
func TestMentionEditedAway(t *testing.T) { inBothModes(t, testMentionEditedAway) }

func testMentionEditedAway(t *testing.T, w *wire) {
	r := w.run(answering)
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	r.deliver("e2", edit("C1", "channel", "1.1", "never mind"))
	holds(t, r.changed(1).Get("text"), "The question was deleted.")
	r.posted(1)
}
