package bot

import (
	"strings"
	"testing"

	"quoth/index"
	"quoth/index/answer"
)

func TestWebAddress(t *testing.T) {
	tests := map[string]string{ // "": not linked
		"https://tide.example/harbour?page=2#top":           "https://tide.example/harbour?page=2#top",
		"http://tide.example":                               "http://tide.example",
		" https://tide.example/ ":                           "https://tide.example/",
		"https://[2001:db8::1]:8443/x":                      "https://[2001:db8::1]:8443/x",
		"https://tide.example/海港":                           "https://tide.example/%E6%B5%B7%E6%B8%AF",
		"https://tide.example/a b|c<d>\"e'`f\\":             "https://tide.example/a%20b%7Cc%3Cd%3E%22e%27%60f%5C",
		"https://tide.example/?q=a b|c<d>\"e'`f\\":          "https://tide.example/?q=a%20b%7Cc%3Cd%3E%22e%27%60f%5C",
		"https://tide.example/#a b|c<d>\"e'`f\\":            "https://tide.example/#a%20b%7Cc%3Cd%3E%22e%27%60f%5C",
		"https://tide.example/?a=1&b=%7C":                   "https://tide.example/?a=1&b=%7C",
		"":                                                  "",
		"tide.example":                                      "",
		"javascript:alert(1)":                               "",
		"data:text/html,x":                                  "",
		"slack://user?team=T1&id=U1":                        "",
		"file:///etc/passwd":                                "",
		"//tide.example/":                                   "",
		"https://":                                          "",
		"https://bank.example@evil.example/":                "",
		"https://bänk.example/":                             "", // looks like another
		"https://b\u200bank.example/":                       "",
		"https://tide.example|evil.example/":                "",
		"https://tide.example>/":                            "",
		"https://tide.example/\n<!channel>":                 "",
		"https://tide.example/\x00":                         "",
		"https://tide.example/\u202egpj":                    "",
		"https://tide.example/" + strings.Repeat("a", 2000): "",
		"https://tide.example/" + strings.Repeat("<", 1000): "",
	}
	for address, want := range tests {
		got := ""
		if u := webAddress(address); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

// Where a source leads: to the article where it was published, at the quoted
// words; else to what the words cite; else to the reader page.
func TestWhereASourceLeads(t *testing.T) {
	const text = "It has 61 unicorns, says the almanac."
	cites := []index.Link{{Start: 25, End: 36, URL: "https://almanac.example/2025"}, {Start: 0, End: 2, URL: "mailto:tide@tide.example"}}
	tests := map[string]struct {
		reader string
		q      answer.Quote
		link   string
		host   string
	}{
		"its own address":           {"https://quoth.example", answer.Quote{URL: "https://tide.example/u", Links: cites}, "https://tide.example/u#:~:text=It%20has%2061%20unicorns%2C%20says%20the%20almanac%2E", "tide.example"},
		"one with a fragment":       {"", answer.Quote{URL: "https://tide.example/u#top"}, "https://tide.example/u#top:~:text=It%20has%2061%20unicorns%2C%20says%20the%20almanac%2E", "tide.example"},
		"what it cites":             {"https://quoth.example", answer.Quote{Links: cites}, "https://almanac.example/2025", "almanac.example"},
		"an address not to link":    {"", answer.Quote{URL: "javascript:alert(1)", Links: cites}, "https://almanac.example/2025", "almanac.example"},
		"the reader page":           {"https://quoth.example/", answer.Quote{ID: "a b/ü?.md#1f", Article: "a b/ü?.md"}, "https://quoth.example/articles/a%20b/%C3%BC%3F.md#1f", ""},
		"nowhere":                   {"", answer.Quote{ID: "a.md#1f", Article: "a.md"}, "", ""},
		"a reader page not to link": {"quoth.example", answer.Quote{ID: "a.md#1f", Article: "a.md"}, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.q.Text = text
			link, host := linker{test.reader}.of(test.q, [2]int{0, len(text)})
			if link != test.link || host != test.host {
				t.Errorf("%q at %q, want %q at %q", link, host, test.link, test.host)
			}
		})
	}
}

func TestFragment(t *testing.T) {
	tests := map[string]string{
		"a few words - and, some & more":                                          "#:~:text=a%20few%20words%20%2D%20and%2C%20some%20%26%20more",
		"one two three four five six seven eight nine ten eleven twelve thirteen": "#:~:text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen",
		"a title\n\nthe last line":                                                "#:~:text=a%20title,the%20last%20line",
		"港":                                                                       "#:~:text=%E6%B8%AF",
		"一" + strings.Repeat("港", 80) + "二三四五六七八九十末": "#:~:text=" + "%E4%B8%80" + strings.Repeat("%E6%B8%AF", 11) + "," + strings.Repeat("%E6%B8%AF", 2) + "%E4%BA%8C%E4%B8%89%E5%9B%9B%E4%BA%94%E5%85%AD%E4%B8%83%E5%85%AB%E4%B9%9D%E5%8D%81%E6%9C%AB",
		" ": "",
	}
	u := webAddress("https://tide.example/")
	for quote, want := range tests {
		if got := fragment(u, quote); got != want {
			t.Errorf("%q:\n%s, want\n%s", quote, got, want)
		}
	}
}
