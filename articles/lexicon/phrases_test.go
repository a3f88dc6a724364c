package lexicon

import "testing"

// As many phrases are counted as are found one by one.
func TestPhrasesCount(t *testing.T) {
	patterns := []string{"because", "because of", "thanks to", "^so", "led … to", "…in order to", "由于", "Because"}
	all := NewPhrases(patterns...)
	for _, text := range []string{
		"", "The mill closed because the river had moved.", "Because of the flood, and thanks to it, the mill closed.",
		"So the mill closed.", "And so the mill closed.", "The flood led the mill to close in order to move.",
		"It moved in order to live because of the flood", "由于洪水，磨坊关闭了。", "Thanks a lot to all",
	} {
		want := 0
		for _, p := range patterns {
			if _, _, ok := NewPhrase(p).Find(NewText(text)); ok {
				want++
			}
		}
		for most := range want + 2 {
			if got := all.Count(text, most); got != min(want, most) {
				t.Errorf("%d phrases are counted in %q, want %d of %d", got, text, min(want, most), want)
			}
		}
	}
}

// To count phrases nothing is kept of a text, however many phrases and words there are.
func TestPhrasesAllocate(t *testing.T) {
	all := NewPhrases("because", "thanks to", "led … to")
	text := "the mill of the town was closed by those who owned it, and nobody knows a reason that would tell why it came so"
	most := 1.0
	if raced {
		most = 10 // a cutter forgotten is made anew
	}
	if n := testing.AllocsPerRun(100, func() { all.Count(text, 3) }); n > most {
		t.Errorf("%v allocations", n)
	}
}
