package bot

import "slices"

// A Notice is something said beside answers.
type Notice string

const (
	Thanks      Notice = "thanks"        // an answer helped
	Sorry       Notice = "sorry"         // it did not
	Told        Notice = "told"          // % of what someone will be told
	Exported    Notice = "exported"      // what the file is
	SentInWords Notice = "sent in words" // what went there instead
	NoFile      Notice = "no file"       // no file can be sent; the figures follow
	Sent        Notice = "sent"          // where it went
	AddWhat     Notice = "add what"      // an address is to be added, and which is not said
	AddNowhere  Notice = "add nowhere"   // there is no folder of articles to add to
	NotAdmin    Notice = "not admin"     // may not do that
	Forgotten   Notice = "forgotten"     // what is erased
	Called      Notice = "called"        // follows the mention of a helper
	Untold      Notice = "untold"        // someone will no longer be told
	Undecided   Notice = "undecided"     // no decision to explain
	Muted       Notice = "muted"         // the bot keeps out of a thread
	MutedDirect Notice = "muted direct"  // …where all is put to it
	Hushed      Notice = "hushed"        // …of the threads of a channel
	Unhushed    Notice = "unhushed"      // …no longer
	Doubted     Notice = "doubted"       // an answer is said to be wrong; where it stands follows
	NoAnswerYet Notice = "no answer yet" // a wish is about an answer, and there is none
)

// Note says a notice.
func Note(lang string, n Notice) Message {
	return Message{Kind: Noted, Lang: lang, Parts: []Part{line(noticesIn(lang).Note[n])}}
}

// After is a message with what another one says before it.
func After(before, m Message) Message {
	m.Kind = before.Kind
	m.Parts = slices.Concat(before.Parts, m.Parts)
	return m
}

// CommandHelp is how to ask, with what the command does.
func CommandHelp(lang string) Message {
	m := Help(lang)
	for _, command := range noticesIn(lang).Commands {
		m.Parts = append(m.Parts, Part{Role: Item, Runs: []Run{{Text: command}}})
	}
	return m
}

// Label is what the button for a want shows in a language.
func (w Want) Label(lang string) string { return noticesIn(lang).Follow[w] }

// Choose is what stands where another question can be chosen.
func Choose(lang string) string { return noticesIn(lang).Choose }

// Shared is m for everyone, with the question it answers and who asked that and
// shares it.
func Shared(m Message, question, who string) Message {
	asked := line(fill(noticesIn(m.Lang).Shared, short(who), clip(inLine(question), 2*nameMax)))
	m.Parts = append([]Part{asked}, m.Parts...)
	return m
}

// Wished is m for someone who wanted to be told when there is an answer. where is
// the address of the message below which they did; "" it is not known.
func Wished(m Message, question, where string) Message {
	n := noticesIn(m.Lang)
	wished := line(fill(n.Wished, clip(inLine(question), 2*nameMax)))
	if where != "" {
		wished.Runs = append(wished.Runs, Run{Text: " "}, Run{Text: n.WishedHere, Link: where})
	}
	m.Parts = append([]Part{wished}, m.Parts...)
	return m
}

// WillTell says that someone will be told when there is an answer, and of what.
func WillTell(lang, question string) Message {
	return Message{Kind: Noted, Lang: lang, Parts: []Part{line(fill(noticesIn(lang).Note[Told], clip(inLine(question), 2*nameMax)))}}
}

// notices is what the bot says around answers, in one language. Every field is
// set in every language. In those with a "%", it stands for what is put in.
type notices struct {
	Follow map[Want]string // labels of buttons
	Asked  string          // the question follows
	Choose string          // before another question is chosen

	AskPlace string // a question of {measure} and {place}
	AskYear  string // …and {year}
	AskAnd   string // parts places set side by side
	Compare  string // label: places side by side
	Instead  string // label: % what was understood
	AnyYear  string // label: without the period
	TellSure string // label: when there is an answer, to what is closest

	WhichPlace   string // a choice of buttons follows
	WhichYear    string
	WhichMeasure string
	NoChoice     string // there is none

	MoreLabel string // passages follow
	NoMore    string

	NoOtherTime string // the headline before it is all there is
	SaidAlready string // …on anything
	NoRate      string // % a currency, % another
	InItsWords  string // a quote follows that says what it counts

	WhoLabel string // figures follow, with who is cited
	WhoNone  string // nobody is

	WhyIntent     map[string]string // what was asked for, by query.Intent
	WhyOrder      string            // how figures are chosen
	WhyNothing    string            // why there is no answer
	WhyClosest    string            // why passages are shown without a claim
	WhyConfidence [3]string         // not sure, fairly, sure

	AgeEach       string // each figure tells its own date
	Cities        string // % how many, % their names
	WhenNone      string // the article does not say of when a figure is
	WhenPublished string // % the day
	Added         string // % what is read from now on
	NotAdded      string // % why not
	RevisedFrom   string // % the day of the version before
	AlsoIn        string // % how many other articles say the same

	Helpful, Unhelpful string // labels

	FallsShort string   // title: why an answer did not help, in 24 characters
	WhyNot     string   // label: one of…
	Fallen     []string // …in the order of Reasons
	SendIt     string   // label
	LeaveIt    string   // label

	Note       map[Notice]string
	Shared     string // % who, % asks what
	Wished     string // % what someone wanted to be told
	WishedHere string // leads to where they did
	Untell     string // label: % no longer to be told of what
	HomeWishes string // heading: what one wants to be told
	SetFor     string // % the channel's id; what is set follows
	SetHow     string // how to set it
	Decided    string // the steps of a decision follow

	Commands     []string // what can follow /quoth
	HomeKnows    string   // % articles, % publishers
	HomeSpan     string   // % first, % last
	HomeFigures  string   // % figures
	HomeSources  string   // names of publishers follow
	HomeCities   string   // places follow, with what is stated of each
	HomeMore     string   // % how many more places
	Comma        string   // parts names
	HomeHow      string   // heading: how to ask
	HomeAsk      string   // examples follow
	HomeRecent   string   // heading: one's own questions
	HomeNoRecent string
	HomeMisses   string // heading: what was not answered, or not wholly
	HomeNoMisses string
	HomeReasons  string // heading: why answers did not help, with how often
	HomeGaps     string // heading: places and measures asked for in vain
	HomeGap      string // % their names, % how often
	HomeWould    string // % a question, % what an article has to be on to answer it
	HomeSettings string // heading: what admins can set
	HomeSet      string // how

	SetTitle, SetSave, Unchanged string // of the form of settings: title, in 24 characters, and labels
	SetChannel, SetMute, SetAuto string
	SetLang, SetFrom, SetHelper  string
	On, Off, OfAsker, SetAll     string
}

var englishNotices = notices{
	Follow: map[Want]string{More: "More passages", Who: "Who says so?", Why: "Why this answer?", Places: "Other place…", Years: "Other year…",
		Measures: "Something else…", Export: "Export", Share: "Share to channel", Tell: "Tell me when an article says it", Dismiss: "Dismiss", Mute: "Mute here", Configure: "Channel settings…"},
	Choose: "Another place or year…",
	Asked:  "You asked: ",

	AskPlace: "{measure} in {place}", AskYear: "{measure} in {place} in {year}", AskAnd: " and ",
	Compare: "Compare places", Instead: "Instead of %…", AnyYear: "Of any year", TellSure: "Tell me when there is an answer",

	WhichPlace: "Of which place?", WhichYear: "Of which year?", WhichMeasure: "What about it?",
	NoChoice: "The articles hold nothing else to choose from.",

	MoreLabel: "Further passages:", NoMore: "There are no further passages on this.",
	NoOtherTime: "The articles have no figure of another time.", SaidAlready: "That is what the articles say on this, and no more.", NoRate: "I hold no rate from % to %, so I leave the amount as the article has it.", InItsWords: "What it counts stands in the article's own words:",

	WhoLabel: "Who says so:", WhoNone: "the article itself",

	WhyIntent: map[string]string{"lookup": "one figure", "compare": "a comparison", "rank": "a ranking", "trend": "figures over time", "filter": "places that meet a condition",
		"change": "a change", "arithmetic": "a calculation", "verify": "whether it is so", "about": "what is known of a place", "passage": "a sentence"},
	WhyOrder:      "Of the figures about what you asked, the newest comes first; articles that copy each other count once.",
	WhyNothing:    "No figure and no sentence fitted well enough to be given as an answer.",
	WhyClosest:    "These passages came closest. Whether they answer the question is for you to read.",
	WhyConfidence: [3]string{"I am not sure of this answer.", "I am fairly sure of this answer.", "I am sure of this answer."},

	AgeEach: "Each answer tells of which year its figure is, and when its source was published.", Cities: "I know figures of % places: %.",
	WhenNone: "the article gives no year", WhenPublished: "published %", RevisedFrom: "revised, before it: %", Added: "Added to the articles: %. It is read now, and from now on.", NotAdded: "Not added: %", AlsoIn: "copied by % more",

	Helpful: "Helpful", Unhelpful: "Not helpful",

	FallsShort: "What was wrong?", WhyNot: "Why the answer did not help",
	Fallen: []string{"Wrong figure", "Wrong place or year", "Not what I asked", "Outdated", "Something else"},
	SendIt: "Send", LeaveIt: "Leave it",

	Note: map[Notice]string{
		Thanks: "Thank you; noted.", Sorry: "Thank you; noted. It helps to see which answers fall short.",
		Told:     "I will tell you in a direct message when an article says it: %. My home page lists it, and takes it back.",
		Exported: "The figures and passages of the answer, each with its source.", Sent: "I sent you the file in a direct message.",
		SentInWords: "I may not send files in this workspace, so I sent you the figures in a direct message.", NoFile: "I may not send files in this workspace. These are the figures:",
		AddWhat: "Say /quoth add and the address of a page, a feed or a sitemap.", AddNowhere: "The articles do not stand in a folder that I read: nothing can be added here.",
		NotAdmin: "Only admins of this workspace can do that.", Forgotten: "Forgotten: what you asked, what you thought of answers and what you wanted to be told.",
		Called: "an answer above did not help; can you?", Untold: "Taken back: I will not tell you of it.", Undecided: "I have decided nothing in this channel yet.",
		Muted:       "I keep out of this thread now. Mention me, or say “quoth”, to have me back.",
		MutedDirect: "All right. Here I only answer what you write to me.",
		Hushed:      "In this channel I now answer only where I am mentioned. /quoth unmute has me follow threads again.", Unhushed: "I follow the threads I have answered in again.",
		Doubted: "Noted. I only repeat what the articles say; this is where it stands:", NoAnswerYet: "There is no answer here yet that this could be about. Ask me something first.",
	},
	Shared: "% asked: %", Wished: "You wanted to know: %", WishedHere: "(asked here)",

	SetFor:  "Set for %:",
	SetHow:  "Set with /quoth config [CHANNEL ID] auto on|off, mute on|off, lang en|zh|asker, helper @someone|none, collections a, b|all, or reset.",
	Decided: "The last message I decided about in this channel:",

	Commands: []string{
		"/quoth QUESTION: only you see the answer, until you share it",
		"/quoth about: what the articles cover",
		"/quoth why: what I last decided in this channel, and why",
		"/quoth config: how I behave in this channel; admins set it",
		"/quoth mute: I follow no threads in this channel, until /quoth unmute",
		"/quoth add URL: reads a page, a feed or a sitemap from now on; for admins",
		"/quoth forget me: erases what is kept of you; admins name others with @",
	},
	HomeKnows: "I have read % articles by % publishers.", HomeSpan: "They were published from % to %.", HomeFigures: "They state % figures of places.",
	HomeSources: "Publishers: ", HomeCities: "Places, and what is stated of them:", HomeMore: "… and of % more places.", Comma: ", ", HomeHow: "How to ask",
	HomeRecent: "Your recent questions", HomeNoRecent: "You have not asked anything yet.",
	HomeMisses: "What got no answer, or not a whole one", HomeNoMisses: "Everything asked was answered.", HomeWishes: "What I shall tell you when an article says it; click to take it back", Untell: "✕ %",
	HomeReasons: "Why answers did not help", HomeGaps: "What articles are missing on", HomeGap: "% (asked for % times)",
	HomeWould: "% — an article on % would answer it", HomeSettings: "Settings", HomeSet: "What holds for a channel: whether I answer there unasked, follow threads, in which language, from which articles, and whom I call when an answer did not help.",
	SetTitle: "Channel settings", SetSave: "Save", Unchanged: "Leave as it is", SetChannel: "Which channel", SetMute: "Keep out of follow-ups in threads", SetAuto: "Answer questions nobody put to me, where I am sure",
	SetLang: "Language", SetFrom: "Answer from", SetHelper: "Call when an answer did not help", On: "Yes", Off: "No", OfAsker: "That of who asks", SetAll: "All articles",
	HomeAsk: "Mention me in a channel, write to me here, or use /quoth, which only you see. Ask, for example:",
}

var chineseNotices = notices{
	Follow: map[Want]string{More: "更多原文", Who: "谁说的？", Why: "为什么是这个答案？", Places: "换个地方……", Years: "换个年份……",
		Measures: "换个问题……", Export: "导出", Share: "分享到频道", Tell: "有文章提到时告诉我", Dismiss: "收起", Mute: "在这里静音", Configure: "频道设置……"},
	Choose: "换个地方或年份……",
	Asked:  "您的问题：",

	AskPlace: "{place}的{measure}", AskYear: "{year}年{place}的{measure}", AskAnd: "和",
	Compare: "比较各地", Instead: "不是%……", AnyYear: "不限年份", TellSure: "有答案时告诉我",

	WhichPlace: "哪个地方？", WhichYear: "哪一年？", WhichMeasure: "想了解什么？",
	NoChoice: "文章里没有别的可选。",

	MoreLabel: "更多原文：", NoMore: "关于这个问题没有更多原文。",
	NoOtherTime: "文章里没有其他时间的数字。", SaidAlready: "文章对此只说了这些。", NoRate: "没有从%到%的汇率，金额保持文章原样。", InItsWords: "它统计的是什么，见文章原话：",

	WhoLabel: "出处：", WhoNone: "文章自己的说法",

	WhyIntent: map[string]string{"lookup": "一个数字", "compare": "比较", "rank": "排名", "trend": "历年数字", "filter": "符合条件的地方",
		"change": "变化", "arithmetic": "计算", "verify": "是否属实", "about": "一个地方的情况", "passage": "一句原文"},
	WhyOrder:      "在说的正是您所问的数字里，最新的排在最前；互相转载的文章只算一次。",
	WhyNothing:    "没有足够相符的数字或句子可以作为答案。",
	WhyClosest:    "这些是最接近的原文，是否回答了问题请您自己判断。",
	WhyConfidence: [3]string{"我对这个答案没有把握。", "我对这个答案比较有把握。", "我对这个答案很有把握。"},

	AgeEach: "每个答案都写明数字是哪一年的、出处是什么时候发表的。", Cities: "我知道%个地方的数字：%。",
	WhenNone: "文章没有写明年份", WhenPublished: "发表于%", RevisedFrom: "已修订，此前版本：%", Added: "已加入文章来源：%。现在开始读取，以后也会更新。", NotAdded: "没有加入：%", AlsoIn: "另有%篇转载",

	Helpful: "有用", Unhelpful: "没用",

	FallsShort: "哪里不对？", WhyNot: "答案为什么没有帮助",
	Fallen: []string{"数字不对", "地点或年份不对", "不是我问的", "过时了", "其他原因"},
	SendIt: "发送", LeaveIt: "不说了",

	Note: map[Notice]string{
		Thanks: "谢谢，已记下。", Sorry: "谢谢，已记下。知道哪些答案不够好很有帮助。",
		Told:     "有文章提到时，我会用私信告诉您：%。我的主页上可以查看和取消。",
		Exported: "答案里的数字和原文，各附出处。", Sent: "文件已用私信发给您。",
		SentInWords: "我不能在本工作区发文件，已用私信把数字发给您。", NoFile: "我不能在本工作区发文件。数字如下：",
		AddWhat: "请用 /quoth 添加 加上网页、订阅源或站点地图的地址。", AddNowhere: "文章不在我读取的文件夹里，这里无法添加。",
		NotAdmin: "只有本工作区的管理员可以这样做。", Forgotten: "已删除您的提问、评价和提醒。",
		Called: "上面的答案没有帮上忙，您能看看吗？", Untold: "已取消，不再告诉您。", Undecided: "我在这个频道还没有作过决定。",
		Muted:       "我不再参与这个消息列。提及我，或说“quoth”，我就回来。",
		MutedDirect: "好的。在这里我只回答您写给我的话。",
		Hushed:      "在这个频道里，我现在只在被提及时回答。用 /quoth 取消静音 可以恢复。", Unhushed: "我重新跟进我回答过的消息列。",
		Doubted: "已记下。我只转述文章里的话，出处在这里：", NoAnswerYet: "这里还没有可以说明的答案，请先问我一个问题。",
	},
	Shared: "%问：%", Wished: "您想知道：%", WishedHere: "（提问处）",

	SetFor:  "% 的设置：",
	SetHow:  "用 /quoth config [频道编号] auto on|off、mute on|off、lang en|zh|asker、helper @某人|none、collections a, b|all 或 reset 来设置。",
	Decided: "我在这个频道里最近一次作决定的消息：",

	Commands: []string{
		"/quoth 问题：只有您看得到答案，直到您分享",
		"/quoth 关于：文章里有什么",
		"/quoth 为什么：我在这个频道最近的决定和原因",
		"/quoth 设置：我在这个频道怎样做，由管理员设置",
		"/quoth 静音：我在这个频道不再跟进消息列，直到 /quoth 取消静音",
		"/quoth 添加 网址：从现在起读取这个网页、订阅源或站点地图，限管理员",
		"/quoth 忘记我：删除保存的您的内容；管理员可用 @ 指定别人",
	},
	HomeKnows: "我读过 % 篇文章，来自 % 家出版方。", HomeSpan: "发表时间从 % 到 %。", HomeFigures: "其中有 % 个关于各地的数字。",
	HomeSources: "出版方：", HomeCities: "各地，以及文章提到的内容：", HomeMore: "……以及另外 % 个地方。", Comma: "、", HomeHow: "怎样提问",
	HomeRecent: "您最近的问题", HomeNoRecent: "您还没有提过问题。",
	HomeMisses: "没有答案或答案不全的问题", HomeNoMisses: "还没有答不上来的问题。", HomeWishes: "有文章提到时会告诉您的内容，点击可取消", Untell: "✕ %",
	HomeReasons: "答案没有帮助的原因", HomeGaps: "缺少这些内容的文章", HomeGap: "%（被问到%次）",
	HomeWould: "%——需要有关于%的文章", HomeSettings: "设置", HomeSet: "每个频道的设置：是否主动回答、是否跟进消息列、用哪种语言、用哪些文章，以及答案没有帮助时联系谁。",
	SetTitle: "频道设置", SetSave: "保存", Unchanged: "保持不变", SetChannel: "哪个频道", SetMute: "不跟进消息列", SetAuto: "有把握时主动回答",
	SetLang: "语言", SetFrom: "用哪些文章回答", SetHelper: "答案没有帮助时联系", On: "是", Off: "否", OfAsker: "提问者的语言", SetAll: "所有文章",
	HomeAsk: "在频道里提及我、在这里写给我，或用 /quoth（只有您看得到）。例如：",
}

func noticesIn(lang string) *notices {
	if lang == "zh" {
		return &chineseNotices
	}
	return &englishNotices
}

// Helpfulness returns what the buttons say by which one tells whether an
// answer helped.
func Helpfulness(lang string) (helpful, unhelpful string) {
	n := noticesIn(lang)
	return n.Helpful, n.Unhelpful
}
