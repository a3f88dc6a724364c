package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"quoth/articles"
	"quoth/articles/advert"
	"quoth/articles/corpus"
)

// A host is an article that lines are put into.
type host struct {
	name  string
	texts []string // its paragraphs and other parts
	lines []string // its own that look as if they had been put in
}

// A line is one that advertises, in the manner of its group.
type line struct{ manner, text string }

// readInjected reads lines that advertise: manner, tab, line.
func readInjected(name string) ([]line, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []line
	for i, row := range strings.Split(string(raw), "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		manner, text, ok := strings.Cut(row, "\t")
		if !ok {
			return nil, fmt.Errorf("%s: line %d: no tab", name, i+1)
		}
		list = append(list, line{manner, text})
	}
	return list, nil
}

// readBelong reads articles with lines that belong to them.
func readBelong(name string) ([]host, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var list []host
	for i, row := range strings.Split(string(raw), "\n") {
		if row == "" || row[0] == '#' {
			continue
		}
		kind, text, _ := strings.Cut(row, "\t")
		text = livelier(text)
		switch {
		case kind == "article":
			list = append(list, host{name: text})
		case len(list) == 0:
			return nil, fmt.Errorf("%s: line %d: it stands in no article", name, i+1)
		case kind == "text":
			list[len(list)-1].texts = append(list[len(list)-1].texts, text)
		case kind == "line":
			list[len(list)-1].lines = append(list[len(list)-1].lines, text)
		default:
			return nil, fmt.Errorf("%s: line %d: %q is none of article, text and line", name, i+1, kind)
		}
	}
	return list, nil
}

// livelier writes names of hosts that exist nowhere as those of living ones end, so
// that nothing is learned from how an example is written.
func livelier(text string) string {
	ends := []string{".com", ".org", ".net", ".cn", ".de", ".gov", ".edu", ".io", ".eu", ".city"}
	sum := 0
	for i := range len(text) {
		sum = sum*31 + int(text[i])
	}
	return strings.ReplaceAll(text, ".example", ends[(sum&0xffff)%len(ends)])
}

// hostsOf reads the articles of folders, and those that Quoth comes with.
func hostsOf(pattern string) ([]host, error) {
	folders := []fs.FS{corpus.FS}
	names, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		folders = append(folders, os.DirFS(name))
	}
	var list []host
	for i, folder := range folders {
		c, err := articles.Load(folder)
		if err != nil {
			return nil, err
		}
		for _, a := range c.Articles {
			h := host{name: fmt.Sprint(i, " ", a.Path)}
			for _, b := range a.Blocks {
				if text := a.Text[b.Start:b.End]; b.Kind == articles.Paragraph && !slices.ContainsFunc(neither, func(of string) bool { return strings.Contains(text, of) }) {
					h.texts = append(h.texts, a.Text[b.Start:b.End])
				}
			}
			list = append(list, h)
		}
	}
	return list, nil
}

// neither are parts of pages that stand in articles and are not learned from: they
// are what pages say around an article, or advertise.
var neither = []string{"[广告]", "SHARE: Facebook", "CONTINUE READING BELOW", "SIGN UP for our", "Sign up for The Summit", "Subscribe for", "without advertisements", "广告", "热门推荐", "点击咨询", "Shop now >>", "Book now >>", "浏览 18,342", "ADVERTISEMENT", "Tidal Mobile", "Follow us on Instagram", "00 000 0000", "Cookie政策", "Mile Hi Heating"}

// A sample is what was looked at in an article, and whether it was put in.
type sample struct {
	group string // a manner, or an article
	of    int    // which line or paragraph it stands in: all that was put in must go
	text  string
	put   bool
	seen  advert.Looked
}

// afterLine puts a line behind the first line of a paragraph, which is wrapped for it.
func afterLine(paragraph, l string) string {
	first, rest, _ := strings.Cut(wrap(paragraph, 60), "\n")
	if rest != "" {
		rest = "\n" + rest
	}
	return first + "\n" + l + rest
}

// belonging are the samples of articles as they are, their own lines among them:
// by themselves, in a paragraph, and paragraphs in wrapped lines too.
func belonging(hosts []host, r *rand.Rand) []sample {
	var list []sample
	of := 0
	for _, h := range hosts {
		for _, wrapped := range []bool{false, true} {
			texts := slices.Clone(h.texts)
			for i, l := range h.lines {
				if !wrapped {
					texts = append(texts, l)
				} else if at := i % max(1, len(h.texts)); ends(l) {
					texts[at] += " " + l
				} else {
					texts = append(texts, l)
				}
			}
			if wrapped {
				for i := range texts {
					if strings.Count(texts[i], " ") < len(texts[i])/20 {
						continue // of a script without blanks: it is not wrapped at them
					}
					texts[i] = wrap(texts[i], 50+r.IntN(40))
				}
			}
			a := advert.New(texts)
			for _, t := range texts {
				of++
				for _, l := range a.Look(t) {
					if !l.Quiet {
						list = append(list, sample{"belongs " + h.name, -of, t[l.Start:l.End], false, l})
					}
				}
			}
		}
	}
	return list
}

func ends(text string) bool {
	for _, end := range []string{".", "!", "?", "。", "！", "？", ".”", "。”", "!”"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// wrap breaks a text into lines of about so many characters.
func wrap(text string, width int) string {
	var b strings.Builder
	n := 0
	for _, word := range strings.Fields(text) {
		if n > 0 && n+len(word) > width {
			b.WriteByte('\n')
			n = 0
		} else if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		n += len(word) + 1
	}
	return b.String()
}

// tongued reports whether an article is in the language of a manner, as far as its script and its name tell.
func tongued(manner string, h host) bool {
	han := strings.ContainsFunc(h.texts[0], func(r rune) bool { return unicode.Is(unicode.Han, r) })
	switch lang, _, _ := strings.Cut(manner, "-"); lang {
	case "zh":
		return han
	case "de", "fr", "es", "ru", "ja":
		return strings.HasPrefix(h.name, map[string]string{"de": "german", "fr": "french", "es": "spanish", "ru": "russian", "ja": "japan"}[lang])
	}
	return !han
}

// putting are the samples of lines put into articles: by themselves, between the
// lines of a paragraph, and among its sentences. Each is put in so many times, with others.
func putting(lines []line, hosts []host, times int, r *rand.Rand) []sample {
	var list []sample
	for i, l := range lines {
		for k := range times {
			h := hosts[r.IntN(len(hosts))]
			for tries := 0; len(h.texts) < 2 || k%2 == 1 && tries < 200 && !tongued(l.manner, h); tries++ { // half of them in its own language
				h = hosts[r.IntN(len(hosts))]
			}
			texts := append(slices.Clone(h.texts), h.lines...)
			for range r.IntN(4) { // others that were put in
				texts = append(texts, lines[r.IntN(len(lines))].text)
			}
			at := r.IntN(len(h.texts))
			put := l.text
			start := 0
			switch {
			case k%3 == 0:
				texts = append(texts, put)
				at = len(texts) - 1
			case k%3 == 1:
				texts[at] = afterLine(texts[at], put)
				start = strings.IndexByte(texts[at], '\n') + 1
			default:
				if !ends(put) {
					put += "."
				}
				texts[at] += " " + put
				start = len(texts[at]) - len(put)
				texts[at] += " It was so in the years before as well."
			}
			a := advert.New(texts)
			found := false
			var inside []sample
			for _, seen := range a.Look(texts[at]) {
				s := sample{l.manner, i*100 + k, texts[at][seen.Start:seen.End], true, seen}
				if seen.Start == start && seen.End == start+len(put) {
					list = append(list, s)
					found = true
				} else if seen.Start >= start && seen.End <= start+len(put) && !seen.Quiet {
					inside = append(inside, s)
				}
			}
			if !found {
				list = append(list, inside...)
			}
		}
	}
	return list
}
