package answer

import (
	"strconv"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index"
	"quoth/index/meaning"
	"quoth/index/term"
)

// A reading is a passage as it is judged: what it says, sentence by
// sentence, and the frame it stands in, once it has been read.
type reading struct {
	*index.Passage
	*index.Meta
	*told
	found    *index.Ranked // the passage as it was ranked; nil where figures alone found it
	rank     int           // among the passages found by words, from 0; those found by figures alone come after
	lexicon  *lexicon.Lexicon
	readings *readingCache
}

// What a passage has told when it was read.
type told struct {
	text       bag              // all of it
	sentences  []bag            // of Record.Sentences
	frame      bag              // heading, title, what the article is about
	tokens     [][]term.Token   // of the sentences that hold a figure, in bytes of the passage
	tokenMeans [][]meaning.Word // …and what they are to the table of word vectors
	figures    []figureRead     // of Record.Figures
}

// reading is a passage to be judged, that stands at a place among those found.
func (x *Answerer) reading(k *index.Passage, rank int) reading {
	return reading{Passage: k, Meta: &x.metas[k.ArticleNumber], rank: rank, lexicon: x.lex, readings: &x.readings}
}

// read looks through the words of the passage. Most passages found are passed
// over for what they are before it comes to their words.
func (e *reading) read() {
	if e.told != nil {
		return
	}
	if e.told = e.readings.get(e.Number); e.told != nil {
		return
	}
	t := &told{}
	for _, s := range e.Sentences {
		b := newBag(e.lexicon, e.Record.Text[s[0]:s[1]])
		t.sentences = append(t.sentences, b)
		t.text.terms = append(t.text.terms, b.terms...)
		t.text.names = append(t.text.names, b.names...)
	}
	frame := []string{e.Heading, e.Title, strings.Join(e.Header, "; ")}
	if len(e.Places) == 1 { // an article about several says in its text which
		frame = append(frame, e.Places[0])
	}
	t.frame = newBag(e.lexicon, frame...)
	t.figures = e.readFigures()
	t.tokens = e.sentenceTokens(t.figures)
	t.tokenMeans = make([][]meaning.Word, len(t.tokens))
	for at, tokens := range t.tokens {
		for _, tok := range tokens {
			t.tokenMeans[at] = append(t.tokenMeans[at], meaning.Of(tok.Term))
		}
	}
	e.told = t
	e.readings.put(e.Number, t)
}

// sentence returns which sentence of the passage holds byte at.
func (e *reading) sentence(at int) int {
	for i, s := range e.Sentences {
		if at < s[1] {
			return i
		}
	}
	return len(e.Sentences) - 1
}

// publishedYear returns the year the article was published in, 0 unknown.
func (e *reading) publishedYear() int {
	if len(e.Published) < 4 {
		return 0
	}
	y, err := strconv.Atoi(e.Published[:4])
	if err != nil {
		return 0
	}
	return y
}
