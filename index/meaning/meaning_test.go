package meaning

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"quoth/index/term"
)

// word returns the word of a text that is one word.
func word(t *testing.T, text string) Word {
	t.Helper()
	w := Of(term.Analyze(text)[0].Term)
	if w == None {
		t.Fatalf("the table has no %q", text)
	}
	return w
}

func TestTableOrder(t *testing.T) {
	own := own()
	english, chinese := own.chinese, own.n-own.chinese
	if english < 24_000 || chinese < 24_000 {
		t.Errorf("%d English and %d Chinese words", english, chinese)
	}
	if len(words) > 12<<20 {
		t.Errorf("the table takes %d bytes", len(words))
	}
	for i := range own.n {
		w := Word(i)
		if i > 0 && own.word(w-1) >= own.word(w) {
			t.Fatalf("%q stands before %q", own.word(w-1), own.word(w))
		}
		sum := 0
		for _, c := range []byte(own.vectors[i*dims : (i+1)*dims]) {
			sum += int(int8(c)) * int(int8(c))
		}
		if l := float64(sum) / own.square; l < 0.9 || l > 1.02 {
			t.Fatalf("the vector of %q has a length of %.3f", own.word(w), l)
		}
	}
}

// TestLike holds that of two words the first is the one that is more like a third.
func TestLike(t *testing.T) {
	for _, test := range []struct{ of, nearer, further string }{
		{"salary", "wages", "bridge"},
		{"cheap", "affordable", "tall"},
		{"physician", "doctor", "carpenter"},
		{"tram", "railway", "novel"},
		{"alumni", "graduates", "harvest"},
		{"薪水", "工资", "桥梁"},
		{"租金", "房租", "小说"},
		{"salary", "薪水", "桥梁"},
		{"rent", "租金", "小说"},
		{"投资", "investment", "carpenter"},
		{"医生", "doctor", "railway"},
	} {
		near, far := Like(word(t, test.of), word(t, test.nearer)), Like(word(t, test.of), word(t, test.further))
		if near <= far {
			t.Errorf("%s is like %s by %.2f and like %s by %.2f", test.of, test.nearer, near, test.further, far)
		}
	}
}

func TestLikeUnknown(t *testing.T) {
	if w := Of("zzyzx"); w != None {
		t.Errorf("zzyzx is %q", w.Term())
	}
	if l := Like(None, word(t, "salary")); l != 0 {
		t.Errorf("a word that is not in the table is like salary by %.2f", l)
	}
	if near := Near(None); near != nil {
		t.Errorf("a word that is not in the table is near %d others", len(near))
	}
}

func TestNear(t *testing.T) {
	salary := word(t, "salary")
	near := Near(salary)
	if len(near) < 10 || near[0].Word != salary || near[0].Level != 1 {
		t.Fatalf("near salary are %d words, and first %+v", len(near), near[0])
	}
	for i, o := range near {
		if o.Level <= 0 || o.Level > 1 || i > 0 && o.Level > near[i-1].Level {
			t.Errorf("%q stands for salary by %.2f", o.Word.Term(), o.Level)
		}
	}
}

// TestSought holds that a text's words are found by what they mean, whichever
// word of a question it is.
func TestSought(t *testing.T) {
	s := Seek([]Word{word(t, "salary"), None, word(t, "doctor"), word(t, "wage")})
	for _, test := range []struct {
		text string
		want map[int]bool
	}{
		{"wages", map[int]bool{0: true, 3: true}},
		{"physician", map[int]bool{2: true}},
		{"工资", map[int]bool{0: true, 3: true}},
		{"bridge", map[int]bool{}},
	} {
		got := map[int]bool{}
		for m := range s.Of(word(t, test.text)) {
			if m.Level > 0.3 {
				got[m.Index] = true
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s is like words %v, want %v", test.text, got, test.want)
		}
	}
	for range s.Of(None) {
		t.Error("a word that is not in the table is like one that is")
	}
	for range Seek(nil).Of(word(t, "bridge")) {
		t.Error("bridge is like one of no words")
	}
}

func TestNearest(t *testing.T) {
	anything := func(Word) bool { return true }
	for _, test := range []struct {
		of, among string
		keep      func(Word) bool
	}{
		{"salary", "wage", anything},
		{"salary", "薪水", Word.Chinese},
		{"薪水", "salari", func(w Word) bool { return !w.Chinese() }},
		{"薪水", "工资", anything},
		{"vineyard", "葡萄", Word.Chinese},
		{"培训", "train", func(w Word) bool { return !w.Chinese() }},
	} {
		var found []string
		for _, o := range Nearest(word(t, test.of), 12, 0.2, test.keep) {
			found = append(found, o.Word.Term())
		}
		if !strings.Contains(" "+strings.Join(found, " ")+" ", " "+test.among+" ") {
			t.Errorf("nearest to %s are %v, without %s", test.of, found, test.among)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, data := range []string{"", "words 2\n" + words[8:100], words[:len(words)-1], words[:40]} {
		if _, err := read(data); err == nil || !strings.Contains(err.Error(), "words.bin") {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

func TestTranslations(t *testing.T) {
	if sum := sha256.Sum256([]byte(words)); translationTable[len(translationForm):][:sumBytes] != string(sum[:]) {
		t.Error("translations.bin was made for another words.bin")
	}
	lines := translations()
	if n := len(lines) / translationBytes; n < 100_000 {
		t.Errorf("%d translations", n)
	}
	for at := translationBytes; at < len(lines); at += translationBytes {
		if number16(lines, at) < number16(lines, at-translationBytes) {
			t.Fatalf("translation %d is out of order", at/translationBytes)
		}
		if Word(number16(lines, at)).Chinese() == Word(number16(lines, at+2)).Chinese() {
			t.Fatalf("%q translates %q", Word(number16(lines, at+2)).Term(), Word(number16(lines, at)).Term())
		}
	}
	for _, data := range []string{"", "translations 2\n" + translationTable[len(translationForm):], translationTable[:len(translationTable)-1]} {
		if _, err := readTranslations(data, own().n); err == nil || !strings.Contains(err.Error(), "translations.bin") {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
	if _, err := readTranslations(translationTable, 10); err == nil {
		t.Error("words that are not there are taken")
	}
}

func TestLikeAllocates(t *testing.T) {
	a, b := word(t, "salary"), word(t, "wages")
	s := Seek([]Word{a})
	sum := float32(0)
	if n := testing.AllocsPerRun(100, func() {
		Like(a, b)
		Near(a)
		for m := range s.Of(Of("wage")) {
			sum += m.Level
		}
	}); n > 0 {
		t.Errorf("%.0f allocations", n)
	}
}

func BenchmarkNear(b *testing.B) {
	t := own()
	t.signs()
	for i := range b.N {
		t.near(Word(i * 37 % t.n))
	}
}

func ExampleNearest() {
	for _, o := range Nearest(Of(term.Analyze("薪水")[0].Term), 2, 0.2, func(w Word) bool { return !w.Chinese() }) {
		fmt.Println(o.Word.Term())
	}
	// Output:
	// salari
	// wage
}
