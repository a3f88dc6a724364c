package answer

import (
	"strconv"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index"
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
	readings *readings
}

// What a passage has told when it was read.
type told struct {
	text      bag          // all of it
	sentences []bag        // of Record.Sentences, their terms in order
	frame     bag          // heading, title, what the article is about
	spans     [][]span     // of those terms, in the sentences that hold a figure
	figures   []figureRead // of Record.Figures
}

// A span is where a term stands, in bytes of the passage.
type span struct{ start, end int32 }

// reading is a passage to be judged, that stands at a place among those found.
func (x *Answerer) reading(k *index.Passage, rank int, of *readings) reading {
	return reading{Passage: k, Meta: &x.metas[k.ArticleNumber], rank: rank, lexicon: x.lex, readings: of}
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
	e.readSentences(t)
	frame := []string{e.Heading, e.Title, strings.Join(e.Header, "; ")}
	if len(e.Places) == 1 { // an article about several says in its text which
		frame = append(frame, e.Places[0])
	}
	t.frame = e.readings.words.bag(e.lexicon, frame...)
	t.figures = e.readFigures()
	e.told = t
	e.readings.put(e.Number, t)
}

// readSentences reads what the sentences of the passage say, and together.
func (e *reading) readSentences(t *told) {
	a := term.Borrow()
	defer a.Return()
	t.sentences, t.spans = make([]bag, len(e.Sentences)), make([][]span, len(e.Sentences))
	withFigure := make([]bool, len(e.Sentences))
	for i := range e.Figures {
		withFigure[e.sentence(e.Figures[i].Start)] = true
	}
	type end struct{ words, names int }
	ends := make([]end, 0, len(e.Sentences))
	t.text.words = make([]uint32, 0, len(e.Record.Text)/5+1)
	for at, s := range e.Sentences {
		text := e.Record.Text[s[0]:s[1]]
		tokens := a.Analyze(text)
		t.text.words = e.readings.words.number(t.text.words, tokens)
		t.text.names = named(t.text.names, e.lexicon, text)
		ends = append(ends, end{len(t.text.words), len(t.text.names)})
		if withFigure[at] {
			t.spans[at] = make([]span, len(tokens))
			for i, tok := range tokens {
				t.spans[at][i] = span{int32(s[0] + tok.Start), int32(s[0] + tok.End)}
			}
		}
	}
	var from end
	for at, to := range ends {
		t.sentences[at] = bag{t.text.words[from.words:to.words:to.words], t.text.names[from.names:to.names:to.names]}
		from = to
	}
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
