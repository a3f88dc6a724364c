package articles

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	utf16 "golang.org/x/text/encoding/unicode"
)

// decode turns a file's bytes into text: UTF-8, or UTF-16 with its byte order
// mark. Line ends become \n; characters that show nothing are dropped, so that
// what is stored is what is seen.
func decode(raw []byte) (string, *Problem) {
	text := string(raw)
	var from encoding.Encoding
	switch {
	case strings.HasPrefix(text, "\xff\xfe"):
		from = utf16.UTF16(utf16.LittleEndian, utf16.UseBOM)
	case strings.HasPrefix(text, "\xfe\xff"):
		from = utf16.UTF16(utf16.BigEndian, utf16.UseBOM)
	}
	if from != nil {
		var err error
		if text, err = from.NewDecoder().String(text); err != nil {
			return "", &Problem{Err: fmt.Errorf("UTF-16: %w", err), Left: true}
		}
	}
	if !utf8.ValidString(text) {
		at := 0
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return "", &Problem{
			Line: 1 + strings.Count(text[:at], "\n"), Err: errors.New("not UTF-8"),
			Hint: "save the file as UTF-8", Left: true,
		}
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case unseen(r):
			return -1
		}
		return r
	}, text), nil
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
