package articles

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quoth/articles/figure"
	"quoth/articles/lexicon"
)

const (
	recurs    = 3   // times a name must stand in its article
	inSeveral = 2   // articles a measure must stand in, and
	measured  = 3   // times in all
	lookedAt  = 300 // articles that are looked at
	mostWords = 3   // of a measure

	nameWordsMost = 8   // words of a title that a name has at the most
	lookedBack    = 400 // bytes before a figure that say what it is of
)

// Recurring returns the names and the measures that recur in a corpus and
// stand in no table: what an article is about, by its front matter or by a name
// of its title that its text keeps naming, and phrases that figures keep being
// given for. Of a large corpus it looks at some articles, evenly spread.
func (c *Corpus) Recurring() []*lexicon.Entry {
	var list []*lexicon.Entry
	step := max(1, (len(c.Articles)+lookedAt-1)/lookedAt)
	var some []*Article
	for i := 0; i < len(c.Articles); i += step {
		some = append(some, c.Articles[i])
	}
	for _, a := range some {
		for _, name := range a.subjects() {
			known := slices.ContainsFunc(list, func(e *lexicon.Entry) bool { return e.ID == name })
			if !known && len(c.Lexicon.Find(name)) == 0 {
				list = append(list, &lexicon.Entry{Kind: lexicon.Place, ID: name, Class: "subject"})
			}
		}
	}
	found := map[string]*phrase{}
	for _, a := range some {
		a.phrases(c, found)
	}
	var names []string
	for name, p := range found {
		if len(p.articles) >= inSeveral && p.times >= measured && len(c.Lexicon.Find(name)) == 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if class := found[name].class(); class != "" {
			list = append(list, &lexicon.Entry{Kind: lexicon.Measure, ID: name, Class: class})
		}
	}
	return list
}

// Recognise adds what recurs to the names of a corpus that has no tables of
// its own.
func (c *Corpus) Recognise() {
	if len(c.Tables) > 0 {
		return
	}
	if lex, err := c.Lexicon.With(c.Recurring()...); err == nil { // of names none of which it has it cannot fail
		c.Lexicon = lex
	}
}

// subjects returns what an article is about: the places it states, and of each
// name in its title the longest part that its text keeps naming.
func (a *Article) subjects() []string {
	list := slices.Clone(a.Places)
	for _, run := range titleNames(a.Title) {
		if name := a.named(run); name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// titleNames returns the runs of words in a title that are written as names
// are, and its Chinese parts.
func titleNames(title string) [][]string {
	var runs [][]string
	var run []string
	end := func() {
		if len(run) > 0 {
			runs = append(runs, run)
		}
		run = nil
	}
	for _, field := range strings.FieldsFunc(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("：，、·—《》（）", r) }) {
		word := strings.TrimFunc(strings.TrimSuffix(strings.TrimSuffix(field, "'s"), "’s"), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		first, _ := utf8.DecodeRuneInString(word)
		switch {
		case unicode.Is(unicode.Han, first):
			end()
			if n := utf8.RuneCountInString(word); n >= 2 && n <= 6 {
				runs = append(runs, []string{word})
			}
			continue
		case !unicode.IsUpper(first) || articleWords[word]:
			end()
			continue
		}
		run = append(run, word)
		if !strings.HasSuffix(field, word) {
			end()
		}
	}
	end()
	return runs
}

// articleWords are not part of a name, though they stand in front of it.
var articleWords = map[string]bool{"The": true, "A": true, "An": true}

// named returns the longest stretch of a run of words that the text names
// often enough, inside a sentence and never in small letters; "" none.
func (a *Article) named(run []string) string {
	for n := min(len(run), nameWordsMost); n > 0; n-- {
		for i := 0; i+n <= len(run); i++ {
			name := strings.Join(run[i:i+n], " ")
			if len(name) < 3 {
				continue
			}
			times, inside := a.mentions(name)
			if times >= recurs && inside && (n > 1 || !strings.Contains(a.start(), " "+strings.ToLower(name)+" ")) {
				return name
			}
		}
	}
	return ""
}

// mentions counts how often the text has a name, not as a part of a longer
// one, and tells whether it ever does inside a sentence.
func (a *Article) mentions(name string) (times int, inside bool) {
	text := a.start()
	for at := 0; ; {
		j := strings.Index(text[at:], name)
		if j < 0 {
			return times, inside
		}
		start, end := at+j, at+j+len(name)
		at = end
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if letter(before) || letter(after) {
			continue
		}
		last := strings.TrimRight(text[:start], " ")
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " "))
		word := last[strings.LastIndexAny(last, " \n")+1:]
		first, _ := utf8.DecodeRuneInString(word)
		if after == ' ' && unicode.IsUpper(next) || before == ' ' && unicode.IsUpper(first) && !articleWords[word] {
			continue
		}
		times++
		ends, _ := utf8.DecodeLastRuneInString(last)
		inside = inside || unicode.IsLower(ends) || unicode.Is(unicode.Han, ends)
	}
}

// start is as much of the text as is read to tell what it is about.
func (a *Article) start() string {
	end := min(len(a.Text), aboutBytes)
	for end > 0 && end < len(a.Text) && !utf8.RuneStart(a.Text[end]) {
		end--
	}
	return a.Text[:end]
}

// clipLeft is the last n bytes of a text, about.
func clipLeft(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for len(s) > 0 && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// letter reports whether a character goes on a word of a script with blanks.
func letter(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) }

// A phrase is words that figures are given for, with the kinds they are of.
type phrase struct {
	articles map[string]bool
	kinds    [figure.Multiple + 1]int
	times    int
}

// class is the class of a measure that most of the figures suit, "" when no
// kind has most of them.
func (p *phrase) class() string {
	for kind, n := range p.kinds {
		if 2*n > p.times {
			return figure.Kind(kind).String()
		}
	}
	return ""
}

var (
	saidOf   = regexp.MustCompile(`\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) ((?:[a-z]+[ -]){0,2}?[a-z]{3,}) (?:is|was|are|were|of|reached|covers|covered|stood|rose|fell|averages|averaged|totals|totalled|amounts|amounted|costs?) `)
	saidOfZH = regexp.MustCompile(`(?:^|[的，。；])(\p{Han}{2,6}?)(?:约为|达到|超过|[为是达约])`)
)

// phrases adds the phrases of an article that a figure of their sentence is
// given for. The figure is the first behind the phrase.
func (a *Article) phrases(c *Corpus, found map[string]*phrase) {
	for _, f := range a.beginning().Figures(c.Lexicon, c.Units) {
		if f.MeasureID != "" {
			continue
		}
		before := clipLeft(a.Text[f.Sentence[0]:f.Start], lookedBack)
		last := ""
		for _, form := range []*regexp.Regexp{saidOf, saidOfZH} {
			for _, m := range form.FindAllStringSubmatch(before, -1) {
				last = m[1]
			}
		}
		if f.Kind == figure.Count && last == "" && a.Lang != "zh" {
			last = f.Unit
		}
		if !measuring(last) {
			continue
		}
		p := found[last]
		if p == nil {
			p = &phrase{articles: map[string]bool{}}
			found[last] = p
		}
		p.articles[a.Path] = true
		p.times++
		p.kinds[f.Kind]++
	}
}

// beginning is the article as far as is read to tell what it is about.
func (a *Article) beginning() *Article {
	n := slices.IndexFunc(a.Blocks, func(b Block) bool { return b.End > aboutBytes })
	if n < 0 {
		return a
	}
	first := *a
	first.Blocks = slices.Clone(a.Blocks[:n+1])
	last := &first.Blocks[n]
	last.End = max(last.Start, aboutBytes)
	for last.End > last.Start && !utf8.RuneStart(a.Text[last.End]) {
		last.End--
	}
	return &first
}

// measuring reports whether a phrase can be what is measured.
func measuring(name string) bool {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	return len(words) > 0 && len(words) <= mostWords && !slices.ContainsFunc(words, func(w string) bool { return vague()[w] })
}

//go:embed tables/vague.tsv
var vagueTable string

// vague are the nouns that measure nothing by themselves.
var vague = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(vagueTable) {
		if _, words, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			for w := range strings.FieldsSeq(words) {
				set[w] = true
			}
		}
	}
	return set
})
