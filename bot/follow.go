package bot

import (
	"slices"
	"strconv"

	"quoth/index"
	"quoth/index/answer"
	"quoth/index/query"
)

const (
	choicesMax  = 20 // places, years or measures to choose from
	chosenMax   = 12 // of each to choose from below an answer
	comparedMax = 4  // places set side by side
)

// follow is what may be wanted after an answer. What names a place, a year or
// a measure is offered only where the articles have a figure for it. A question
// that is open still can be changed, or kept until an article answers it.
func (b *Bot) follow(lang string, a answer.Answer) []Follow {
	n := noticesIn(lang)
	var list []Follow
	add := func(w Want, label, text string) { list = append(list, Follow{clip(inLine(label), labelMax), w, text}) }
	if kind := outcome(a); kind.Open() {
		for _, id := range a.Query.Measures {
			if len(b.others(a, Measures)) > 0 {
				add(Measures, fill(n.Instead, b.name(lang, id)), a.Question)
			}
		}
		for _, id := range a.Query.Places {
			if len(b.others(a, Places)) > 0 {
				add(Places, fill(n.Instead, b.name(lang, id)), a.Question)
			}
		}
		if s, ok := subjectOf(a); ok && a.Query.Period != "" && b.knows().Of(s.measure, s.place) > 0 {
			add(TheAnswer, n.AnyYear, b.ask(lang, subject{measure: s.measure, place: s.place}))
		}
		list = list[:min(len(list), namesMax)]
		if kind == Closest {
			add(More, n.Follow[More], a.Question)
			add(Tell, n.TellSure, a.Question)
		} else {
			add(Tell, n.Follow[Tell], a.Question)
		}
		return list
	}
	for _, w := range []Want{Places, Years} {
		if len(b.others(a, w)) > 0 {
			add(w, n.Follow[w], a.Question)
		}
	}
	if s, ok := subjectOf(a); ok && a.Query.Intent != query.Compare {
		var beside []string
		for _, other := range b.others(a, Places) {
			if len(beside) < comparedMax-1 {
				beside = append(beside, other.place)
			}
		}
		if len(beside) > 0 {
			add(TheAnswer, n.Compare, b.ask(lang, subject{measure: s.measure, place: s.place}, beside...))
		}
	}
	for _, w := range []Want{More, Who, Why, Export} {
		add(w, n.Follow[w], a.Question)
	}
	return list
}

// choose are the questions that could be asked instead: of an answer, of other
// places and years; of what is open still, of other measures and places.
func (b *Bot) choose(lang string, a answer.Answer) (list []Follow) {
	wants := []Want{Places, Years}
	if outcome(a).Open() {
		wants = []Want{Measures, Places}
	}
	for _, w := range wants {
		choice := b.choice(lang, a, w)
		list = append(list, choice[:min(len(choice), chosenMax)]...)
	}
	return list
}

// choice are the questions about other places, years or measures.
func (b *Bot) choice(lang string, a answer.Answer, w Want) (list []Follow) {
	for _, s := range b.others(a, w) {
		label := s.year
		switch w {
		case Places:
			label = b.name(lang, s.place)
		case Measures:
			label = b.name(lang, s.measure)
		}
		list = append(list, Follow{clip(inLine(label), labelMax), TheAnswer, b.ask(lang, s)})
	}
	return list
}

// subjectOf is what a question about one measure of one place comes down to.
func subjectOf(a answer.Answer) (subject, bool) {
	if len(a.Query.Measures) != 1 || len(a.Query.Places) != 1 {
		return subject{}, false
	}
	s := subject{measure: a.Query.Measures[0], place: a.Query.Places[0]}
	if len(a.Figures) > 0 && a.Figures[0].Year != nil {
		s.year = strconv.Itoa(*a.Figures[0].Year)
	}
	return s, true
}

// others are the subjects that an answered question could be about instead,
// which differ from its own in place, year or measure, most figures first.
func (b *Bot) others(a answer.Answer, w Want) []subject {
	know := b.knows()
	var list []subject
	switch w {
	case Places:
		if len(a.Query.Measures) != 1 {
			return nil
		}
		for _, c := range know.CitiesOf(a.Query.Measures[0]) {
			if !slices.Contains(a.Query.Places, c.ID) {
				list = append(list, subject{measure: a.Query.Measures[0], place: c.ID})
			}
		}
	case Years:
		s, ok := subjectOf(a)
		if !ok {
			return nil
		}
		for _, year := range know.Years(s.measure, s.place) {
			if text := strconv.Itoa(year); text != s.year {
				list = append(list, subject{s.measure, s.place, text})
			}
		}
	case Measures:
		if len(a.Query.Places) != 1 {
			return nil
		}
		for _, c := range know.MeasuresOf(a.Query.Places[0]) {
			if !slices.Contains(a.Query.Measures, c.ID) {
				list = append(list, subject{measure: c.ID, place: a.Query.Places[0]})
			}
		}
	}
	return list[:min(len(list), choicesMax)]
}

// choices lets choose which other place, year or measure is asked about.
func (b *Bot) choices(lang string, a answer.Answer, w Want) Message {
	n := noticesIn(lang)
	m := Message{Kind: Noted, Lang: lang}
	m.Follow = b.choice(lang, a, w)
	text := map[Want]string{Places: n.WhichPlace, Years: n.WhichYear, Measures: n.WhichMeasure}[w]
	if len(m.Follow) == 0 {
		text = n.NoChoice
	}
	m.Parts = []Part{line(text)}
	return m
}

// Suggest returns n questions that the articles answer with a figure, each of
// another measure and as far as possible of another place.
func (b *Bot) Suggest(lang string, n int) []Follow {
	b, done := b.now()
	defer done()
	know := b.knows()
	var list []Follow
	used := map[string]bool{}
	for _, m := range know.Measures {
		if len(list) == n {
			break
		}
		cities := know.CitiesOf(m.ID)
		if len(cities) == 0 {
			continue
		}
		i := max(0, slices.IndexFunc(cities, func(c index.Count) bool { return !used[c.ID] }))
		used[cities[i].ID] = true
		text := b.ask(lang, subject{measure: m.ID, place: cities[i].ID})
		list = append(list, Follow{clip(upperFirst(text), labelMax), TheAnswer, text})
	}
	return list
}

// knows is what the articles cover; nothing where that is not told.
func (b *Bot) knows() *index.Coverage {
	if b.Knows == nil {
		return &index.Coverage{}
	}
	know, err := b.Knows()
	if err != nil {
		b.log().Error("cannot tell what the articles cover", "err", err)
		return &index.Coverage{}
	}
	return know
}
