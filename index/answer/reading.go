package answer

import (
	"context"
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
	readings *readingCache
}

// What a passage has told when it was read.
type told struct {
	text      bag            // all of it
	sentences []bag          // of Record.Sentences
	frame     bag            // heading, title, what the article is about
	tokens    [][]term.Token // of the sentences that hold a figure, in bytes of the passage
	figures   []figureRead   // of Record.Figures
}

const (
	byWords   = 16  // passages looked at that the words find
	byFigures = 200 // passages looked at that hold a figure of the measures and places asked
)

// gather finds the passages that may answer, and with the ranking how sure it is
// that the first one does.
func (x *Answerer) gather(ctx context.Context, a asked) (found []*reading, ranking index.Ranking, err error) {
	if ranking, err = x.Rank(ctx, a.wish(), byWords); err != nil {
		return nil, ranking, err
	}
	all := make([]reading, len(ranking.Passages))
	for i := range ranking.Passages {
		r := &ranking.Passages[i]
		all[i] = x.reading(r.Passage, i)
		all[i].found = r
		found = append(found, &all[i])
	}
	if len(a.Measures) > 0 {
		seen := map[int]bool{}
		for _, r := range ranking.Passages {
			seen[r.Passage.Number] = true
		}
		list, err := x.WithFigures(ctx, x.measureIDs(a.Measures), x.placeIDs(a.Places), byFigures)
		if err != nil {
			return nil, ranking, err
		}
		for _, k := range list {
			if !seen[k.Number] {
				e := x.reading(k, len(found))
				found = append(found, &e)
			}
		}
	}
	return found, ranking, nil
}

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

// measureIDs returns the ids of measures and of the narrower ones.
func (x *Answerer) measureIDs(measures []*lexicon.Entry) []string {
	var ids []string
	for _, m := range measures {
		ids = append(ids, m.ID)
		for _, e := range x.lex.Entries() {
			if e.Kind == lexicon.Measure && e.Parent == m.ID {
				ids = append(ids, e.ID)
			}
		}
		if m.Parent != "" {
			ids = append(ids, m.Parent)
		}
	}
	return ids
}

// placeIDs returns the ids of places, of what lies in them and of what they lie in.
func (x *Answerer) placeIDs(places []*lexicon.Entry) []string {
	var ids []string
	lex := x.lex
	for _, p := range places {
		for _, e := range lex.Entries() {
			if e.Kind == lexicon.Place && (lex.Within(e.ID, p.ID) || lex.Within(p.ID, e.ID)) {
				ids = append(ids, e.ID)
			}
		}
	}
	return ids
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
