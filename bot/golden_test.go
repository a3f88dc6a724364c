package bot_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/index/answer"
)

var update = bot.Update

// What is said to a question, everywhere it is shown: testdata/messages.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/messages/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			said, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			given, stored := fixture(t, said)
			b := bot.Bot{
				Ask: func(context.Context, string) (answer.Answer, error) { return given, nil },
				Text: func(path string) (string, error) {
					if text, ok := stored[path]; ok {
						return text, nil
					}
					return "", errors.New("no such article")
				},
				Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
			}
			m, err := b.Reply(t.Context(), bot.Question{Text: given.Question})
			if err != nil {
				t.Fatal(err)
			}
			section(t, said, "text", m.Text())
			section(t, said, "terminal", inColor(t, m))
			section(t, said, "blocks.json", asJSON(t, slack.Blocks(m)))
			if *update {
				if err := os.WriteFile(file, txtar.Format(said), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// fixture reads an answer, finds the bounds its JSON leaves out, and returns it
// with the stored text of each article it quotes.
func fixture(t *testing.T, said *txtar.Archive) (a answer.Answer, stored map[string]string) {
	t.Helper()
	stored = map[string]string{}
	for _, f := range said.Files {
		if f.Name == "answer.json" {
			if err := json.Unmarshal(f.Data, &a); err != nil {
				t.Fatalf("answer.json: %v", err)
			}
		}
	}
	bounds(t, &a, stored)
	for i := range a.Also {
		bounds(t, &a.Also[i], stored)
	}
	for _, f := range said.Files {
		if path, ok := strings.CutPrefix(f.Name, "stored "); ok {
			stored[path] = string(f.Data)
		}
		if id, ok := strings.CutPrefix(f.Name, "mark "); ok {
			mark(t, a.Passages, id, strings.TrimSpace(string(f.Data)))
		}
	}
	return a, stored
}

// bounds sets the bounds of passages and figures from their words, and stores
// the passages.
func bounds(t *testing.T, a *answer.Answer, stored map[string]string) {
	t.Helper()
	for i := range a.Passages {
		q := &a.Passages[i]
		q.Start = len(stored[q.Article])
		q.End = q.Start + len(q.Text)
		stored[q.Article] += q.Text + "\n"
		for j := range a.Figures {
			if f := &a.Figures[j]; f.Passage == q.ID {
				if f.Start = strings.Index(q.Text, f.Text); f.Start < 0 {
					t.Fatalf("answer.json: figure %q is not in its passage", f.Text)
				}
				f.End = f.Start + len(f.Text)
			}
		}
	}
}

// mark sets where the answer stands in the passage with an id.
func mark(t *testing.T, passages []answer.Quote, id, words string) {
	t.Helper()
	for i := range passages {
		if q := &passages[i]; q.ID == id {
			start := strings.Index(q.Text, words)
			q.Mark = [2]int{start, start + len(words)}
			return
		}
	}
	t.Fatalf("mark %s: there is no such passage", id)
}

// section compares a section with what is said now, or with -update sets it.
func section(t *testing.T, said *txtar.Archive, name, now string) {
	t.Helper()
	now = strings.TrimRight(now, "\n") + "\n"
	for i, f := range said.Files {
		if f.Name != name {
			continue
		}
		if *update {
			said.Files[i].Data = []byte(now)
		} else if diff := cmp.Diff(string(f.Data), now); diff != "" {
			t.Errorf("%s (-file +now):\n%s", name, diff)
		}
		return
	}
	if !*update {
		t.Errorf("no section %s; go test ./bot -run Golden -update writes it", name)
	}
	said.Files = append(said.Files, txtar.File{Name: name, Data: []byte(now)})
}

// inColor is a message in a terminal of 72 columns.
func inColor(t *testing.T, m bot.Message) string {
	t.Helper()
	var out strings.Builder
	if err := m.Terminal(&out, true, 72); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(out.String(), "\x1b", "␛")
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
