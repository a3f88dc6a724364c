package articles

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// An archive is a folder of its name.
func TestArchive(t *testing.T) {
	inner := archive(t, "faro.txt", "Faro has 77 start-ups.")
	c, err := Load(fstest.MapFS{"post.zip": {Data: archive(t,
		"2024/porto.md", "# Porto\n\nPorto has 420 start-ups.", "2024/", "", "slides.pptx", "PK", ".hidden.md", "x", "__MACOSX/._a", "x", "more.zip", string(inner))}})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Articles) != 2 || !has(c, "post.zip/2024/porto.md") || !has(c, "post.zip/more.zip/faro.txt") || len(c.Problems) != 0 {
		t.Errorf("%d articles, problems %v", len(c.Articles), c.Problems)
	}
	if len(c.Passed) != 1 || c.Passed[0].Path != "post.zip/slides.pptx" || c.Passed[0].Reason != "kinds that are not read: .pptx" {
		t.Errorf("passed over: %v", c.Passed)
	}
}

// What is wrong with an archive is named, is bounded, and nothing else is lost.
func TestHostileArchives(t *testing.T) {
	raw := func(fill func(*zip.Writer)) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		fill(z)
		z.Close()
		return b.Bytes()
	}
	packed := func(data []byte) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(data)
		z.Close()
		return b.Bytes()
	}
	deep := archive(t, "a.txt", "Porto has 420 start-ups.")
	for range 6 {
		deep = archive(t, "a.zip", string(deep))
	}
	whole := archive(t, "a.txt", strings.Repeat("Porto has 420 start-ups. ", 50))
	for _, test := range []struct {
		what, path, says string
		data             []byte
	}{
		{"a name that leads out", "bad.zip/../out.md", "leads out", archive(t, "../out.md", "The secret is 4711.")},
		{"a name from the root", "bad.zip//etc/out.md", "leads out", archive(t, "/etc/out.md", "The secret is 4711.")},
		{"a name of another system", `bad.zip/..\out.md`, "leads out", archive(t, `..\out.md`, "The secret is 4711.")},
		{"two of one name", "bad.zip/a.md", "second file", archive(t, "a.md", "One is here.", "a.md", "Another is here.")},
		{"a link", "bad.zip/link.md", "not a file", raw(func(z *zip.Writer) {
			h := &zip.FileHeader{Name: "link.md"}
			h.SetMode(fs.ModeSymlink | 0o777)
			w, _ := z.CreateHeader(h)
			w.Write([]byte("/etc/passwd"))
		})},
		{"archives in archives", "bad.zip/a.zip/a.zip/a.zip", "within 3 others", deep},
		{"a bomb", "bad.zip", "unpacked, the most", raw(func(z *zip.Writer) {
			for i := range 3 {
				w, _ := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i, ".txt"), UncompressedSize64: 1 << 30, CompressedSize64: 1})
				w.Write([]byte("x"))
			}
		})},
		{"a file of nothing but zeros", "bad.zip/a.txt", "more than 200 times its size", raw(func(z *zip.Writer) {
			w, _ := z.Create("a.txt")
			w.Write(bytes.Repeat([]byte("0"), 20<<20))
		})},
		{"a packed file of nothing but zeros", "bad.md.gz", "more than 200 times its size", packed(bytes.Repeat([]byte("0"), 20<<20))},
		{"a large file", "bad.zip/a.txt", "the most is 64 MB", raw(func(z *zip.Writer) {
			w, _ := z.Create("a.txt")
			for range 65 {
				w.Write(make([]byte, 1<<20))
			}
		})},
		{"a file that says it is small", "bad.zip/a.txt", "it has not the", raw(func(z *zip.Writer) {
			w, _ := z.CreateRaw(&zip.FileHeader{Name: "a.txt", UncompressedSize64: 10, CompressedSize64: 24})
			w.Write([]byte("Porto has 420 start-ups."))
		})},
		{"half an archive", "bad.zip", "zip", whole[:len(whole)/2]},
		{"no archive", "bad.zip", "zip", []byte("Porto has 420 start-ups.")},
	} {
		name, _, _ := strings.Cut(test.path, "/")
		c, err := Load(fstest.MapFS{name: {Data: test.data}, "good.txt": {Data: []byte("Porto has 420 start-ups.")}})
		if err != nil {
			t.Errorf("%s: %v", test.what, err)
			continue
		}
		if !has(c, "good.txt") {
			t.Errorf("%s: the other article did not load", test.what)
		}
		found := false
		for _, p := range c.Problems {
			found = found || p.Path == test.path && p.Left && strings.Contains(p.Error(), test.says)
		}
		if !found {
			t.Errorf("%s: problems %v, want %s … %s", test.what, c.Problems, test.path, test.says)
		}
	}
}
