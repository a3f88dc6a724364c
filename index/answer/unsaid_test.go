package answer_test

import (
	"context"
	"strings"
	"testing"

	"quoth/index/answer"
)

// What the articles do not say is not said: of the 200 questions of
// testdata/unsaid.tsv at most six are answered, and which they are is known. Of
// most of the others nothing is shown; the closest is shown of at most a third.
func TestUnsaid(t *testing.T) {
	x := hubs(t)
	all, answered, closest := 0, 0, 0
	for _, line := range rows(t, "testdata/unsaid.tsv") {
		question, reason, _ := strings.Cut(strings.TrimPrefix(line, "!"), "\t")
		all++
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		known := line[0] == '!'
		said := a.Status == answer.Answered || a.Status == answer.Partial
		if a.Status == answer.Closest {
			closest++
		}
		if said {
			answered++
		}
		switch {
		case said && !known:
			t.Errorf("%q is answered: %s", question, told(a))
		case !said && known:
			t.Errorf("%q is not answered any more: take its ! away", question)
		case known && reason == "":
			t.Errorf("%q: answered without a reason", question)
		}
	}
	t.Logf("%d of %d questions answered, of %d the closest shown", answered, all, closest)
	if testing.Short() {
		return
	}
	if all != 200 || answered > 6 || closest > 67 {
		t.Errorf("%d of %d questions answered, of %d the closest shown, want at most 6 and 67 of 200", answered, all, closest)
	}
}
