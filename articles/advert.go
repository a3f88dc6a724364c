package articles

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// turnTo matches where a line tells its reader to turn to: an address of the
// web, a number to call, a name to write to, also through a messenger.
var turnTo = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s，。、]+|\b[a-z0-9-]{3,}(?:\.[a-z0-9-]+)*\.(?:com|net|org|top|vip|cc|cn|xyz|info|ru|site|online|club|shop|win|bet|live|me|co|biz)\b[^\s，。、]*|\+\d[\d ()-]{7,18}\d|\(\d{2,4}\) ?\d{3,4}[ -]\d{3,5}|\b1\d{10}\b|\b\d{3,4}-\d{7,8}\b|(?:^|[^\w.])@ ?[a-z0-9_]{4,}|\b0\d{2,4} \d{3} ?\d{3,4}\b|\bqq?群?[:： ]*\d{5,}|[微薇]信号?[:： ]*(?:[a-z_-]+\d[a-z0-9_-]+|\d{6,})`)

// A lineSigns is what is looked at to tell whether a line advertises.
type lineSigns struct {
	words               string // of the line, without where to turn to
	ads, offers, points int    // what boilerplate.tsv knows of it; points are contacts, by word or by form
	address             bool   // it has an address or a number by its form
	tokens              []string
	news                float64 // share of its tokens that no sentence of the article has
}

// An adRule is a reason to take a line for advertising: one that stands by
// itself and is no sentence, quote or label.
type adRule struct {
	name  string
	holds func(s lineSigns) bool
}

var adRules = []adRule{
	{"it offers over and over", func(s lineSigns) bool { return s.ads+s.offers > 2 }},
	{"it offers and tells where to turn to", func(s lineSigns) bool { return s.ads+s.offers > 0 && s.points > 0 }},
	{"in Chinese, it offers what the article does not speak of", func(s lineSigns) bool {
		return (s.ads > 0 || s.offers > 1) && s.news >= mostlyNews && strings.ContainsFunc(s.words, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}},
	{"it tells where to turn to, and nothing else is of the article", func(s lineSigns) bool {
		return s.address && s.news >= mostlyNews && len(s.tokens) > 1 && !labelled.MatchString(strings.TrimRight(s.words, ",，、 "))
	}},
}

const mostlyNews = 0.75

// longestPitch is how many bytes a line that does nothing but advertise has at
// the most, its addresses among them: longer ones are not looked at.
const longestPitch = 8 << 10

// labelled matches a line that names what stands in it, or that refers to a
// publication: a label, a year, several parts.
var labelled = regexp.MustCompile(`[:：]|\b(?:19|20)\d\d\b|,.*,|(?i)^(?:source|contact|press|report|available|published|isbn|doi|tel|email)\b|^(?:联系|资料)|来源`)

// signsOf looks at a line of an article.
func signsOf(line string, about *articleTokens) lineSigns {
	s := lineSigns{words: strings.Join(strings.Fields(turnTo.ReplaceAllString(line, " ")), " ")}
	s.address = len(s.words) < len(strings.Join(strings.Fields(line), " "))
	s.ads, s.offers, s.points = boilerplate.pitch(line)
	if s.address {
		s.points++
	}
	s.tokens = tokensOf(s.words)
	news := 0
	for _, t := range s.tokens {
		if !about.says(t) {
			news++
		}
	}
	if len(s.tokens) > 0 {
		s.news = float64(news) / float64(len(s.tokens))
	}
	return s
}

// advertisement returns the rule by which a line of an article in its own script
// is no sentence or quote and does nothing but advertise, nil none.
func advertisement(line string, about *articleTokens) *adRule {
	if len(line) > longestPitch {
		return nil
	}
	words := turnTo.ReplaceAllString(line, " ")
	if utf8.RuneCountInString(words) > longestShout || endsSentence(strings.TrimSpace(words)) || strings.ContainsAny(line, "“”‘’「」『』《》\"") {
		return nil
	}
	s := signsOf(line, about)
	for i := range adRules {
		if adRules[i].holds(s) {
			return &adRules[i]
		}
	}
	return nil
}

// articleTokens are the words of an article's sentences, gathered when they are
// first asked for: what stands in no sentence may have been put into it.
type articleTokens struct {
	parts []part
	words map[string]bool
}

func (a *articleTokens) says(token string) bool {
	if a.words == nil {
		a.words = map[string]bool{}
		for _, p := range a.parts {
			for line := range strings.SplitSeq(p.text, "\n") {
				if p.kind != Paragraph || saysSomething(line) {
					for _, t := range tokensOf(line) {
						a.words[t] = true
					}
				}
			}
		}
	}
	return a.words[token]
}

// saysSomething reports whether a line is a sentence, or too long to have been put into an article.
func saysSomething(line string) bool {
	return endsSentence(strings.TrimSpace(line)) || utf8.RuneCountInString(line) > longestShout
}

// tokensOf are the words of a text that say something: those of four letters or
// more, and pairs of Chinese characters.
func tokensOf(text string) []string {
	var list []string
	from := -1
	var last rune
	end := func(at int) {
		if from >= 0 {
			if word := strings.ToLower(text[from:at]); utf8.RuneCountInString(word) >= 4 {
				list = append(list, word)
			}
		}
		from = -1
	}
	for i, r := range text {
		han := unicode.Is(unicode.Han, r)
		if han && unicode.Is(unicode.Han, last) {
			list = append(list, string([]rune{last, r}))
		}
		switch {
		case han || !unicode.IsLetter(r):
			end(i)
		case from < 0:
			from = i
		}
		last = r
	}
	end(len(text))
	return slices.Clip(list)
}
