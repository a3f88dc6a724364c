package answer_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"quoth/index/answer"
	"quoth/index/query"
)

// hostile questions, by what is wrong with them.
var hostile = map[string]string{
	"nothing":               "",
	"blanks":                " \n\t ",
	"marks":                 "?!?",
	"only stop words":       "what is the of and to in it that this",
	"only stop words, long": strings.Repeat("what is the of and ", 150),
	"3,000 words":           strings.Repeat("venture capital of Shanghai and patents in Berlin 2021 since ", 300),
	"3,000 other words":     manyWords(3000),
	"1 MB":                  strings.Repeat("x", 1<<20),
	"1 MB of words":         strings.Repeat("unicorns Paris ", 1<<16),
	"one word repeated":     strings.Repeat("Shanghai ", 3000),
	"misspelt words":        strings.Repeat("Shangai captial unicrons startps ", 60),
	"greetings":             strings.Repeat("hello thanks help ", 600),
	"Chinese, long":         strings.Repeat("上海的风险投资有多少", 5000),
	"one character":         strings.Repeat("风", 50000),
	"regexp":                `/.{0,1000}x.{0,1000}/ (a+)+$ [^\n]*`,
	"query syntax":          `+text:"venture capital"~2 -title:* AND (city:Shanghai^9 OR /.*/) {now TO *} ?ha*`,
	"SQL":                   `'; DROP TABLE figures; --`,
	"mrkdwn":                "<!channel> <@U123> <https://example.com|click> *bold* `code`",
	"control characters":    "\x00\x01\x1b[31mShanghai\x07\u202e\u200b venture\ufeff capital\x7f",
	"broken UTF-8":          "\xff\xfeShanghai\xc3\x28 \xed\xa0\x80",
	"combining marks":       "S" + strings.Repeat("\u0301", 1500) + "hanghai",
	"brackets":              strings.Repeat("(", 1000) + "Berlin" + strings.Repeat(")", 900),
	"numbers":               strings.Repeat("1999 2024 $9.8bn 45% ", 100),
	"many places":           strings.Repeat("Shanghai Berlin Paris London Tokyo Seoul Lagos Nairobi ", 36),
}

// manyWords is n different words that mean nothing.
func manyWords(n int) string {
	var b strings.Builder
	for i := range n {
		for ; i > 0; i /= 20 {
			b.WriteByte("bcdfghjklmnpqrtvwxyz"[i%20])
			b.WriteByte("aiou"[i%4])
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// However it is put, a question is answered or declined, and of one that is
// too long only so much is read.
func TestHostileQuestions(t *testing.T) {
	x := hubs(t)
	for name, question := range hostile {
		q := x.Understand(question)
		if len(q.Words) > query.MaxWords || len([]rune(q.Question)) > query.MaxQuestion {
			t.Errorf("%s: %d words of %d characters are read", name, len(q.Words), len([]rune(q.Question)))
		}
		if len(q.Places) > query.MaxNamed || len(q.Measures) > query.MaxNamed {
			t.Errorf("%s: %d places, %d measures", name, len(q.Places), len(q.Measures))
		}
		for _, w := range q.Words {
			if strings.ContainsFunc(w.Term, func(r rune) bool {
				return !unicode.In(r, unicode.L, unicode.N, unicode.M) && !strings.ContainsRune(".+#&", r)
			}) {
				t.Errorf("%s: the term %q is more than a word", name, w.Term)
			}
		}
		a, err := x.Ask(t.Context(), question)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !slices.Contains([]answer.Status{answer.Answered, answer.Partial, answer.Closest, answer.Unanswered}, a.Status) {
			t.Errorf("%s: status %q", name, a.Status)
		}
		if _, err := json.Marshal(a); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkHostile prints the longest time a hostile question took, in
// milliseconds, and which one it was.
func BenchmarkHostile(b *testing.B) {
	x := hubs(b)
	var worst time.Duration
	which := ""
	for b.Loop() {
		for name, question := range hostile {
			start := time.Now()
			if _, err := x.Ask(b.Context(), question); err != nil {
				b.Fatal(err)
			}
			if took := time.Since(start); took > worst {
				worst, which = took, name
			}
		}
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms/worst")
	b.Logf("the worst: %s", which)
}
