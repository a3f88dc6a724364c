package rank

import "math"

// A feature is one thing that is known of how a passage fits a question. All
// are numbers of about 0 to 1, more being better; what each one is worth says
// tables/weights.tsv.
type feature int

const (
	fShare feature = iota
	fRelative
	fSoftScore
	fPassageExact
	fPassageLike
	fSquares
	fRarest
	fLocalPassage
	fNeighbours
	fSentenceExact
	fSentenceAround
	fSentenceDense
	fTwoSentences
	fLocalSentence
	fWindow10
	fWindow20
	fRun
	fNeighbouring
	fNames
	fNumbers
	fTitleAsked
	fTitleWhole
	fAskedTitle
	fKindSentence
	fKindAround
	fKindNear
	fArticleBest
	fArticleShare
	fShort
	fOpening
	fPlace
	fMeantPassage
	fMeantSentence
	fMeantDense
	fMeantAround
	fMeantTitle
	fShown
	fShownLeaning
	fShownWords
	features
)

// featureNames are what the table calls them.
var featureNames = [features]string{
	fShare: "share", fRelative: "relative", fSoftScore: "soft score",
	fPassageExact: "passage exact", fPassageLike: "passage like", fSquares: "squares", fRarest: "rarest",
	fLocalPassage: "local passage", fNeighbours: "neighbours",
	fSentenceExact: "sentence exact", fSentenceAround: "sentence around",
	fSentenceDense: "sentence dense", fTwoSentences: "two sentences", fLocalSentence: "local sentence",
	fWindow10: "window 10", fWindow20: "window 20", fRun: "run", fNeighbouring: "neighbouring",
	fNames: "names", fNumbers: "numbers", fTitleAsked: "title asked", fTitleWhole: "title whole", fAskedTitle: "asked title",
	fKindSentence: "kind sentence", fKindAround: "kind around", fKindNear: "kind near",
	fArticleBest: "article best", fArticleShare: "article share", fShort: "short", fOpening: "opening", fPlace: "place",
	fMeantPassage: "meant passage", fMeantSentence: "meant sentence", fMeantDense: "meant dense", fMeantAround: "meant around", fMeantTitle: "meant title",
	fShown: "shown", fShownLeaning: "shown leaning", fShownWords: "shown words",
}

// Features are what is known of how a passage fits a question, in the order of
// Weights.Order.
type Features [features]float64

// FeatureNames are what the table calls the features, in the order of Weights.Order.
func FeatureNames() []string { return featureNames[:] }

// Free tells, in the order of Weights.Order, which weights may fall below 0:
// those of features that others are measured against. More of any other never
// counts against a passage.
func Free() []bool {
	free := make([]bool, features)
	free[fSoftScore], free[fPassageLike], free[fLocalPassage] = true, true, true
	return free
}

// OfThread tells, in the order of Weights.Order, which features are 0 but in a
// thread.
func OfThread() []bool {
	of := make([]bool, features)
	for f := fShown; f < features; f++ {
		of[f] = true
	}
	return of
}

// A contender is a passage that may answer, being judged.
type contender struct {
	passage *Passage
	at      int // its place among those given
	*Reading
	title     *Reading
	levels    []level   // of the question's words in the passage
	inTitle   []level   // …in its title
	sentences [][]level // …in each sentence
	best      int       // the sentence that answers most likely
	features  Features
	points    float64
}

// What words that are not in a sentence are worth to it for standing nearby.
const (
	sentenceBefore = 0.7
	elsewhere      = 0.35
	inTheTitle     = 0.5
	kindInSentence = 0.15 // …and a word of the kind asked for, beside all that a sentence can cover
)

// look fills in what one passage is to the question by itself.
func (s *Question) look(c *contender) {
	s.sight(c)
	f := &c.features
	f[fPassageExact] = s.covered(c.levels, &asExact)
	f[fPassageLike] = s.covered(c.levels, &asLike)
	f[fShort] = -math.Log(float64(len(c.words)+10) / 100)
	f[fPlace] = 1 / float64(1+c.passage.N)
	s.titled(c)
	s.bySentence(c)
	s.missing(c)
	s.windows(c)
	s.neighbouring(c)
	s.kindNear(c)
	s.byMeaning(c)
}

// saturation is how often a word stands in a passage that counts for half of
// what it can, as in BM25.
const saturation = 0.6

// bodyLength is the length of a passage, in words, at which a word counts
// twice for standing twice as often as in one three times as long.
const bodyLength = 100

// sight finds the words of the question in the passage, and the longest run
// that both have.
func (s *Question) sight(c *contender) {
	t := s.table
	t.reset()
	c.levels, c.inTitle, c.sentences = t.levels(len(c.ends))
	longest := 0
	for sentence, end := range c.ends {
		for at := c.from(sentence); at < end; at++ {
			w := &c.words[at]
			likes := s.like(w)
			if len(likes) == 0 {
				t.broken()
				continue
			}
			for _, l := range likes {
				word := &s.words[l.word]
				if l.level == same && sameLetters(c.text[w.start:w.end], word.text) {
					l.level = exact
				}
				c.levels[l.word] = max(c.levels[l.word], l.level)
				c.sentences[sentence][l.word] = max(c.sentences[sentence][l.word], l.level)
				if word.weight > 0 {
					t.seen = append(t.seen, sighting{at, sentence, l})
					t.counts[l.word] += asLike[l.level]
				}
			}
			longest = max(longest, t.run(s.order, likes))
		}
	}
	c.features[fRun] = float64(min(longest, 12)) / 6
	for i, n := range t.counts {
		c.features[fSoftScore] += s.words[i].weight * n / (n + saturation*(0.4+0.6*float64(len(c.words))/bodyLength)) / s.total
	}
}

// sameLetters reports whether two words are written alike but for case.
func sameLetters(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if a[i]|0x20 != b[i]|0x20 {
			return false
		}
	}
	return true
}

// titled judges the title: how much of it is asked, how much of what is asked
// it holds.
func (s *Question) titled(c *contender) {
	const stopWeight = 0.1
	all, asked := 0.0, 0.0
	for _, w := range c.title.words {
		weight := 1.0
		if s.terms[w.term].stop {
			weight = stopWeight
		}
		got := 0.0
		for _, l := range s.like(&w) {
			c.inTitle[l.word] = max(c.inTitle[l.word], l.level)
			got = max(got, asLike[l.level])
		}
		all += weight
		asked += weight * got
	}
	f := &c.features
	if all > 0 {
		f[fTitleAsked] = asked / all
		if asked > 0.95*all {
			f[fTitleWhole] = 1
		}
	}
	f[fAskedTitle] = s.covered(c.inTitle, &asLike)
}

// bySentence judges the sentences and picks the best one.
func (s *Question) bySentence(c *contender) {
	f := &c.features
	picked, typed := -1.0, 0.0
	for k, levels := range c.sentences {
		f[fSentenceExact] = max(f[fSentenceExact], s.covered(levels, &asExact))
		around, two, held := 0.0, 0.0, 0
		for i, l := range levels {
			here, before := asLike[l], 0.0
			if k > 0 {
				before = asLike[c.sentences[k-1][i]]
			}
			weight := s.words[i].weight
			two += weight * max(here, before)
			around += weight * max(here, sentenceBefore*before, elsewhere*asLike[c.levels[i]], inTheTitle*asLike[c.inTitle[i]])
			if weight > 0 && l > unlike {
				held++
			}
		}
		around /= s.total
		f[fTwoSentences] = max(f[fTwoSentences], two/s.total)
		f[fSentenceAround] = max(f[fSentenceAround], around)
		kind := 0.0
		if s.kind != nil {
			for at := c.from(k); at < c.ends[k] && kind < 1; at++ {
				kind = max(kind, s.answers(c.Reading, at, c.ends[k]))
			}
		}
		typed = max(typed, around*(1+kind)/2)
		if pick := around + kindInSentence*kind; pick > picked {
			picked, c.best = pick, k
			f[fKindSentence] = kind
			f[fSentenceDense] = float64(held) / float64(c.ends[k]-c.from(k)+5)
		}
	}
	if s.kind != nil {
		f[fKindSentence]--
		f[fKindAround] = typed - f[fSentenceAround]
	}
	if c.best == 0 {
		f[fOpening] = 1
	}
}

// missing judges what of the question is not in the passage.
func (s *Question) missing(c *contender) {
	f := &c.features
	var most, lacking, held, all float64
	for i, w := range s.words {
		got := asLike[c.levels[i]]
		most = max(most, w.weight)
		lacking = max(lacking, w.weight*(1-got))
		held += w.weight * w.weight * got
		all += w.weight * w.weight
		if w.marks&isName != 0 {
			f[fNames] -= w.weight * (1 - max(got, 0.7*asLike[c.inTitle[i]])) / s.total
		}
		if w.marks&isNumber != 0 && c.levels[i] == unlike {
			f[fNumbers]--
		}
	}
	if most > 0 {
		f[fRarest] = -lacking / most
		f[fSquares] = held / all
	}
}
