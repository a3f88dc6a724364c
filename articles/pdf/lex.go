package pdf

import (
	"strconv"
)

// A token is a number, a name, a string, an operator or an array of such.
type token struct {
	kind byte // 'n' number, '/' name, 's' string, 'o' operator, '[' array, '<' dictionary, 'S' stream, 'R' reference; 0 none
	num  float64
	text string
	list []token
	at   int // where it begins
}

// A lexer cuts the content of a page, or a table of characters, into tokens.
// It reads anything, and always goes on.
type lexer struct {
	b  []byte
	at int
}

const deepestArray = 20

// next returns the next token; false at the end.
func (l *lexer) next(depth int) (token, bool) {
	for l.at < len(l.b) {
		c := l.b[l.at]
		switch {
		case blank(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		case c == '/':
			l.at++
			return token{kind: '/', text: l.name()}, true
		case c == '(':
			return token{kind: 's', text: l.literal()}, true
		case c == '<' && l.at+1 < len(l.b) && l.b[l.at+1] == '<':
			from := l.at
			l.at += 2
			return token{kind: '<', list: l.until(">>", depth), at: from}, true
		case c == '<':
			return token{kind: 's', text: l.hex()}, true
		case c == '[':
			l.at++
			return token{kind: '[', list: l.until("]", depth)}, true
		case c == ']' || c == '{' || c == '}' || c == ')':
			l.at++
			return token{kind: 'o', text: string(c)}, true
		case c == '>':
			l.at++
			if l.at < len(l.b) && l.b[l.at] == '>' {
				l.at++
			}
			return token{kind: 'o', text: ">>"}, true
		default:
			word := l.word()
			if n, err := strconv.ParseFloat(word, 64); err == nil {
				return token{kind: 'n', num: n}, true
			}
			return token{kind: 'o', text: word}, true
		}
	}
	return token{}, false
}

// until reads the tokens before the operator that ends them.
func (l *lexer) until(end string, depth int) (list []token) {
	for {
		t, ok := l.next(depth + 1)
		if !ok || t.kind == 'o' && t.text == end || depth > deepestArray {
			return list
		}
		if n := len(list); t.kind == 'o' && t.text == "R" && n > 1 && list[n-1].kind == 'n' && list[n-2].kind == 'n' {
			list = append(list[:n-2], token{kind: 'R', num: list[n-2].num})
			continue
		}
		list = append(list, t)
	}
}

func blank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) word() string {
	from := l.at
	for l.at < len(l.b) && !blank(l.b[l.at]) && !delimiter(l.b[l.at]) {
		l.at++
	}
	return string(l.b[from:l.at])
}

// name reads a name, in which #20 is a byte.
func (l *lexer) name() string {
	word := l.word()
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if n, err := strconv.ParseUint(word[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, word[i])
	}
	return string(out)
}

// literal reads a string between brackets, which may stand within each other.
func (l *lexer) literal() string {
	var out []byte
	open := 0
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			if open++; open > 1 {
				out = append(out, c)
			}
		case ')':
			if open--; open == 0 {
				l.at++
				return string(out)
			}
			out = append(out, c)
		case '\\':
			if l.at++; l.at < len(l.b) {
				out = l.escaped(out)
			}
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// escaped adds what stands behind a backslash.
func (l *lexer) escaped(out []byte) []byte {
	c := l.b[l.at]
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := 0
	for i := 0; i < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
		n = n*8 + int(l.b[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(n))
}

// hex reads a string between angle brackets.
func (l *lexer) hex() string {
	l.at++
	var out []byte
	half := -1
	for ; l.at < len(l.b) && l.b[l.at] != '>'; l.at++ {
		n, err := strconv.ParseUint(string(l.b[l.at]), 16, 8)
		if err != nil {
			continue
		}
		if half < 0 {
			half = int(n)
		} else {
			out = append(out, byte(half<<4|int(n)))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	l.at++
	return string(out)
}

// skipImage passes over a picture that stands in the content, behind its ID.
func (l *lexer) skipImage() {
	for l.at++; l.at+2 < len(l.b); l.at++ {
		if l.b[l.at] == 'E' && l.b[l.at+1] == 'I' && blank(l.b[l.at-1]) && (blank(l.b[l.at+2])) {
			l.at += 2
			return
		}
	}
	l.at = len(l.b)
}
