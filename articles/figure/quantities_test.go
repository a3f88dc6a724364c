package figure

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// The quantities of sentences: what they amount to, and of what. A line of
// testdata/quantities.tsv is the place the text is about, the sentence, and each
// figure's value, unit or currency, per, and marks, parted by "; ".
func TestQuantities(t *testing.T) {
	text, err := os.ReadFile("testdata/quantities.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			t.Errorf("line %d: %d columns, want 3: place, sentence, figures", n, len(cols))
			continue
		}
		var got []string
		for _, f := range Extract(cols[1], Context{Place: cols[0]}) {
			got = append(got, amount(f))
		}
		if all := strings.Join(got, "; "); all != cols[2] {
			t.Errorf("line %d: %s\n got %s\nwant %s", n, cols[1], all, cols[2])
		}
	}
}

// amount is what a figure amounts to on one line: "over 3000..5000 EUR per month".
func amount(f Figure) string {
	num := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	words := []string{num(f.Value)}
	if f.Max != f.Value {
		words[0] += ".." + num(f.Max)
	}
	if f.Qualifier != Exact && f.Qualifier != Range {
		words = append([]string{f.Qualifier.String()}, words...)
	}
	for _, w := range []string{f.Currency, f.Unit} {
		if w != "" {
			words = append(words, w)
		}
	}
	if f.Kind == Money && f.Currency == "" && f.Unit == "" {
		words = append(words, "money")
	}
	if f.Per != "" {
		words = append(words, "per", f.Per)
	}
	if f.Change != NoChange {
		words = append(words, f.Change.String())
	}
	return strings.Join(words, " ")
}
