package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Every command ends when it is told to, whatever it reads or works out then:
// an input that never ends, an article that takes long to read.
func TestEveryCommandEnds(t *testing.T) {
	dir := t.TempDir()
	var long strings.Builder
	for i := range 15_000 {
		fmt.Fprintf(&long, "Porto had %d startups and %d engineers in %d. ", i, 2*i, 1990+i%30)
	}
	for name, text := range map[string]string{"long/a.txt": long.String(), "lot/articles/a.txt": long.String(),
		"lot/questions.jsonl": `{"id":"1","lang":"en","kind":"lookup","question":"startups in Porto?","answers":[]}` + "\n"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"ask", "-"},
		{"ask", "--articles", dir + "/long", "startups in Porto?"},
		{"index", "--articles", dir + "/long", "--index", dir + "/index"},
		{"check", "--articles", dir + "/long"},
		{"eval", dir + "/lot"},
		{"figures"},
		{"figures", "--jsonl", "-"},
		{"figures", dir + "/long/a.txt"},
		{"mcp"},
		{"serve", "--articles", dir + "/long"},
	} {
		t.Run(strings.Join(args[:min(len(args), 2)], " "), func(t *testing.T) {
			never, _ := io.Pipe()
			ctx, stop := context.WithCancel(t.Context())
			var said strings.Builder
			env := map[string]string{"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://127.0.0.1:1/"}
			time.AfterFunc(10*time.Millisecond, stop)
			code := run(ctx, args, stdio{never, io.Discard, &said, func(name string) string { return env[name] }})
			reads := args[len(args)-1] == "-" || len(args) == 1
			if code == exitAnswered && !reads {
				return // it was done before
			}
			if want := "quoth " + args[0] + ": interrupted\n"; code != exitFault || !strings.HasSuffix(said.String(), want) {
				t.Errorf("ended with %d, saying %q, want %d, %q", code, said.String(), exitFault, want)
			}
		})
	}
}

func TestHeeding(t *testing.T) {
	fault := errors.New("a fault")
	if err := heeding(t.Context(), time.Hour, func() error { return fault }); err != fault {
		t.Error(err)
	}
	over, stop := context.WithCancel(t.Context())
	stop()
	if err := heeding(over, time.Hour, func() error { return fault }); err != fault {
		t.Errorf("what ends in time is not heard: %v", err)
	}
	if err := heeding(over, 0, func() error { select {} }); err != errInterrupted {
		t.Error(err)
	}
}
