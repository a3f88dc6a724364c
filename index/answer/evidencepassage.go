package answer

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"quoth/articles/lexicon"
	"quoth/index/query"
)

// ofPassage returns a passage as a candidate.
func (p *proposals) ofPassage(e *passageRead) *candidate {
	of := p.articles[e.ArticleNumber]
	v := p.vector()
	v[vRank] = 1 / float64(1+e.rank)
	if e.found != nil {
		v[vPoints] = max(-1, (e.found.Points-p.found[0].found.Points)/10) // the first was ranked
		copy(v[evidences:], e.found.Features())
	} else {
		v[vPoints] = -1
		v[vFoundByFigure] = 1
	}
	p.wordsOf(e, of, v)
	p.meantOf(e, of, e.best, v)
	p.likeOf(e, of, v)
	p.shown(e, v)
	p.placed(e, of, v)
	p.timed(e, v)
	p.measured(e, v)
	p.formed(e, v)
	p.quantified(e, v)
	v[vEarly] = 1 / float64(1+e.N)
	v[vShort] = -math.Log(float64(len(e.Record.Text)+20) / 250)
	if e.Lang != p.Lang {
		v[vOtherLanguage] = 1
	}
	if p.Everything() {
		v[vAllAsked] = v[vEarly]
	}
	return &candidate{reading: e.reading, at: e.best, figure: -1, evidence: v}
}

// wordsOf fills in how the words of the question stand in a passage, around it and
// in its article.
func (p *proposals) wordsOf(e *passageRead, of *articleRead, v Evidence) {
	own := e.levels.sentences[e.best]
	v[vSentence] = p.covered(func(i int) float64 { return own[i] })
	v[vAround] = e.saysBest
	v[vPassage] = p.covered(func(i int) float64 { return e.levels.text[i] })
	v[vFrame] = p.covered(func(i int) float64 { return e.levels.frame[i] })
	v[vBeside] = p.covered(func(i int) float64 {
		level := max(e.levels.text[i], e.levels.frame[i])
		for _, d := range []int{-1, 1} {
			if o := of.reads[e.N+d]; o != nil {
				level = max(level, o.levels.text[i])
			}
		}
		return level
	})
	v[vArticle] = p.covered(func(i int) float64 { return of.levels[i] })
	v[vAroundAll] = p.coveredOfAll(func(i int) float64 { return e.around(e.best, i, p.Words[i].Role) })
	v[vArticleAll] = p.coveredOfAll(func(i int) float64 { return of.levels[i] })
	for i, w := range p.Words {
		if w.Role != query.OfPlace && w.Role != query.OfPeriod {
			v[vHeaviestMissed] = max(v[vHeaviestMissed], p.weights[i]*(1-of.levels[i]))
		}
	}
	v[vArticleGain] = v[vArticle] - v[vBeside]
	missed := 0.0
	for i := range p.Words {
		missed = max(missed, p.weight(i)*(1-max(e.levels.text[i], e.levels.frame[i])))
	}
	v[vMissed] = missed
	names, here, around := 0.0, 0.0, 0.0
	for i, w := range p.Words {
		if w.Role != query.Name {
			continue
		}
		names++
		here += max(e.levels.text[i], e.levels.frame[i])
		around += of.levels[i]
	}
	if names > 0 {
		v[vNames], v[vNamesArticle] = here/names-1, around/names-1
	}
}

// timed fills in how the years of a passage stand to the time asked for.
func (p *proposals) timed(e *passageRead, v Evidence) {
	if p.Period == (query.Period{}) {
		return
	}
	switch years := yearsIn(e.Record.Text); {
	case slices.ContainsFunc(years, p.Period.Holds):
		v[vPeriodHere] = 1
	case p.Period.Holds(e.publishedYear()) && p.Period.From != 0 && len(years) == 0:
		v[vPeriodHere] = 0.4
	case len(years) > 0:
		v[vPeriodOther] = 1
	}
}

// measured fills in how a passage names the measures asked for.
func (p *proposals) measured(e *passageRead, v Evidence) {
	if len(p.Measures) > 0 {
		v[vMeasureUnsaid] = 1
	}
	for _, m := range p.Measures {
		if e.reading.text.names.has(m) || e.reading.frame.names.has(m) {
			v[vMeasureUnsaid] = 0
		}
		if e.reading.text.names.has(m) {
			v[vMeasureHere] = 1
		} else if e.reading.frame.names.has(m) {
			v[vMeasureFrame] = 1
		}
	}
}

// formed fills in how a passage reads beside the form of the question: a reason
// where one is asked for, somebody, a time.
func (p *proposals) formed(e *passageRead, v Evidence) {
	text := e.Record.Text
	span := e.Sentences[e.best]
	sentence := text[span[0]:span[1]]
	v[vCued] = cued(p.Form, sentence)
	if rest := text[:span[0]] + " " + text[span[1]:]; len(rest) > 1 {
		v[vCuedBeside] = cued(p.Form, rest)
	}
	if strings.ContainsAny(sentence, "?？") {
		v[vAsks] = 1
	}
	lacks := false
	switch p.Form {
	case query.Reason:
		v[vCueReason] = max(v[vCued], v[vCuedBeside])
		lacks = v[vCueReason] == 0
	case query.Opinion:
		v[vCueOpinion] = max(v[vCued], v[vCuedBeside])
		lacks = v[vCueOpinion] == 0
		if strings.ContainsAny(text, "\"“”「」") {
			v[vCueOpinion] += 0.5
		}
	case query.Person:
		if p.namesSomebody(text) {
			v[vCuePerson] = 1
		}
		lacks = v[vCuePerson] == 0
		v[vRoleNamed] = p.roleNamed(e)
	case query.Time:
		if len(yearsIn(text)) > 0 {
			v[vCueTime] = 1
		}
		lacks = v[vCueTime] == 0 && cued(query.Time, text) == 0
	case query.Place:
		lacks = !slices.ContainsFunc(e.reading.text.names, func(n *lexicon.Entry) bool { return n.Kind == lexicon.Place }) && !p.namesSomebody(text)
	case query.List:
		v[vCueList] = float64(min(6, strings.Count(text, ",")+strings.Count(text, "、")+strings.Count(text, ";")+strings.Count(text, "；"))) / 6
	case query.Overview:
		v[vOverviewEarly] = 1 / float64(1+e.N)
		v[vOverviewFrame] = v[vFrame]
		v[vOverviewPlace] = v[vPlaceFrame]
	}
	if lacks {
		v[vLacksType] = 1
	}
}

// quantified fills in whether a passage has figures of the sort that a question
// wants.
func (p *proposals) quantified(e *passageRead, v Evidence) {
	wants := p.Likely.Number()
	if len(e.Header) > 0 {
		v[vRow], v[vRowWanted] = 1, wants
	}
	if len(e.Figures) > 0 {
		v[vNumberWanted] = wants
	}
	has, unit := 0.0, false
	for i := range e.Figures {
		has = max(has, p.Likely.Given(query.ClassOf(e.Figures[i].Kind)))
		unit = unit || p.Noun != "" && sameNoun(p.Noun, e.Figures[i].Unit)
	}
	v[vHasKind] = wants * has
	if !counts.MatchString(e.Heading) {
		v[vLacksKind] = wants * (1 - has)
	}
	if unit {
		v[vHasUnit] = 1
	}
}

// counts is a number in a heading that is no year, nor numbers the heading.
var counts = regexp.MustCompile(`[^\d.,](?:\d{1,3}|\d{1,3}(?:[.,]\d{3})+|\d{5,})(?:\D|$)`)

// roleNamed tells how well the sentence that names somebody says the words of a
// question which asks who, 0 to 1.
func (p *proposals) roleNamed(e *passageRead) (most float64) {
	for at, span := range e.Sentences {
		if p.namesSomebody(e.Record.Text[span[0]:span[1]]) {
			most = max(most, p.coveredOfAll(func(i int) float64 { return e.levels.sentences[at][i] }))
		}
	}
	return most
}

// shown fills in how a passage stands to what the thread has shown last.
func (p *proposals) shown(e *passageRead, v Evidence) {
	if p.last.Article == "" || p.last.Article != e.Record.Article {
		return
	}
	v[vShownArticle] = 1
	if p.leans {
		v[vShownLeaning] = 1
	}
	distance := e.N - p.last.N
	v[vShownNear] = 1 / float64(1+max(distance, -distance))
	if distance == 0 {
		v[vShownItself] = 1
	}
}

// placed fills in how the places asked for stand in a passage.
func (p *proposals) placed(e *passageRead, of *articleRead, v Evidence) {
	if len(p.Places) == 0 {
		return
	}
	asked := func(names set[*lexicon.Entry]) bool {
		return slices.ContainsFunc(names, func(n *lexicon.Entry) bool {
			return n.Kind == lexicon.Place && slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool { return n == a || p.answerer.lex.Within(n.ID, a.ID) })
		})
	}
	other := func(names set[*lexicon.Entry]) bool {
		return slices.ContainsFunc(names, func(n *lexicon.Entry) bool {
			return n.Subject() && !slices.ContainsFunc(p.Places, func(a *lexicon.Entry) bool {
				return n == a || p.answerer.lex.Within(n.ID, a.ID) || p.answerer.lex.Within(a.ID, n.ID)
			})
		})
	}
	left := 0.0
	for _, a := range p.Places {
		if !e.reading.text.names.has(a) && !e.reading.frame.names.has(a) {
			left += 1 / float64(len(p.Places))
		}
	}
	if len(p.Places) > 1 {
		v[vPlacesLeft] = left
	}
	own := e.reading.sentences[e.best].names
	if asked(own) {
		v[vPlaceSentence] = 1
	}
	if asked(e.reading.text.names) {
		v[vPlacePassage] = 1
	}
	if asked(e.reading.frame.names) {
		v[vPlaceFrame] = 1
	}
	if of.names {
		v[vPlaceArticle] = 1
	}
	if !asked(own) && other(own) {
		v[vPlaceOther] = 1
	}
}

// yearsIn returns the years a text names.
func yearsIn(text string) (years []int) {
	for i := 0; i+4 <= len(text); i++ {
		if text[i] != '1' && text[i] != '2' || i > 0 && isDigit(text[i-1]) || i+4 < len(text) && isDigit(text[i+4]) {
			continue
		}
		y := 0
		for _, b := range []byte(text[i : i+4]) {
			if !isDigit(b) {
				y = 0
				break
			}
			y = 10*y + int(b-'0')
		}
		if 1900 <= y && y < 2100 {
			years = append(years, y)
		}
	}
	return years
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
