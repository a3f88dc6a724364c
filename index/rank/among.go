package rank

import (
	"cmp"
	"math"
	"slices"
)

// among fills in what passages are to the question beside one another, given
// in the order of the first stage.
func (s *Question) among(list []*contender) {
	if len(list) == 0 {
		return
	}
	top := list[0].passage.Score
	mass := func(c *contender) float64 { return math.Exp(8 * (c.passage.Score/top - 1)) }
	all := 0.0
	for _, c := range list {
		c.features[fShare] = c.passage.Share
		c.features[fRelative] = c.passage.Score / top
		all += mass(c)
	}
	for _, of := range byArticle(list) {
		share := 0.0
		for _, c := range of {
			share += mass(c) / all
		}
		s.locally(of)
		for _, c := range of {
			c.features[fArticleShare] = share
			for _, o := range of {
				if o != c {
					c.features[fArticleBest] = max(c.features[fArticleBest], o.passage.Score/top)
				}
			}
			s.neighbours(c, of)
		}
	}
}

// byArticle parts passages by their articles; those of one keep their order.
func byArticle(list []*contender) (articles [][]*contender) {
	articles = make([][]*contender, 0, len(list))
	rest := slices.Clone(list)
	slices.SortStableFunc(rest, func(a, b *contender) int { return cmp.Compare(a.passage.Article, b.passage.Article) })
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].passage.Article == rest[0].passage.Article {
			n++
		}
		articles, rest = append(articles, rest[:n]), rest[n:]
	}
	return articles
}

// locally judges passages of one article by the words that are rare among
// them: what the article is all about does not tell them apart.
func (s *Question) locally(of []*contender) {
	weights := make([]float64, len(s.words))
	total := 0.0
	for i, w := range s.words {
		df := 0.0
		for _, c := range of {
			df += asLike[c.levels[i]]
		}
		if df > 0 {
			weights[i] = w.weight * math.Log(1+(float64(len(of))-df+0.5)/(df+0.5))
			total += weights[i]
		}
	}
	if total == 0 {
		return
	}
	covered := func(levels []level) (sum float64) {
		for i, l := range levels {
			sum += weights[i] * asLike[l] / total
		}
		return sum
	}
	for _, c := range of {
		c.features[fLocalPassage] = covered(c.levels)
		for _, levels := range c.sentences {
			c.features[fLocalSentence] = max(c.features[fLocalSentence], covered(levels))
		}
	}
}

// besidePassage is what a word in the title, or in the passage before or
// after, is worth to a passage.
const besidePassage = 0.5

// neighbours judges a passage with the one before, the one after and the title.
func (s *Question) neighbours(c *contender, of []*contender) {
	var beside [2]*contender
	for _, o := range of {
		switch o.passage.N - c.passage.N {
		case -1:
			beside[0] = o
		case 1:
			beside[1] = o
		}
	}
	for i, w := range s.words {
		got := max(asLike[c.levels[i]], besidePassage*asLike[c.inTitle[i]])
		for _, o := range beside {
			if o != nil {
				got = max(got, besidePassage*asLike[o.levels[i]])
			}
		}
		c.features[fNeighbours] += w.weight * got / s.total
	}
}
