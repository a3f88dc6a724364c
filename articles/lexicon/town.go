package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// townTable holds a name a line, by the bytes of the key; its head and the
// command gazetteer say what a line holds.
//
//go:embed tables/towns.tsv
var townTable string

//go:embed tables/standing.tsv
var standingTable string

// standing is tables/standing.tsv, read once: the words of each kind.
var standing = sync.OnceValue(func() map[string]map[string]bool {
	table := map[string]map[string]bool{}
	for line := range strings.Lines(standingTable) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		table[kind] = map[string]bool{}
		for w := range strings.SplitSeq(words, "|") {
			table[kind][w] = true
		}
	}
	return table
})

// TownKey is a name as the table of towns has it: its words folded, parted by
// blanks but for Chinese characters.
func TownKey(name string) string {
	c := cut(name)
	return c.key(0, len(c.words))
}

// key is the words from..to as the table of towns has them.
func (c *Cutter) key(from, to int) string {
	if to == from+1 {
		return c.words[from].folded
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if w := c.words[i].folded; b.Len() > 0 && (w[0] < utf8.RuneSelf || c.words[i-1].folded[0] < utf8.RuneSelf) {
			b.WriteByte(' ')
		}
		b.WriteString(c.words[i].folded)
	}
	return b.String()
}

// A town is a place of the table of towns, by one of its names.
type town struct {
	mark  string // what else the name may be: "word", "person", "small"; "" nothing
	entry *Entry
}

// townLine returns the line of the table with that key, without it; "" none.
func townLine(key string) string {
	if !townNames().keys.holds(key) {
		return ""
	}
	lo, hi := 0, len(townTable)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(townTable[lo:mid], '\n') + 1 + lo
		end := start + strings.IndexByte(townTable[start:], '\n')
		line := townTable[start:end]
		k, rest, _ := strings.Cut(line, "\t")
		switch c := strings.Compare(k, key); {
		case c == 0:
			return rest
		case c < 0:
			lo = end + 1
		default:
			hi = start
		}
	}
	return ""
}

// towns are the entries of the table that were asked for, by id.
var towns sync.Map

// named are the towns that were looked up, by key: texts name the same again and
// again.
var named sync.Map

// townNamed returns the town with that key.
func townNamed(key string) (town, bool) {
	if t, ok := named.Load(key); ok {
		return t.(town), true
	}
	t, ok := readTown(key)
	if ok {
		named.Store(strings.Clone(key), t) // the key is part of a text
	}
	return t, ok
}

// readTown reads the town with that key out of the table.
func readTown(key string) (town, bool) {
	line := townLine(key)
	if line == "" {
		return town{}, false
	}
	cols := strings.SplitN(line, "\t", 4)
	mark, id := cols[0], cols[2]
	if e, ok := towns.Load(id); ok {
		return town{mark, e.(*Entry)}, true
	}
	own := key
	if f := TownKey(id); f != key {
		own = f
	}
	e := &Entry{Kind: Place, ID: id, Class: "city"}
	cols = strings.SplitN(townLine(own), "\t", 4)
	if len(cols) < 3 || cols[2] != id {
		return town{}, false // a larger one has its name
	}
	if len(cols) == 4 {
		e.Aliases = strings.Split(cols[3], "|")
	}
	switch country, state := strings.CutSuffix(cols[1], "/"); {
	case state:
		e.Class, e.Parent = "region", countryOf(country)
	case countryOf(country) == id:
		e.Class = "country"
	default:
		e.Parent = countryOf(country)
	}
	kept, _ := towns.LoadOrStore(id, e)
	return town{mark, kept.(*Entry)}, true
}

// countryOf returns the name of the country with that code of ISO 3166.
func countryOf(code string) string { return countries()[code] }

// countries are the names of countries by code: the lines that have a code of
// their own stand in the table's head.
var countries = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(townTable) {
		cols, ok := strings.CutPrefix(line, "#=")
		if !ok {
			if line[0] != '#' {
				break
			}
			continue
		}
		if code, name, ok := strings.Cut(strings.TrimSpace(cols), "\t"); ok {
			names[code] = name
		}
	}
	return names
})

// townEntry returns the lexicon's entry for a town: its own of the same id
// where it has one.
func (l *Lexicon) townEntry(t town) *Entry {
	if e := l.byID[Place][t.entry.ID]; e != nil {
		return e
	}
	return t.entry
}

// townAt returns the town whose name begins at word i and stands as a place
// there, and the word behind it. asked is a question, whose writer may care
// for no capitals. after is a place named right before word i.
func (l *Lexicon) townAt(c *Cutter, i int, asked bool, afterPlace bool) (end int, e *Entry) {
	w := &c.words[i]
	r, _ := utf8.DecodeRuneInString(c.text[w.start:])
	switch {
	case unicode.Is(unicode.Han, r):
		return l.hanTownAt(c, i)
	case unicode.IsUpper(r):
	case asked && unicode.IsLetter(r):
	default:
		return 0, nil
	}
	if !townNames().beginnings.holds(w.folded) || c.abbreviates(i) {
		return 0, nil
	}
	if i > 0 && c.gap(i) == " " && c.capital(i-1) && c.capital(i) && !standing()["opener"][c.words[i-1].folded] && !c.opens(i-1) {
		return 0, nil // inside a longer name
	}
	run := c.run(i)
	for n := run; n > i; n-- {
		if !c.capital(n-1) && c.capital(i) {
			continue
		}
		t, ok := townNamed(c.key(i, n))
		if !ok {
			continue
		}
		if c.stands(t, i, n, run, asked, afterPlace) {
			return n, l.townEntry(t)
		}
	}
	return 0, nil
}

// Own reports whether an entry is one of l's tables, and no other town.
func (l *Lexicon) Own(e *Entry) bool { return l != nil && l.byID[e.Kind][e.ID] == e }

// Calls reports whether a name is one that the entry has in its own table.
func (l *Lexicon) Calls(e *Entry, name string) bool {
	key := TownKey(name)
	return slices.ContainsFunc(append([]string{e.ID}, e.Aliases...), func(a string) bool { return TownKey(strings.TrimPrefix(a, "=")) == key })
}

// maxTown is how many words the name of a town may have.
const maxTown = 5

// run returns the word behind the words from i on that one name may be: those
// with capitals and small ones between them, or any where i has none.
func (c *Cutter) run(i int) int {
	end := i + 1
	for k := i + 1; k < len(c.words) && k < i+maxTown; k++ {
		if g := c.gap(k); g != " " && g != "-" && g != "'" && g != "’" {
			break
		}
		switch {
		case c.capital(k) || !c.capital(i):
			end = k + 1
		case !standing()["joiner"][c.words[k].folded] && !standing()["joiner"][c.text[c.words[k].start:c.words[k].end]]:
			return end
		}
	}
	return end
}

// gap is what stands between word i and the one before.
func (c *Cutter) gap(i int) string {
	if i == 0 || i >= len(c.words) {
		return ""
	}
	return c.text[c.words[i-1].end:c.words[i].start]
}

// capital reports whether word i is written with a capital.
func (c *Cutter) capital(i int) bool {
	b := c.text[c.words[i].start]
	if b < utf8.RuneSelf {
		return 'A' <= b && b <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(c.text[c.words[i].start:])
	return unicode.IsUpper(r)
}

// abbreviates reports whether word i is a few capitals behind words that are written
// otherwise: NIS is money, and not Niš. What opens a line may be where it was written.
func (c *Cutter) abbreviates(i int) bool {
	return !c.opens(i) && len(c.written(i)) <= longestAbbreviation && c.shouts(i) && !(i > 0 && c.shouts(i-1)) && !(i+1 < len(c.words) && c.shouts(i+1))
}

const longestAbbreviation = 4

// shouts reports whether word i is more than one letter, and all of them capitals.
func (c *Cutter) shouts(i int) bool {
	s := c.written(i)
	return len(s) > 1 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// written is word i as it stands in the text.
func (c *Cutter) written(i int) string { return c.text[c.words[i].start:c.words[i].end] }

// opens reports whether word i is the first of its sentence or line.
func (c *Cutter) opens(i int) bool { return i == 0 || c.breaks(i) }

// stands reports whether the name of a town at the words from..to, in a name
// that goes on to word run, stands as a place does.
func (c *Cutter) stands(t town, from, to, run int, asked, afterPlace bool) bool {
	s := standing()
	if !c.capital(from) {
		if to < len(c.words) && c.gap(to) == " " && s["street"][c.words[to].folded] {
			return false
		}
		before := from > 0 && s["inside"][c.words[from-1].folded]
		return t.mark == "" && to-from <= 2 || before && t.mark != "word"
	}
	for to < run && s["tail"][c.words[to].folded] {
		to++
	}
	whole := to == run || !c.capital(to) // San Francisco of San Francisco de Macorís
	if t.mark == "" || !whole {
		return whole // Leeds Beckett University is no place
	}
	if from == 0 && to == len(c.words) {
		return t.mark != "person" || asked
	}
	next := ""
	if to < len(c.words) && (c.gap(to) == " " || c.gap(to) == ", ") {
		next = c.words[to].folded
	}
	if afterPlace {
		return true
	}
	if to < len(c.words) && c.gap(to) == " " && !c.capital(to) && s["after"][strings.ToLower(c.text[c.words[to].start:c.words[to].end])] {
		return true
	}
	if to < len(c.words) && c.gap(to) == ", " && c.capital(to) {
		if p, ok := townNamed(next); ok && p.entry.Class != "city" {
			return true // Reading, England
		}
	}
	if from == 0 || c.gap(from) != " " {
		return false
	}
	before := c.words[from-1].folded
	if t.mark == "word" || t.mark == "person" {
		return s["inside"][before] || t.mark == "word" && before == "from"
	}
	return s["before"][before]
}

// A sieve holds bits of words: most that are not among them it tells at a glance.
type sieve [1 << 15]uint64

func (s *sieve) bit(word string) (at, bit uint32) {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h >> 17, h >> 11 & 63
}

func (s *sieve) add(word string) {
	at, bit := s.bit(word)
	s[at] |= 1 << bit
}

func (s *sieve) holds(word string) bool {
	at, bit := s.bit(word)
	return s[at]&(1<<bit) != 0
}

// townSieves hold the names of towns: the first word of each, two characters of a
// Chinese one, and its whole key.
type townSieves struct{ beginnings, keys sieve }

// townNames are the sieves of the table, filled once.
var townNames = sync.OnceValue(func() *townSieves {
	s := &townSieves{}
	for at := 0; at < len(townTable); {
		end := at + strings.IndexByte(townTable[at:], '\n')
		line := townTable[at:end]
		key := line[:max(0, strings.IndexByte(line, '\t'))]
		first := 0
		if line != "" && line[0] >= 0xe3 && len(line) > 2*hanBytes {
			first = 2 * hanBytes
		} else {
			for first < len(line) && line[first] > ' ' {
				first++
			}
		}
		s.beginnings.add(line[:first])
		s.keys.add(key)
		at = end + 1
	}
	return s
})

// maxHanTown is how many characters the Chinese name of a town may have.
const maxHanTown = 8

// hanTownAt returns the town whose Chinese name begins at character i.
func (l *Lexicon) hanTownAt(c *Cutter, i int) (end int, e *Entry) {
	if i+1 >= len(c.words) || c.words[i+1].start != c.words[i].end || len(c.words[i].folded) != hanBytes || len(c.words[i+1].folded) != hanBytes {
		return 0, nil
	}
	start := c.words[i].start
	if !townNames().beginnings.holds(c.plain[start : start+2*hanBytes]) {
		return 0, nil
	}
	last := i + 1
	for last < len(c.words) && last < i+maxHanTown && c.words[last].start == c.words[last-1].end && len(c.words[last].folded) == hanBytes {
		last++
	}
	for n := last; n >= i+2; n-- {
		t, ok := townNamed(c.plain[start:c.words[n-1].end])
		if ok && (t.mark != "word" && n > i+2 || c.hanStands(t, i, n)) {
			return n, l.townEntry(t)
		}
	}
	return 0, nil
}

// hanStands reports whether the Chinese words from..to stand as a place does: at
// one of their ends a name of two characters, at both a word.
func (c *Cutter) hanStands(t town, from, to int) bool {
	before, after := c.plain[:c.words[from].start], c.plain[c.words[to-1].end:]
	s := standing()
	begins := before == "" || strings.HasSuffix(before, "\n") || slices.ContainsFunc(ends(before), func(w string) bool { return s["hanbefore"][w] })
	ended := after == "" || strings.HasPrefix(after, "\n") || slices.ContainsFunc(starts(after), func(w string) bool { return s["hanafter"][w] })
	if t.mark == "word" {
		return begins && ended && after != ""
	}
	return begins || ended
}

// ends are the last one and two characters of s.
func ends(s string) []string {
	_, n := utf8.DecodeLastRuneInString(s)
	_, m := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return []string{s[len(s)-n:], s[len(s)-n-m:]}
}

// starts are the first one and two characters of s.
func starts(s string) []string {
	_, n := utf8.DecodeRuneInString(s)
	_, m := utf8.DecodeRuneInString(s[n:])
	return []string{s[:n], s[:n+m]}
}
