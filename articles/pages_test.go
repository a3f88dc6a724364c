package articles

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
)

// A madePage is a web page of which it is known what of it is the article.
type madePage struct {
	name    string
	html    string
	article []string // its paragraphs, headings, items, cells and captions, in order
	figures []string // the figures it states; none stands twice
}

// A maker writes pages. What is written into the article is noted; what stands
// around it is not, and has figures too.
type maker struct {
	*rand.Rand
	page   madePage
	number int
}

func (m *maker) one(list ...string) string { return list[m.IntN(len(list))] }

var (
	madeTowns  = []string{"Porto", "Faro", "Braga", "Gaia", "Aveiro", "Evora", "Setubal", "Leiria", "Viseu", "Tomar"}
	madeThings = []string{"start-ups", "software firms", "laboratories", "shared offices", "investors", "engineers", "patents", "apprentices"}
	madeWho    = []string{"the council", "the port authority", "the university", "a survey of founders", "the chamber of commerce", "the national statistics office"}
	madePlain  = []string{
		"Nobody had planned for this, and few of those who were there at the time will say who came first.",
		"The old warehouses along the river were let room by room, with heating that worked in some of them.",
		"What held the place together was a bakery that opened early and let people sit for as long as they liked.",
		"Founders who left for the capital came back when their children were old enough for school.",
		"Critics say that the figures flatter a town in which half of all desks stand empty on a Friday.",
		"The trains are slow, the airport is small, and the summers are too hot to work in the afternoon.",
		"It is a matter of patience, says a banker who has lent to the quarter since the first day.",
	}
)

// figure is a figure that stands nowhere else on the page.
func (m *maker) figure() string {
	m.number++
	n := 1000 + m.number*37 + m.IntN(30)
	f := fmt.Sprintf("%d,%03d", n/1000+1, n%1000)
	switch m.IntN(4) {
	case 0:
		f = fmt.Sprintf("€%d.%d million", n, m.number%10)
	case 1:
		f = fmt.Sprintf("%d.%d%%", n%90+m.number, m.number%10)
	}
	return f
}

// states is a sentence with a figure, which is noted.
func (m *maker) states() string {
	f := m.figure()
	m.page.figures = append(m.page.figures, f)
	return fmt.Sprintf(m.one("%s counted %s %s in 2024, according to %s.", "In %s there were %s %s last year, says %s.", "By the end of the year %s had %s %s, more than %s had expected."),
		m.one(madeTowns...), f, m.one(madeThings...), m.one(madeWho...))
}

func (m *maker) para() string {
	list := []string{m.states()}
	for range 1 + m.IntN(3) {
		list = append(list, m.one(madePlain...))
	}
	if m.IntN(2) == 0 {
		list = append(list, m.states())
	}
	return strings.Join(list, " ")
}

// say notes text of the article and returns it as HTML between tags.
func (m *maker) say(tag, text string) string {
	m.page.article = append(m.page.article, text)
	name, _, _ := strings.Cut(tag, " ")
	return "<" + tag + ">" + html.EscapeString(text) + "</" + name + ">\n"
}

// noise is a sentence with a figure that is not of the article.
func (m *maker) noise() string {
	return fmt.Sprintf("%s has %s %s", m.one("Lagos", "Quito", "Malmo", "Turku"), m.figure(), m.one(madeThings...))
}

// parts of an article, each as HTML.
func (m *maker) body(class string) string {
	p := "p"
	if class != "" {
		p = `p class="` + class + `"`
	}
	kinds := []func() string{
		func() string {
			return m.say("h2", m.one("What grew", "Who pays", "The long wait", "Rents and rooms")+" in "+m.one(madeTowns...)) + m.say(p, m.para())
		},
		func() string {
			f := m.figure()
			m.page.figures = append(m.page.figures, f)
			return m.say("h3", f+" "+m.one(madeThings...)+" in one quarter") + m.say(p, m.para())
		},
		func() string {
			s := "<ul>"
			for range 3 {
				s += m.say("li", m.states())
			}
			return m.say(p, m.para()) + s + "</ul>\n"
		},
		func() string {
			s := "<table><thead><tr>" + m.say("th", "Town") + m.say("th", "Start-ups") + m.say("th", "Raised") + "</tr></thead><tbody>"
			for i := range 4 {
				s += "<tr>"
				a, b := m.figure(), m.figure()
				m.page.figures = append(m.page.figures, a, b)
				s += m.say("td", madeTowns[i]) + m.say("td", a) + m.say("td", b) + "</tr>"
			}
			return m.say(p, m.para()) + s + "</tbody></table>\n"
		},
		func() string {
			return "<figure><img src=\"/a.jpg\" alt=\"\">" + m.say("figcaption", "The quay in spring: "+m.states()) + "</figure>\n" + m.say(p, m.para())
		},
		func() string { return "<blockquote>" + m.say("p", m.states()) + "</blockquote>\n" },
		func() string {
			text := m.states()
			m.page.article = append(m.page.article, text)
			return "<" + p + "><a href=\"https://post.example/x\">" + html.EscapeString(text) + "</a></p>\n"
		},
		func() string {
			s := "<dl>"
			for range 3 {
				f := m.figure()
				m.page.figures = append(m.page.figures, f)
				s += m.say("dt", m.one(madeThings...)+" in "+m.one(madeTowns...)) + m.say("dd", f)
			}
			return s + "</dl>\n"
		},
		func() string {
			s := `<div class="facts">`
			for range 3 {
				f := m.figure()
				m.page.figures = append(m.page.figures, f)
				s += `<div class="fact">` + m.say("strong", f) + m.say("span", m.one(madeThings...)) + "</div>"
			}
			return s + "</div>\n"
		},
	}
	s := m.say(p, m.para()) + m.say(p, m.para())
	for _, i := range m.Perm(len(kinds))[:5] {
		s += kinds[i]()
		if m.IntN(2) == 0 {
			s += m.say(p, m.para())
		}
	}
	return s
}

// links is a list of links to other pages.
func (m *maker) links(n int) string {
	s := "<ul>"
	for range n {
		s += `<li><a href="/other">` + m.noise() + "</a></li>"
	}
	return s + "</ul>"
}

func (m *maker) nav() string {
	return `<ul><li><a href="/">Home</a></li><li><a href="/hubs">Hubs</a></li><li><a href="/money">Money</a></li><li><a href="/about">About us</a></li></ul>`
}

// layouts are the ways in which pages put an article among other things.
var layouts = []struct {
	name string
	page func(m *maker, title string) string
}{
	{"news", func(m *maker, title string) string {
		return `<header class="site-header"><nav>` + m.nav() + `</nav></header><main><article class="post"><h1>` + title + `</h1><p class="byline">By Ana Sousa</p><div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>` +
			`<div class="entry-content">` + m.body("") + `<div class="newsletter-signup"><p>Get our letter every morning. ` + m.noise() + `.</p><form><input><button>Sign up</button></form></div>` + m.say("p", m.para()) + `</div>` +
			`<section class="related-posts"><h3>Related stories</h3>` + m.links(4) + `</section></article></main><aside class="sidebar"><h3>Most read</h3>` + m.links(5) + `</aside><footer><p>© 2025 Harbour Post. ` + m.noise() + `.</p></footer>`
	}},
	{"divs", func(m *maker, title string) string {
		return `<div id="top"><div class="menu">` + m.nav() + `</div></div><div class="wrap"><div class="col-main"><div class="hd"><h1>` + title + `</h1></div><div class="txt">` + m.body("") + `</div><div class="tags"><a href="/t/a">hubs</a> <a href="/t/b">money</a></div></div><div class="col-side"><div class="box promo"><p>Our conference: ` + m.noise() + `. <a href="/c">Book now</a></p></div>` + m.links(6) + `</div></div><div class="foot">` + m.nav() + `</div>`
	}},
	{"tables", func(m *maker, title string) string {
		return `<table width="100%"><tr><td colspan="2">` + m.nav() + `</td></tr><tr><td width="150" valign="top">` + m.links(5) + `</td><td><h1>` + title + `</h1>` + m.body("") + `</td></tr><tr><td colspan="2"><font size="1">Copyright Harbour Post. ` + m.noise() + `</font></td></tr></table>`
	}},
	{"semantic", func(m *maker, title string) string {
		return `<header><h2>The Notes</h2><nav aria-label="main">` + m.nav() + `</nav></header><main role="main"><nav class="breadcrumbs"><a href="/">Home</a> / <a href="/hubs">Hubs</a></nav><article itemscope itemtype="https://schema.org/NewsArticle"><header><h1 itemprop="headline">` + title + `</h1>` + m.say("p class=\"standfirst\"", m.states()) + `</header><div itemprop="articleBody">` + m.body("") + `</div><footer><p>Ana Sousa writes about towns.</p></footer></article><section id="comments"><h2>2 comments</h2><p>I think that ` + m.noise() + `, at the least.</p><p>No, it is more.</p></section></main><footer>` + m.nav() + `</footer>`
	}},
	{"essay", func(m *maker, title string) string {
		return `<div class="root"><div class="n p"><div class="ab cd"><h1 class="pw-post-title">` + title + `</h1><div class="ef">Ana Sousa · 6 min read</div>` + m.body("pw-post-body-paragraph") + `</div></div><div class="clap"><button>412</button></div><div class="more"><h2>More from Ana Sousa</h2><div>` + m.links(3) + `</div></div></div>`
	}},
	{"report", func(m *maker, title string) string {
		return `<div class="skip-link"><a href="#c">Skip to content</a></div><div class="cookie-banner"><p>We use cookies to count visits; ` + m.noise() + `. <a href="/c">Accept</a></p></div><div id="c"><div class="page-title"><h1>` + title + `</h1></div><div class="toc"><ol><li><a href="#1">Summary</a></li><li><a href="#2">Method</a></li></ol></div><section>` + m.say("h2", "Summary") + m.body("") + `</section><section>` + m.say("h2", "Method") + m.say("p", m.para()) + `</section></div><div class="footer-links">` + m.nav() + `</div>`
	}},
	{"wiki", func(m *maker, title string) string {
		return `<div id="mw-navigation">` + m.nav() + `</div><div id="content"><h1 id="firstHeading">` + title + `</h1><div id="bodyContent"><div class="mw-parser-output">` + strings.ReplaceAll(m.body(""), "</h2>", `<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>`) + `</div><div id="catlinks"><a href="/cat">Categories</a>: <a href="/c1">Towns</a></div></div></div><div id="footer"><p>This page was last edited on 1 March 2025.</p></div>`
	}},
	{"press", func(m *maker, title string) string {
		return `<div class="header"><a href="/">Newsroom</a></div><div class="release"><h1>` + title + `</h1><p class="date">1 March 2025</p>` + m.say("p", "PORTO, 1 March 2025 – "+m.states()+" "+m.one(madePlain...)) + m.body("") + `<div class="contact"><h4>Press contact</h4><p>Rui Costa, +351 555 0100, press@post.example</p></div></div><div class="downloads"><h4>Downloads</h4>` + m.links(2) + `</div>`
	}},
	{"magazine", func(m *maker, title string) string {
		return `<nav class="topnav">` + m.nav() + `</nav><section class="hero"><h1>` + title + `</h1>` + m.say("p class=\"dek\"", m.states()) + `</section><div class="grid"><div class="story"><div class="paragraph-group">` + m.body("") + `</div><div class="ad-slot"><p>Advertisement</p><p>` + m.noise() + `. Buy now!</p></div><div class="paragraph-group">` + m.say("p", m.para()) + m.say("p", m.para()) + `</div></div><div class="rail"><div class="trending"><h4>Trending</h4>` + m.links(5) + `</div></div></div>`
	}},
	{"docs", func(m *maker, title string) string {
		return `<div class="layout"><div class="sidebar-nav">` + m.links(12) + `</div><div class="content-area"><div class="breadcrumb"><a href="/">Docs</a> &gt; <a href="/h">Hubs</a></div><h1>` + title + `</h1><div class="markdown-body">` + m.body("") + `</div><div class="pagination"><a href="/p">Previous: ` + m.noise() + `</a> <a href="/n">Next</a></div><div class="feedback"><p>Was this page helpful?</p><button>Yes</button></div></div></div>`
	}},
	{"portal", func(m *maker, title string) string {
		return `<div class="nav_bar">` + m.nav() + `</div><div class="main_box"><div class="left_box"><h1>` + title + `</h1><div class="info"><span>2025-03-01 09:00</span> <span>Source: Harbour Post</span></div><div id="artibody" class="article_content">` + m.body("") + `<p>(Editor: Rui)</p></div><div class="hot_rank"><h3>Hot today</h3><ol><li><a href="/1">` + m.noise() + `</a></li><li><a href="/2">` + m.noise() + `</a></li></ol></div></div><div class="right_box">` + m.links(8) + `</div></div><div class="copyright">All rights reserved</div>`
	}},
	{"form", func(m *maker, title string) string {
		return `<form id="aspnetForm" action="."><input type="hidden" name="s" value="x"><div id="menu">` + m.nav() + `</div><div id="PlaceHolderMain"><h1>` + title + `</h1><div class="ms-rtestate-field">` + m.body("") + `</div></div><div id="quicklaunch">` + m.links(4) + `</div><div class="legal"><a href="/legal">Legal</a></div></form>`
	}},
}

// madePages writes n pages of each layout, the same each time.
func madePages(n int) []madePage {
	var pages []madePage
	for k, layout := range layouts {
		for i := range n {
			m := &maker{Rand: rand.New(rand.NewPCG(uint64(k), uint64(i)))}
			m.page.name = fmt.Sprintf("%s-%d", layout.name, i)
			title := fmt.Sprintf("How %s became a hub of %s", m.one(madeTowns...), m.one(madeThings...))
			m.page.article = append(m.page.article, title)
			body := layout.page(m, title)
			m.page.html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>` + title + ` | Harbour Post</title><meta property="og:site_name" content="Harbour Post"></head><body>` + body + `</body></html>`
			pages = append(pages, m.page)
		}
	}
	return pages
}
