package articles

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// rivers are the articles of testdata/rivers without its tables.
func rivers(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	paths, err := filepath.Glob("testdata/rivers/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no rivers: %v", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = &fstest.MapFile{Data: data}
	}
	return files
}

func recurring(t *testing.T, files fstest.MapFS) (list []string) {
	t.Helper()
	c, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Recurring() {
		list = append(list, e.Kind.String()+" "+e.ID+" "+e.Class)
	}
	return list
}

func TestRecurring(t *testing.T) {
	want := []string{"place Alder subject", "place Marrow subject", "place Tessel subject", "place Wend subject", "measure mean discharge quantity"}
	if diff := cmp.Diff(want, recurring(t, rivers(t))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestRecurringInChinese(t *testing.T) {
	files := fstest.MapFS{}
	for name, flow := range map[string]string{"青溪": "380", "白溪": "41", "黑溪": "505"} {
		files[name+".md"] = &fstest.MapFile{Data: []byte("# " + name + "：山间的河\n\n" + name + "长96公里，" + name + "的年均流量为" + flow + "万吨。人们在" + name + "边种茶。\n")}
	}
	want := []string{"place 白溪 subject", "place 青溪 subject", "place 黑溪 subject", "measure 年均流量 quantity"}
	if diff := cmp.Diff(want, recurring(t, files)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Words in front of which a name stands once, or that are written small too,
// are no names.
func TestNotRecurring(t *testing.T) {
	text := "# Floods And The Old Mill\n\nFloods came, floods went, and Floods remain. The Old Mill stood. " + strings.Repeat("Millers of the Old Mill Road sing. ", 4)
	if got := recurring(t, fstest.MapFS{"a.md": {Data: []byte(text)}}); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}
