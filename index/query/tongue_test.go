package query

import (
	"strings"
	"testing"
)

// Each line: the language, then a question put in it.
const spoken = `
en How much venture capital does Shanghai attract?
en unicorns Berlin
en São Paulo
en When did Der Spiegel write about La Défense?
en Who wrote "Wie es euch gefällt"?
en where is the la la land de los angeles tour
en What does Газпром build in Boston?
en Who is Björk?
en wie
en de
zh 上海的风险投资有多少？
zh VC 在上海有多少
zh 北京的 AI 公司有几家
es ¿Cuánto capital de riesgo atrae Shanghai?
es cuantos unicornios hay en Berlín
pt Quantos unicórnios existem em São Paulo?
fr Combien de licornes à Paris ?
fr Quelle est la part de la R&D dans le PIB de Pékin ?
it Quanti unicorni ci sono a Milano?
de Wie viele Einhörner gibt es in Berlin?
de Wieviel Risikokapital zieht Shanghai an und wann wurde der STAR Market gegründet?
nl Hoeveel eenhoorns heeft Amsterdam?
sv Hur många enhörningar finns i Stockholm?
da Hvor mange enhjørninger er der i København?
pl Ile jednorożców jest w Warszawie?
tr İstanbul'da kaç unicorn var?
id Berapa banyak unicorn di Jakarta?
vi Thượng Hải có bao nhiêu kỳ lân?
ja 上海のユニコーン企業はいくつありますか？
ja ベルリンにはユニコーンがいくつある？
ko 서울에는 유니콘 기업이 몇 개 있나요?
ru Сколько единорогов в Берлине?
uk Скільки єдинорогів є у Києві?
ar كم عدد الشركات الناشئة في دبي؟
fa چند استارتاپ در تهران است؟
he כמה חדי קרן יש בתל אביב?
hi बेंगलुरु में कितने यूनिकॉर्न हैं?
el Πόσοι μονόκεροι υπάρχουν στην Αθήνα;
th กรุงเทพมียูนิคอร์นกี่ตัว
und በአዲስ አበባ ስንት አሉ
`

func TestTongues(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(spoken)) {
		want, question, _ := strings.Cut(strings.TrimSpace(line), " ")
		if got := tongueOf(question); got != want {
			t.Errorf("%s\n is taken for %s, not %s", question, got, want)
		}
	}
}

func TestTongueErrorsNameTheLine(t *testing.T) {
	for table, want := range map[string]string{
		"eo":               "tongues.tsv: line 1: 1 columns, want 2 or 4: code, scripts, words that ask, common words",
		"# x\n\nqq\tRunes": `tongues.tsv: line 3: qq: no script is called "Runes"`,
	} {
		if _, err := readTongues(table); err == nil || err.Error() != want {
			t.Errorf("%q: got error %v, want %s", table, err, want)
		}
	}
}
