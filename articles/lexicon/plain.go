package lexicon

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed tables/han.tsv
var hanTable string

// The characters of the table, and how many bytes each takes.
const (
	firstHan = 0x3400
	lastHan  = 0x9FFF
	hanBytes = 3
)

// A hanFold gives, by character from firstHan on, the one it is read as; 0
// itself.
type hanFold [lastHan - firstHan + 1]uint16

// simplified is tables/han.tsv, read once.
var simplified = sync.OnceValue(func() *hanFold {
	var f hanFold
	for line := range strings.Lines(hanTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		plain, n := utf8.DecodeRuneInString(line)
		for _, r := range strings.TrimSpace(line[n:]) {
			f[r-firstHan] = uint16(plain)
		}
	}
	return &f
})

// of returns the character that r is read as.
func (f *hanFold) of(r rune) rune {
	if r < firstHan || lastHan < r || f[r-firstHan] == 0 {
		return r
	}
	return rune(f[r-firstHan])
}

// PlainHan returns the simplified Chinese character that a traditional one is
// read as, any other as it is.
func PlainHan(r rune) rune { return simplified().of(r) }

// Plain returns s as it is compared: in small ASCII letters and simplified
// Chinese characters, as many bytes. All else stays.
func Plain(s string) string {
	var han *hanFold
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); i++ {
		for i < len(s) && stays[s[i]] {
			i++
		}
		if i == len(s) {
			break
		}
		c := s[i]
		plain, size := rune(c), 1
		if c < utf8.RuneSelf {
			plain += 'a' - 'A'
		} else {
			if plain, size = utf8.DecodeRuneInString(s[i:]); size != hanBytes {
				i += size - 1
				continue
			}
			if han == nil {
				han = simplified()
			}
			r := plain
			if plain = han.of(r); plain == r {
				i += size - 1
				continue
			}
		}
		if done == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[done:i])
		if size == 1 {
			b.WriteByte(byte(plain))
		} else {
			b.WriteRune(plain)
		}
		i += size - 1
		done = i + 1
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// stays holds the bytes of ASCII but for capitals.
var stays = func() (set [256]bool) {
	for c := range set[:utf8.RuneSelf] {
		set[c] = c < 'A' || 'Z' < c
	}
	return set
}()
