package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A font says what the codes of a text mean and how wide they are.
type font struct {
	wide     bool              // codes have two bytes
	utf16    bool              // codes are UTF-16
	meaning  map[uint32]string // of codes
	widths   map[uint32]float64
	width    float64 // of other codes, in thousandths of the size
	narrow   bool    // no widths are told: they are reckoned
	mono     bool
	bold     bool
	perThou  float64 // of the size, a unit of its widths
	lengths  [5]bool // lengths of codes, where a table says so
	codespan bool
}

// font returns the font of a dictionary; each is read once.
func (r *reader) font(v value) *font {
	key := [2]int{v.of.number, v.at}
	if f := r.fonts[key]; f != nil {
		return f
	}
	f := &font{meaning: map[uint32]string{}, widths: map[uint32]float64{}, perThou: 0.001}
	r.fonts[key] = f
	base := v.key("BaseFont").name()
	descriptor := v.key("FontDescriptor")
	switch v.key("Subtype").name() {
	case "Type0":
		f.wide = true
		inner := v.key("DescendantFonts").index(0)
		descriptor = inner.key("FontDescriptor")
		f.wideWidths(inner)
		name := v.key("Encoding").name()
		f.utf16 = strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16")
	default:
		f.simple(v, base)
		f.simpleWidths(v, base)
	}
	lower := strings.ToLower(base)
	f.bold = strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") || strings.Contains(lower, "semib") ||
		int64(descriptor.key("Flags").number())&(1<<18) != 0 || descriptor.key("FontWeight").number() >= 600
	if raw := r.file.unpack(v.key("ToUnicode")); raw != nil {
		f.table(raw)
	}
	return f
}

// wideWidths reads the widths of a font of many characters.
func (f *font) wideWidths(v value) {
	f.width = 1000
	if dw := v.key("DW"); dw.kind != 0 {
		f.width = dw.number()
	}
	const most = 70_000
	w := v.key("W")
	for i := 0; i+1 < w.len() && len(f.widths) < most; {
		first := uint32(w.index(i).number())
		if list := w.index(i + 1); list.kind == '[' {
			for k := 0; k < list.len() && len(f.widths) < most; k++ {
				f.widths[first+uint32(k)] = list.index(k).number()
			}
			i += 2
			continue
		}
		last, width := uint32(w.index(i+1).number()), w.index(i+2).number()
		for c := first; c <= last && c-first < most && len(f.widths) < most; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// simpleWidths reads the widths of a font of 256 characters.
func (f *font) simpleWidths(v value, base string) {
	f.width = v.key("FontDescriptor").key("MissingWidth").number()
	f.mono = strings.Contains(base, "Courier") || strings.Contains(base, "Mono")
	if v.key("Subtype").name() == "Type3" {
		if m := v.key("FontMatrix").index(0).number(); m != 0 {
			f.perThou = m
		}
	}
	first, widths := v.key("FirstChar").number(), v.key("Widths")
	for i := 0; i < min(widths.len(), 256); i++ {
		f.widths[uint32(first)+uint32(i)] = widths.index(i).number()
	}
	f.narrow = widths.len() == 0
}

// simple reads what the codes of a font of 256 characters mean.
func (f *font) simple(v value, base string) {
	enc := v.key("Encoding")
	name := enc.name()
	if enc.kind == '<' {
		name = enc.key("BaseEncoding").name()
	}
	set := charmap.Windows1252
	if name == "MacRomanEncoding" {
		set = charmap.Macintosh
	}
	for c := range 256 {
		f.meaning[uint32(c)] = string(set.DecodeByte(byte(c)))
	}
	if name == "" || name == "StandardEncoding" {
		for c, s := range standard {
			f.meaning[c] = s
		}
	}
	if strings.Contains(base, "Symbol") || strings.Contains(base, "Dingbats") {
		f.meaning[0xb7] = "•"
	}
	if enc.kind != '<' {
		return
	}
	code := -1
	diff := enc.key("Differences")
	for i := 0; i < min(diff.len(), 2000); i++ {
		d := diff.index(i)
		if d.kind == 'n' {
			code = int(d.number())
			continue
		}
		if code >= 0 && code < 256 {
			f.meaning[uint32(code)] = glyphMeaning(d.name())
		}
		code++
	}
}

// standard is where the standard encoding of fonts differs.
var standard = map[uint32]string{
	0x27: "’", 0x60: "‘", 0xa4: "⁄", 0xa6: "ƒ", 0xa9: "'", 0xaa: "“", 0xab: "«", 0xac: "‹", 0xad: "›", 0xae: "fi", 0xaf: "fl", 0xb1: "–", 0xb2: "†", 0xb3: "‡",
	0xb4: "·", 0xb7: "•", 0xb8: "‚", 0xb9: "„", 0xba: "”", 0xbb: "»", 0xbc: "…", 0xbd: "‰", 0xc1: "`", 0xc2: "´", 0xd0: "—", 0xe1: "Æ", 0xe9: "Ø", 0xf1: "æ", 0xf5: "ı", 0xf9: "ø", 0xfb: "ß",
}

//go:embed tables/glyphs.tsv
var glyphTable string

// glyphNames are the characters of glyphs by their names.
var glyphNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for row := range strings.SplitSeq(glyphTable, "\n") {
		name, hex, ok := strings.Cut(row, "\t")
		if n, err := strconv.ParseUint(hex, 16, 32); ok && err == nil {
			names[name] = string(rune(n))
		}
	}
	return names
})

// glyphMeaning is what the name of a glyph means, "" unknown: a name of the
// table, a code in hexadecimal, or several parted by "_".
func glyphMeaning(name string) string {
	plain, _, _ := strings.Cut(name, ".")
	if s := glyphNames()[plain]; s != "" || len(plain) == 1 {
		return oneOf(s, plain)
	}
	for _, start := range []string{"uni", "u"} {
		if rest, ok := strings.CutPrefix(plain, start); ok && len(rest) >= 4 {
			if n, err := strconv.ParseUint(rest[:min(len(rest), 6)], 16, 32); err == nil && n <= unicode.MaxRune {
				return string(rune(n))
			}
		}
	}
	all := ""
	if parts := strings.Split(plain, "_"); len(parts) > 1 {
		for _, p := range parts {
			all += glyphMeaning(p)
		}
	}
	return all
}

func oneOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// letters parts the signs of several letters.
var letters = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// table reads what a table of characters says codes mean.
func (f *font) table(raw []byte) {
	l := &lexer{b: raw}
	var before []token
	const most = 70_000
	for {
		t, ok := l.next(0)
		if !ok || len(f.meaning) > most {
			return
		}
		if t.kind != 'o' {
			if before = append(before, t); len(before) > 4*most {
				return
			}
			continue
		}
		switch t.text {
		case "endcodespacerange":
			for i := 0; i+1 < len(before); i += 2 {
				if n := len(before[i].text); before[i].kind == 's' && n > 0 && n <= 4 {
					f.lengths[n], f.codespan = true, true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(before); i += 2 {
				f.meaning[codeOf(before[i].text)] = inUTF16(before[i+1].text)
			}
		case "endbfrange":
			for i := 0; i+2 < len(before); i += 3 {
				f.rangeOf(codeOf(before[i].text), codeOf(before[i+1].text), before[i+2])
			}
		}
		before = before[:0]
	}
}

// rangeOf says what the codes from one to another mean.
func (f *font) rangeOf(from, to uint32, t token) {
	for c := from; c <= to && c-from < 66_000; c++ {
		if t.kind == '[' {
			if int(c-from) >= len(t.list) {
				return
			}
			f.meaning[c] = inUTF16(t.list[c-from].text)
			continue
		}
		first := []rune(inUTF16(t.text))
		if len(first) == 0 {
			return
		}
		first[len(first)-1] += rune(c - from)
		f.meaning[c] = string(first)
	}
}

func codeOf(s string) (n uint32) {
	for i := 0; i < min(len(s), 4); i++ {
		n = n<<8 | uint32(s[i])
	}
	return n
}

func inUTF16(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(s) == 1 {
		units = []uint16{uint16(s[0])}
	}
	return string(utf16.Decode(units))
}

// A char is a code of a text with what it means.
type char struct {
	text  string // "" unknown
	width float64
	space bool // it is the code that word spacing is added to
}

// chars cuts a text into its characters.
func (f *font) chars(s string) (list []char) {
	for len(s) > 0 {
		n := 1
		if f.wide {
			n = 2
			if f.codespan && !f.lengths[2] {
				for k := 1; k <= 4; k++ {
					if f.lengths[k] {
						n = k
						break
					}
				}
			}
		}
		n = min(n, len(s))
		code := codeOf(s[:n])
		c := char{text: strings.Map(visible, f.meaning[code]), space: n == 1 && s[0] == ' '}
		if f.utf16 && c.text == "" {
			c.text = inUTF16(s[:n])
		}
		if strings.ContainsFunc(c.text, func(r rune) bool { return r >= 0xfb00 && r <= 0xfb06 }) {
			c.text = letters.Replace(c.text)
		}
		if !utf8.ValidString(c.text) || strings.ContainsRune(c.text, utf8.RuneError) {
			c.text = ""
		}
		if w, ok := f.widths[code]; ok {
			c.width = w * f.perThou
		} else if f.narrow {
			c.width = reckoned(c.text, f.mono)
		} else {
			c.width = f.width * f.perThou
		}
		list = append(list, c)
		s = s[n:]
	}
	return list
}

// visible drops characters that show nothing and those of private use.
func visible(r rune) rune {
	switch {
	case r == '\u00ad':
		return '-'
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) || r == 0xfffe || r == 0xffff:
		return -1
	case r == '\u00a0':
		return ' '
	}
	return r
}

// reckoned is about how wide a character is in fonts that every viewer has.
func reckoned(s string, mono bool) float64 {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case mono:
		return 0.6
	case strings.ContainsRune("ijltfrI.,:;'|!()[] -/", r):
		return 0.29
	case strings.ContainsRune("mwMW%@—…", r):
		return 0.83
	case unicode.IsUpper(r):
		return 0.68
	case r > 0x2e80:
		return 1
	}
	return 0.53
}
