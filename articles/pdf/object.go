package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"unicode/utf16"
)

// A store is the objects of a file. Where they stand is found by looking for
// them, not in the file's own table, so that a broken or lying one does no
// harm; of two of one number the later one is it, as when a file is changed.
type store struct {
	raw     []byte
	objects map[int]object
	trailer value
	key     *key // nil where the file is not encrypted
	loads   int
	spent   int // bytes that streams unpacked to
}

// An object is where an object stands in the file, or its text where it stood in a stream.
type object struct {
	token      token
	number     int
	generation int
	data       [2]int // bytes of a stream's content in the file; 0 none
	inside     bool   // it stood in a stream
}

// A value is an object as it is used; the zero value is none.
type value struct {
	in *store
	token
	of object // that it stands in
}

var objectStart = regexp.MustCompile(`(\d{1,9})[ \t\r\n\f\x00]+(\d{1,5})[ \t\r\n\f\x00]+obj\b`)

const mostObjects = 2_000_000

// open finds the objects of a file.
func open(raw []byte) (*store, error) {
	s := &store{raw: raw, objects: map[int]object{}}
	var trailers []token
	var packed []int
	from := 0
	for from < len(raw) {
		m := objectStart.FindSubmatchIndex(raw[from:])
		end := len(raw)
		if m != nil {
			end = from + m[0]
		}
		if i := bytes.Index(raw[from:end], []byte("trailer")); i >= 0 {
			l := &lexer{b: raw[:end], at: from + i + len("trailer")}
			if t, ok := l.next(0); ok && t.kind == '<' {
				trailers = append(trailers, t)
			}
		}
		if m == nil {
			break
		}
		number, _ := strconv.Atoi(string(raw[from+m[2] : from+m[3]]))
		generation, _ := strconv.Atoi(string(raw[from+m[4] : from+m[5]]))
		o, after := s.object(from + m[1])
		o.number, o.generation = number, generation
		if s.objects[number] = o; len(s.objects) > mostObjects {
			return nil, errors.New("it has too many objects")
		}
		switch o.token.entry("Type").text {
		case "XRef":
			trailers = append(trailers, o.token)
		case "ObjStm":
			packed = append(packed, number)
		}
		from = after
	}
	for i := len(trailers) - 1; i >= 0; i-- { // the last that says where the pages are
		if t := trailers[i]; t.entry("Root").kind != 0 && (s.trailer.kind == 0 || s.trailer.entry("Root").kind == 0) {
			s.trailer = value{in: s, token: t}
		}
	}
	if s.trailer.kind == 0 {
		return nil, errors.New("it does not say where its pages are")
	}
	if e := s.trailer.key("Encrypt"); e.kind == '<' {
		var err error
		if s.key, err = keyOf(s.trailer, e); err != nil {
			return nil, err
		}
	}
	for _, number := range packed {
		s.unfold(s.objects[number])
	}
	return s, nil
}

// object reads the object that begins at a byte, and returns where it ends.
func (s *store) object(at int) (object, int) {
	l := &lexer{b: s.raw, at: at}
	t, ok := l.next(0)
	if !ok {
		return object{}, len(s.raw)
	}
	o := object{token: t}
	after := l.at
	if t.kind != '<' {
		return o, after
	}
	if word, ok := l.next(0); !ok || word.kind != 'o' || word.text != "stream" {
		return o, after
	}
	from := l.at
	if from < len(s.raw) && s.raw[from] == '\r' {
		from++
	}
	if from < len(s.raw) && s.raw[from] == '\n' {
		from++
	}
	to := -1
	if n := t.entry("Length"); n.kind == 'n' && n.num >= 0 && n.num < float64(len(s.raw)-from) {
		end := from + int(n.num)
		if tail := bytes.TrimLeft(s.raw[end:min(end+20, len(s.raw))], "\r\n \t"); bytes.HasPrefix(tail, []byte("endstream")) {
			to = end
		}
	}
	if to < 0 {
		i := bytes.Index(s.raw[from:], []byte("endstream"))
		if i < 0 {
			i = len(s.raw) - from
		}
		to = from + i
	}
	o.token.kind = 'S'
	o.data = [2]int{from, to}
	return o, to
}

// unfold finds the objects that stand in a stream. Those of the file itself
// with the same number are later or not.
func (s *store) unfold(o object) {
	holder := value{in: s, token: o.token, of: o}
	raw := s.unpack(holder)
	l := &lexer{b: raw}
	n, first := int(holder.key("N").number()), int(holder.key("First").number())
	for i := 0; i < n && i < mostObjects; i++ {
		number, ok1 := l.next(0)
		at, ok2 := l.next(0)
		if !ok1 || !ok2 || number.kind != 'n' || at.kind != 'n' {
			return
		}
		from := first + int(at.num)
		if from < 0 || from >= len(raw) {
			continue
		}
		if old, has := s.objects[int(number.num)]; has && !old.inside && old.data[0]+old.token.at > o.token.at {
			continue
		}
		inner := &lexer{b: raw, at: from}
		if t, ok := inner.next(0); ok && len(s.objects) < mostObjects {
			s.objects[int(number.num)] = object{token: t, number: int(number.num), inside: true}
		}
	}
}

// resolved follows references to what they lead to.
func (v value) resolved() value {
	for range 20 {
		if v.kind != 'R' {
			return v
		}
		if v.in.loads++; v.in.loads > mostLoads {
			panic(errBudget)
		}
		o := v.in.objects[int(v.num)]
		v = value{in: v.in, token: o.token, of: o}
	}
	return value{}
}

// key is what a dictionary has under a key.
func (v value) key(name string) value {
	if v.kind != '<' && v.kind != 'S' {
		return value{}
	}
	return value{v.in, v.entry(name), v.of}.resolved()
}

// len is how many values an array has.
func (v value) len() int {
	if v.kind != '[' {
		return 0
	}
	return len(v.list)
}

// index is a value of an array.
func (v value) index(i int) value {
	if i < 0 || i >= v.len() {
		return value{}
	}
	return value{v.in, v.list[i], v.of}.resolved()
}

func (v value) number() float64 {
	if v.kind != 'n' {
		return 0
	}
	return v.num
}

func (v value) name() string {
	if v.kind != '/' {
		return ""
	}
	return v.text
}

// said is a string for people.
func (v value) said() string {
	if v.kind != 's' {
		return ""
	}
	text := v.text
	if v.in.key != nil && !v.of.inside {
		text = string(v.in.key.decrypt([]byte(text), v.of, false))
	}
	switch {
	case len(text) >= 2 && text[:2] == "\xfe\xff":
		var units []uint16
		for i := 2; i+1 < len(text); i += 2 {
			units = append(units, uint16(text[i])<<8|uint16(text[i+1]))
		}
		return string(utf16.Decode(units))
	case len(text) >= 3 && text[:3] == "\xef\xbb\xbf":
		return text[3:]
	}
	var b []rune
	for i := range len(text) {
		b = append(b, rune(text[i]))
	}
	return string(b)
}

// entry is what a dictionary has under a key, as it is written.
func (t token) entry(name string) token {
	if t.kind == '<' || t.kind == 'S' {
		for i := 0; i+1 < len(t.list); i += 2 {
			if t.list[i].kind == '/' && t.list[i].text == name {
				return t.list[i+1]
			}
		}
	}
	return token{}
}
