package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The commands are tested as scripts: testdata/script/*.txtar, each a folder
// of files and what is run in it. With -short only those that serve, build or fetch:
// the others do one thing after another.
func TestScripts(t *testing.T) {
	scripts := testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"repeat": repeat,
		},
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error { // TINY is a small encoder
			tiny, err := filepath.Abs("index/encoder/testdata/tiny")
			e.Setenv("TINY", tiny)
			return err
		},
	}
	if testing.Short() {
		scripts.Dir = ""
		for _, name := range []string{"add", "eval", "mcp", "serve", "store"} {
			scripts.Files = append(scripts.Files, "testdata/script/"+name+".txtar")
		}
	}
	testscript.Run(t, scripts)
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"quoth": func() {
			os.Exit(run(context.Background(), os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr, os.Getenv}))
		},
	})
}

// repeat writes a text over and over into a file: repeat FILE BYTES TEXT.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat file bytes text")
	}
	n := 0
	for _, d := range args[1] {
		n = n*10 + int(d-'0')
	}
	text := strings.ReplaceAll(args[2], `\n`, "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, n/len(text)+1)[:n]), 0o666))
}
