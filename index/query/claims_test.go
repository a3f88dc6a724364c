package query

import (
	"testing"

	"quoth/articles/lexicon"
)

// What a question states it states in digits or in words; most state nothing.
func TestClaims(t *testing.T) {
	for question, want := range map[string]int{
		"How much venture capital does Lagos attract?":              0,
		"Where do most founders live? And why there?":               0,
		"哪些城市的初创企业最多？":                                              0,
		"Does Lagos have 12 incubators?":                            1,
		"Is it right? Did half of the labs in Turin close?":         1,
		"Have the wages in Turin doubled?":                          1,
		"Are a dozen incubators in Lagos run by its universities?":  1,
		"都灵有三分之一的实验室关闭了吗？":                                          1,
		"Did Turin raise €40 million, a quarter more than Bologna?": 2,
	} {
		if got := Claims(question, lexicon.Default()); len(got) != want {
			t.Errorf("%s: %d claims, want %d: %+v", question, len(got), want, got)
		}
	}
}
