package query

import (
	"strings"
	"testing"
)

func TestParted(t *testing.T) {
	var parts Parts
	for _, c := range []struct {
		text, figure string
		want         bool
	}{
		{"Porto had 40 firms, of which 12 were new.", "12", true},
		{"Porto had 40 firms, of which 12 were new, and 9 left.", "9", false},
		{"Porto had 40 firms, of which 12 were new.", "40", false},
		{"全市有40家企业，其中12家是新的。", "12", true},
		{"Of them 12 are new", "12", true},
	} {
		if got := parts.Parted(c.text, strings.Index(c.text, c.figure)); got != c.want {
			t.Errorf("%s: is %s a part? %v, want %v", c.text, c.figure, got, c.want)
		}
	}
}

// A sentence of very many figures is read once, not anew before each of them.
func TestPartedReadsASentenceOnce(t *testing.T) {
	read := func(figures int) float64 {
		text := strings.Repeat("and 7 firms ", figures)
		return testing.AllocsPerRun(3, func() {
			var parts Parts
			for at := 0; at < len(text); at += 12 {
				parts.Parted(text, at)
			}
		})
	}
	if few, many := read(10), read(1000); many > few+50 {
		t.Errorf("%.0f allocations for 10 figures, %.0f for 1,000", few, many)
	}
}
