package bot

import (
	"testing"

	"quoth/index/answer"
)

// A figure whose scale or currency stands in the title of its column is
// written out beside its own words; one that says them itself is not.
func TestWrittenOut(t *testing.T) {
	for _, test := range []struct {
		text, currency string
		value          float64
		en, zh         string
	}{
		{"3.4", "", 3400, "3,400", "3,400"},
		{"1,900", "USD", 1.9e9, "USD 1.9 billion", "USD 19亿"},
		{"80", "", 80000, "80,000", "8万"},
		{"28.5", "EUR", 28.5, "EUR 28.5", "EUR 28.5"},
		{"€412", "EUR", 412e6, "EUR 412 million", "EUR 4.12亿"},
		{"€412", "EUR", 412, "", ""},
		{"1.9 billion", "USD", 1.9e9, "", ""},
		{"1,150", "", 1150, "", ""},
		{"2236.61亿元", "CNY", 223661e6, "", ""},
	} {
		f := answer.Figure{Text: test.text, Currency: test.currency, Value: &test.value}
		for want, c := range map[*string]*composer{&test.en: {words: &english}, &test.zh: {words: &chinese}} {
			got := c.writtenOut(f)
			if got != *want {
				t.Errorf("%s for %v: %q, want %q", test.text, test.value, got, *want)
			}
		}
	}
}
