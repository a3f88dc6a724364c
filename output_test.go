package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A countingWriter counts what is written to it.
type countingWriter struct{ writes, bytes int }

func (w *countingWriter) Write(p []byte) (int, error) {
	w.writes++
	w.bytes += len(p)
	return len(p), nil
}

// Long output goes out in large pieces, not a cell at a time.
func TestOutputInLargePieces(t *testing.T) {
	var text strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&text, "Porto had %d startups in 2024.\n\n", i+2)
	}
	file := filepath.Join(t.TempDir(), "porto.txt")
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"figures", file}, {"figures", "--csv", file}, {"check", "--articles", filepath.Dir(file)}} {
		var out countingWriter
		if code := run(t.Context(), args, stdio{strings.NewReader(""), &out, os.Stderr, os.Getenv}); code == exitFault || code == exitUsage {
			t.Fatalf("%v: exit %d", args, code)
		}
		if most := 1 + out.bytes/(1<<15); out.bytes == 0 || out.writes > most {
			t.Errorf("%v: %d writes for %d bytes, at most %d", args, out.writes, out.bytes, most)
		}
	}
}
