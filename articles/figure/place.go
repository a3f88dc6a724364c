package figure

import (
	"strings"

	"quoth/articles/lexicon"
	"quoth/articles/quantity"
	"quoth/articles/text"
)

// Costs of a place, in tokens.
const (
	nearby      = 10 // what the distance to a subject costs at the most
	objectCost  = 14 // it belongs to a figure before: "of China's", "in Paris"
	obliqueCost = 16 // "than Berlin", "behind Berlin"
	setCost     = 30 // "the most in Africa": what it is compared with
	asideCost   = 12 // "Pangyo, south of Seoul, housed"
	worldCost   = 20 // "in the world" is seldom the place meant
	tooFar      = 26 // rather the place the text is about
)

// where sets the place: bound to the figure by "in", the subject of the
// clause or sentence, or the one the text is about.
func (l *linker) where(i int, f *Figure) {
	if f.SameAs >= 0 {
		same := l.done[f.SameAs]
		f.Place, f.PlaceText, f.Entity = same.Place, same.PlaceText, same.Entity
		f.Doubt |= same.Doubt & (PlaceFromTitle | Elsewhere)
		return
	}
	if l.order && l.paired(i, f) {
		return
	}
	if m, ok := l.bracketed(i); ok {
		f.place(m, l.r)
		return
	}
	if l.r.worldAverage(l.list[i].From) {
		f.Place = world
		return
	}
	if f.Entity = l.r.elsewhere(&l.list[i]); f.Entity != "" {
		f.Doubt |= Elsewhere
		return
	}
	best, cost := -1, tooFar
	if l.r.ctx.Place == "" {
		cost = farthest
	}
	first, last := l.placesNear(&l.list[i])
	for k := first; k < last; k++ {
		if c := l.placeCost(k, i); c < cost {
			best, cost = k, c
		}
	}
	if best >= 0 {
		best = l.ofCluster(best)
	}
	if f.Entity = l.standsIn(i); f.Entity != "" {
		f.Place, f.PlaceText = f.Entity, f.Entity // it stands where a place stands
		return
	}
	f.Entity = l.entity(i, best)
	l.chosen[i] = best
	if best >= 0 {
		f.place(l.places[best], l.r)
		if e := l.places[best].entry; f.Entity == "" && l.r.ctx.Lexicon.Lookup(lexicon.Place, e.ID) == nil {
			f.Entity = e.ID // of no table
		}
	} else if f.Place = l.r.ctx.Place; f.Place != "" {
		f.Doubt |= PlaceFromTitle
	}
	if l.nationwide(i) {
		if id := l.r.country(f.Place); id != "" {
			f.Place, f.PlaceText = id, ""
		}
	}
}

// ofCluster returns, of the places that a name joins, "Toronto-Waterloo", the
// one the text is about, else the first.
func (l *linker) ofCluster(k int) int {
	first := k
	for first > 0 && l.joinsNext(first-1) {
		first--
	}
	for at := first; ; at++ {
		if l.places[at].entry.ID == l.r.ctx.Place {
			return at
		}
		if at+1 >= len(l.places) || !l.joinsNext(at) {
			return first
		}
	}
}

// joinsNext reports whether a dash joins place k to the next.
func (l *linker) joinsNext(k int) bool {
	m, n := l.places[k], l.places[k+1]
	if n.from != m.to+1 || !l.r.Glued(m.to) || !l.r.Glued(n.from) {
		return false
	}
	switch l.r.Str(m.to) {
	case "-", "–", "—":
		return true
	}
	return false
}

// standsIn returns the name that stands where the figure before has its
// place: "Tokyo spent ¥387 billion, and Nagoya ¥12 billion". "" when none does.
func (l *linker) standsIn(i int) string {
	if i == 0 || l.chosen[i-1] < 0 || l.list[i-1].Kind != l.list[i].Kind {
		return ""
	}
	prev, m := &l.list[i-1], l.places[l.chosen[i-1]]
	_, end := l.nounSpan(i)
	if end = max(end, l.list[i].To); m.from >= prev.To && l.r.Low(end) == "in" && l.named(end+1) && !l.isPlaceName(end+1, end+2) {
		to := end + 2
		for l.named(to) {
			to++
		}
		return l.r.Span(end+1, to) // 40% work in Oslo and 5% in Bergen
	}
	from, to := l.nameEndingBefore(l.list[i].From)
	if to != l.list[i].From || from <= prev.To || m.to > prev.From || l.r.Possessive(to-1) {
		return ""
	}
	if l.any(m.to, prev.From, isCited) {
		return "" // "For Paris, Reuters gave"
	}
	if _, other := l.nameEndingBefore(prev.From); other > m.to {
		return ""
	}
	return l.r.Span(from, to)
}

// nationwide reports whether the words at a reading say that it holds for the
// whole country: "jobs created nationwide", "the country's 1,700".
func (l *linker) nationwide(i int) bool {
	q, r := &l.list[i], l.r
	if q.Kind == Share || q.Kind == Rank {
		return false
	}
	switch w := r.Low(q.From - 1); w {
	case "country's", "country’s", "nation's", "nation’s":
		return true
	}
	at := q.To
	if q.Noun.Tokens > 0 {
		at = max(at, q.Noun.From+r.NounLen(q))
	}
	for k := at; k < at+2; k++ {
		switch r.Low(k) {
		case "nationwide", "nationally", "countrywide":
			return true
		}
		if !r.Is(k, text.Letters) || r.StopWord(k) {
			break
		}
	}
	return false
}

// country returns the id of the country around a place, "" unknown.
func (r *reader) country(id string) string {
	for range 8 { // deeper than any table nests
		e := r.ctx.Lexicon.Lookup(lexicon.Place, id)
		if e == nil {
			return ""
		}
		if e.Class == "country" {
			return e.ID
		}
		id = e.Parent
	}
	return ""
}

// world is the lexicon's place of what holds everywhere.
const world = "World"

// worldAverage reports whether "a global average of" stands before token i.
func (r *reader) worldAverage(i int) bool {
	for at := i - 1; at >= max(0, i-4); at-- {
		if r.Low(at) == "average" && (r.Low(at-1) == "global" || r.Low(at-1) == "world" || r.Low(at-1) == "worldwide") {
			return true
		}
		if r.Str(at) == "均" && r.Str(at-1) == "平" && (r.Str(at-2) == "界" || r.Str(at-2) == "球") {
			return true
		}
	}
	return false
}

// elsewhere returns the words behind a reading that say it holds for places
// without a name: "six other hubs". "" when none do.
func (r *reader) elsewhere(q *quantity.Quantity) string {
	at := q.To
	if q.Noun.Tokens > 0 {
		at = max(at, q.Noun.From+r.NounLen(q))
	}
	if r.Low(at) != "in" {
		if r.Low(at) == "elsewhere" {
			return r.Str(at)
		}
		return ""
	}
	for k := at + 1; k < at+5; k++ {
		switch r.Low(k) {
		case "other", "others":
			end := k + 1
			if n := r.NounAt(end); n.Tokens > 0 {
				end += n.Tokens
			}
			return r.Span(at+1, end)
		}
	}
	return ""
}

// place sets the place that a mention names.
func (f *Figure) place(m mention, r *reader) {
	f.Place = m.entry.ID
	if r.demonym(m) {
		return
	}
	f.PlaceText = strings.TrimSuffix(strings.TrimSuffix(r.Span(m.from, m.to), "'s"), "’s")
}

// bracketed returns the place that stands right before the bracket the
// figure is in: Berlin ($3 billion).
func (l *linker) bracketed(i int) (mention, bool) {
	at := l.list[i].From - 1
	for at > 0 && l.list[i].From-at < 4 && l.r.Str(at) != "(" && l.r.Str(at) != "（" {
		at--
	}
	if s := l.r.Str(at); s != "(" && s != "（" {
		return mention{}, false
	}
	for _, m := range l.places {
		if m.to == at {
			return m, true
		}
	}
	return mention{}, false
}

// paired links figures and places that stand in the same order.
func (l *linker) paired(i int, f *Figure) bool {
	kind := l.list[i].Kind
	nth, n := 0, 0
	first := -1
	for k, q := range l.list {
		if q.Kind == kind {
			if first < 0 {
				first = q.From
			}
			if k < i {
				nth++
			}
			n++
		}
	}
	var before []mention
	for _, m := range l.places {
		if m.to <= first {
			before = append(before, m)
		}
	}
	if n < 2 || len(before) != n {
		return false
	}
	f.place(before[nth], l.r)
	return true
}
