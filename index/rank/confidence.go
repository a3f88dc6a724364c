package rank

import "math"

// Sure is the least confidence with which a passage is given as an answer. It
// keeps 92 % of the questions that SQuAD's articles answer and lets 7 % of
// those on other articles through; where half of the passages are missing it
// keeps 92 % and lets 29 % through. Of Google's questions it keeps 87 %.
const Sure = 0.4

// A signal is one thing that tells whether the first passage answers, or none
// does.
type signal int

const (
	gBias signal = iota
	gShare
	gSoftScore
	gPassage
	gAround
	gSquares
	gRarest
	gWindow
	gNeighbouring
	gDense
	gNames
	gNumbers
	gKind
	gTitle
	gAskedTitle
	gArticle
	gArticleShare
	gArticleLike
	gArticleRarest
	gTogether
	gPoints
	gMargin
	gAlone
	gUnknown
	gHeld
	gMissed
	gWords
	gWeight
	gMeantPassage
	gMeantSentence
	gMeantAround
	signals
)

// Signals are what a confidence is worked out from, in the order of
// Weights.Sure.
type Signals [signals]float64

// signalNames are what the table calls them.
var signalNames = [signals]string{
	gBias: "bias", gShare: "share", gSoftScore: "soft score", gPassage: "passage like", gAround: "sentence around", gSquares: "squares", gRarest: "rarest",
	gWindow: "window 20", gNeighbouring: "neighbouring", gDense: "sentence dense", gNames: "names", gNumbers: "numbers", gKind: "kind near",
	gTitle: "title asked", gAskedTitle: "asked title", gArticle: "article best", gArticleShare: "article share", gArticleLike: "article like", gArticleRarest: "article rarest",
	gTogether: "together", gPoints: "points", gMargin: "margin", gAlone: "alone",
	gUnknown: "unknown", gHeld: "held", gMissed: "missed", gWords: "words", gWeight: "weight",
	gMeantPassage: "meant passage", gMeantSentence: "meant sentence", gMeantAround: "meant around",
}

// together is how many of the first passages are looked at for being of one article.
const together = 10

// signalsOf returns what tells how sure the ranking is; list is best first.
func (s *Question) signalsOf(list []*contender) (g Signals) {
	first := list[0]
	f := &first.features
	g[gBias] = 1
	g[gShare], g[gSoftScore] = f[fShare], f[fSoftScore]
	g[gPassage], g[gAround] = f[fPassageLike], f[fSentenceAround]
	g[gSquares], g[gRarest] = f[fSquares], f[fRarest]
	g[gWindow], g[gNeighbouring], g[gDense] = f[fWindow20], f[fNeighbouring], f[fSentenceDense]
	g[gNames], g[gNumbers] = f[fNames], f[fNumbers]
	if s.kind != nil {
		g[gKind] = f[fKindNear] - f[fWindow20]
	}
	g[gTitle], g[gAskedTitle] = f[fTitleAsked], f[fAskedTitle]
	g[gArticle], g[gArticleShare] = f[fArticleBest], f[fArticleShare]
	g[gPoints] = first.points / 10
	rest := 0.0
	for _, c := range list[1:] {
		rest += math.Exp(c.points - first.points)
	}
	g[gAlone] = 1 / (1 + rest)
	g[gMargin] = 1
	if len(list) > 1 {
		g[gMargin] = min(1, (first.points-list[1].points)/5)
	}
	for _, c := range list[:min(len(list), together)] {
		if c.passage.Article == first.passage.Article {
			g[gTogether] += 1.0 / together
		}
	}
	g[gArticleLike], g[gArticleRarest] = s.inArticle(first.passage.Article, list)
	content := 0.0
	for _, w := range s.words {
		if w.weight > 0 && w.unknown {
			g[gUnknown] += w.weight / s.total
		}
		if w.weight > 0 && !families().stop[w.term] {
			content++
		}
	}
	rare := s.total / s.rarest
	g[gHeld] = math.Log(1 + rare*f[fWindow20])
	g[gMissed] = math.Log(1 + rare*(1-f[fPassageLike]))
	g[gWords] = math.Log(1 + content)
	g[gWeight] = math.Log(1 + rare)
	g[gMeantPassage], g[gMeantSentence], g[gMeantAround] = f[fMeantPassage], f[fMeantSentence], f[fMeantAround]
	return g
}

// inArticle returns how much of the question stands in the passages found of
// an article, and the heaviest word that does not.
func (s *Question) inArticle(article string, list []*contender) (like, rarest float64) {
	levels := make([]level, len(s.words))
	for _, c := range list {
		if c.passage.Article != article {
			continue
		}
		for i := range levels {
			levels[i] = max(levels[i], c.levels[i], c.inTitle[i])
		}
	}
	most := 0.0
	for i, w := range s.words {
		most = max(most, w.weight)
		rarest = max(rarest, w.weight*(1-asLike[levels[i]]))
	}
	if most > 0 {
		rarest /= -most
	}
	return s.covered(levels, &asLike), rarest
}

// sure returns the confidence that signals give, 0 to 1.
func (w *Weights) sure(g Signals) float64 {
	sum := 0.0
	for i, v := range g {
		sum += w.Sure[i] * v
	}
	return 1 / (1 + math.Exp(-sum))
}
