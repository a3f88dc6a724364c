package query

import (
	"fmt"
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

// Each line: the question, then what is understood of it.
const understood = `
How much venture capital does Shanghai attract? | lookup money places=[Shanghai] measures=[venture capital]
How many chip design startups has SMIC incubated? | lookup count measures=[startups incubated]
How long is the innovation corridor? | lookup length
上海每年吸引多少风险投资？ | lookup any places=[Shanghai] measures=[venture capital]
how much vc did shanghai raise in 2024 | lookup money places=[Shanghai] measures=[venture capital] period=2024-2024
How much venture funding did SF get? | lookup money places=[San Francisco Bay Area] measures=[venture capital]
What is the startup ecosystem of NYC worth? | lookup places=[New York] measures=[ecosystem value]
What share of GDP does Tel Aviv spend on R&D? | lookup share places=[Tel Aviv] measures=[R&D spending]
startups in sao paulo | lookup places=[São Paulo] measures=[start-ups]
VC and unicorns in Shanghai? | lookup places=[Shanghai] measures=[venture capital unicorns]
unicorns and start-ups of Berlin and Paris | compare places=[Berlin Paris] measures=[unicorns start-ups]
R&D spending, patents and tech workforce in Seoul | lookup places=[Seoul] measures=[R&D spending patents tech workforce]
Compare venture capital of Shanghai, Shenzhen and Singapore | compare places=[Shanghai Shenzhen Singapore] measures=[venture capital]
cities with more unicorns than Paris | filter measures=[unicorns] than=>Paris
which hubs have cheaper office rent than Tokyo | filter measures=[office rent] than=<Tokyo
cities where registering a company is faster than in Singapore | filter measures=[days to register a company] than=<Singapore
哪些城市的独角兽比巴黎多 | filter measures=[unicorns] than=>Paris
does London have more unicorns than Paris? | compare places=[London Paris] measures=[unicorns]
Berlin vs Paris unicorns | compare places=[Berlin Paris] measures=[unicorns]
Which city has the most unicorns? | rank measures=[unicorns]
cities with more than 50 unicorns | filter measures=[unicorns]
venture capital in London since 2015 | trend places=[London] measures=[venture capital] period=2015-0
venture capital of Paris in the 2010s | lookup places=[Paris] measures=[venture capital] period=2010-2019
VC Lagos 2019-23 | lookup places=[Lagos] measures=[venture capital] period=2019-2023
unicorns in Toronto before 2020 | lookup places=[Toronto] measures=[unicorns] period=0-2019
What do you know about Shenzhen? | about places=[Shenzhen]
How many days does it take to register a company in Singapore? | lookup duration places=[Singapore] measures=[days to register a company]
How many research institutions are in Zhangjiang Science City in Shanghai? | lookup count places=[Zhangjiang Science City] measures=[research institutions]
Who runs the park? | passage person
When was the STAR Market launched? | passage year places=[STAR Market]
Where does London rank in the Startup Genome list of 2025? | lookup rank places=[London] measures=[Startup Genome rank] period=2025-2025
what was raised between 2020 and 2023 in Lagos | passage places=[Lagos] period=2020-2023
Hi, how many unicorns does Berlin have? | lookup count places=[Berlin] measures=[unicorns]
上海的风险投资有多少？ | lookup any places=[Shanghai] measures=[venture capital]
上海的创投和独角兽 | lookup places=[Shanghai] measures=[venture capital unicorns]
2024年深圳有多少家独角兽企业？ | lookup count places=[Shenzhen] measures=[unicorns] period=2024-2024
北京和上海的独角兽对比 | compare places=[Beijing Shanghai] measures=[unicorns]
2020年以来杭州的融资额 | trend places=[Hangzhou] measures=[venture capital] period=2020-0
上海 VC 多少 | lookup any places=[Shanghai] measures=[venture capital]
H1 2025 venture capital of Berlin | lookup places=[Berlin] measures=[venture capital] period=2025-2025 first half
venture capital of Berlin in the third quarter of 2024 | lookup places=[Berlin] measures=[venture capital] period=2024-2024 third quarter
2025年上半年柏林的风险投资 | lookup places=[Berlin] measures=[venture capital] period=2025-2025 first half
the first half of the metro length of Berlin in 2025 | lookup places=[Berlin] measures=[metro length] period=2025-2025
Shanghai的独角兽有几家 | lookup count places=[Shanghai] measures=[unicorns]
`

// Each line: what is said, then what sort of talk it is; "-" none, it asks.
const talked = `
hello! | greeting
Hi there, quoth | greeting
good morning everyone | greeting
thanks | thanks
Thank you so much for your help! | thanks
great, thanks | thanks
bye for now, and thanks | thanks
goodbye | bye
what can you do? | ability
Hi! What can you do for me? | ability
help | ability
help me please | ability
who are you? | self
Hey, are you a bot? | self
how are you? | mood
你好 | greeting
大家早上好 | greeting
非常感谢！ | thanks
再见 | bye
你能做什么？ | ability
你好，你是谁 | self
你好吗 | mood
hello unicorns | -
Hi, what is Line 14? | -
Hi, who is Elon? | -
help for start-ups in Paris | -
test results of the vaccine | -
thanks, and in Berlin? | -
who are you citing for the unicorns of Paris | -
你好，上海有多少独角兽 | -
`

func TestTalk(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(talked)) {
		question, want, _ := strings.Cut(strings.TrimSpace(line), " | ")
		q := Understand(question, lexicon.Default())
		got := "-"
		if q.Intent == SmallTalk {
			got = string(q.Talk)
		}
		if got != want {
			t.Errorf("%s\n is taken for %s, not %s", question, got, want)
		}
	}
}

func TestUnderstand(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(understood), "\n") {
		question, want, _ := strings.Cut(line, " | ")
		q := Understand(question, lexicon.Default())
		got := strings.TrimSpace(fmt.Sprintf("%s %s", q.Intent, q.Want))
		if len(q.Places) > 0 {
			got += fmt.Sprintf(" places=%v", named(q.Places))
		}
		if len(q.Measures) > 0 {
			got += fmt.Sprintf(" measures=%v", named(q.Measures))
		}
		if q.Period != (Period{}) {
			got += strings.TrimRight(fmt.Sprintf(" period=%d-%d %s", q.Period.From, q.Period.To, q.Period.Part), " ")
		}
		if q.Than != nil {
			got += " than=" + strings.ReplaceAll(q.Condition, " ", "")
		}
		if got != want {
			t.Errorf("%s\n got  %s\n want %s", question, got, want)
		}
	}
}

func TestWordsAskedAbout(t *testing.T) {
	for question, want := range map[string]string{
		"How many smart poles stand along Nanjing Road?":                                         "smart poles stand along Nanjing Road",
		"What is the anchor-accelerator effect?":                                                 "anchor-accelerator anchor accelerator effect",
		"How many chip startups did Tejo Micro incubate?":                                        "chip startups Tejo Micro incubate",
		"Who is the director of the park that Acme runs?":                                        "director park Acme runs",
		"How much, how much, how much venture capital does London raise?":                        "venture capital London raise",
		"Hi Quoth, could you be so kind and look up the unicorns of Paris for me? Thanks a lot!": "unicorns Paris",
		"My boss wants to know the number of start-ups in Oslo. Any idea?":                       "number of start-ups start ups Oslo",
		"Do you have any data on office rents in Rome?":                                          "office rents Rome",
		"请问一下，能不能告诉我上海的風險投資？謝謝":                                                                  "上海 風險 險投 投資",
		"上海每年吸引多少风险投资？":                                                                          "上海 每年 吸引 风险 险投 投资",
	} {
		var words []string
		for _, w := range Understand(question, lexicon.Default()).Words {
			words = append(words, w.Text)
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%s\n got  %s\n want %s", question, got, want)
		}
	}
}

// What is said before the question comes to its point carries little of it; what
// narrows it, and what holds a number, does.
func TestWhatLeads(t *testing.T) {
	for question, want := range map[string]string{
		"We write on Lagos; how many unicorns are there?":           "write",
		"Just looking around: unicorns in Paris, Texas":             "looking around",
		"Excluding debt, how much venture capital did Paris raise?": "raise",
		"With 40 seats let, what is the office rent in Rome?":       "",
		"Dr. Kim asks who runs the park":                            "",
	} {
		var weak []string
		for _, w := range Understand(question, lexicon.Default()).Words {
			if w.Role == Weak {
				weak = append(weak, w.Text)
			}
		}
		if got := strings.Join(weak, " "); got != want {
			t.Errorf("%s\n got  %s\n want %s", question, got, want)
		}
	}
}

func TestPhrasingErrorsNameTheLine(t *testing.T) {
	for table, want := range map[string]string{
		"stop\ten":             "questions.tsv: line 1: 2 columns, want 3: kind, value, phrases",
		"# x\nhalt\ten\tthe a": `questions.tsv: line 2: kind "halt" is none of talk, intent, want, stop, weak, same, order, open, superlative, counted, limit, class, loose, draw, operation, bound, inside, revision, part, courtesy, narrow, determiner, request, subject, verb, per, relative, head, raised, raising, itself, owner`,
	} {
		if _, err := readPhrasing(table); err == nil || err.Error() != want {
			t.Errorf("%q: got error %v, want %s", table, err, want)
		}
	}
}

// named returns the ids of places or measures.
func named(entries []*lexicon.Entry) []string {
	list := []string{}
	for _, e := range entries {
		list = append(list, e.ID)
	}
	return list
}

// What is counted is the plural of what follows "how many", whatever stands
// behind it.
func TestNounOfHowMany(t *testing.T) {
	for question, want := range map[string]string{
		"how many unicorns are in Paris":           "unicorn",
		"how many unicorns r in Paris":             "unicorn",
		"any idea how many unicorns paris has":     "unicorn",
		"how many Paris unicorns exist":            "unicorn",
		"how many robotics companies are in Seoul": "company",
		"how many people do start-ups employ":      "people",
		"how many startup founders live in Berlin": "founder",
	} {
		if got := Understand(question, lexicon.Default()).Noun; got != want {
			t.Errorf("%q counts %q, want %q", question, got, want)
		}
	}
}
