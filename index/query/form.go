package query

import (
	_ "embed"
	"slices"
	"sync"

	"quoth/articles/lexicon"
)

// Form is what sort of stretch answers a question, where no figure does.
type Form string

const (
	NoForm     Form = ""
	Overview   Form = "overview"
	Reason     Form = "reason"
	Opinion    Form = "opinion"
	Person     Form = "person"
	Time       Form = "time"
	Place      Form = "place"
	List       Form = "list"
	Manner     Form = "manner"
	Definition Form = "definition"
	YesNo      Form = "yesno"
)

// Forms are all forms, in the order in which the table tries them.
var Forms = []Form{Overview, Reason, Opinion, Person, Time, Place, List, Manner, Definition, YesNo}

//go:embed tables/forms.tsv
var formTable string

// forms is tables/forms.tsv, read once.
var forms = sync.OnceValue(func() []cue { return mustCues("forms.tsv", formTable) })

// formOf returns the form of a question, NoForm for one that tells none, and the
// bytes of the words that tell it.
func formOf(question lexicon.Text) (form Form, at [2]int) {
	for _, c := range forms() {
		if start, end, ok := c.find(question); ok {
			return Form(c.value), [2]int{start, end}
		}
	}
	return NoForm, [2]int{}
}

// Everything reports whether a question asks for an overview of nothing in
// particular: "summarise it", "the gist of the article".
func (q Query) Everything() bool {
	return q.Form == Overview && len(q.Places)+len(q.Measures) == 0 && !slices.ContainsFunc(q.Words, func(w Word) bool {
		told := q.formAt[0] <= w.At[0] && w.At[1] <= q.formAt[1]
		return w.Telling() && !told && questions().cue("itself", lexicon.NewText(w.Text)) == ""
	})
}

// untold drops, of a question for an overview of something, the words that ask
// for it: the articles of "what do the articles say about visas?".
func (q *Query) untold() {
	told := func(w Word) bool { return q.formAt[0] <= w.At[0] && w.At[1] <= q.formAt[1] && w.Entry == nil }
	if q.Form == Overview && slices.ContainsFunc(q.Words, func(w Word) bool { return w.Role != Weak && !told(w) }) {
		q.Words = slices.DeleteFunc(q.Words, told)
	}
}

// AsksNames reports whether a question asks which ones, not how many: "list the
// accelerators in Bangalore".
func (q Query) AsksNames() bool {
	return q.Form == List && q.Want == "" && !slices.ContainsFunc(q.Measures, func(m *lexicon.Entry) bool { return m.Class != "count" })
}
