package answer

// likeOf fills in how much a passage is like the question by an encoder, where there is
// one: it, its sentences and its article.
func (p *proposals) likeOf(e *passageRead, of *articleRead, v Evidence) {
	if p.like == nil {
		return
	}
	_, v[vLikeBest] = p.like.Best(e.Number)
	v[vLikePassage] = p.like.Passage(e.Number)
	p.likeOfSentence(e, e.best, v)
	for _, o := range of.reads {
		v[vLikeArticle] = max(v[vLikeArticle], p.like.Passage(o.Number))
	}
	if rank, ok := p.likest[e.Number]; ok {
		v[vLikeRank] = 1 / float64(1+rank)
		if e.found == nil {
			v[vLikeFound] = 1
		}
	}
}

// likeOfSentence fills in how much one of its sentences is.
func (p *proposals) likeOfSentence(e *passageRead, sentence int, v Evidence) {
	if p.like != nil {
		v[vLikeSentence] = p.like.Sentence(e.Number, sentence)
	}
}
