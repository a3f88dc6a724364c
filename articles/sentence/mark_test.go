package sentence

import (
	"strings"
	"testing"
)

func TestMarks(t *testing.T) {
	const marks = ",;:，、—“|"
	m := NewMarks(marks)
	for _, text := range []string{
		"", "no mark", "one, two; three", "，", "北京，上海、深圳", "a—b", "half a mark: \xef\xbc", "\xbc\x8c,", "“so”", "| a | b", "résumé | naïve",
	} {
		if got, want := m.First(text), strings.IndexAny(text, marks); got != want {
			t.Errorf("%q: the first at %d, want %d", text, got, want)
		}
		if got, want := m.Last(text), strings.LastIndexAny(text, marks); got != want {
			t.Errorf("%q: the last at %d, want %d", text, got, want)
		}
	}
}
