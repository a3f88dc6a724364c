package encoder

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// A text is read where most of its own pieces are known, and not in Chinese by an
// encoder that knows a few hundred characters only, though they be these.
func TestReads(t *testing.T) {
	const chinese = "一丁七万丈三上下"
	few, many := vocabulary(t, 300), vocabulary(t, leastHan)
	for _, test := range []struct {
		text      string
		few, many bool
	}{
		{"port port port port port", true, true},
		{"port port port harbour", false, false},
		{"port port port port harbour", true, true},
		{chinese, false, true},
		{chinese + " port", false, true},
		{"port port port port port port 万", true, true},
		{"", true, true},
	} {
		for _, prefix := range []string{"", "port port port port port port port port: "} {
			first := len(few.tokens(prefix, 99)) - 1
			if got := few.reads(few.tokens(prefix+test.text, 99), first); got != test.few {
				t.Errorf("%q after %q, by one of English: read %v, want %v", test.text, prefix, got, test.few)
			}
			if got := many.reads(many.tokens(prefix+test.text, 99), first); got != test.many {
				t.Errorf("%q after %q, by one of Chinese: read %v, want %v", test.text, prefix, got, test.many)
			}
		}
	}
}

// vocabulary is one of so many Chinese characters, and "port".
func vocabulary(t *testing.T, han int) *wordPiece {
	t.Helper()
	vocab := map[string]int{"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "port": 3, ":": 4}
	for i := range han {
		vocab[string(rune(0x4E00+i))] = 5 + i
	}
	data, err := json.Marshal(map[string]any{
		"normalizer":    map[string]any{"type": "BertNormalizer", "handle_chinese_chars": true, "lowercase": true},
		"pre_tokenizer": map[string]any{"type": "BertPreTokenizer"},
		"model":         map[string]any{"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "vocab": vocab},
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tokenizer.json")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := readWordPiece(path, len(vocab))
	if err != nil {
		t.Fatal(err)
	}
	return w
}
