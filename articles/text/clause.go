package text

import (
	"slices"
	"strings"
)

// Costs of what stands between a figure and what links to it, in words.
const (
	CommaCost  = 4
	ClauseCost = 12 // a dash, a colon
	StopCost   = 30 // a semicolon: the next clause is another matter
)

// A Parting is what parts a token from the start of the sentence: the cost of
// the marks and words between, how many words they are, two Chinese
// characters for one, how many ends of sentences, semicolons too, and how deep
// in brackets the token stands.
type Parting struct{ Cost, Halves, Ends, Depth int }

// pass adds what a token parts, which may be a stop word.
func (p *Parting) pass(t *Token, stop bool) {
	p.Halves += 2
	switch {
	case t.Kind == Han:
		p.Halves--
	case t.Kind == Letters && stop:
		switch t.Low {
		case "while", "whereas", "but", "versus", "against", "than":
			p.Cost += CommaCost
		}
	case t.Kind == Sign:
		switch t.Low {
		case ",", "，":
			p.Cost += CommaCost
		case ";", "；":
			p.Cost += StopCost
			p.Ends++
		case "。":
			p.Ends++
		case "—", ":", "：":
			p.Cost += ClauseCost
		case "(", "（":
			p.Depth++
		case ")", "）":
			p.Depth--
		}
	}
}

// Partings returns the partings of all tokens, and of the sentence's end, in
// the room of list.
func (r *Sentence) Partings(list []Parting) []Parting {
	list = slices.Grow(list[:0], len(r.Tokens)+1)[:len(r.Tokens)+1]
	var p Parting
	for i := range r.Tokens {
		list[i] = p
		p.pass(&r.Tokens[i], r.Begins(i, CueStop))
	}
	list[len(r.Tokens)] = p
	return list
}

// Seams count what parts clauses, from the start of the sentence to a token.
type Seams struct {
	Commas  int
	Joins   int // words that join clauses: and, while
	Relates int // relative pronouns: which
	Against int // words before what a figure is set against: than
	Verbs   int // of what is, was or is to be
}

// Since returns the seams that o has not, of one behind it.
func (t Seams) Since(o Seams) Seams {
	return Seams{t.Commas - o.Commas, t.Joins - o.Joins, t.Relates - o.Relates, t.Against - o.Against, t.Verbs - o.Verbs}
}

// SeamsOf counts the seams before every token, and before the end of the sentence, in
// the room of list.
func (r *Sentence) SeamsOf(list []Seams) []Seams {
	list = slices.Grow(list[:0], len(r.Tokens)+1)
	var t Seams
	for i := range r.Tokens {
		list = append(list, t)
		switch {
		case r.Is(i, Sign):
			if s := r.Str(i); s == "," || s == "，" {
				t.Commas++
			}
		case r.Begins(i, CueJoins):
			t.Joins++
		case r.Begins(i, CueRelates):
			t.Relates++
		case r.Begins(i, CueAgainst):
			t.Against++
		case r.Begins(i, CuePresent), r.Begins(i, CueFuture), r.TellsPast(i):
			t.Verbs++
		}
	}
	return append(list, t)
}

// TellsPast reports whether token i is a verb in a form that tells what was.
func (r *Sentence) TellsPast(i int) bool {
	return r.Begins(i, cuePast) || r.Is(i, Letters) && len(r.Low(i)) > 4 && strings.HasSuffix(r.Low(i), "ed")
}

// Joins reports a word at token i that joins two clauses: and, while.
func (r *Sentence) Joins(i int) bool {
	m, _ := r.Word(i, CueStop)
	return m.Value == "joins"
}

// Links reports a verb at token i that stands between a subject and its
// figure: is, averaged.
func (r *Sentence) Links(i int) bool {
	if level, _ := r.At(i, CueLevel); level.Value == "links" {
		return true
	}
	return r.Begins(i, CueLinks)
}

// StopWord reports a word that is no part of a noun phrase. US and IT in
// capitals are.
func (r *Sentence) StopWord(i int) bool {
	_, stop := r.Word(i, CueStop)
	return stop && !(len(r.Str(i)) > 1 && AllUpper(r.Str(i)))
}

// StopAt reports a word at token i that is no part of a Chinese noun.
func (r *Sentence) StopAt(i int) bool {
	_, n := r.At(i, CueStop)
	return n > 0 && (n > 1 || !r.Is(i, Letters) || r.StopWord(i)) && !(n == 1 && r.inHanNoun(i))
}

// inHanNoun reports whether the character at token i stands in a word of two
// that is part of a Chinese noun: the 中 of 研发中心.
func (r *Sentence) inHanNoun(i int) bool {
	if !r.Is(i, Han) {
		return false
	}
	_, n := r.At(i, CueInNoun)
	if n == 0 && i > 0 {
		_, n = r.At(i-1, CueInNoun)
	}
	return n > 0
}

// Closes reports a mark at token i that ends a clause, or a bracket.
func (r *Sentence) Closes(i int) bool {
	switch r.Str(i) {
	case ".", ",", ";", ":", ")", "!", "?", "，", "。", "；", "）":
		return true
	}
	return false
}

// Joined reports whether only a comma or a joining word stands between the
// tokens to and from.
func (r *Sentence) Joined(to, from int) bool {
	if from-to < 1 || from-to > 2 {
		return false
	}
	for i := to; i < from; i++ {
		switch r.Low(i) {
		case ",", "、", "and", "or", "和", "及", "或", "与", "/":
		default:
			return false
		}
	}
	return true
}

// Opening reports whether token i is the first word of the sentence.
func (r *Sentence) Opening(i int) bool {
	return i == 0 || i == 1 && r.Is(0, Sign)
}

// Article reports a word at token i that a noun follows.
func (r *Sentence) Article(i int) bool {
	switch r.Low(i) {
	case "a", "an", "the", "its", "their", "this", "that":
		return true
	}
	return false
}
