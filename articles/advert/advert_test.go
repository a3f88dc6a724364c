package advert

import (
	"strings"
	"testing"
)

var harbour = []string{
	"The harbour district counts 312 robotics firms, and most of them sell to shipyards.",
	"Venture capital in the district came to $40 million last year, second only to the capital.",
	"Founders say that the tram has done more for them than any fund, and the council counts 4,100 passengers a day.",
}

var park = []string{
	"成都高新区去年新增了三百一十二家机器人企业，其中多数为造船厂供货。",
	"据管委会统计，园区从业人员达到四万六千人，同比增长百分之十八。",
}

// What was put in goes, with what spoke for it, and what belongs stays.
func TestFind(t *testing.T) {
	for _, test := range []struct {
		article   []string
		paragraph string
		goes      []string
	}{
		{harbour, "Get a payday loan tonight, no credit check, at quickpounds.site", []string{"Get a payday loan tonight, no credit check, at quickpounds.site"}},
		{harbour, "The yard closed in 2009. Sign up now at Lucky Reel Casino and claim your free spins! Its halls stood empty for a year.", []string{"Sign up now at Lucky Reel Casino and claim your free spins!"}},
		{harbour, "深圳龙凤419", []string{"深圳龙凤419"}},
		{harbour, "The yard closed in 2009. 上海品茶交友网 Its halls stood empty for a year.", []string{"上海品茶交友网"}},
		{harbour, "The first line of a paragraph that is wrapped as text often is goes on\nCheap viagra online, no prescription: rx-pharma24.top\nto the second, and the third.", []string{"Cheap viagra online, no prescription: rx-pharma24.top"}},
		{harbour, "To register, write to the council's office at robots@harbour.city or call 020 7946 0100.", nil},
		{harbour, "“Come and build with us!” says the poster on the quay.", nil},
		{harbour, "Robots per thousand workers, by year", nil},
		{harbour, "The firm offers its engine free of charge to schools.", nil},
		{harbour, "Zhangjiang (张江) has sent a delegation.", nil},
		{harbour, "The yard closed in 2009. 澳门娱乐城注册送彩金 Its halls stood empty for a year.", []string{"澳门娱乐城注册送彩金"}},
		{harbour, "Парк открыт в 2008 году. Регистрируйся в казино и получи фриспины! Инженеров не хватает.", []string{"Регистрируйся в казино и получи фриспины!"}},
		{harbour, "افتتحت المنطقة عام 2008. قروض بدون كفيل، اتصل الآن. وارتفعت الإيجارات بنسبة ثمانية في المئة.", []string{"قروض بدون كفيل، اتصل الآن."}},
		{harbour, "园区于二〇一〇年开园。加微信领取内幕牛股，天天涨停。食堂对外开放。", []string{"加微信领取内幕牛股，天天涨停。"}},
		{park, "代开发票 加微信 abc7788", []string{"代开发票 加微信 abc7788"}},
		{park, "咨询电话：028-55550110", nil},
		{park, "“我加了他的微信，结果被骗了八万元。”", nil},
	} {
		found := New(append(test.article, test.paragraph)).Find(test.paragraph)
		var got []string
		for _, f := range found {
			got = append(got, test.paragraph[f.Start:f.End])
			if f.Rule == "" {
				t.Errorf("%q goes by no rule", test.paragraph[f.Start:f.End])
			}
		}
		if strings.Join(got, "|") != strings.Join(test.goes, "|") {
			t.Errorf("%q: %q goes, want %q", test.paragraph, got, test.goes)
		}
	}
}

// Whatever a paragraph holds, what is found lies in it, in order and without overlap.
func FuzzFind(f *testing.F) {
	f.Add("Buy now at a.top! 上海品茶网 Second,\nand \"so on")
	f.Add("\n\n ！。“")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, found := range New([]string{text}).Find(text) {
			if found.Start < end || found.End <= found.Start || found.End > len(text) {
				t.Fatalf("%q: %+v behind byte %d", text, found, end)
			}
			end = found.End
		}
	})
}
