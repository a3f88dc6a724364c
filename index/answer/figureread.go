package answer

import (
	"strings"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
	"quoth/articles/sentence"
	"quoth/index/query"
)

// A figureRead is what stands around a figure of a passage.
type figureRead struct {
	sentence      int  // of Record.Sentences
	around        bag  // its own words and those of its clause
	label, entity bag  // what it measures, in which unit; whose it is
	older         bool // another figure of its sentence is the same of a later year, or it is where one starts from
	part          bool // a part of what stands before it: "of which"
	total         bool // its clause says that it is all of it
	first         bool // of its sentence
}

// readFigures reads what stands around the figures of a passage.
func (e *reading) readFigures() []figureRead {
	list := make([]figureRead, len(e.Figures))
	words := &e.readings.words
	var clauses clauseRead
	var parts query.Parts
	for i := range e.Figures {
		f := &e.Figures[i]
		at := e.sentence(f.Start)
		clause := clauses.read(words, e.lexicon, e.clause(f))
		r := figureRead{
			sentence: at,
			around:   words.bag(e.lexicon, f.Measure, f.Entity, f.Unit).and(clause.says), label: words.bag(e.lexicon, f.Measure, f.Unit), entity: words.bag(e.lexicon, f.Entity),
			older: comesFrom(e.Record.Text[:f.Start]), part: parts.Parted(e.Record.Text[e.Sentences[at][0]:max(f.Start, e.Sentences[at][1])], f.Start-e.Sentences[at][0]), total: clause.total,
			first: i == 0 || list[i-1].sentence != at,
		}
		for j := range e.Figures {
			o := &e.Figures[j]
			r.older = r.older || o.Year > f.Year && f.Year != 0 && o.Kind == f.Kind && o.Currency == f.Currency && o.Unit == f.Unit && e.sentence(o.Start) == at
		}
		list[i] = r
	}
	return list
}

// A clauseRead is a clause that was read; figures next to each other often stand in
// one.
type clauseRead struct {
	clause string
	says   bag
	total  bool // it says that a figure is all of something
}

// read returns what a clause says, without reading it again where it was the last.
func (r *clauseRead) read(words *vocabulary, lex *lexicon.Lexicon, clause string) *clauseRead {
	if r.clause != clause {
		*r = clauseRead{clause, words.bag(lex, clause), cued(cueTotal, clause) > 0}
	}
	return r
}

// cueTotal is the line of the table of cues for what says that a figure is all
// of something.
const cueTotal = query.Form("total")

// comesFrom reports whether what stands before a figure makes it what something
// rose or fell from: "up from about".
func comesFrom(before string) bool {
	words := strings.Fields(strings.ToLower(before[max(0, len(before)-fromWithin):]))
	for _, w := range words[max(0, len(words)-2):] {
		if w == "from" {
			return true
		}
	}
	return strings.HasSuffix(before, "由") || strings.HasSuffix(before, "从")
}

// fromWithin is how many bytes before a figure may hold the word it comes from.
const fromWithin = 16

// clauseMarks are the marks that part the clauses of a sentence, and its cells.
var clauseMarks = sentence.NewMarks(",;:()（），；：、—–\"“”|")

// clause returns the stretch of a figure's sentence around it, up to the next
// mark on either side.
func (e *reading) clause(f *figure.Figure) string {
	text := e.Record.Text
	s := e.Sentences[e.sentence(f.Start)]
	start, end := s[0], s[1]
	if i := clauseMarks.Last(text[s[0]:f.Start]); i >= 0 {
		start += i
	}
	if f.End < s[1] {
		if i := clauseMarks.First(text[f.End:s[1]]); i >= 0 {
			end = f.End + i
		}
	}
	return strings.ToValidUTF8(text[start:end], " ")
}
