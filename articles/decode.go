package articles

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns a file's bytes into text: by its byte order mark, as UTF-8, by
// the character set that it declares, or by the one it fits best, which is
// said. Line ends become \n; characters that show nothing are dropped, so that
// what is stored is what is seen, and lines with those that turn the direction of
// others are told. The text of a problem that is not Left is whole.
func decode(raw []byte) (string, []Removed, *Problem) {
	text, guessed := "", ""
	from := marked(raw)
	switch {
	case from == nil && utf8.Valid(raw):
		text = string(raw)
	case from == nil:
		if kind := binaryKind(raw); kind != "" {
			return "", nil, &Problem{Err: fmt.Errorf("not text: %s", kind), Left: true}
		}
		if from = declared(raw); from == nil {
			if from, guessed = fitting(raw); from == nil {
				return "", nil, notUTF8(raw)
			}
		}
	}
	if from != nil {
		decoded, err := from.NewDecoder().Bytes(raw)
		if err != nil {
			return "", nil, &Problem{Err: err, Left: true}
		}
		text = string(decoded)
	}
	if line := control(text); line > 0 {
		return "", nil, &Problem{Line: line, Err: errors.New("not text: it has control characters"), Left: true}
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	turned := overrides(text)
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case unseen(r):
			return -1
		}
		return r
	}, text)
	if guessed != "" {
		return text, turned, &Problem{Line: notUTF8(raw).Line, Err: fmt.Errorf("read as %s, which it does not declare", guessed), Hint: "save the file as UTF-8"}
	}
	return text, turned, nil
}

// notUTF8 says where a file is no UTF-8.
func notUTF8(raw []byte) *Problem {
	at := 0
	for at < len(raw) {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return &Problem{
		Line: 1 + bytes.Count(raw[:at], []byte("\n")), Err: errors.New("not UTF-8"),
		Hint: "save the file as UTF-8", Left: true,
	}
}

// marked returns the encoding that a byte order mark tells, or zeros between
// the bytes of letters; nil none.
func marked(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe, 0, 0}) && len(raw)%4 == 0:
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case bytes.HasPrefix(raw, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
	}
	sample := raw[:min(len(raw), 4096)]
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case zeros[1] > half/2 && zeros[0] == 0:
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)
	case zeros[0] > half/2 && zeros[1] == 0:
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)
	}
	return nil
}

// signatures are the first bytes of files that are no text.
var signatures = []struct{ start, kind string }{
	{"\x1f\x8b", "gzip"}, {"PK\x03\x04", "a zip archive"}, {"%PDF-", "a PDF document"}, {"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"},
	{"\xd0\xcf\x11\xe0", "an Office document"}, {"7z\xbc\xaf", "a 7z archive"}, {"Rar!", "a rar archive"}, {"\x28\xb5\x2f\xfd", "zstd"}, {"BZh", "bzip2"}, {"\xfd7zXZ", "xz"},
}

// binaryKind says what a file is that is no text, "" where it may be one.
func binaryKind(raw []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.start)) {
			return s.kind
		}
	}
	if bytes.IndexByte(raw[:min(len(raw), 1<<16)], 0) >= 0 {
		return "it has zero bytes"
	}
	return ""
}

// control returns the line of the first control character of a text that no
// text editor writes where they are more than strays, 0 none.
func control(text string) int {
	const strays = 1000 // one in so many
	n, first := 0, 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b {
			if n == 0 {
				first = i
			}
			n++
		}
	}
	if n*strays <= max(len(text), 8*strays) {
		return 0
	}
	return 1 + strings.Count(text[:first], "\n")
}

// declaration matches what a page, a feed or a mail says of its character set.
var declaration = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)`)

// declared returns the encoding a file declares in its first bytes, nil none.
func declared(raw []byte) encoding.Encoding {
	for _, m := range declaration.FindAllSubmatch(raw[:min(len(raw), 4096)], 4) {
		name := string(m[1])
		if from, canonical := charset.Lookup(name); from != nil && canonical != "utf-8" && canonical != "utf-16le" && canonical != "utf-16be" {
			if canonical == "gbk" {
				return simplifiedchinese.GB18030
			}
			return from
		}
	}
	return nil
}

// A fit is an encoding that a file may be in, and how its usual characters are told.
type fit struct {
	name  string
	from  encoding.Encoding
	usual func(b []byte) (usual, all int) // of the characters beyond ASCII
}

// fits are the encodings looked at, the first of equals taken.
var fits = []fit{
	{"GB18030", simplifiedchinese.GB18030, pairs(0xb0, 0xd7)}, // the first level of GB 2312
	{"Big5", traditionalchinese.Big5, pairs(0xa4, 0xc6)},      // the frequent characters of Big5
	{"EUC-KR", korean.EUCKR, pairs(0xb0, 0xc8)},               // the syllables
	{"Shift_JIS", japanese.ShiftJIS, pairs(0x82, 0x83)},       // the kana
	{"windows-1252", charmap.Windows1252, letters(unicode.Latin)},
	{"windows-1251", charmap.Windows1251, letters(unicode.Cyrillic)},
	{"KOI8-R", charmap.KOI8R, letters(unicode.Cyrillic)},
	{"windows-1253", charmap.Windows1253, letters(unicode.Greek)},
	{"windows-1250", charmap.Windows1250, letters(unicode.Latin)},
}

// leastFit is the share of usual characters that a guess must have.
const leastFit = 0.75

// fitting returns the encoding in which a file's characters beyond ASCII are
// the most usual ones; nil where in none most are.
func fitting(raw []byte) (encoding.Encoding, string) {
	sample := raw
	const enough = 1 << 16
	if len(sample) > enough {
		sample = sample[:enough]
		if i := bytes.LastIndexByte(sample, '\n'); i > 0 {
			sample = sample[:i]
		}
	}
	best, most := fit{}, leastFit
	for _, f := range fits {
		text, err := f.from.NewDecoder().Bytes(sample)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
			continue
		}
		read := sample
		if _, single := f.from.(*charmap.Charmap); single {
			read = text
		}
		usual, all := f.usual(read)
		if all > 0 && float64(usual)/float64(all) > most {
			best, most = f, float64(usual)/float64(all)
		}
	}
	return best.from, best.name
}

// pairs counts the characters of two bytes whose first lies in a range of the frequent ones.
func pairs(from, to byte) func(b []byte) (usual, all int) {
	return func(b []byte) (usual, all int) {
		for i := 0; i+1 < len(b); i++ {
			if b[i] < 0x80 {
				continue
			}
			if i++; b[i-1] == 0xa1 || b[i-1] == 0xa3 || b[i-1] == 0x81 { // signs and full-width letters say nothing
				continue
			}
			all++
			if b[i-1] >= from && b[i-1] <= to {
				usual++
			}
		}
		return usual, all
	}
}

// usualSigns are those that texts have beyond ASCII.
const usualSigns = "“”‘’„‚«»–—…•°§€£¥©®™·×½¼¾²³№ "

// letters counts the characters beyond ASCII that are signs texts have, or
// small letters of a script inside words of it, or capitals at their start.
func letters(script *unicode.RangeTable) func(b []byte) (usual, all int) {
	return func(b []byte) (usual, all int) {
		var last rune
		for _, r := range string(b) {
			if r >= 0x80 {
				all++
				inWord := unicode.IsLetter(last)
				switch {
				case strings.ContainsRune(usualSigns, r):
					usual++
				case script == unicode.Latin && inWord && last >= 0x80: // letters with marks seldom stand in pairs
				case unicode.Is(script, r) && (unicode.IsLower(r) || unicode.IsUpper(r) && (!inWord || unicode.IsUpper(last))) && (!inWord || unicode.Is(script, last)):
					usual++
				}
			}
			last = r
		}
		return usual, all
	}
}

// unseen reports whether a character shows nothing: controls, zero-width and
// direction marks, soft hyphens, tags. Joiners inside emoji go with them.
func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u034f' || r == '\ufffe' || r == '\uffff'
}

// language tells the language of a text by its script: "zh" where a third of
// its letters or more are Chinese, else "en".
func language(text string) string {
	letters, han := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Han, r) {
				han++
			}
		}
	}
	if han > 0 && han*3 >= letters {
		return "zh"
	}
	return "en"
}
