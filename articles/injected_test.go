package articles

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// An injecting writes articles into which lines were put that do not belong to them.
type injecting struct{ *rand.Rand }

func (m injecting) one(list ...string) string { return list[m.IntN(len(list))] }

func (m injecting) phone() string {
	return m.one(fmt.Sprintf("+86 1%d", 3000000000+m.IntN(999999999)), fmt.Sprintf("1%d", 3000000000+m.IntN(999999999)), fmt.Sprintf("(555) %03d-%04d", m.IntN(999), m.IntN(9999)), fmt.Sprintf("+44 20 %04d %04d", m.IntN(9999), m.IntN(9999)))
}

func (m injecting) site() string {
	name := ""
	for range 5 + m.IntN(5) {
		name += string(rune('a' + m.IntN(26)))
	}
	return m.one("www.", "http://", "https://m.", "") + name + m.one("88", "365", "", "777") + m.one(".com", ".net", ".top", ".vip", ".cc")
}

// chineseSpam is what is put into articles in any language.
func (m injecting) chineseSpam() string {
	town := m.one("上海", "北京", "深圳", "杭州", "成都", "广州", "武汉", "苏州", "")
	return m.one(
		town+m.one("品茶", "夜网", "后花园", "龙凤", "同城约会", "桑拿会所", "新茶嫩茶", "夜生活", "私人会所", "水磨")+m.one("网", "论坛", "419", "资源", "工作室", "微信群", "", "信息", "大全"),
		"爱"+town+m.one("同城对对碰", "交友", "千花坊")+m.one("论坛", "交友论坛", "网", ""),
		m.one("澳门", "皇冠", "金沙", "威尼斯人", "开元", "永利")+m.one("赌场", "娱乐城", "棋牌", "体育投注", "真人视讯")+m.one("官网", "开户", "登录", "注册送18", "送彩金"),
		m.one("专业", "正规", "快速")+m.one("代开发票", "办证刻章", "小额贷款", "无抵押贷款", "开锁换锁")+m.one("", "电话", "加微信", "QQ")+m.one("", " ")+m.phone(),
		m.one("成人视频", "免费电影", "高清无码", "在线观看", "午夜影院")+m.one("免费", "", "在线", "手机版")+" "+m.site(),
		m.one("六合彩", "时时彩", "北京赛车", "幸运飞艇")+m.one("开奖结果", "计划软件", "预测", "平台"),
	)
}

func (m injecting) latinSpam() string {
	return m.one(
		m.one("Best", "Top", "No. 1")+" "+m.one("online casino", "sports betting", "poker site")+" "+m.one("bonus", "free spins", "no deposit bonus")+" "+m.site(),
		m.one("Cheap", "Buy", "Order")+" "+m.one("viagra", "cialis", "replica watches", "followers", "essays")+" "+m.one("online", "no prescription", "wholesale", "cheap")+" "+m.site(),
		m.one("Escort", "Call girls", "Massage", "Dating")+" "+m.one("service", "in your area", "24/7", "near you")+" "+m.one("WhatsApp", "Telegram", "call", "call now")+" "+m.phone(),
		m.one("Payday loan", "Instant loan", "Fast cash")+" "+m.one("in 5 minutes", "bad credit ok", "no credit check")+" "+m.one(m.site(), "call "+m.phone()),
		m.one("Watch", "Download", "Stream")+" "+m.one("movies", "series", "live football")+" "+m.one("free", "HD free")+" "+m.site(),
		m.one("SEO services", "Backlinks", "Web traffic")+" "+m.one("cheap", "from $5", "guaranteed")+" "+m.one(m.site(), "contact Telegram @"+strings.Trim(m.site(), "htps:/.w")),
	)
}

func (m injecting) otherSpam() string {
	return m.one(
		m.one("казино", "ставки на спорт", "кредит", "проститутки", "виагра")+" "+m.one("онлайн", "бесплатно", "без отказа", "недорого", "круглосуточно")+" "+m.one("", m.site(), m.phone()),
		m.one("카지노", "바카라", "토토사이트", "출장안마", "대출")+" "+m.one("추천", "가입", "바로가기", "상담")+" "+m.one("", m.site()),
		m.one("คาสิโน", "บาคาร่า", "สล็อต", "แทงบอล")+m.one("ออนไลน์", "ฟรีเครดิต", "เว็บตรง"),
		m.one("كازينو", "مراهنات", "قرض")+" "+m.one("مجاني", "اون لاين", "سريع"),
	)
}

// legit is a line of an English article that looks odd and belongs to it.
func (m injecting) legit(figure string) string {
	return m.one(
		"“我们造什么就飞什么，”他说，“"+figure+"家企业都是这样。”", "《海港笔记》："+figure+"家", "Call the council's office at "+m.phone()+" to register; it takes "+figure+" days.",
		"The casino on the quay pays "+figure+" people.", "Founders place bets on chips, and "+figure+" of them lost.", "Contact: press@post.example, "+figure+" Quay Street",
		"“Wir bauen, was wir fliegen”, sagt sie, und "+figure+" tun es ihr nach.", "Escorted by "+figure+" police cars, the minister opened the park.", figure+" start-ups", "Source: www.council.example, table "+figure,
		"Telegram and WhatsApp have "+figure+" engineers here.", "Zhangjiang (张江) has "+figure+" firms", "$"+figure+" million", "Online betting firms employ "+figure+" people in the town.",
	)
}

func (m injecting) paragraph(chinese bool) string {
	n := 100 + m.IntN(9000)
	if chinese {
		return fmt.Sprintf(m.one("张江科学城聚集了%d家企业，其中大多数从事芯片设计。", "据市政府统计，去年共有%d名工程师在园区工作，比前一年多。", "浦东新区的风险投资达到%d亿元，仅次于北京。"), n) +
			m.one("没有人料到会有这样的结果，也没有人说得清是谁先来的。", "老仓库一间一间地租了出去，租金一年比一年高。", "批评者说，这些数字掩盖了半数办公桌空着的事实。")
	}
	return fmt.Sprintf(m.one("The science park gathers %d firms, most of which design chips for cars and telephones.", "According to the council %d engineers work in the quarter, more than a year before.", "Venture capital in the district came to $%d million, second only to the capital."), n) + " " +
		m.one(madePlain...)
}

// An injectedArticle is an article with the lines that were put into it.
type injectedArticle struct {
	name, text string
	put        []string // lines that do not belong to it
	belong     []string // lines that do
}

func (m injecting) article(i int) injectedArticle {
	chinese := i%4 == 3
	a := injectedArticle{name: fmt.Sprintf("a%d.txt", i)}
	var b strings.Builder
	line := func(s, end string) { b.WriteString(s + end) }
	belongs := func(s, end string) {
		a.belong = append(a.belong, s)
		line(s, end)
	}
	spam := func() string {
		for {
			s := m.chineseSpam()
			if chinese && m.IntN(2) == 0 || !chinese && m.IntN(3) == 0 {
				s = m.latinSpam()
			}
			if m.IntN(5) == 0 {
				s = m.otherSpam()
			}
			if s = strings.TrimSpace(s); !strings.Contains(b.String(), s) {
				a.put = append(a.put, s)
				return s
			}
		}
	}
	end := m.one("\n\n", "\n")
	belongs(m.paragraph(chinese), end)
	for range 6 + m.IntN(5) {
		belongs(m.paragraph(chinese), end)
		switch m.IntN(5) {
		case 0, 1:
			line(spam(), end)
		case 2:
			if !chinese {
				belongs(m.legit(fmt.Sprint(10000+m.IntN(89999))), end)
			}
		case 3:
			if end == "\n\n" { // within a paragraph whose lines are wrapped
				first := strings.TrimSuffix(m.paragraph(chinese), ".")
				belongs(first, "\n")
				line(spam(), "\n")
				belongs("and so it went on for "+fmt.Sprint(10+m.IntN(80))+" years, or nearly.", end)
			}
		}
	}
	a.text = b.String()
	return a
}

// Lines that were put into articles go, and what belongs to them stays.
func TestInjectedLines(t *testing.T) {
	m := injecting{rand.New(rand.NewPCG(7, 11))}
	put, stayed, belong, gone := 0, []string{}, 0, []string{}
	for i := range 400 {
		made := m.article(i)
		a, problem := Read(made.name, []byte(made.text))
		if a == nil {
			t.Fatal(problem)
		}
		text := strings.Join(strings.Fields(a.Text), " ")
		for _, line := range made.put {
			put++
			if strings.Contains(text, strings.Join(strings.Fields(line), " ")) {
				stayed = append(stayed, line)
			}
		}
		for _, line := range made.belong {
			belong++
			if !strings.Contains(text, strings.Join(strings.Fields(line), " ")) {
				gone = append(gone, line)
			}
		}
	}
	t.Logf("%d of %d lines put in stayed, %d of %d that belong are gone", len(stayed), put, len(gone), belong)
	if 100*len(stayed) > put {
		t.Errorf("%.2f%% of what was put in stayed, such as %q", 100*float64(len(stayed))/float64(put), stayed[:min(len(stayed), 40)])
	}
	if 1000*len(gone) > belong {
		t.Errorf("%.2f%% of what belongs is gone, such as %q", 100*float64(len(gone))/float64(belong), gone[:min(len(gone), 40)])
	}
}

// Lines of trades and languages that the generator does not know go by how they
// tell where to turn to; lines that only look so stay.
func TestInjectedOtherwise(t *testing.T) {
	for _, test := range []struct {
		about      string // paragraphs of the article
		goes, stay []string
	}{
		{"The harbour district counts 312 robotics firms, and most of them sell to shipyards.",
			[]string{"Locksmith and glazier, day and night 0161 496 0733", "Earn money from home, join, easyjob.club", "Hair transplant all inclusive hairdoc.online"},
			[]string{"What questions the city acquired firms must answer", "Robots per thousand workers, by year", "Population 0161 district"}},
		{"In Leipzig arbeiten nach Angaben der Stadt 4.200 Menschen in Rechenzentren, mehr als je zuvor.",
			[]string{"Rohrreinigung und Entrümpelung 0221 555 0193", "Abnehmen ohne Hunger, garantiert, schlankwunder.shop"},
			[]string{"Anfragen: 0341 555 0193", "Onlinehandel und Versand"}},
		{"成都高新区去年新增了三百一十二家机器人企业，其中多数为造船厂供货。",
			[]string{"回收旧手机 黄金名表 QQ 33445566", "老中医看脱发 薇信：fa2233", "空瓶灌装 香烟批发 联系微信 yan9988"},
			[]string{"微信 WeChat 与支付宝", "贷款余额十四亿元", "高仿真机器人与日结算系统", "联系方式：028-85331234", "QQ 音乐与腾讯视频"}},
	} {
		for i, line := range append(test.goes, test.stay...) {
			a, problem := Read("a.txt", []byte(test.about+"\n\n"+line+"\n\n"+test.about+"\n"))
			if a == nil {
				t.Fatal(problem)
			}
			if stays := strings.Contains(a.Text, line); stays != (i >= len(test.goes)) {
				t.Errorf("%q: stays is %v", line, stays)
			}
		}
	}
}
