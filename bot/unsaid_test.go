package bot

import (
	"errors"
	"testing"
)

func TestUnsaid(t *testing.T) {
	for _, test := range []struct{ err, text, want string }{
		{"the index is gone", "How many unicorns?", "the index is gone"},
		{`query "Unicorns+in:Faro": no_such_field`, "unicorns in Faro?", `query "…+…:…": no_such_field`},
		{"faro: line 3: Évora", "évora, such", "faro: line 3: …"},
		{"open /a/独角兽.md: no", "独角兽", "open /a/….md: no"},
		{"", "x", ""},
	} {
		if got := Unsaid(errors.New(test.err), "other words", test.text); got != test.want {
			t.Errorf("%q without %q: %q, want %q", test.err, test.text, got, test.want)
		}
	}
}
