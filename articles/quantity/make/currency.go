package main

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const currenciesHead = `# ISO 4217: code, last year of use ("" current), decimals, signs, names, bare names (without the
# country's), places in which it is legal tender. Small letters but for signs and places.
`

// firstYear is the year from which currencies out of use are kept: those that
// the euro or a new issue replaced.
const firstYear = "1999"

// A tender is a currency with the places that use it.
type tender struct {
	code, until string
	decimals    string
	places      []string
}

// currencies returns the rows of currencies.tsv.
func (d *data) currencies() string {
	signs := d.signs()
	en, zh := d.names("en"), d.names("zh")
	zhPlaces := slices.Sorted(maps.Values(d.territories("zh")))
	var b strings.Builder
	for _, t := range d.tenders() {
		e, z := en[t.code], zh[t.code]
		plural := []string{e["displayName-count-other"], e["displayName-count-one"], e["displayName"]}
		var names, bare []string
		for _, n := range plural {
			n = strings.ToLower(withoutYears(n))
			names = append(names, n, withoutAccents(n))
			last := n[strings.LastIndexByte(n, ' ')+1:]
			bare = append(bare, last, withoutAccents(last))
		}
		han := withoutYears(z["displayName"])
		names = append(names, han)
		for _, place := range zhPlaces {
			if rest, ok := strings.CutPrefix(han, place); ok && len([]rune(rest)) > 1 {
				bare = append(bare, rest)
			}
		}
		b.WriteString(strings.Join([]string{t.code, t.until, t.decimals, joined(signs[t.code]), joined(names), joined(bare), strings.Join(t.places, "|")}, "\t") + "\n")
	}
	return b.String()
}

// tenders returns the currencies in the order of their codes.
func (d *data) tenders() []tender {
	var file struct {
		Supplemental struct {
			CurrencyData struct {
				Fractions map[string]map[string]string
				Region    map[string][]map[string]map[string]string
			}
		}
	}
	d.read("cldr-core/supplemental/currencyData.json", &file)
	all, names := map[string]*tender{}, d.territories("en")
	table := file.Supplemental.CurrencyData
	for _, region := range slices.Sorted(maps.Keys(table.Region)) {
		for _, use := range table.Region[region] {
			for code, when := range use {
				if when["_tender"] == "false" || code[0] == 'X' && !strings.HasPrefix(code, "XO") && !strings.HasPrefix(code, "XA") && !strings.HasPrefix(code, "XP") && !strings.HasPrefix(code, "XC") {
					continue
				}
				until, _, _ := strings.Cut(when["_to"], "-")
				if until != "" && until < firstYear {
					continue
				}
				t := all[code]
				if t == nil {
					t = &tender{code: code, until: until, decimals: "2"}
					all[code] = t
				}
				if until == "" && t.until != "" {
					t.until, t.places = "", nil
				}
				if until == t.until || t.until != "" {
					t.places = append(t.places, names[region])
				}
				if f := table.Fractions[code]["_digits"]; f != "" {
					t.decimals = f
				}
			}
		}
	}
	list := make([]tender, 0, len(all))
	for _, t := range all {
		slices.Sort(t.places)
		t.places = slices.Compact(t.places)
		list = append(list, *t)
	}
	slices.SortFunc(list, func(a, b tender) int { return cmp.Compare(a.code, b.code) })
	return list
}

// names returns what a language calls each currency, by CLDR's keys.
func (d *data) names(lang string) map[string]map[string]string {
	var file struct {
		Main map[string]struct {
			Numbers struct {
				Currencies map[string]map[string]string
			}
		}
	}
	d.read("cldr-numbers-full/main/"+lang+"/currencies.json", &file)
	return file.Main[lang].Numbers.Currencies
}

// territories returns the names of countries by their codes.
func (d *data) territories(lang string) map[string]string {
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct {
				Territories map[string]string
			}
		}
	}
	d.read("cldr-localenames-full/main/"+lang+"/territories.json", &file)
	names := map[string]string{}
	for code, name := range file.Main[lang].LocaleDisplayNames.Territories {
		if len(code) != 2 {
			continue
		}
		if short := file.Main[lang].LocaleDisplayNames.Territories[code+"-alt-short"]; short != "" && code != "US" && code != "GB" {
			name = short
		}
		names[code] = strings.NewReplacer("’", "'", "Hong Kong SAR China", "Hong Kong", "Macao SAR China", "Macao", "Türkiye", "Turkey").Replace(name)
	}
	return names
}

// enough is how many languages must have a sign; one of English is.
const enough = 4

// signs returns the signs of each currency that are letters of the Latin script or
// marks, those of the most languages first.
func (d *data) signs() map[string][]string {
	count := map[string]map[string]int{}
	files, err := fs.Glob(d.root, "cldr-numbers-full/main/*/currencies.json")
	if err != nil && d.err == nil {
		d.err = err
	}
	for _, file := range files {
		lang := path.Base(path.Dir(file))
		for code, names := range d.names(lang) {
			for key, sign := range names {
				if sign = strings.Join(strings.Fields(sign), " "); !strings.HasPrefix(key, "symbol") || sign == code || !isSign(sign) {
					continue
				}
				if count[code] == nil {
					count[code] = map[string]int{}
				}
				count[code][sign]++
				if strings.HasPrefix(lang, "en") {
					count[code][sign] += enough
				}
			}
		}
	}
	out := map[string][]string{}
	for code, signs := range count {
		maps.DeleteFunc(signs, func(_ string, n int) bool { return n < enough })
		out[code] = slices.SortedFunc(maps.Keys(signs), func(a, b string) int {
			return cmp.Or(cmp.Compare(signs[b], signs[a]), cmp.Compare(a, b))
		})
	}
	return out
}

// isSign reports whether a sign is one that texts in English or Chinese use:
// letters of the Latin script and marks of currency.
func isSign(s string) bool {
	marks, letters := 0, 0
	if first, size := utf8.DecodeRuneInString(s); size < len(s) && unicode.Is(unicode.Sc, first) {
		return false // $BN, as French has it: English reads billions
	}
	for _, ru := range s {
		switch {
		case unicode.Is(unicode.Sc, ru):
			marks++
		case unicode.Is(unicode.Latin, ru):
			letters++
		case ru == '.', ru == '/', ru == ' ':
		default:
			return false
		}
	}
	return marks > 0 || letters > 1 && unicode.IsUpper([]rune(s)[0]) || s == "zł" || s == "kr"
}

// withoutYears drops the years of use from a name: "Mozambican metical (1980–2006)".
func withoutYears(name string) string {
	name, _, _ = strings.Cut(name, " (")
	name, _, _ = strings.Cut(name, "(")
	return strings.TrimSpace(name)
}

// withoutAccents returns a name as English texts mostly write it.
func withoutAccents(name string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ö", "o", "ô", "o", "ú", "u", "ð", "d", "ʻ", "", "ã", "a", "ç", "c", "ñ", "n", "ł", "l", "ž", "z").Replace(name)
}
