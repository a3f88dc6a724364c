package articles

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean takes out of parts the lines that do not belong to the article, and
// nothing else, and returns what is left and what it took out. Four kinds go:
// boilerplate, by table; a marker in brackets at the very start or end; lines
// in another script than the article's that stand alone and are no sentence or
// quote, or advertise, the mark of injected advertising; and lines in its own
// script that are no sentence and do nothing but advertise. A part that loses a
// line inside is parted there, so that nothing reads across it.
func clean(parts []part) ([]part, []Removed) {
	own := script(parts)
	about := &articleTokens{parts: slices.Clone(parts)}
	kept, inPlace := parts[:0], true // as long as no part is parted
	var removed []Removed
	last := len(parts) - 1
	comments := 0 // level of the heading that readers' comments stand under, 0 none
	for i, p := range parts {
		keep := func(p part) {
			if len(kept) > i && inPlace { // the next would be written over
				kept, inPlace = append(make([]part, 0, len(parts)+8), kept...), false
			}
			kept = append(kept, p)
		}
		removed = append(removed, p.removed...)
		if p.kind == Heading && comments > 0 && p.level <= comments {
			comments = 0
		}
		if p.kind == Heading && comments == 0 && commentsHeading(p.text) {
			comments = max(1, p.level)
		}
		if comments > 0 {
			p.removed = nil
			removed = append(removed, p.withhold(reasonComments).removed...)
			continue
		}
		if p.kind == Row {
			keep(p)
			continue
		}
		at, n := 0, 0 // where the line begins, and which of the part it is
		from := 0     // where the part left so far begins
		split := func(to int) {
			if strings.TrimSpace(p.text[from:to]) != "" {
				keep(p.cut(from, to))
			}
		}
		for line := range strings.SplitAfterSeq(p.text, "\n") {
			trimmed := strings.TrimSpace(line)
			reason := ""
			switch {
			case trimmed == "":
			case boilerplate.is(trimmed):
				reason = "boilerplate"
			case (i == 0 || i == last) && trimmed == strings.TrimSpace(p.text) && marker(trimmed):
				reason = "marker"
			case p.kind == Paragraph && injected(trimmed, own) && !named(trimmed, parts):
				reason = "other script"
			case p.kind == Paragraph && advertisement(trimmed, about) != nil:
				reason = "advertisement"
			}
			if reason != "" {
				split(at)
				from = at + len(line)
				number := 0
				if p.line > 0 {
					number = p.line + n
				}
				removed = append(removed, Removed{number, trimmed, reason})
			}
			at += len(line)
			n++
		}
		split(len(p.text))
	}
	return kept, removed
}

// commentsHeading reports whether a heading leads to readers' comments:
// "3 Comments", "网友评论（12）".
func commentsHeading(line string) bool {
	words := strings.Fields(bare(line))
	words = slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "0123456789") == "" })
	said := strings.Join(words, " ")
	return slices.Contains(boilerplate["comments"], said) || slices.Contains(boilerplate["comments"], strings.Trim(said, "0123456789条则篇个 "))
}

// cut returns the part from one byte to another.
func (p part) cut(from, to int) part {
	if from == 0 && to == len(p.text) {
		return part{kind: p.kind, text: p.text, links: p.links, header: p.header, line: p.line}
	}
	c := part{kind: p.kind, text: p.text[from:to], header: p.header, line: p.line}
	if p.line > 0 {
		c.line += strings.Count(p.text[:from], "\n")
	}
	for _, l := range p.links {
		if l.Start >= from && l.End <= to {
			c.links = append(c.links, Link{l.Start - from, l.End - from, l.URL})
		}
	}
	return c
}

// scripts are told apart by these tables; Japanese and Chinese count as one.
var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Han, unicode.Cyrillic, unicode.Arabic, unicode.Hangul, unicode.Thai, unicode.Devanagari, unicode.Hebrew, unicode.Greek}

const (
	ownShare     = 0.8 // of an article's letters are of one script, or none is its own
	foreignShare = 0.7 // of a line's letters are of another script
	longestShout = 80  // characters an injected line has at the most
)

// script returns the script that nearly all letters of the sentences of an
// article are of, or nil; of all that it says where it has no sentence.
func script(parts []part) *unicode.RangeTable {
	counts := make([]int, len(scripts))
	letters := 0
	count := func(sentences bool) {
		for _, p := range parts {
			for line := range strings.SplitSeq(p.text, "\n") {
				if sentences && !saysSomething(line) {
					continue
				}
				for _, r := range line {
					if unicode.IsLetter(r) {
						letters++
						for i, s := range scripts {
							if unicode.Is(s, r) {
								counts[i]++
								break
							}
						}
					}
				}
			}
		}
	}
	if count(true); letters == 0 {
		count(false)
	}
	for i, n := range counts {
		if float64(n) >= ownShare*float64(letters) && n > 0 {
			return scripts[i]
		}
	}
	return nil
}

// injected reports whether a line stands in another script than the article's
// own and advertises, or is no sentence, quote or title.
func injected(line string, own *unicode.RangeTable) bool {
	if own == nil || len(line) > longestPitch {
		return false
	}
	ads, offers, _ := boilerplate.pitch(line)
	line = turnTo.ReplaceAllString(line, " ")
	if utf8.RuneCountInString(line) > longestShout {
		return false
	}
	advertises := ads > 0 || offers > 1
	if !advertises && (strings.ContainsAny(line, ";:；：“”‘’「」『』《》\"") || endsSentence(line)) {
		return false
	}
	letters, foreign := 0, 0
	for _, r := range line {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.Is(own, r) {
				foreign++
			}
		}
	}
	// An article in another script than Latin may name things in Latin letters.
	latin := !advertises && own != unicode.Latin && strings.IndexFunc(line, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }) < 0
	return letters > 0 && !latin && float64(foreign) >= foreignShare*float64(letters)
}

// named reports whether the words of a line stand inside a sentence, item or row too:
// then it is a name that the article uses.
func named(line string, parts []part) bool {
	for _, p := range parts {
		if at := strings.Index(p.text, line); at >= 0 && strings.TrimSpace(p.text) != line {
			start := strings.LastIndexByte(p.text[:at], '\n') + 1
			end := len(p.text)
			if i := strings.IndexByte(p.text[at:], '\n'); i >= 0 {
				end = at + i
			}
			if whole := strings.TrimSpace(p.text[start:end]); whole != line && (p.kind != Paragraph || saysSomething(whole)) {
				return true
			}
		}
	}
	return false
}
