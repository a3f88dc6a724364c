package query

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"quoth/articles/lexicon"
	"quoth/index/term"
)

// harbour is a corpus in which a word stands misspelt once.
func harbour() *Corpus {
	texts := []string{
		"Boats of the bay",
		"The fery to the lighthouse was painted blue by the harbour master; seagulls sit on it.",
		"A lighthouse keeper counts the ships and the seagulls every day.",
	}
	for i := range 12 {
		texts = append(texts, fmt.Sprintf("The ferry number %d sails to Kestrel Island in the morning.", i+1))
	}
	v, terms := Vocabulary{}, map[string]bool{}
	for _, text := range texts {
		v.Read(text)
		for _, tok := range term.AnalyzePassage(text) {
			terms[tok.Term] = true
		}
	}
	return NewCorpus(lexicon.Default(), func(term string) bool { return terms[term] }, func() (Vocabulary, error) { return v, nil })
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
	c := harbour()
	for line := range strings.Lines(strings.TrimSpace(misspelt)) {
		question, want, _ := strings.Cut(strings.TrimSpace(line), " | ")
		if q := c.Understand(question); q.Question != want || q.Asked != question {
			t.Errorf("%s\n is read as %s\n not        %s", question, q.Question, want)
		}
	}
}

// However many words are wrong, few are looked into.
func TestSpellingIsBounded(t *testing.T) {
	c := harbour()
	if q := c.Understand(strings.Repeat("ferrry ", 250)); len(q.Respelt) != maxMisspelt {
		t.Errorf("%d words put right, want %d", len(q.Respelt), maxMisspelt)
	}
}

func TestVocabularyIsReadAsItWasWritten(t *testing.T) {
	v := Vocabulary{}
	v.Read("Café Kestrel: the café at Kestrel Quay, 12th of May")
	again, err := ReadVocabulary(bytes.NewReader(v.Write()))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(again.Write()), "cafe\t2\t1\nkestrel\t2\t0\nquay\t1\t0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if _, err := ReadVocabulary(strings.NewReader("cafe\t2\t1\nquay\n")); err == nil || err.Error() != "line 2: 1 columns, want 3" {
		t.Errorf("a broken line: %v", err)
	}
}
