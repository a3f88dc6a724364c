package bot

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"quoth/index/answer"
	"quoth/index/query"
)

// always is an index that answers every question alike.
func always(a answer.Answer) func(context.Context, string) (answer.Answer, error) {
	return func(_ context.Context, question string) (answer.Answer, error) {
		a.Question = question
		return a, nil
	}
}

func TestReplyWithoutAnAnswer(t *testing.T) {
	const how, wie = "Ask me in plain words about the articles I have read", "请用平常的话就我读过的文章提问"
	smalltalk := answer.Answer{Status: answer.Unanswered, Query: answer.Understood{Intent: query.SmallTalk}}
	talk := func(t query.Talk) answer.Answer {
		return answer.Answer{Status: answer.Unanswered, Query: answer.Understood{Intent: query.SmallTalk, Talk: t}}
	}
	unread := func(code string) answer.Answer {
		return answer.Answer{Status: answer.Unanswered, Query: answer.Understood{Intent: query.PassageOnly, Unread: code}}
	}
	nothing := answer.Answer{Status: answer.Unanswered, Query: answer.Understood{Intent: query.Lookup}}
	tests := map[string]struct {
		answer   answer.Answer
		question string
		kind     Kind
		begins   string
	}{
		"nothing":                {nothing, "", Helped, how},
		"space":                  {nothing, " \n\t ", Helped, how},
		"only marks":             {nothing, "?! …", Helped, how},
		"only what has no width": {nothing, "\u200b\u200d\ufeff\u2060", Helped, how},
		"only an emoji":          {nothing, "👋", Helped, how},
		"talk of no kind":        {smalltalk, "the", Helped, how},
		"what it can do":         {talk(query.Ability), "what can you do?", Helped, how},
		"and in Chinese":         {talk(query.Ability), "你能做什么", Helped, wie},
		"a greeting":             {talk(query.Greeting), "hello", Helped, "Hello! I answer from the articles"},
		"a Chinese greeting":     {talk(query.Greeting), "你好", Helped, "您好！我根据读过的文章"},
		"thanks":                 {talk(query.Thanks), "thanks", Helped, "You are welcome."},
		"Chinese thanks":         {talk(query.Thanks), "谢谢", Helped, "不客气。"},
		"goodbye":                {talk(query.Bye), "bye", Helped, "Goodbye."},
		"who it is":              {talk(query.Self), "who are you?", Helped, "I am Quoth"},
		"how it is":              {talk(query.Mood), "how are you?", Helped, "All is well here"},
		"in German":              {unread("de"), "Wie viele?", Unanswered, "Ich lese nur Fragen auf Englisch und Chinesisch.\nI read questions in English"},
		"in no known tongue":     {unread("und"), "ስንት", Unanswered, "I read questions in English and Chinese"},
		"not in the articles":    {nothing, "Who won?", Unanswered, "The articles do not say."},
		"not there, in Chinese":  {nothing, "谁赢了？", Unanswered, "文章里没有说。"},
		"as long as may be":      {nothing, strings.Repeat("é", 2000), Unanswered, "The articles do not say."},
		"too long":               {nothing, strings.Repeat("é", 2001), Refused, "Your question has 2001 characters; please ask in at most 2000."},
		"far too long":           {nothing, strings.Repeat("a ", 20000), Refused, "Your question has 39999 characters; please ask in at most 2000."},
		"too long, in Chinese":   {nothing, strings.Repeat("问", 40000), Refused, "您的问题有 40000 个字符，请控制在 2000 个以内。"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			b := Bot{Ask: always(test.answer), Text: stored}
			m, err := b.Reply(t.Context(), Question{Text: test.question})
			if err != nil || m.Kind != test.kind || !strings.HasPrefix(m.Text(), test.begins) {
				t.Errorf("%s, %q, error %v; want %s, %q", m.Kind, m.Text(), err, test.kind, test.begins)
			}
		})
	}
}

func TestReplyHandsOnTheFault(t *testing.T) {
	broken := errors.New("segment 3 is gone")
	b := Bot{Ask: func(context.Context, string) (answer.Answer, error) { return answer.Answer{}, broken }}
	if _, err := b.Reply(t.Context(), Question{Text: "Who won?"}); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

func TestNamesOfPlacesAndMeasures(t *testing.T) {
	names := map[string]string{"en/venture capital": "Venture funding", "zh/venture capital": "风险投资"}
	b := Bot{Ask: always(sound()), Text: stored, Name: func(lang, id string) string { return names[lang+"/"+id] }}
	for question, want := range map[string]string{"How much money?": "Venture funding", "有多少钱？": "风险投资"} {
		m, err := b.Reply(t.Context(), Question{Text: question})
		if err != nil || !strings.HasPrefix(m.Text(), want) {
			t.Errorf("%s: %v\n%s", question, err, m.Text())
		}
	}
}

func TestOtherMessages(t *testing.T) {
	tests := map[string]struct {
		m    Message
		want string
	}{
		"a fault":             {Fault("en", "1a2b"), "Something went wrong on my side, and I could not answer. It is noted under the id 1a2b; please ask again."},
		"a fault, Chinese":    {Fault("zh", "1a2b"), "我这边出了点问题，没能回答。编号 1a2b 已记录，请再问一次。"},
		"too much to do":      {Busy("en"), "Busy, one moment: your question is answered after those before it."},
		"answered elsewhere":  {Diverted(Busy("en")), "I could not answer where you asked, so here is the answer.\nBusy, one moment: your question is answered after those before it."},
		"an unknown language": {Busy("tlh"), "Busy, one moment: your question is answered after those before it."},
	}
	for name, test := range tests {
		if got := test.m.Text(); got != test.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestLang(t *testing.T) {
	for text, want := range map[string]string{
		"": "en", "How much?": "en", "¿Cuánto?": "en", "多少": "zh", "上海的 VC 有多少": "zh",
		"What does 上海 mean in English, and how is it said?": "en", "2024?": "en",
	} {
		if got := Lang(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Every field of the interface is said in every language.
func TestWordsAreAllThere(t *testing.T) {
	en, zh := reflect.ValueOf(english), reflect.ValueOf(chinese)
	for i := range en.NumField() {
		name := en.Type().Field(i).Name
		for lang, field := range map[string]reflect.Value{"en": en.Field(i), "zh": zh.Field(i)} {
			if field.Len() == 0 {
				t.Errorf("%s: no %s", lang, name)
			}
		}
		if en.Field(i).Kind() == reflect.Map {
			for _, key := range en.Field(i).MapKeys() {
				if !zh.Field(i).MapIndex(key).IsValid() {
					t.Errorf("zh: no %s of %q", name, key)
				}
			}
		}
	}
}

// An answer that is too long for a message is cut between parts, and says so.
func TestTextIsCutBetweenParts(t *testing.T) {
	var m Message
	for range 100 {
		m.Parts = append(m.Parts, line(strings.Repeat("words ", 20)))
	}
	text := m.Text()
	if n := utf8.RuneCountInString(text); n > 4000 || n < 3800 {
		t.Errorf("%d characters", n)
	}
	if !strings.HasSuffix(text, "words \n… there is more than fits here.") {
		t.Errorf("ends %q", text[len(text)-60:])
	}
	m.Parts = []Part{line(strings.Repeat("words ", 2000))}
	if text = m.Text(); utf8.RuneCountInString(text) > 4000 || !strings.HasSuffix(text, "words…") {
		t.Errorf("one long part: %d characters, ends %q", utf8.RuneCountInString(text), text[len(text)-60:])
	}
}

func TestFit(t *testing.T) {
	var m Message
	for range 60 {
		m.Parts = append(m.Parts, line("0123456789"))
	}
	if fitted := m.Fit(10000, 3000, 48); len(fitted.Parts) != 48 || fitted.Parts[47].Text() != english.Cut {
		t.Errorf("%d parts, the last %q", len(fitted.Parts), fitted.Parts[len(fitted.Parts)-1].Text())
	}
	if fitted := m.Fit(100, 3000, 48); len(fitted.Parts) != 7 || fitted.Parts[6].Text() != english.Cut {
		t.Errorf("%d parts, the last %q", len(fitted.Parts), fitted.Parts[len(fitted.Parts)-1].Text())
	}
	m.Parts = m.Parts[:48]
	if fitted := m.Fit(10000, 5, 48); len(fitted.Parts) != 48 || fitted.Parts[47].Text() != "0123…" {
		t.Errorf("%d parts, the last %q", len(fitted.Parts), fitted.Parts[len(fitted.Parts)-1].Text())
	}
}
