package term

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"

	"quoth/articles/lexicon"
)

// term folds and stems a word.
func (a *Analyzer) term(word string) string {
	if t, ok := a.stems[word]; ok {
		return t
	}
	t := Stem(Fold(word))
	if len(a.stems) >= maxStems {
		clear(a.stems)
	}
	a.stems[strings.Clone(word)] = strings.Clone(t)
	return t
}

// Stem takes the endings off an English word and puts an irregular form, a
// number word or a scale in its plain form. Words of other letters stay.
func Stem(word string) string {
	if plain, ok := irregular[word]; ok {
		word = plain
	}
	for i := range len(word) {
		if c := word[i]; c < 'a' || 'z' < c {
			return word
		}
	}
	if len(word) < 3 {
		return word
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// irregular maps forms that no rule of endings reaches to the form they are
// found under.
var irregular = readIrregular(irregularTable)

//go:embed tables/irregular.tsv
var irregularTable string

func readIrregular(table string) map[string]string {
	forms := make(map[string]string)
	for line := range strings.Lines(table) {
		plain, others, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for form := range strings.FieldsSeq(others) {
			forms[form] = plain
		}
	}
	return forms
}

// Fold takes case, accents, width and inner dots and apostrophes off a word,
// and writes it in simplified Chinese characters.
func Fold(word string) string {
	plain := true
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '.' || c == '\'' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range word {
		foldRune(&b, r)
	}
	return b.String()
}

func foldRune(b *strings.Builder, r rune) {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r |= 0x20
		}
		if r != '.' && r != '\'' {
			b.WriteByte(byte(r))
		}
		return
	case r == '’' || r == 'ʼ':
		return
	}
	if plain := lexicon.PlainHan(r); plain != r {
		b.WriteRune(plain)
		return
	}
	if plain, ok := stroked[unicode.ToLower(r)]; ok {
		b.WriteString(plain)
		return
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if d := norm.NFKD.Properties(buf[:n]).Decomposition(); d != nil {
		for _, r := range string(d) {
			if r == '⁄' { // of ½
				b.WriteByte('/')
			} else if !unicode.Is(unicode.Mn, r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
		return
	}
	if unicode.Is(unicode.Mn, r) && !unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
		return
	}
	b.WriteRune(unicode.ToLower(r))
}

// stroked are letters with marks that Unicode does not take apart.
var stroked = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ı': "i", 'ŧ': "t",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th",
}

// number puts a number in its plain form: "8,742" is 8742, "4.50" is 4.5.
func number(digits string) string {
	s := digits
	if strings.ContainsRune(s, ',') {
		s = strings.ReplaceAll(s, ",", "")
	}
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			s = width(s)
			break
		}
	}
	if strings.ContainsRune(s, '.') {
		s = strings.TrimRight(s, "0")
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

// width folds full-width digits; Fold would drop the point.
func width(s string) string { return norm.NFKC.String(s) }
