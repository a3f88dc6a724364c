package index

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// harbour is a corpus in which a word stands misspelt once.
func harbour() []Document {
	lines := []string{"boats.md|Boats of the bay||en"}
	for i := range 12 {
		lines = append(lines, fmt.Sprintf("The ferry number %d sails to Kestrel Island in the morning.", i+1))
	}
	return written(append(lines,
		"The fery to the lighthouse was painted blue by the harbour master; seagulls sit on it.",
		"A lighthouse keeper counts the ships and the seagulls every day."))
}

// Each line: a question, then how it is read.
const misspelt = `
When does the ferrry sail? | When does the ferry sail?
When does the frery sail? | When does the ferry sail?
who keeps the lighthuose | who keeps the lighthouse
who keeps the lihgthuose | who keeps the lighthouse
how many saegulls are there | how many seagulls are there
How far is Kestrl Island? | How far is Kestrel Island?
how far is kesterl island | how far is Kestrel island
How much venture captial does Shangai attract? | How much venture capital does Shanghai attract?
unicrons in singapor | unicorns in Singapore
unicorns of Tokio and Singapur | unicorns of Tokyo and Singapore
start-ups in Bergen | start-ups in Bergen
Which ferries sail? | Which ferries sail?
Who is the captain? | Who is the captain?
How many lighthouse-keepers? | How many lighthouse-keepers?
Why doesn't it sail? | Why doesn't it sail?
FERRRY | FERRRY
Where is Kestral Island? | Where is Kestral Island?
ferr1y | ferr1y
`

func TestSpelling(t *testing.T) {
	x := inMemory(t, slices.Values(harbour()), 4)
	for line := range strings.Lines(strings.TrimSpace(misspelt)) {
		question, want, _ := strings.Cut(strings.TrimSpace(line), " | ")
		if q := x.Understand(question); q.Question != want || q.Asked != question {
			t.Errorf("%s\n is read as %s\n not        %s", question, q.Question, want)
		}
	}
}

// A word misspelt in the corpus, rare as it is, does not win over the right one.
func TestMisspeltInTheCorpus(t *testing.T) {
	x := inMemory(t, slices.Values(harbour()), 4)
	a, err := x.Ask(t.Context(), "Which ferrry sails to Kestrel Island?")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Passages) == 0 || !strings.Contains(a.Passages[0].Text, "ferry number") {
		t.Errorf("the first passage is not one with the right word: %+v", a.Passages)
	}
	if want := []Respelling{{"ferrry", "ferry"}}; !slices.Equal(a.Spelling, want) || len(a.Unmatched) > 0 {
		t.Errorf("the answer says %v, unmatched %v", a.Spelling, a.Unmatched)
	}
}

// However many words are wrong, few are looked into.
func TestSpellingIsBounded(t *testing.T) {
	x := inMemory(t, slices.Values(harbour()), 4)
	if q := x.Understand(strings.Repeat("ferrry ", 250)); len(q.Respelt) != maxMisspelt {
		t.Errorf("%d words put right, want %d", len(q.Respelt), maxMisspelt)
	}
}

func TestVocabularyIsReadAsItWasWritten(t *testing.T) {
	v := vocabulary{}
	v.read("Café Kestrel: the café at Kestrel Quay, 12th of May")
	again, err := readVocabulary(bytes.NewReader(v.write()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(again.write()), "cafe\t2\t1\nkestrel\t2\t0\nquay\t1\t0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if _, err := readVocabulary(strings.NewReader("cafe\t2\t1\nquay\n")); err == nil || err.Error() != "line 2: 1 columns, want 3" {
		t.Errorf("a broken line: %v", err)
	}
}
