package articles

import "testing"

// Every format is kept under an ending that is read as that format, whatever its host calls it.
func TestEndingOf(t *testing.T) {
	for _, f := range formats {
		for _, kind := range f.types {
			if kind == "" {
				continue
			}
			if got := formatOf("a" + EndingOf(kind, "a")); got == nil || got.what != f.what {
				t.Errorf("%s is kept as %q, which is not read as %s", kind, EndingOf(kind, "a"), f.what)
			}
		}
	}
	for _, test := range []struct{ kind, name, want string }{
		{"text/html", "report.pdf", ".html"},
		{"text/plain", "notes.md", ".md"},
		{"application/octet-stream", "report.pdf", ".pdf"},
		{"", "table.csv", ".csv"},
		{"text/plain", "readme", ".txt"},
		{"image/png", "a.md", ""},
		{"application/octet-stream", "a.bin", ""},
	} {
		if got := EndingOf(test.kind, test.name); got != test.want {
			t.Errorf("%s, %s: %q, want %q", test.kind, test.name, got, test.want)
		}
	}
}
