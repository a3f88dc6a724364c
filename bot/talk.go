package bot

import (
	_ "embed"
	"strings"
	"sync"

	"quoth/index/query"
)

//go:embed tables/unread.tsv
var unreadTable string

// unread is what is said to a question in a language that is not read, by the
// language's code: tables/unread.tsv.
var unread = sync.OnceValue(func() map[string]string {
	said := map[string]string{}
	for line := range strings.Lines(unreadTable) {
		if code, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			said[code] = sentence
		}
	}
	return said
})

// Unread says, in the language of a question where it is known and in English,
// that questions in it are not read.
func Unread(code string) Message {
	m := Message{Kind: Unanswered, Lang: "en"}
	if sentence := unread()[code]; sentence != "" {
		m.Parts = append(m.Parts, line(sentence))
	}
	m.Parts = append(m.Parts, line(english.Unread))
	return m
}

// Talk answers in kind what was said without asking anything. A greeting also
// gets examples of what to ask; what asks how to ask gets Help.
func Talk(lang string, talk query.Talk) Message {
	w := wordsIn(lang)
	said := w.Talk[talk]
	if said == "" {
		return Help(lang)
	}
	m := Message{Kind: Helped, Lang: lang, Parts: []Part{line(said)}}
	if talk == query.Greeting {
		m.Parts = append(m.Parts, examples(w)...)
	}
	return m
}

func examples(w *words) []Part {
	var parts []Part
	for _, example := range w.HowItem {
		parts = append(parts, Part{Role: Item, Runs: []Run{{Text: example}}})
	}
	return parts
}
