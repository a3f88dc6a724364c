package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const unitsHead = `# Units of measure: name, dimension, words. Words in small letters but for symbols.
`

// counted are the units of CLDR whose words count things, or mean something
// else too often: they are no units here. Those of time stand with the words of time.
var counted = words(`item part percent permille permyriad portion generic dot em point-p point night drop pinch jigger beaufort
	light-speed rin sun shaku shaku-length shaku-cloth ken jo-jp ri-jp bu-jp se-jp cho kosaji osaji cup-jp sai to-jp koku fun
	karat slug rod chain ofhg ofglucose milligram-ofglucose-per-deciliter gasoline-energy-density coordinateUnit
	british-thermal-unit-it calorie-it stone grain tesla ton imp`)

// plainSymbols are the symbols that are words, or parts of names, besides.
var plainSymbols = words(`in pt em st ch fm ac gr a b c d e f g h i j k l m n o p q r s t u v w x y z fur chr drop dot dr fth rd mo wk yr hr min sec ct cal cup mc
	us fl pp ton tons bar med dal dag das dam mol da tn au cd sr rev pc kn bu rad kat nt mt pt ut`)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// A style is the units of one language in one length.
type style map[string]map[string]string

// units returns the rows of units.tsv: those CLDR names, and the multiples of
// those that take SI's prefixes.
func (d *data) units() string {
	var file struct {
		Supplemental struct {
			ConvertUnits map[string]map[string]any
			UnitPrefixes map[string]map[string]string
		}
	}
	d.read("cldr-core/supplemental/units.json", &file)
	en, short := d.style("en", "long"), d.style("en", "short")
	gb, zh := d.style("en-GB", "long"), d.style("zh", "long")
	var b strings.Builder
	row := func(name, dimension string, all []string) {
		if list := joined(all); name != "" && list != "" {
			b.WriteString(name + "\t" + dimension + "\t" + list + "\n")
		}
	}
	for _, key := range slices.Sorted(maps.Keys(en)) {
		dimension, id, ok := strings.Cut(key, "-")
		if !ok || counted[id] || dimension == "duration" || dimension == "10p" || dimension == "1024p" || strings.HasPrefix(key, "10") {
			continue
		}
		symbol := unitOf(short[key], "other")
		all := append(spelt(en[key]), spelt(gb[key])...)
		all = append(all, symbols(symbol)...)
		all = append(all, spelt(zh[key])...)
		row(canonical(symbol), dimension, all)
		systems, _ := file.Supplemental.ConvertUnits[id]["_systems"].([]any)
		if !slices.Contains(systems, any("prefixable")) {
			continue
		}
		for _, prefix := range slices.Sorted(maps.Keys(file.Supplemental.UnitPrefixes)) {
			p := file.Supplemental.UnitPrefixes[prefix]
			if _, named := en[dimension+"-"+prefix+id]; named || !common[prefix] || small[p["_symbol"]] && capitalOf[id] || (dimension == "digital" || id == "tonne") && len(p["_power10"]) > 1 && p["_power10"][0] == '-' {
				continue
			}
			power := "10p" + p["_power10"]
			var all []string
			for _, s := range []struct{ of, prefixes style }{{en, en}, {gb, gb}, {zh, zh}} {
				pattern := s.prefixes[power]["unitPrefixPattern"]
				for _, w := range spelt(s.of[key]) {
					if pattern != "" {
						all = append(all, strings.Replace(pattern, "{0}", w, 1))
					}
				}
			}
			if composed := p["_symbol"] + symbol; utf8.RuneCountInString(composed) > 2 || strings.ContainsAny(p["_symbol"], "kμn") {
				all = append(all, symbols(composed)...)
			}
			row(canonical(p["_symbol"]+symbol), dimension, all)
		}
	}
	return b.String()
}

// common are the prefixes that texts use.
var common = words("peta tera giga mega kilo milli micro nano pico")

// small are the symbols of prefixes that in small letters are another's, and
// capitalOf the units that are seldom taken so small: MPa, not mPa.
var (
	small     = words("m p")
	capitalOf = words("pascal watt joule hertz newton electronvolt byte bit becquerel")
)

// style reads the units of a language.
func (d *data) style(lang, length string) style {
	var file struct {
		Main map[string]struct {
			Units map[string]map[string]any
		}
	}
	d.read("cldr-units-full/main/"+lang+"/units.json", &file)
	out := style{}
	for unit, forms := range file.Main[lang].Units[length] {
		out[unit] = map[string]string{}
		if list, ok := forms.(map[string]any); ok {
			for form, text := range list {
				if s, ok := text.(string); ok {
					out[unit][form] = s
				}
			}
		}
	}
	return out
}

// unitOf returns the words of a unit in a pattern: "km" of "{0} km".
func unitOf(forms map[string]string, count string) string {
	return strings.TrimSpace(strings.Replace(forms["unitPattern-count-"+count], "{0}", "", 1))
}

// spelt returns the names of a unit written out, the plural first.
func spelt(forms map[string]string) []string {
	var list []string
	for _, count := range []string{"other", "one"} {
		if w := strings.ToLower(unitOf(forms, count)); w != "" && !unlikeUnit(w) {
			list = append(list, w)
			if strings.Contains(w, "-") {
				list = append(list, strings.ReplaceAll(w, "-", " "))
			}
		}
	}
	return list
}

// unlikeUnit reports whether texts do not write a unit so: one Chinese
// character is mostly another word, and what is per something stands before it.
func unlikeUnit(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	return unicode.Is(unicode.Han, first) && (size == len(w) || first == '每' || first == '个' || strings.HasSuffix(w, "之")) || w == "bars" || strings.HasPrefix(w, "pound") && !strings.Contains(w, "-force")
}

// symbols returns the ways a symbol is written, none for those that are words besides.
func symbols(symbol string) []string {
	if plainSymbols[strings.ToLower(symbol)] || utf8.RuneCountInString(symbol) < 2 {
		return nil
	}
	list := []string{symbol}
	for _, change := range []*strings.Replacer{
		strings.NewReplacer("⋅", "·"), strings.NewReplacer("⋅", ""), strings.NewReplacer("⋅", "-"), strings.NewReplacer("²", "2", "³", "3"), strings.NewReplacer("²", "^2", "³", "^3"),
		strings.NewReplacer("100 km", "100km"), strings.NewReplacer("μ", "µ"), strings.NewReplacer("μ", "u"),
	} {
		list = append(list, change.Replace(symbol))
	}
	return list
}

// canonical returns the name a unit is shown under.
func canonical(symbol string) string {
	return strings.NewReplacer("²", "2", "³", "3", "⋅", "").Replace(symbol)
}
