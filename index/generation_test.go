package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quoth/articles"
	"quoth/articles/lexicon"
)

func build(t testing.TB, dir string, docs []Document) {
	t.Helper()
	if err := BuildFrom(context.Background(), dir, slices.Values(docs), lexicon.Default(), "towns", Plan{}); err != nil {
		t.Fatal(err)
	}
}

// onDisk builds an index and opens it until the test ends.
func onDisk(t testing.TB, docs []Document) *Index {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	build(t, dir, docs)
	return opened(t, dir)
}

func opened(t testing.TB, dir string) *Index {
	t.Helper()
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func generations(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return strings.Join(names, " ")
}

func TestWhatIsOnDisk(t *testing.T) {
	docs := towns()
	disk := onDisk(t, docs)
	if disk.Fingerprint() != "towns" {
		t.Errorf("the fingerprint is %q, want the one given", disk.Fingerprint())
	}
	if len(disk.Articles()) != 3 || disk.Passages() != 8 || disk.Meta("river.md").Title != "江城" {
		t.Errorf("%d articles, %d passages, %+v", len(disk.Articles()), disk.Passages(), disk.Meta("river.md"))
	}
	if got, want := len(disk.Lexicon().Entries()), len(lexicon.Default().Entries()); got != want {
		t.Errorf("the lexicon read back has %d entries, want %d", got, want)
	}
	a, err := disk.Article("harbour.md")
	if err != nil || a.Text != docs[0].Article.Text {
		t.Errorf("the article read back is %q (%v)", a.Text, err)
	}
}

func TestFingerprintTellsCorporaApart(t *testing.T) {
	more, err := lexicon.Default().With(&lexicon.Entry{Kind: lexicon.Place, ID: "Harbour Town", Class: "city"})
	if err != nil {
		t.Fatal(err)
	}
	one, other := &articles.Corpus{Fingerprint: "1"}, &articles.Corpus{Fingerprint: "2"}
	prints := []string{
		Fingerprint(one, lexicon.Default()), Fingerprint(other, lexicon.Default()), Fingerprint(one, more),
	}
	if prints[0] == prints[1] || prints[0] == prints[2] {
		t.Errorf("two corpora have one fingerprint: %v", prints)
	}
	if again := Fingerprint(one, lexicon.Default()); again != prints[0] {
		t.Errorf("one corpus has the fingerprints %s and %s", prints[0], again)
	}
}

func TestBuildOfACorpus(t *testing.T) {
	c, err := articles.Load(fstest.MapFS{
		"harbour.md": {Data: []byte("---\ntitle: Harbour Town\n---\nIts port handled 8,742 ships in 2023. The tram goes there.\n")},
		"hills.txt":  {Data: []byte("Hill City\n\nBuses climb the hills now. Rents rose by 4% in 2022.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "index")
	if err := Build(ctx, dir, c, lexicon.Default(), Plan{}); err != nil {
		t.Fatal(err)
	}
	memory, err := Memory(ctx, c, lexicon.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer memory.Close()
	want := Fingerprint(c, lexicon.Default())
	for _, x := range []*Index{memory, opened(t, dir)} {
		if x.Fingerprint() != want {
			t.Errorf("the fingerprint is %s, want %s", x.Fingerprint(), want)
		}
		hits, err := x.Search(ctx, asTerms("ships"), Filters{}, 1)
		if err != nil || len(hits) != 1 {
			t.Fatal(hits, err)
		}
		a, err := x.Article(hits[0].Article)
		if err != nil || a.Text[hits[0].Start:hits[0].End] != hits[0].Text {
			t.Errorf("%q is not in %q (%v)", hits[0].Text, a.Text, err)
		}
	}
}

func TestGenerations(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	build(t, dir, towns()[:1])
	first := opened(t, dir)
	build(t, dir, towns()[:2])
	build(t, dir, towns())
	if got, want := generations(t, dir), "gen-000002 gen-000003"; got != want {
		t.Errorf("kept are %s, want %s", got, want)
	}
	if n := len(opened(t, dir).Articles()); n != 3 {
		t.Errorf("the newest has %d articles, want 3", n)
	}
	hits, err := first.Search(context.Background(), asTerms("tram line"), Filters{}, 5)
	if err != nil || len(hits) != 1 || hits[0].ID != "harbour.md#1" {
		t.Errorf("a reader of a generation that was removed finds %v (%v)", hits, err)
	}
}

// What a killed or failed build leaves is never seen, and gone after the next.
func TestUnfinishedBuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	build(t, dir, towns())
	for _, leftover := range []string{"gen-123.tmp/bleve/store", "gen-000002/bleve"} {
		if err := os.MkdirAll(filepath.Join(dir, leftover), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "CURRENT.tmp"), []byte("gen-0"), 0o644); err != nil {
		t.Fatal(err)
	}
	if n := opened(t, dir).Passages(); n != 8 {
		t.Errorf("beside unfinished builds the index has %d passages, want 8", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	stopped := func(yield func(Document) bool) {
		for _, d := range towns() {
			if !yield(d) {
				return
			}
			cancel()
		}
	}
	if err := BuildFrom(ctx, dir, stopped, lexicon.Default(), "", Plan{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a build given up returns %v", err)
	}
	if got := generations(t, dir); got != "gen-000001" {
		t.Errorf("after a build given up there are %s, want gen-000001", got)
	}
	build(t, dir, towns()[:1])
	if got := generations(t, dir); got != "gen-000001 gen-000002" {
		t.Errorf("after the next build there are %s, want gen-000001 gen-000002", got)
	}
	if n := len(opened(t, dir).Articles()); n != 1 {
		t.Errorf("the next build has %d articles, want 1", n)
	}
}

func TestBuildRefuses(t *testing.T) {
	dir := t.TempDir()
	err := BuildFrom(context.Background(), filepath.Join(dir, "index"), slices.Values([]Document(nil)), lexicon.Default(), "", Plan{})
	if err == nil || !strings.Contains(err.Error(), "no passages") {
		t.Errorf("without passages: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "index")); !errors.Is(err, ErrNoIndex) {
		t.Errorf("what a refused build leaves opens with %v, want %v", err, ErrNoIndex)
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.doc"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err = BuildFrom(context.Background(), dir, slices.Values(towns()), lexicon.Default(), "", Plan{})
	if !errors.Is(err, ErrNoIndex) || !strings.Contains(err.Error(), "thesis.doc") {
		t.Errorf("in a folder of something else: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	edit := func(path string, change func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			found, err := filepath.Glob(filepath.Join(dir, path))
			if err != nil || len(found) != 1 {
				t.Fatalf("%s: %v (%v)", path, found, err)
			}
			data, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(found[0], change(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	half := func(data []byte) []byte { return data[:len(data)/2] }
	flip := func(data []byte) []byte { data[len(data)/2] ^= 0x10; return data }
	remove := func(path string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.RemoveAll(filepath.Join(dir, path)); err != nil {
				t.Fatal(err)
			}
		}
	}
	replace := func(old, new string) func([]byte) []byte {
		return func(data []byte) []byte { return []byte(strings.Replace(string(data), old, new, 1)) }
	}
	for _, test := range []struct {
		name  string
		spoil func(*testing.T, string)
		want  error
		says  string
	}{
		{"folder missing", remove("."), ErrNoIndex, "no such folder"},
		{"CURRENT missing", remove("CURRENT"), ErrNoIndex, "holds no CURRENT"},
		{"CURRENT empty", edit("CURRENT", func([]byte) []byte { return nil }), ErrDamaged, "CURRENT"},
		{"CURRENT leads elsewhere", edit("CURRENT", replace("gen-000001", "../../etc")), ErrDamaged, "CURRENT"},
		{"generation missing", remove("gen-000001"), os.ErrNotExist, "gen-000001"},
		{"manifest missing", remove("gen-000001/manifest.json"), os.ErrNotExist, "manifest.json"},
		{"manifest cut", edit("gen-000001/manifest.json", half), ErrDamaged, "manifest.json"},
		{"manifest changed", edit("gen-000001/manifest.json", replace(`"passages": 8`, `"passages": 9`)), ErrDamaged, "manifest.json"},
		{"older schema", edit("gen-000001/manifest.json", replace(fmt.Sprintf(`"schema": %d`, schema), `"schema": 0`)), ErrOtherVersion, "quoth index"},
		{"passages cut", edit("gen-000001/passages.bin", half), ErrDamaged, "passages.bin is cut short"},
		{"articles changed", edit("gen-000001/articles.bin", flip), ErrDamaged, "articles.bin has changed"},
		{"articles missing", remove("gen-000001/articles.bin"), ErrDamaged, "articles.bin is missing"},
		{"words cut", edit("gen-000001/bleve/store/*.zap", half), ErrDamaged, ".zap is cut short"},
		{"words changed", edit("gen-000001/bleve/store/*.zap", flip), ErrDamaged, ".zap has changed"},
		{"words' list cut", edit("gen-000001/bleve/store/root.bolt", half), ErrDamaged, "root.bolt is cut short"},
		{"words missing", remove("gen-000001/bleve"), ErrDamaged, "is missing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			build(t, dir, towns())
			test.spoil(t, dir)
			x, err := Open(dir)
			if err == nil {
				x.Close()
				t.Fatal("it opens")
			}
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || !strings.HasPrefix(err.Error(), dir) {
				t.Errorf("error is %q, want the folder, %q and %q", err, test.want, test.says)
			}
		})
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(file); !errors.Is(err, ErrNoIndex) {
		t.Errorf("a file opens with %v", err)
	}
}

// An index may lie where nothing can be written.
func TestOpenReadOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	build(t, dir, towns())
	before := listing(t, dir)
	x := opened(t, dir)
	if _, err := x.Search(context.Background(), asTerms("tram"), Filters{}, 3); err != nil {
		t.Error(err)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("reading has changed the folder from\n%s to\n%s", before, after)
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil {
			b.WriteString(path + " " + info.Mode().String() + " " + info.ModTime().String() + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
