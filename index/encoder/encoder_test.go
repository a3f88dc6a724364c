package encoder

import (
	"bufio"
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A reference is a text with its vector, worked out apart from Quoth
// (make/reference.py).
type reference struct {
	Kind, Text string
	Tokens     []int32
	Vector     []float32
}

func references(t testing.TB, path string) (list []reference) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r reference
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

func open(t testing.TB, folder string) *Model {
	t.Helper()
	m, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// compare encodes the texts of a reference, all at once and each alone.
func compare(t *testing.T, m *Model, want []reference) {
	t.Helper()
	for _, kind := range []Kind{Question, Passage} {
		var texts []string
		var of []reference
		for _, r := range want {
			if (r.Kind == "question") == (kind == Question) {
				texts, of = append(texts, r.Text), append(of, r)
			}
		}
		together, err := m.Encode(context.Background(), kind, texts)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range of {
			if got := m.words.tokens(m.before[kind]+r.Text, m.Positions); !slices.Equal(got, r.Tokens) {
				t.Errorf("%.40q: tokens %v, want %v", r.Text, got, r.Tokens)
			}
			if !m.words.reads(r.Tokens, len(m.words.tokens(m.before[kind], m.Positions))-1) {
				if together[i] != nil {
					t.Errorf("%.40q: a vector of what is not read", r.Text)
				}
				continue
			}
			if far := apart(together[i], r.Vector); far > 1e-4 {
				t.Errorf("%.40q: a number of its vector is %.6f from the reference", r.Text, far)
			}
			alone, err := m.Encode(context.Background(), kind, []string{r.Text})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(alone[0], together[i]) {
				t.Errorf("%.40q: its vector depends on the texts beside it", r.Text)
			}
		}
	}
}

func apart(a, b []float32) (most float64) {
	if len(a) != len(b) {
		return math.Inf(1)
	}
	for i := range a {
		most = max(most, math.Abs(float64(a[i])-float64(b[i])))
	}
	return most
}

func TestVectorsAreThoseOfTheReference(t *testing.T) {
	compare(t, open(t, "testdata/tiny"), references(t, "testdata/tiny/reference.jsonl"))
}

// Without a kernel vectors are the same but for rounding.
func TestPlainProducts(t *testing.T) {
	defer func(was bool) { tiled = was }(tiled)
	tiled = false
	compare(t, open(t, "testdata/tiny"), references(t, "testdata/tiny/reference.jsonl"))
}

func TestProducts(t *testing.T) {
	a, b := make([]float32, 9*48), make([]float32, 11*48)
	for i := range a {
		a[i] = float32(i%13) - 6
	}
	for i := range b {
		b[i] = float32(i%7) - 3
	}
	for n := 1; n <= 9; n++ {
		for m := 1; m <= 11; m++ {
			for _, size := range []int{1, 8, 24, 40} {
				out := make([]float32, n*16)
				for i := range out {
					out[i] = -1
				}
				products(out, 16, a, 48, b, 48, n, m, size)
				for i := range n {
					for j := range 16 {
						want := float32(-1)
						if j < m {
							want = product(a[i*48:i*48+size], b[j*48:j*48+size])
						}
						if got := out[i*16+j]; got != want {
							t.Fatalf("%d rows by %d of %d: at %d, %d is %v, want %v", n, m, size, i, j, got, want)
						}
					}
				}
			}
		}
	}
}

func TestHalf(t *testing.T) {
	for h, want := range map[uint16]float32{0: 0, 0x3c00: 1, 0xc000: -2, 0x3555: 0.333251953125, 1: 1.0 / (1 << 24), 0x7bff: 65504} {
		if got := half(h); got != want {
			t.Errorf("half(%#x) = %v, want %v", h, got, want)
		}
	}
}

func TestExpAndErf(t *testing.T) {
	for x := -90.0; x <= 0; x += 0.0137 {
		if far := math.Abs(float64(exp(float32(x))) - math.Exp(float64(float32(x)))); far > 2e-7 {
			t.Errorf("exp(%v) is %v off", x, far)
		}
	}
	for x := -6.0; x <= 6; x += 0.0137 {
		if far := math.Abs(float64(erf(float32(x))) - math.Erf(float64(float32(x)))); far > 1e-6 {
			t.Errorf("erf(%v) is %v off", x, far)
		}
	}
}

// What is wrong with a folder is told by file and place.
func TestOpenTellsWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"config.json", `"bert"`, `"xlm-roberta"`, `config.json: model_type is "xlm-roberta"`},
		{"config.json", `"hidden_size": 24`, `"hidden_size": 25`, "config.json: num_attention_heads is 3"},
		{"config.json", `"gelu"`, `"relu"`, `config.json: hidden_act is "relu"`},
		{"config.json", `{`, `[`, "config.json: "},
		{"tokenizer.json", `"WordPiece", "unk`, `"Unigram", "unk`, `tokenizer.json: model.type "Unigram"`},
		{"tokenizer.json", `"[CLS]": 2`, `"[CLX]": 2`, `tokenizer.json: model.vocab has no piece "[CLS]"`},
		{"tokenizer.json", `"[MASK]": 4`, `"[MASK]": 99999`, `piece "[MASK]" has the number 99999`},
		{"model.safetensors", "encoder.layer.1.output.dense.weight\"", "encoder.layer.1.output.dance.weight\"", `model.safetensors: no tensor "encoder.layer.1.output.dense.weight"`},
		{"model.safetensors", "[40, 24]", "[24, 40]", "want [40 24]"},
		{"model.safetensors", "dtype", "dtypo", "want F32, F16 or I8"},
		{"model.safetensors", "_scale\"", "_stale\"", "numbers of kind I8 without"},
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, c.file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.ReplaceAll(string(data), c.old, c.new)
		if changed == string(data) {
			t.Fatalf("%s has no %s", c.file, c.old)
		}
		if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s with %s for %s: %v, want %s", c.file, c.new, c.old, err, c.want)
		}
	}
	dir := t.TempDir()
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "config.json") {
		t.Errorf("an empty folder: %v", err)
	}
	if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "model.safetensors")
	if err := os.Truncate(path, 12000); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "cut short") {
		t.Errorf("a file cut short: %v", err)
	}
}

// The ID is that of what decides what vectors come out.
func TestID(t *testing.T) {
	a, b := open(t, "testdata/tiny"), open(t, "testdata/tiny")
	if a.ID() != b.ID() || len(a.ID()) != 64 {
		t.Errorf("IDs %q and %q of one model", a.ID(), b.ID())
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/tiny")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config_sentence_transformers.json"), []byte(`{}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if other := open(t, dir); other.ID() == a.ID() {
		t.Error("another prefix, and the same ID")
	}
}

func BenchmarkEncode(b *testing.B) {
	m := open(b, "testdata/tiny")
	for b.Loop() {
		if _, err := m.Encode(context.Background(), Passage, []string{"how many companies in zurich"}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestBytes(t *testing.T) {
	a, b := make([]float32, 53), make([]float32, 53)
	for i := range a {
		a[i], b[i] = float32(i%11)-5, float32((i*7)%19)-9
	}
	Normalize(a)
	Normalize(b)
	x, by := Bytes(a)
	y, of := Bytes(b)
	if far := math.Abs(float64(by*of*float32(ProductOfBytes(x, y)) - product(a, b))); far > 0.01 {
		t.Errorf("the cosine is %v off", far)
	}
	for n := range 53 {
		want := int32(0)
		for i := range n {
			want += int32(x[i]) * int32(y[i])
		}
		if got := ProductOfBytes(x[:n], y[:n]); got != want {
			t.Errorf("%d bytes: %d, want %d", n, got, want)
		}
	}
	if zero, by := Bytes(make([]float32, 3)); by != 0 || zero[0] != 0 {
		t.Error("a vector of zeros")
	}
}
