package bot

import (
	"strconv"
	"strings"

	"quoth/index"
)

const (
	homeCities   = 12 // places listed, with…
	homeMeasures = 6  // …measures each
	homeAsks     = 5  // examples, and questions of one's own
)

// A Home is what one person sees of the bot outside any conversation.
type Home struct {
	Lang   string
	Asked  []string   // their newest questions, newest first
	Wishes []string   // what they want to be told when an article says it
	Admin  bool       // they may see what nobody got an answer to
	Misses []Miss     // what that was, most asked first
	Gaps   []Gap      // places and measures asked for in vain, likewise
	Wrong  []Reasoned // why answers did not help, likewise
}

// Home says what the bot knows, how to ask it and what one asked before; to
// admins also what the articles did not say. Each message is a section.
func (b *Bot) Home(h Home) []Message {
	b, done := b.now()
	defer done()
	n := noticesIn(h.Lang)
	sections := []Message{b.About(h.Lang), {Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeHow), line(n.HomeAsk)}, Follow: b.Suggest(h.Lang, homeAsks)}}
	asked := Message{Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeRecent)}}
	for _, text := range h.Asked {
		asked.Follow = append(asked.Follow, Follow{clip(inLine(text), labelMax), TheAnswer, text})
	}
	if len(h.Asked) == 0 {
		asked.Parts = append(asked.Parts, line(n.HomeNoRecent))
	}
	sections = append(sections, asked)
	if len(h.Wishes) > 0 {
		wishes := Message{Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeWishes)}}
		for _, text := range h.Wishes {
			wishes.Follow = append(wishes.Follow, Follow{clip(fill(n.Untell, inLine(text)), labelMax), Untell, text})
		}
		sections = append(sections, wishes)
	}
	if h.Admin {
		sections = append(sections, Message{Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeSettings), line(n.HomeSet)}, Follow: []Follow{{n.Follow[Configure], Configure, "settings"}}})
		misses := Message{Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeMisses)}}
		for _, miss := range h.Misses {
			misses.Parts = append(misses.Parts, Part{Role: Item, Runs: []Run{{Text: b.miss(h.Lang, miss)}}})
		}
		if len(h.Misses) == 0 {
			misses.Parts = append(misses.Parts, line(n.HomeNoMisses))
		}
		sections = append(sections, misses)
		if len(h.Gaps) > 0 {
			gaps := Message{Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeGaps)}}
			for _, g := range h.Gaps {
				gaps.Parts = append(gaps.Parts, Part{Role: Item, Runs: []Run{{Text: b.gap(h.Lang, g)}}})
			}
			sections = append(sections, gaps)
		}
		if len(h.Wrong) > 0 {
			wrong := Message{Kind: Helped, Lang: h.Lang, Parts: []Part{heading(n.HomeReasons)}}
			for _, r := range h.Wrong {
				wrong.Parts = append(wrong.Parts, Part{Role: Item, Runs: []Run{{Text: r.label(h.Lang) + wordsIn(h.Lang).Between + strconv.Itoa(r.Times)}}})
			}
			sections = append(sections, wrong)
		}
	}
	return sections
}

// A Miss is a question without an answer, or a whole one.
type Miss struct {
	Text    string
	Missing []string // ids of places and measures that no article covers: what would answer it
}

// miss is a miss in words, with what would answer it where that is known.
func (b *Bot) miss(lang string, m Miss) string {
	text := clip(inLine(m.Text), 2*nameMax)
	if len(m.Missing) == 0 {
		return text
	}
	return fill(noticesIn(lang).HomeWould, text, b.missingNames(lang, m.Missing))
}

// missingNames are the names of what no article covers.
func (b *Bot) missingNames(lang string, ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, b.name(lang, id))
	}
	return strings.Join(names, wordsIn(lang).Between)
}

// A Gap is places and measures asked for that no article covers.
type Gap struct {
	Missing []string // ids
	Times   int
}

// gap is a gap in words.
func (b *Bot) gap(lang string, g Gap) string {
	return fill(noticesIn(lang).HomeGap, b.missingNames(lang, g.Missing), strconv.Itoa(g.Times))
}

// About says what the bot knows: articles, publishers, dates, and which
// measures of which places.
func (b *Bot) About(lang string) Message {
	b, done := b.now()
	defer done()
	n, w, know := noticesIn(lang), wordsIn(lang), b.knows()
	m := Message{Kind: Helped, Lang: lang, Parts: []Part{heading(fill(n.HomeKnows, strconv.Itoa(know.Articles), strconv.Itoa(len(know.Sources))))}}
	if know.First != "" {
		m.Parts = append(m.Parts, line(fill(n.HomeSpan, short(know.First), short(know.Last))))
	}
	m.Parts = append(m.Parts, line(fill(n.HomeFigures, strconv.Itoa(know.Figures))))
	if names := b.names(lang, know.Sources, namesMax); names != "" {
		m.Parts = append(m.Parts, line(n.HomeSources+names))
	}
	if len(know.Cities) > 0 {
		m.Parts = append(m.Parts, Part{Role: Label, Runs: []Run{{Text: n.HomeCities, Bold: true}}})
	}
	for i, c := range know.Cities {
		if i == homeCities {
			m.Parts = append(m.Parts, line(fill(n.HomeMore, strconv.Itoa(len(know.Cities)-i))))
			break
		}
		m.Parts = append(m.Parts, Part{Role: Item, Runs: []Run{{Text: b.name(lang, c.ID), Bold: true}, {Text: w.Between + b.names(lang, know.MeasuresOf(c.ID), homeMeasures)}}})
	}
	return m
}

// names are the first few of a list, with … where there are more.
func (b *Bot) names(lang string, list []index.Count, most int) string {
	text := ""
	for i, c := range list {
		if i == most {
			return text + noticesIn(lang).Comma + "…"
		}
		if i > 0 {
			text += noticesIn(lang).Comma
		}
		text += b.name(lang, c.ID)
	}
	return text
}

func heading(text string) Part { return Part{Role: Headline, Runs: []Run{{Text: text, Bold: true}}} }
