package advert

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where a text tells its reader to turn to, by its form.
var (
	linkForm   = regexp.MustCompile(`(?i)https?://[^\s，。、)]+|\bwww\.[^\s，。、)]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|top|vip|cc|cn|xyz|info|ru|site|online|club|shop|win|bet|live|me|co|biz|io|gg|ly|at|store|app|example|ai|fun|icu|link|pro|work|tv|us|uk|de|fr|es|it|eu|in|tw|hk|jp|kr|gov|edu|city|ch|dk|pt|ee)\b(?:/[^\s，。、)]*)?`)
	mailForm   = regexp.MustCompile(`(?i)\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	phoneForm  = regexp.MustCompile(`\+\d[\d ()-]{7,18}\d|\(\d{2,4}\) ?\d{3,4}[ -]\d{3,5}|\b1\d{10}\b|\b1\d{2} \d{4} \d{4}\b|\b\d{3,4}-\d{3,4}-?\d{3,4}\b|\b0\d{2,4} \d{2,4} ?\d{2,4}(?: ?\d{2})?\b|\b\d{3} \d{3} \d{3,4}\b|\b1?-?800-\d{3}-\d{4}\b|\b8 \d{3} \d{3}-\d{2}-\d{2}\b|\b0\d{9,10}\b`)
	handleForm = regexp.MustCompile(`(?:^|[^\w.])@ ?[A-Za-z0-9_]{4,}`)
	numberForm = regexp.MustCompile(`(?i)(?:qq|扣扣|q群)\s*群?号?[:： ]*\d{5,}|(?:微信|薇信|威信|加薇|加微|加v|v信|vx|wx|加賴|line|赖|賴|카톡|zalo|skype|wickr|kik|wechat|telegram|icq)\w{0,3}号?\s*[:： ]\s*@?[a-z_][a-z0-9_-]*\d[a-z0-9_-]*|(?:微信|薇信|加微信|加薇|加v|vx)号?[:： ]*(?:[a-z_-]+\d[a-z0-9_-]*|\d{6,})`)
	priceForm  = regexp.MustCompile(`[$€£¥₹₽]\s?\d|\d\s?(?:€|£|usd|eur|dollars|euros|pounds|yuan|元|円|원|руб)`)
	offForm    = regexp.MustCompile(`(?i)\d+\s?(?:%|per ?cent|percent)\s?(?:off|discount|bonus|cashback|less)|save (?:up to )?[$€£]?\d+|up to \d+\s?%|[一二三四五六七八九\d]折|-\d{2}\s?%|\d+\s?% (?:rabatt|descuento|de desconto|sconto|скидк)`)
	fromForm   = regexp.MustCompile(`(?i)(?:\b(?:from|only|just|for|under|for only|as little as|starting at|worth|minimum|ab|desde|dès|por|od|за|от)|仅|只要|最低|低至|只需)\s*[$€£¥₹]?\s?\d|\d\s*元起|[$€£]\d[\d.,]* ?(?:a|per|/) ?(?:month|day|week|hour|room)`)
	shortForm  = regexp.MustCompile(`(?i)\b(?:bit\.ly|t\.me|wa\.me|tinyurl\.\w+|goo\.gl|shorturl\.at|discord\.gg|linktr\.ee|cutt\.ly)\b`)
	cheapForm  = regexp.MustCompile(`(?i)\.(?:top|vip|cc|xyz|info|ru|site|online|club|shop|win|bet|live|biz|store|fun|icu|link|pro|work|gg|ly)\b`)
	ownedForm  = regexp.MustCompile(`(?i)\.(?:gov|edu|ac|museum|int|mil|city)(?:\.\w\w)?\b`)
	padForm    = regexp.MustCompile(`(?i)[a-z0-9-]*\d{2,}[a-z]*\.[a-z]{2,}|[a-z0-9]+-[a-z0-9]+-[a-z0-9-]+\.[a-z]{2,}`) // slots777.com, cheap-meds-24.ru
)

// A form is what a text looks like.
type form struct {
	link, cheap, padded, owned, mail, freeMail, phone, handle, number bool
	price, off, from                                                  bool
	words                                                             string // the text without where it tells to turn to
	letters, foreign, digits, upper, runes                            int
	exclaims, pictures, separators, commas                            int
	stop, asks, quoted, colon                                         bool
}

// What a form cannot be without is looked for first: most lines are none, and a regular
// expression takes as long for them.
var (
	messengers = []string{"qq", "扣扣", "q群", "微信", "薇信", "威信", "加薇", "加微", "加v", "v信", "vx", "wx", "加賴", "line", "赖", "賴", "카톡", "zalo", "skype", "wickr", "kik", "wechat", "telegram", "icq"}
	offSigns   = []string{"%", "cent", "save", "折"}
	offWords   = []string{"off", "discount", "bonus", "cashback", "less", "save", "up to", "折", "-", "rabatt", "descuento", "desconto", "sconto", "скидк"}
	priceWords = []string{"$", "€", "£", "¥", "₹", "₽", "usd", "eur", "dollars", "pounds", "yuan", "元", "円", "원", "руб"}
	fromWords  = []string{"from", "only", "just", "for", "under", "as little as", "starting at", "worth", "minimum", "ab", "desde", "dès", "por", "od", "за", "от", "仅", "只要", "最低", "低至", "只需"}
	fromSpans  = []string{"month", "day", "week", "hour", "room"}
)

const fromSigns = " \t\n\f\r$€£¥₹₽" // that stand between such a word and its number

// mayLink reports whether a text has what every address has.
func mayLink(text string) bool {
	if strings.Contains(text, "://") {
		return true
	}
	for i := 1; i+1 < len(text); i++ {
		if c := text[i+1] | 0x20; text[i] == '.' && ('a' <= c && c <= 'z' || text[i-1]|0x20 == 'w') {
			return true
		}
	}
	return false
}

const fewestOfPhone = 7 // digits

// mayPhone reports whether a text has what every number that is called has: a plus sign
// before a digit, or enough digits with nothing between them but what parts such numbers.
func mayPhone(text string) bool {
	n := 0
	for i := range len(text) {
		switch c := text[i]; {
		case isDigit(c):
			if n++; n == fewestOfPhone || i > 0 && text[i-1] == '+' {
				return true
			}
		case c != ' ' && c != '(' && c != ')' && c != '-':
			n = 0
		}
	}
	return false
}

// mayFrom reports whether a text in small letters has what every lowest price has: a
// word that leads to its number, or what it is for.
func mayFrom(low string) bool {
	for i := range len(low) {
		if !isDigit(low[i]) || i > 0 && isDigit(low[i-1]) {
			continue
		}
		before := strings.TrimRight(low[:i], fromSigns)
		if slices.ContainsFunc(fromWords, func(w string) bool {
			rest, ok := strings.CutSuffix(before, w)
			return ok && (rest == "" || !isLetter(rest[len(rest)-1]))
		}) {
			return true
		}
	}
	return strings.Contains(low, "元起") || strings.ContainsAny(low, "$€£") && containsOne(low, fromSpans)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' }

// hostOf is the host of an address, with or without its scheme.
func hostOf(link string) string {
	if _, rest, ok := strings.Cut(link, "://"); ok {
		link = rest
	}
	if i := strings.IndexAny(link, "/?#"); i >= 0 {
		link = link[:i]
	}
	return link
}

func containsOne(text string, of []string) bool {
	return slices.ContainsFunc(of, func(s string) bool { return strings.Contains(text, s) })
}

// formOf looks at a text in an article of its own script; own may be nil.
func formOf(text string, own *unicode.RangeTable) form {
	f := form{words: text}
	take := func(re *regexp.Regexp) bool {
		if !re.MatchString(f.words) {
			return false
		}
		f.words = re.ReplaceAllString(f.words, " ")
		return true
	}
	if strings.Contains(text, "@") {
		if m := mailForm.FindString(text); m != "" {
			f.mail = take(mailForm)
			at := strings.LastIndexByte(m, '@')
			f.freeMail = words.whole[strings.ToLower(m[at+1:])]&(1<<free) != 0
			f.owned = ownedForm.MatchString(m)
		}
	}
	if mayLink(text) {
		if m := linkForm.FindString(f.words); m != "" {
			f.link = true
			host := hostOf(m)
			f.cheap = cheapForm.MatchString(host) || shortForm.MatchString(host)
			f.padded = padForm.MatchString(host)
			f.owned = f.owned || ownedForm.MatchString(host)
			f.words = linkForm.ReplaceAllString(f.words, " ")
		}
	}
	if strings.ContainsAny(text, "0123456789") {
		low := strings.ToLower(f.words)
		f.number = containsOne(low, messengers) && take(numberForm)
		f.phone = mayPhone(f.words) && take(phoneForm)
		low = strings.ToLower(f.words)
		f.price = containsOne(low, priceWords) && priceForm.MatchString(low)
		f.off = containsOne(low, offSigns) && containsOne(low, offWords) && offForm.MatchString(f.words)
	}
	if strings.Contains(f.words, "@") {
		f.handle = take(handleForm)
	}
	f.words = strings.Join(strings.Fields(f.words), " ")
	for _, r := range f.words {
		f.runes++
		switch {
		case unicode.IsLetter(r):
			f.letters++
			if own != nil && !unicode.Is(own, r) && !(own == unicode.Han && unicode.In(r, unicode.Hiragana, unicode.Katakana)) {
				f.foreign++
			}
			if unicode.IsUpper(r) {
				f.upper++
			}
		case unicode.IsDigit(r):
			f.digits++
		case r == '!' || r == '！':
			f.exclaims++
		case r == '?' || r == '？':
			f.asks = true
		case r == ',' || r == '、' || r == '，':
			f.commas++
		case r == '|' || r == '·' || r == '>' || r == '<' || r == '»':
			f.separators++
		case r == ':' || r == '：' || r == ';' || r == '；':
			f.colon = true
		case strings.ContainsRune(quoteMarks, r):
			f.quoted = true
		case unicode.Is(unicode.So, r) || r >= 0x1f000:
			f.pictures++
		}
	}
	f.from = f.digits > 0 && mayFrom(strings.ToLower(f.words)) && fromForm.MatchString(f.words)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f.words, `"'”’»)）」』]`))
	f.stop = strings.ContainsRune(".!?。！？…", last)
	return f
}

const quoteMarks = "“”„‘«»「」『』《》\""

// points reports whether a text tells by its form where to turn to, an office's mail left out.
func (f *form) points() bool { return f.link || f.phone || f.handle || f.number || f.freeMail }

// foreignShare is how many of a text's letters are of another script at the least, or it is not foreign.
const foreignShare = 0.7

// isForeign reports whether a text is written in another script than its article.
func (f *form) isForeign() bool {
	return f.letters > 0 && float64(f.foreign) >= foreignShare*float64(f.letters)
}

// scripts are told apart by these tables; Japanese and Chinese count as one.
var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Han, unicode.Cyrillic, unicode.Arabic, unicode.Hangul, unicode.Thai, unicode.Devanagari, unicode.Hebrew, unicode.Greek}

// ownShare is how many of an article's letters are of one script, or none is its own.
const ownShare = 0.8

// scriptOf returns the script that nearly all letters of texts are of, nil none.
func scriptOf(texts []string) *unicode.RangeTable {
	counts := make([]int, len(scripts))
	letters := 0
	for _, text := range texts {
		for _, r := range text {
			if r < utf8.RuneSelf {
				if r|0x20 >= 'a' && r|0x20 <= 'z' {
					letters++
					counts[0]++
				}
				continue
			}
			if !unicode.IsLetter(r) {
				continue
			}
			letters++
			for i, s := range scripts {
				if unicode.Is(s, r) || s == unicode.Han && unicode.In(r, unicode.Hiragana, unicode.Katakana) {
					counts[i]++
					break
				}
			}
		}
	}
	for i, n := range counts {
		if n > 0 && float64(n) >= ownShare*float64(letters) {
			return scripts[i]
		}
	}
	return nil
}
