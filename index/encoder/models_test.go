//go:build models

package encoder

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Published encoders, as .ci/encoder lays them into QUOTH_MODELS, give the vectors
// that numpy and onnxruntime give of them (make/reference.py).
func TestPublishedEncoders(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(os.Getenv("QUOTH_MODELS"), "*", "reference.jsonl"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no model with a reference.jsonl in QUOTH_MODELS (%v)", err)
	}
	for _, path := range folders {
		folder := filepath.Dir(path)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			compare(t, open(t, folder), references(t, path))
		})
	}
}

// BenchmarkPublished tells what a question of 16 tokens and a passage of 92 take.
func BenchmarkPublished(b *testing.B) {
	folders, _ := filepath.Glob(filepath.Join(os.Getenv("QUOTH_MODELS"), "*", "reference.jsonl"))
	for _, path := range folders {
		m := open(b, filepath.Dir(path))
		for name, words := range map[string]int{"question": 14, "passage": 90} {
			text := strings.Repeat("river ", words-len(m.words.tokens(m.before[Passage], 99))+2)
			b.Run(m.Name()+"/"+name, func(b *testing.B) {
				for b.Loop() {
					if _, err := m.Encode(context.Background(), Passage, []string{text}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
