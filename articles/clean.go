package articles

import (
	"slices"
	"strings"

	"quoth/articles/advert"
)

// clean takes out of parts the lines that do not belong to the article, and
// nothing else, and returns what is left and what it took out. Three kinds go:
// boilerplate, by table; a marker in brackets at the very start or end; and
// lines and sentences that were put in to advertise (package advert). A part that loses
// something inside is parted there, so that nothing reads across it. What is to be kept stays.
func clean(parts []part, keep keeping) ([]part, []Removed) {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.text
	}
	about := advert.New(texts)
	kept, inPlace := parts[:0], true // as long as no part is parted
	var removed []Removed
	last := len(parts) - 1
	comments := 0 // level of the heading that readers' comments stand under, 0 none
	for i, p := range parts {
		leave := func(p part) {
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
		if comments > 0 && !keep.has(p.text) {
			p.removed = nil
			removed = append(removed, p.withhold(reasonComments).removed...)
			continue
		}
		if p.kind == Row {
			leave(p)
			continue
		}
		from := 0 // where the part left so far begins
		split := func(to int) {
			if strings.TrimSpace(p.text[from:to]) != "" {
				leave(p.cut(from, to))
			}
		}
		for _, f := range foreignTo(p, i == 0 || i == last, about) {
			if keep.has(p.text[f.start:f.end]) {
				continue
			}
			split(f.start)
			from = f.end
			number := 0
			if p.line > 0 {
				number = p.line + strings.Count(p.text[:f.start], "\n")
			}
			removed = append(removed, Removed{number, folded(p.text[f.start:f.end]), f.reason})
		}
		split(len(p.text))
	}
	return kept, removed
}

// A foreign stretch of a part does not belong to its article.
type foreign struct {
	start, end int // bytes of the part's text
	reason     string
}

// foreignTo returns what of a part does not belong to its article, in order, without
// overlap; edge says of the part that the article begins or ends with it.
func foreignTo(p part, edge bool, about *advert.Article) []foreign {
	var list []foreign
	at := 0
	for line := range strings.SplitAfterSeq(p.text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
		case boilerplate.is(trimmed):
			list = append(list, foreign{at, at + len(line), "boilerplate"})
		case edge && trimmed == strings.TrimSpace(p.text) && marker(trimmed):
			list = append(list, foreign{at, at + len(line), "marker"})
		}
		at += len(line)
	}
	if p.kind != Paragraph {
		return list
	}
	for _, f := range about.Find(p.text) {
		if !slices.ContainsFunc(list, func(l foreign) bool { return f.Start < l.end && l.start < f.End }) {
			list = append(list, foreign{f.Start, f.End, "advertisement: " + f.Rule})
		}
	}
	slices.SortFunc(list, func(x, y foreign) int { return x.start - y.start })
	return list
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
