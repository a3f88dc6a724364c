package articles

import (
	"testing"
	"testing/fstest"
)

// Front matter may stand in a file beside an article of any kind.
func TestFrontMatterBeside(t *testing.T) {
	c, err := Load(fstest.MapFS{
		"hubs.pdf":      {Data: pdfFile("Porto counted 420 start-ups in 2024.")},
		"hubs.pdf.yaml": {Data: []byte("title: Hubs\nurl: https://post.example/hubs.pdf\nsource: Harbour Post\npublished: 2024-05-01\nfetched: 2026-01-01\n")},
		"bad.txt":       {Data: []byte("Faro counted 77.")},
		"bad.txt.yaml":  {Data: []byte("published: soon\n")},
		"gone.txt.yaml": {Data: []byte("title: Gone\n")},
		"sources.yaml":  {Data: []byte("sources: []\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := c.Articles[1]
	if a.Title != "Hubs" || a.URL != "https://post.example/hubs.pdf" || a.Source != "Harbour Post" || a.Published != "2024-05-01" || len(a.Guessed) != 0 {
		t.Errorf("%+v", a)
	}
	if len(c.Problems) != 1 || c.Problems[0].Path != "bad.txt" || c.Problems[0].Left {
		t.Errorf("problems %v", c.Problems)
	}
	if len(c.Passed) != 1 || c.Passed[0].Path != "gone.txt.yaml" {
		t.Errorf("passed over %v", c.Passed)
	}
	changed, _ := Load(fstest.MapFS{"bad.txt": {Data: []byte("Faro counted 77.")}, "bad.txt.yaml": {Data: []byte("published: 2024\n")}})
	plain, _ := Load(fstest.MapFS{"bad.txt": {Data: []byte("Faro counted 77.")}})
	if changed.Fingerprint == plain.Fingerprint {
		t.Error("the fingerprint does not tell what stands beside a file")
	}
}
