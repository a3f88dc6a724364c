package slack

import (
	"database/sql"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"quoth/bot/store"
)

// A day of a workspace leaves in the store what KEPT.md says: nothing of the
// talk of people, and of what few people saw nothing that others are shown.
func TestKept(t *testing.T) { inBothModes(t, testKept) }

func testKept(t *testing.T, w *wire) {
	path := filepath.Join(t.TempDir(), "kept.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w.users["UADMIN"] = `"id":"UADMIN","is_admin":true,"locale":"en-GB"`
	for range 20 {
		w.script["conversations.info"] = append(w.script["conversations.info"], func(rw http.ResponseWriter, r *http.Request) {
			private := r.Form.Get("channel") != "C1"
			fmt.Fprintf(rw, `{"ok":true,"channel":{"id":%q,"is_channel":true,"is_private":%v}}`, r.Form.Get("channel"), private)
		})
	}
	b := (&talker{}).bot()
	b.Follow = nil
	r := w.runBot(b, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.settled(1)
	for i, talk := range []string{"did you book the ferry?", "the canteen is closed", "is Braga sunny?", "<@UBOB> the invoice?", "and my umbrella?"} {
		r.deliver(fmt.Sprint("talk", i), reply(fmt.Sprint("2.", i), "UBOB", talk))
	}
	r.settled(4) // three of the lines are looked up, and nothing is said
	r.deliver("e2", mention("3.1", "open miss?"))
	r.deliver("e3", direct("3.2", "direct miss?"))
	r.deliver("e4", strings.Replace(mention("3.3", "private miss?"), `"C1"`, `"CPRIVATE"`, 1))
	r.command("c1", "command miss?")
	w.whispered(1)
	w.act("interactive", "s1", map[string]any{"type": "message_action", "callback_id": "find_figures", "trigger_id": "s1", "response_url": w.URL + "/respond",
		"team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "UALICE"}, "channel": map[string]any{"id": "C1"},
		"message": map[string]any{"ts": "5.5", "user": "UBOB", "text": "shortcut miss?"}})
	w.whispered(2)
	r.settled(9)
	r.deliver("e5", `{"type":"app_home_opened","user":"UADMIN","channel":"D9","tab":"home","event_ts":"5.1"}`)
	view := r.called("views.publish").Get("body")
	holds(t, view, "What got no answer", "open miss?")
	for _, secret := range []string{"direct miss", "private miss", "command miss", "shortcut miss"} {
		if strings.Contains(view, secret) {
			t.Errorf("an admin is shown %q", secret)
		}
	}
	if err := r.finish(); err != nil {
		t.Fatal(err)
	}
	kept := everything(t, path)
	if !strings.Contains(kept, "open miss?") {
		t.Error("the store holds no question")
	}
	for _, word := range []string{"ferry", "canteen", "sunny", "invoice", "umbrella", "http://"} {
		if strings.Contains(kept, word) {
			t.Errorf("the store holds %q:\n%s", word, kept)
		}
	}
}

// everything is all that stands in the tables of a store.
func everything(t *testing.T, path string) string {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all strings.Builder
	for _, table := range column(t, db, "SELECT name FROM sqlite_master WHERE type = 'table'") {
		rows, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		names, _ := rows.Columns()
		for rows.Next() {
			cells := make([]any, len(names))
			for i := range cells {
				cells[i] = new(any)
			}
			if err := rows.Scan(cells...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprint(&all, table)
			for i := range cells {
				fmt.Fprint(&all, " ", *cells[i].(*any))
			}
			all.WriteByte('\n')
		}
		rows.Close()
	}
	return all.String()
}

func column(t *testing.T, db *sql.DB, query string) (list []string) {
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		list = append(list, name)
	}
	return list
}
