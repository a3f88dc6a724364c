package bot

import (
	"slices"
	"strconv"
	"time"

	"quoth/index/query"
)

// words is the interface in one language. Every field is set in every language.
// In those with a "%", it stands for what is put in.
type words struct {
	OpenQuote, CloseQuote string
	Between               string // parts the facts of one line
	Also                  string // parts the figures of one line
	Colon                 string // after what is told of
	Comma                 string // parts what stands in brackets
	Aside                 string // % facts, in brackets
	Cut                   string // the message ends here though there is more

	Head      map[string]string // how a figure leads, by shape
	Qualifier map[string]string // by index.Figure.Qualifier; the figure follows
	Change    map[string]string // by index.Figure.Change
	Scales    []scale           // words for great numbers, the greatest first
	Per       map[string]string // by index.Figure.Per
	PerAny    string            // any other per
	Kind      map[string]string // by index.Figure.Kind
	Dispute   map[string]string // by index.Disagreement.Kind
	Cited     string            // who is cited
	Scope     string
	Column    map[string]string // by index.Table.Columns, where it is no measure
	More      string            // % the rows that are left out of a table
	Note      map[string]string // by index.Note.Kind: % the names, then the text
	Respect   map[string]string // by names and texts of notes

	NotSaid    string
	Gate       map[string]reason // by the gate that kept what was found from being shown
	Closest    string            // passages follow
	Respelt    string            // % a word as asked, % the one it was taken for
	Missing    string            // what the articles lack follows; nothing is shown
	Uncovered  string            // of what nothing was found follows; other things are shown
	Understood string
	Unmatched  string

	Talk   map[query.Talk]string // by what was said, those that get more than Help
	Unread string                // the language of the question is not one of ours

	How      string
	HowItem  []string // examples
	HowRest  string
	TooLong  string // % the length, % the most
	Fault    string // % the id
	Late     string // % the id
	Busy     string
	Diverted string // the answer was sent to the asker instead of the channel
	Revised  string // the question was edited since it was answered
	Deleted  string // the question was deleted
	TooMany  string // % seconds
	Outside  string // another organisation asks, or reads along
	Drawn    string // asks for the last answer as a chart
	OverTime string // asks for it at all times
}

var english = words{
	OpenQuote: "“", CloseQuote: "”",
	Between: " · ", Also: "; ", Colon: ": ", Comma: ", ", Aside: " (%)",
	Cut: "… there is more than fits here.",

	Head: map[string]string{measured: "{whom}: {amount}{per}, {measure}", counted: "{whom}: {amount} {measure}{per}",
		joined: "{whom}: {amount}{rest}{per}", changed: "{measure} in {whom}: {amount}{per}"},
	Qualifier: map[string]string{"about": "about %", "over": "over %", "under": "under %"},
	Change:    map[string]string{"increase": "up %", "decrease": "down %"},
	Scales:    []scale{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}},
	Per: map[string]string{"year": "a year", "month": "a month", "week": "a week", "day": "a day", "hour": "an hour",
		"quarter": "a quarter", "capita": "per person", "person": "per person"},
	PerAny: "per %",
	Kind: map[string]string{"estimate": "estimate", "forecast": "forecast", "target": "target", "pledged": "pledged", "hypothetical": "only in a case that is supposed",
		"asked": "only asked", "negated": "the article says that it is not so", "denied": "denied", "withdrawn": "withdrawn"},
	Dispute: map[string]string{"period": "At other times: ", "definition": "Others count differently: ",
		"revision": "Counted again earlier or later: ", "conflict": "Others say: ", "": "Other figures: "},
	Cited:  "according to %",
	Scope:  "%",
	Column: map[string]string{"place": "Place", "measure": "Measure", "figure": "Figure", "period": "Period", "cited": "According to", "scope": "Scope"},
	More:   "% more rows",
	Note: map[string]string{
		"no chart": "No chart: the figures differ in %.", "no result": "Not worked out: the figures differ in %.",
		"wider": "There is no figure for it alone; this is the one for the wider area: %.", "left out": "Left out, %: %.",
		"spread": "The figures are of different years, from % to %.", "converted": "%", "formula": "%",
		"one origin": "% articles say so, citing %.", "why": "Of % figures there are for %, this is the one that fits best and is newest: %.", "line": "The line draws the figures of % only.", "taken": "Still about: %.",
		"supported": "The articles say so.", "contradicted": "The articles say otherwise.", "not said": "Not in the articles: %",
		"hedge": "The article adds: %.", "known": "% articles of %, % to %.", "unknown": "No figure found for: %.",
		"overtaken":   "By another count % stands before %: %.",
		"scoped":      "%: the figure is %.",
		"against":     "Measured by %: %.",
		"reckoned":    "“%” is taken as %.",
		"unreckoned":  "“%” is not reckoned from a calendar: the figures say which time they are of.",
		"other times": "The articles give % of % for other times: %.",
	},
	Respect: map[string]string{"unit": "unit", "currency": "currency", "per": "what they are per", "period": "period", "scope": "scope",
		"kind": "kind (fact, plan or range)", "origin": "who counted", "several years": "several years summed up", "plan": "a plan or forecast", "part": "counting a part", "part of a year": "a part of a year"},

	NotSaid: "The articles do not say.",
	Gate: map[string]reason{
		"another place":     {"What comes near is about another place.", "What comes near is not about %, but about another place.", "What comes near is about %."},
		"another year":      {"What comes near is of another time.", "What comes near is not of %, but of another time.", "What comes near is of %."},
		"unknown place":     {"None of them is about that place.", "None of them is about %.", "None of them is about %."},
		"not per":           {"What comes near is not counted per that.", "What comes near is not counted per %.", "What comes near is not counted per %."},
		"another sort":      {"What comes near is another sort of figure.", "What comes near is another sort of figure than %.", "What comes near is another sort of figure than %."},
		"condition":         {"Nothing found meets the condition.", "Nothing found meets the condition: %.", "Nothing found meets the condition: %."},
		"nothing near":      {"Nothing in them comes near.", "Nothing in them comes near: %.", "Nothing in them comes near: %."},
		"unknown name":      {"A name in the question stands in none of them.", "None of them names %.", "None of them names %."},
		"not asserted":      {"What comes near is not said to be so.", "What comes near is not said to be so: %.", "What comes near is not said to be so: %."},
		"only planned":      {"What comes near is only planned or expected.", "What comes near is only planned or expected: %.", "What comes near is only planned or expected: %."},
		"nothing in common": {"Nothing in them comes near.", "Nothing in them comes near: %.", "Nothing in them comes near: %."},
	},
	Closest:    "Closest in the articles",
	Respelt:    "“%” stands nowhere; I read it as “%”.",
	Missing:    "Not in the articles: ",
	Uncovered:  "Nothing found about: ",
	Understood: "Understood: ",
	Unmatched:  "In no article: ",

	Talk: map[query.Talk]string{
		query.Greeting: "Hello! I answer from the articles I have read. You could ask:",
		query.Thanks:   "You are welcome. Ask me whenever there is more to look up.",
		query.Bye:      "Goodbye. I am here when there is something to look up.",
		query.Self:     "I am Quoth, a program that looks things up. I answer with what the articles I have read say, word for word, and make nothing up.",
		query.Mood:     "All is well here, thank you. What shall I look up for you?",
		query.Astray:   "No harm done.",
		query.Deed:     "I cannot do that: I only look things up in the articles I have read.",
		query.Ours:     "I know only what the articles I have read say, and nothing of your own affairs.",
	},
	Unread: "I read questions in English and Chinese; please ask in one of them.",

	How: "Ask me in plain words about the articles I have read, here or in a direct message. I answer with the figure, the sentence it stands in and its source; where nothing answers for sure I show what is closest, or tell you that the articles do not say. For example:",
	HowItem: []string{
		"How much venture capital does Shanghai attract?",
		"How many unicorns are there in Beijing?",
		"How many days does it take to register a company in Singapore?",
	},
	HowRest:  "In a channel, mention me in the question.",
	TooLong:  "Your question has % characters; please ask in at most %.",
	Fault:    "Something went wrong on my side, and I could not answer. It is noted under the id %; please ask again.",
	Late:     "That took too long to work out, so I stopped. Please ask for less at a time, such as one place or one year. It is noted under the id %.",
	Busy:     "Busy, one moment: your question is answered after those before it.",
	Diverted: "I could not answer where you asked, so here is the answer.",
	Revised:  "Updated after the question was edited.",
	Deleted:  "The question was deleted.",
	TooMany:  "There are too many questions just now; please ask again in % seconds.",
	Outside:  "I answer people of this workspace only, and not where other organisations read along.",
	Drawn:    "as a chart",
	OverTime: "how did it change over the years?",
}

var chinese = words{
	OpenQuote: "“", CloseQuote: "”",
	Between: " · ", Also: "；", Colon: "：", Comma: "，", Aside: "（%）",
	Cut: "……其余内容在此放不下。",

	Head: map[string]string{measured: "{whom}的{measure}：{amount}{per}", counted: "{whom}的{measure}：{amount}{per}",
		joined: "{whom}的{measure}：{amount}{per}", changed: "{whom}的{measure}：{amount}{per}"},
	Qualifier: map[string]string{"about": "约%", "over": "超过%", "under": "不到%"},
	Change:    map[string]string{"increase": "增长%", "decrease": "下降%"},
	Scales:    []scale{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}},
	Per: map[string]string{"year": "每年", "month": "每月", "week": "每周", "day": "每天", "hour": "每小时",
		"quarter": "每季度", "capita": "人均", "person": "人均"},
	PerAny: "每 %",
	Kind: map[string]string{"estimate": "估计", "forecast": "预测", "target": "目标", "pledged": "承诺", "hypothetical": "仅为假设",
		"asked": "仅为提问", "negated": "文章说并非如此", "denied": "已被否认", "withdrawn": "已撤回"},
	Dispute: map[string]string{"period": "其他时候：", "definition": "别人的算法不同：",
		"revision": "更早或更晚重新统计的：", "conflict": "别人的说法：", "": "其他数字："},
	Cited:  "据%",
	Scope:  "%",
	Column: map[string]string{"place": "地点", "measure": "指标", "figure": "数字", "period": "时期", "cited": "出处", "scope": "算法"},
	More:   "另有 % 行",
	Note: map[string]string{
		"no chart": "没有画图：数字的%不同。", "no result": "没有计算：数字的%不同。",
		"wider": "没有自己的数字，列出的是所在国家或地区的：%。", "left out": "未列入（%）：%。",
		"spread": "数字的年份不同，从 % 到 %。", "converted": "%", "formula": "%",
		"one origin": "%篇文章这样说，依据：%。", "why": "%个数字关于%，这一个最合适、最新：%。", "line": "折线只画%的数字。", "taken": "仍然是关于：%。",
		"supported": "文章是这么说的。", "contradicted": "文章说的不同。", "not said": "文章里没有：%",
		"hedge": "文章的说法带有：%。", "known": "%篇文章，发布者：%，%至%。", "unknown": "没有找到这些数字：%。",
		"overtaken":   "按另一统计，%排在%之前：%。",
		"scoped":      "%：数字是按“%”算的。",
		"against":     "以%为准：%。",
		"reckoned":    "“%”按%年理解。",
		"unreckoned":  "“%”没有按日历换算：数字各自注明所属时期。",
		"other times": "文章里的%（%）是其他时期的：%。",
	},
	Respect: map[string]string{"unit": "单位", "currency": "货币", "per": "计算基数", "period": "时期", "scope": "包含的范围",
		"kind": "性质（事实、计划或区间）", "origin": "统计方", "several years": "多年合计", "plan": "计划或预测", "part": "只计一部分", "part of a year": "不足一年"},

	NotSaid: "文章里没有说。",
	Gate: map[string]reason{
		"another place":     {"相近的内容说的是别的地方。", "相近的内容说的不是%，而是别的地方。", "相近的内容说的是%。"},
		"another year":      {"相近的内容说的是别的时间。", "相近的内容说的不是%，而是别的时间。", "相近的内容说的是%。"},
		"unknown place":     {"没有文章谈到那个地方。", "没有文章谈到%。", "没有文章谈到%。"},
		"not per":           {"相近的数字不是按所问的单位计算的。", "相近的数字不是按%计算的。", "相近的数字不是按%计算的。"},
		"another sort":      {"相近的数字不是所问的那一类。", "相近的数字不是所问的那一类：%。", "相近的数字不是所问的那一类：%。"},
		"condition":         {"没有找到符合条件的内容。", "没有找到符合条件的内容：%。", "没有找到符合条件的内容：%。"},
		"nothing near":      {"没有相近的内容。", "没有相近的内容：%。", "没有相近的内容：%。"},
		"unknown name":      {"问题里有一个名称，文章都没有提到。", "文章都没有提到%。", "文章都没有提到%。"},
		"not asserted":      {"相近的数字文章并没有说属实。", "相近的数字文章并没有说属实：%。", "相近的数字文章并没有说属实：%。"},
		"only planned":      {"相近的数字只是计划或预测。", "相近的数字只是计划或预测：%。", "相近的数字只是计划或预测：%。"},
		"nothing in common": {"没有相近的内容。", "没有相近的内容：%。", "没有相近的内容：%。"},
	},
	Closest:    "文章中最接近的内容",
	Respelt:    "没有找到“%”，我把它读作“%”。",
	Missing:    "文章里没有：",
	Uncovered:  "没有找到以下内容：",
	Understood: "我的理解：",
	Unmatched:  "任何文章都没有提到：",

	Talk: map[query.Talk]string{
		query.Greeting: "您好！我根据读过的文章回答问题。您可以问：",
		query.Thanks:   "不客气。还想查什么，随时问我。",
		query.Bye:      "再见。需要查什么的时候，我都在。",
		query.Self:     "我是 Quoth，一个查资料的程序。我只转述读过的文章里的原话，从不编造。",
		query.Mood:     "一切都好，谢谢。想查点什么？",
		query.Astray:   "没关系。",
		query.Deed:     "这个我做不了：我只在读过的文章里查资料。",
		query.Ours:     "我只知道读过的文章里写的，不了解你们自己的情况。",
	},
	Unread: "我只读英文和中文的问题，请用其中一种提问。",

	How: "请用平常的话就我读过的文章提问，在频道或私信里都可以。我会给出数字、它所在的原句和出处；没有确切答案时，我会给出最接近的原文，文章里没有的，我会直说。例如：",
	HowItem: []string{
		"上海每年吸引多少风险投资？",
		"北京有多少家独角兽企业？",
		"在新加坡注册一家公司需要几天？",
	},
	HowRest:  "在频道里提问时，请提及我。",
	TooLong:  "您的问题有 % 个字符，请控制在 % 个以内。",
	Fault:    "我这边出了点问题，没能回答。编号 % 已记录，请再问一次。",
	Late:     "这个问题算得太久，我停下了。请一次少问一些，比如一个地方或一个年份。编号 % 已记录。",
	Busy:     "正忙，请稍候：前面的问题答完就回答您的。",
	Diverted: "我无法在您提问的地方回答，答案在这里。",
	Revised:  "提问修改后已更新。",
	Deleted:  "提问已删除。",
	TooMany:  "现在的提问太多，请在 % 秒后再问。",
	Outside:  "我只回答本工作区成员的提问，在与其他组织共享的频道里不作答。",
	Drawn:    "画成图表",
	OverTime: "这些年怎么变化？",
}

// wordsIn returns the interface in a language, English when it has none.
func wordsIn(lang string) *words {
	if lang == "zh" {
		return &chinese
	}
	return &english
}

// fill puts values in the places of "%", in order.
func fill(pattern string, values ...string) string {
	out := make([]byte, 0, len(pattern)+16)
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '%' && len(values) > 0 {
			out, values = append(out, values[0]...), values[1:]
			continue
		}
		out = append(out, pattern[i])
	}
	return string(out)
}

// Help is how to ask, with three examples.
func Help(lang string) Message {
	w := wordsIn(lang)
	m := Message{Kind: Helped, Lang: lang, Parts: []Part{line(w.How)}}
	m.Parts = append(m.Parts, examples(w)...)
	m.Parts = append(m.Parts, line(w.HowRest))
	return m
}

// Fault is the apology for a fault of the machinery; the log has the same id.
func Fault(lang, id string) Message {
	return Message{Kind: Faulted, Lang: lang, Parts: []Part{line(fill(wordsIn(lang).Fault, id))}}
}

// Late is the apology for an answer that took too long to work out; the log has
// the same id.
func Late(lang, id string) Message {
	return Message{Kind: Faulted, Lang: lang, Parts: []Part{line(fill(wordsIn(lang).Late, id))}}
}

// Busy says that an answer comes after others.
func Busy(lang string) Message {
	return Message{Kind: Noted, Lang: lang, Parts: []Part{line(wordsIn(lang).Busy)}}
}

// Diverted is m as it is sent to the asker when it could not be posted where
// the question was asked.
func Diverted(m Message) Message {
	m.Parts = append([]Part{line(wordsIn(m.Lang).Diverted)}, m.Parts...)
	return m
}

// Revised is m for someone who edited the question since it was answered.
func Revised(m Message) Message {
	m.Parts = append(slices.Clone(m.Parts), line(wordsIn(m.Lang).Revised))
	return m
}

// Collapsed stands in the place of what was said to a question that was deleted.
func Collapsed(lang string) Message {
	return Message{Kind: Deleted, Lang: lang, Parts: []Part{line(wordsIn(lang).Deleted)}}
}

// TooMany refuses a question for now, and says when to come again.
func TooMany(lang string, wait time.Duration) Message {
	seconds := strconv.Itoa(int((wait + time.Second - 1) / time.Second))
	return Message{Kind: Refused, Lang: lang, Parts: []Part{line(fill(wordsIn(lang).TooMany, seconds))}}
}

// Outside refuses a question of another organisation.
func Outside(lang string) Message {
	return Message{Kind: Refused, Lang: lang, Parts: []Part{line(wordsIn(lang).Outside)}}
}

func tooLong(lang string, n int) Message {
	w := wordsIn(lang)
	return Message{Kind: Refused, Lang: lang, Parts: []Part{line(fill(w.TooLong, strconv.Itoa(n), strconv.Itoa(questionMax)))}}
}

func line(text string) Part { return Part{Role: Line, Runs: []Run{{Text: text}}} }
