package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"quoth/bot"
	"quoth/bot/slack"
	"quoth/index/answer"
)

// watched opens a source as serve does, and watches it until the test ends.
func watched(t *testing.T, from source) *bot.Bot {
	t.Helper()
	return stands(t, from, "", func(*changes) {}).publicBot()
}

// stands is a source that is watched until the test ends, beside a file of channels.
func stands(t *testing.T, from source, channels string, with func(*changes)) *live {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	l := &live{from: from, channels: channels, prepare: func(*bot.Bot) {}, log: log, changes: changesOf(from, channels, log)}
	with(l.changes)
	x, _, err := from.open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := readPolicy(channels, x.Collections())
	if err != nil {
		t.Fatal(err)
	}
	if err := l.begin(ctx, x, policy); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- l.watch(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		l.changes.close()
		l.close()
	})
	return l
}

// in is the bot that answers in a channel now.
func (l *live) in(t *testing.T, channel string) *bot.Bot {
	t.Helper()
	for {
		now := l.standing()
		b, err := now.View(t.Context(), now.Policy.Seen(channel, bot.Setting{}, now.Collections))
		if err == nil {
			return b
		}
		if !errors.Is(err, slack.ErrPassed) {
			t.Fatal(err)
		}
	}
}

// soonIn asks in a channel until the answer holds a text, or fails.
func (l *live) soonIn(t *testing.T, channel, question, text string) {
	t.Helper()
	said := ""
	for range 200 {
		m, err := l.in(t, channel).Reply(t.Context(), bot.Question{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if said = m.Text(); strings.Contains(said, text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s in %s: %q, want %q", question, channel, said, text)
}

// soon asks until the answer holds a text, or fails.
func soon(t *testing.T, b *bot.Bot, question, text string) {
	t.Helper()
	said := ""
	for range 200 {
		m, err := b.Reply(t.Context(), bot.Question{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if said = m.Text(); strings.Contains(said, text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s: %q, want %q", question, said, text)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What is added to a folder of articles, changed in it or taken out is answered
// from without a restart; what cannot be read changes nothing else.
func TestArticlesAreTakenUp(t *testing.T) {
	shelf := t.TempDir()
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	b := watched(t, source{articles: shelf})
	soon(t, b, "How many start-ups does Porto have?", "420")

	write(t, filepath.Join(shelf, "new", "faro.md"), "Faro has 77 start-ups.\n")
	soon(t, b, "How many start-ups does Faro have?", "77")

	write(t, filepath.Join(shelf, "porto.md"), "Porto has 431 start-ups.\n")
	soon(t, b, "How many start-ups does Porto have?", "431")

	write(t, filepath.Join(shelf, "broken.md"), "---\ntitle: [\n---\n\xff\xfe\x00")
	if err := os.Remove(filepath.Join(shelf, "new", "faro.md")); err != nil {
		t.Fatal(err)
	}
	for range 200 {
		given, err := b.Answer(t.Context(), bot.Question{Text: "How many start-ups does Faro have?"})
		if err != nil {
			t.Fatal(err)
		}
		if given.Status == answer.Unanswered || given.Status == answer.Closest {
			soon(t, b, "How many start-ups does Porto have?", "431")
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("what was taken out of the folder is answered from still")
}

// An index that is built again is taken up.
func TestIndexIsTakenUp(t *testing.T) {
	shelf, dir := t.TempDir(), filepath.Join(t.TempDir(), "index")
	build := func() {
		t.Helper()
		var said strings.Builder
		if code := run(t.Context(), []string{"index", "--articles", shelf, "--index", dir}, stdio{strings.NewReader(""), &said, &said, func(string) string { return "" }}); code != exitAnswered {
			t.Fatal(said.String())
		}
	}
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	build()
	b := watched(t, source{index: dir})
	soon(t, b, "How many start-ups does Porto have?", "420")
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 431 start-ups.\n")
	build()
	soon(t, b, "How many start-ups does Porto have?", "431")
}

// A folder that is added is answered from in every channel that may see it, and
// one that the file of channels keeps to some, before it has an article, in no other.
func TestNewFolderIsAnsweredFrom(t *testing.T) {
	shelf, file := t.TempDir(), filepath.Join(t.TempDir(), "channels.yaml")
	write(t, filepath.Join(shelf, "hubs", "porto.md"), "Porto has 420 start-ups.\n")
	write(t, file, "restricted: {}\n")
	l := stands(t, source{articles: shelf}, file, func(*changes) {})
	l.soonIn(t, "C0ANY", "How many start-ups does Porto have?", "420")

	write(t, filepath.Join(shelf, "coast", "faro.md"), "Faro has 77 start-ups.\n")
	l.soonIn(t, "C0ANY", "How many start-ups does Faro have?", "77")

	write(t, file, "restricted: {board: [C0BOARD]}\nlimits: {person: 3}\n")
	for range 200 {
		if l.standing().Policy.Person == 3 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	write(t, filepath.Join(shelf, "board", "lagos.md"), "Lagos has 99 start-ups.\n")
	l.soonIn(t, "C0BOARD", "How many start-ups does Lagos have?", "99")
	for where, b := range map[string]*bot.Bot{"another channel": l.in(t, "C0ANY"), "everywhere": l.publicBot()} {
		given, err := b.Answer(t.Context(), bot.Question{Text: "How many start-ups does Lagos have?"})
		if err != nil || given.Status == answer.Answered || strings.Contains(b.About("en").Text(), "board") {
			t.Errorf("%s: %v %v", where, given.Status, err)
		}
	}

	write(t, file, "restricted: {board: C0BOARD}\n") // not taken up
	l.reread(t.Context())
	if l.standing().Policy.Person != 3 {
		t.Error("a file of channels that cannot be read was taken up")
	}
}

// What is asked when another index takes its place is answered to the end, however
// long that takes; then the one before is closed.
func TestIndexIsHeldWhileItIsAsked(t *testing.T) {
	shelf := t.TempDir()
	write(t, filepath.Join(shelf, "hubs", "porto.md"), "Porto has 420 start-ups.\n")
	write(t, filepath.Join(shelf, "coast", "faro.md"), "Faro has 77 start-ups.\n")
	l := stands(t, source{articles: shelf}, "", func(c *changes) { c.root = "" }) // taken up below
	old := l.now.Load()
	ctx, end := context.WithCancel(t.Context())
	var asked []*bot.Bot
	for _, seen := range [][]string{{"coast", "hubs"}, {"hubs"}} {
		b, err := l.standing().View(ctx, seen)
		if err != nil {
			t.Fatal(err)
		}
		asked = append(asked, b)
	}
	write(t, filepath.Join(shelf, "hubs", "porto.md"), "Porto has 431 start-ups.\n")
	l.takeUp(ctx)
	soon(t, l.publicBot(), "How many start-ups does Porto have?", "431")
	for _, b := range asked {
		soon(t, b, "How many start-ups does Porto have?", "420")
	}
	end()
	for range 200 {
		release, open := old.hold()
		if !open {
			if _, err := asked[1].Reply(t.Context(), bot.Question{Text: "How many start-ups does Porto have?"}); !errors.Is(err, errClosed) {
				t.Errorf("asked of an index that is closed: %v", err)
			}
			return
		}
		release()
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the index before is not closed, though nobody asks it")
}

// A folder of articles that is reached by a link is watched, and so is where the
// link leads later.
func TestLinkedFolderIsTakenUp(t *testing.T) {
	all := t.TempDir()
	link := filepath.Join(all, "current")
	write(t, filepath.Join(all, "one", "porto.md"), "Porto has 420 start-ups.\n")
	write(t, filepath.Join(all, "two", "porto.md"), "Porto has 440 start-ups.\n")
	if err := os.Symlink("one", link); err != nil {
		t.Fatal(err)
	}
	b := watched(t, source{articles: link})
	soon(t, b, "How many start-ups does Porto have?", "420")
	write(t, filepath.Join(all, "one", "porto.md"), "Porto has 431 start-ups.\n")
	soon(t, b, "How many start-ups does Porto have?", "431")

	if err := os.Symlink("two", link+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(link+".new", link); err != nil {
		t.Fatal(err)
	}
	soon(t, b, "How many start-ups does Porto have?", "440")
	write(t, filepath.Join(all, "two", "porto.md"), "Porto has 450 start-ups.\n")
	soon(t, b, "How many start-ups does Porto have?", "450")
}

// Where folders cannot be watched that is said, and they are looked at instead.
func TestUnwatchedFolderIsLookedAt(t *testing.T) {
	shelf := t.TempDir()
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 420 start-ups.\n")
	var said bytes.Buffer
	l := stands(t, source{articles: shelf}, "", func(c *changes) {
		c.watcher.Close()
		c.watcher, c.every, c.log = nil, 20*time.Millisecond, slog.New(slog.NewTextHandler(&said, nil))
		c.add = func(string) error { return errors.New("no space left on device") }
		c.follow()
	})
	if !strings.Contains(said.String(), "no space left on device") || !strings.Contains(said.String(), shelf) {
		t.Errorf("log: %s", said.String())
	}
	write(t, filepath.Join(shelf, "porto.md"), "Porto has 4310 start-ups.\n")
	soon(t, l.publicBot(), "How many start-ups does Porto have?", "4310")
}

// What changes and loses a pinned answer is not answered from, until it has it again.
func TestPinnedAnswersAreKept(t *testing.T) {
	shelf := t.TempDir()
	porto := filepath.Join(shelf, "porto.md")
	write(t, porto, "Porto has 420 start-ups.\n")
	write(t, filepath.Join(shelf, "golden.jsonl"), `{"id": "p", "question": "How many start-ups are there in Porto?", "answers": [{"article": "porto.md", "quote": "Porto has 420 start-ups."}]}`)
	var log bytes.Buffer
	l := stands(t, source{articles: shelf}, "", func(c *changes) { c.close(); c.watcher = nil }) // taken up below
	l.log = slog.New(slog.NewTextHandler(&log, nil))
	b := l.publicBot()
	write(t, porto, "Porto lies at a river.\n")
	write(t, filepath.Join(shelf, "faro.md"), "Faro has 77 start-ups.\n")
	l.takeUp(t.Context())
	soon(t, b, "How many start-ups are there in Porto?", "420")
	if !strings.Contains(log.String(), "loses pinned answers") || !strings.Contains(log.String(), "ids=[p]") {
		t.Errorf("the log says %q", log.String())
	}
	if strings.Contains(log.String(), "start-ups") {
		t.Errorf("what is asked stands in the log: %q", log.String())
	}
	write(t, porto, "Porto has 420 start-ups, and lies at a river.\n")
	l.takeUp(t.Context())
	soon(t, b, "How many start-ups are there in Faro?", "77")
}

// A source in a cluster is not looked for on this machine.
func TestClusterIsNoFolder(t *testing.T) {
	for _, articles := range []string{"", t.TempDir()} {
		c := changesOf(source{articles: articles, index: "https://search.example:9200/park"}, "", nil)
		if !c.far || c.root != "" || c.articles || c.watcher != nil {
			t.Errorf("of %q: %+v", articles, c)
		}
	}
}
