package index

import (
	"context"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
	"quoth/index/encoder"
)

// A lettered encoder makes of a text the counts of its letters; it counts what it
// is given, and stops after so many batches where it is told to.
type lettered struct {
	id    string
	given int
	stop  int // batches after which it fails; 0 never
}

func (l *lettered) ID() string   { return l.id }
func (l *lettered) Name() string { return "lettered" }

var errStopped = errors.New("stopped")

func (l *lettered) Encode(ctx context.Context, kind encoder.Kind, texts []string) ([][]float32, error) {
	if kind == encoder.Passage {
		if l.stop == 1 {
			return nil, errStopped
		}
		l.stop--
		l.given += len(texts)
	}
	var list [][]float32
	for _, text := range texts {
		if strings.Contains(text, "城") { // not a language it reads
			list = append(list, nil)
			continue
		}
		v := make([]float32, 26)
		for _, r := range strings.ToLower(text) {
			if 'a' <= r && r <= 'z' {
				v[r-'a']++
			}
		}
		encoder.Normalize(v)
		list = append(list, v)
	}
	return list, nil
}

func buildBy(dir string, e Encoder) error {
	return BuildFrom(context.Background(), dir, slices.Values(towns()), lexicon.Default(), "towns", Plan{Encoding: Encoding{By: e}})
}

// The passage that holds a question's sentence word for word is the nearest, on
// disk as in memory; what is in a language that is not read stands out nowhere.
func TestNearest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if err := buildBy(dir, &lettered{id: strings.Repeat("a", 64)}); err != nil {
		t.Fatal(err)
	}
	disk := opened(t, dir)
	if disk.Encoded() {
		t.Error("an index is asked with an encoder that nobody gave")
	}
	if err := disk.AskWith(&lettered{id: strings.Repeat("a", 64)}); err != nil {
		t.Fatal(err)
	}
	memory, err := MemoryFrom(t.Context(), slices.Values(towns()), lexicon.Default(), "towns")
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	if err := memory.Encode(t.Context(), Encoding{By: &lettered{id: strings.Repeat("a", 64)}}); err != nil {
		t.Fatal(err)
	}
	for _, x := range []*Index{disk, memory} {
		for n := range x.Passages() {
			p, err := x.Passage(n)
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range p.Sentences {
				text := p.Text[s[0]:s[1]]
				l, err := x.Like(t.Context(), text)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(text, "城") {
					if l != nil {
						t.Errorf("%q is compared, and its language is not read", text)
					}
					continue
				}
				if at, level := l.Best(n); at != i || level <= 0 || l.Sentence(n, i) != level {
					t.Errorf("%q: the likest sentence is %d by %.2f, want %d", text, at, level, i)
				}
				if !slices.Contains(l.Nearest(2), n) {
					t.Errorf("%q: nearest are %v, want %d among them", text, l.Nearest(2), n)
				}
				for m := range x.Passages() {
					if q, err := x.Passage(m); err != nil || strings.Contains(q.Text, "城") && l.Passage(m) != 0 {
						t.Errorf("passage %d stands out by %v (%v), and is not read", m, l.Passage(m), err)
					}
				}
			}
		}
	}
}

// The index of another encoder is refused, and one without vectors.
func TestOtherEncoder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if err := buildBy(dir, &lettered{id: strings.Repeat("a", 64)}); err != nil {
		t.Fatal(err)
	}
	err := opened(t, dir).AskWith(&lettered{id: strings.Repeat("b", 64)})
	if !errors.Is(err, ErrOtherEncoder) || !strings.Contains(err.Error(), "aaaaaaaaaaaa") || !strings.Contains(err.Error(), "bbbbbbbbbbbb") {
		t.Errorf("another encoder: %v", err)
	}
	plain := filepath.Join(t.TempDir(), "index")
	if err := BuildFrom(t.Context(), plain, slices.Values(towns()), lexicon.Default(), "towns", Plan{}); err != nil {
		t.Fatal(err)
	}
	if err := opened(t, plain).AskWith(&lettered{id: "a"}); !errors.Is(err, ErrOtherEncoder) {
		t.Errorf("an index without vectors: %v", err)
	}
}

// A build that was stopped goes on where it was, and one of articles that have not
// changed makes no vector anew.
func TestVectorsAreMadeOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	was := encodedAtOnce
	encodedAtOnce = 4
	defer func() { encodedAtOnce = was }()
	id := strings.Repeat("a", 64)
	whole := &lettered{id: id}
	if err := buildBy(filepath.Join(t.TempDir(), "index"), whole); err != nil {
		t.Fatal(err)
	}
	stopped := &lettered{id: id, stop: 3}
	if err := buildBy(dir, stopped); !errors.Is(err, errStopped) {
		t.Fatalf("a build that is stopped: %v", err)
	}
	rest := &lettered{id: id}
	if err := buildBy(dir, rest); err != nil {
		t.Fatal(err)
	}
	if stopped.given != 8 || rest.given >= whole.given || stopped.given+rest.given < whole.given {
		t.Errorf("%d texts were encoded, then %d, of %d", stopped.given, rest.given, whole.given)
	}
	again := &lettered{id: id}
	if err := buildBy(dir, again); err != nil {
		t.Fatal(err)
	}
	if again.given > 3 { // those that are not read
		t.Errorf("%d texts are encoded again", again.given)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".vectors") {
			t.Errorf("%s is left", e.Name())
		}
	}
	other := &lettered{id: strings.Repeat("b", 64)}
	if err := buildBy(dir, other); err != nil || other.given != whole.given {
		t.Errorf("another encoder encodes %d of %d (%v)", other.given, whole.given, err)
	}
}

// A file of vectors that was cut or changed is damaged.
func TestVectorsAreRead(t *testing.T) {
	sum := sha256.Sum256(nil)
	v := &vectors{dims: 3, starts: []uint32{0, 1, 3}}
	for range 3 {
		v.data = append(append(v.data, sum[:textSum]...), 0, 0, 128, 63, 1, 2, 255)
	}
	var b strings.Builder
	if err := v.write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := readVectors([]byte(b.String()), 2)
	if err != nil {
		t.Fatal(err)
	}
	if list, scale := got.of(2); !slices.Equal(list, []int8{1, 2, -1}) || scale != 1 {
		t.Errorf("vector 2 is %v of %v", list, scale)
	}
	for _, broken := range []string{"", b.String()[:b.Len()-1], "other" + b.String()[5:], b.String() + "x"} {
		if _, err := readVectors([]byte(broken), 2); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d bytes of %d: %v", len(broken), b.Len(), err)
		}
	}
	if _, err := readVectors([]byte(b.String()), 3); !errors.Is(err, ErrDamaged) {
		t.Errorf("of another number of passages: %v", err)
	}
}
