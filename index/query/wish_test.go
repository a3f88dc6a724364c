package query

import "testing"

// Lines that are a wish, beside lines that say something of the kind to people.
func TestWish(t *testing.T) {
	tests := map[Wish][]string{
		WishMute:    {"stop", "Stop!", "please be quiet", "quoth, mute", "shut up please", "we weren't asking you", "安静", "别说了", "请安静一下"},
		WishWake:    {"quoth", "hey quoth", "Quoth?"},
		WishHelp:    {"what can you do?", "so what else can you do", "你能做什么？"},
		WishChart:   {"as a chart", "chart please", "can I see that as a graph?", "could you plot it", "做成图表", "能画个图吗"},
		WishExport:  {"can I get this as csv?", "excel?", "could you export that", "as a spreadsheet please", "导出"},
		WishSource:  {"source?", "where does this come from?", "which article is this", "出处？"},
		WishLink:    {"link?", "got a link for that?", "有链接吗"},
		WishWho:     {"who says so?", "says who", "according to whom?", "and who counted them?", "谁说的？"},
		WishWhen:    {"when was this?", "what year is that?", "when was this published?", "这是哪一年的数据？"},
		WishCheck:   {"is this true?", "can you check this please", "fact check", "是真的吗？"},
		WishWhy:     {"why?", "why this one?", "how do you know?", "are you sure?", "为什么？"},
		WishShorter: {"shorter", "shorter please", "just the number", "tl;dr", "短一点"},
		WishWrong:   {"that's wrong", "no, that's not right", "that can't be right", "不对", "错了"},
		WishMore:    {"more", "more please", "tell me more", "anything else?", "还有吗", "更多"},
		WishYears:   {"other years?"},
		WishPlaces:  {"other cities?"},
		WishAge:     {"how old is your data?", "when was your data last updated?", "你的数据是什么时候的？"},
		WishCities:  {"what cities do you know?", "which places do you cover?", "你知道哪些城市？"},
		WishTopics:  {"what do you know?", "what data do you have?", "what are your sources?"},
		NoWish: {
			"and London?", "enough", "why is rent so high in London?", "we should stop in Berlin", "can you send me the chart for slide 4", "the source said no", "who says hi to Bob?",
			"when was she in Paris?", "more coffee?", "this thread is quiet today", "how many unicorns?", "", "who counted the votes in Ohio?", "北京呢？", "为什么小王没来？",
			"how old is the company?", "which cities have a metro?", "what year was Berlin's best?",
		},
	}
	for want, lines := range tests {
		for _, line := range lines {
			if got := WishOf(line); got != want {
				t.Errorf("%q: %q, want %q", line, got, want)
			}
		}
	}
}

// Every wish has phrases in both languages, and no phrase is in two wishes.
func TestWishTable(t *testing.T) {
	list, filler := wishes()
	if len(filler) == 0 {
		t.Error("no filler")
	}
	rows := map[Wish]int{}
	for _, c := range list {
		rows[Wish(c.value)]++
	}
	for _, w := range Wishes {
		if rows[w] != 2 {
			t.Errorf("%s: %d rows, want one in each language", w, rows[w])
		}
		delete(rows, w)
	}
	for w := range rows {
		t.Errorf("%s is no wish", w)
	}
}
