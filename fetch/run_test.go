package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"quoth/articles"
)

// A press is a host that publishes, and notes what it is asked.
type press struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	now   atomic.Int32 // requests under way
	most  atomic.Int32
	pages map[string]func(http.ResponseWriter, *http.Request)
}

func newPress(t *testing.T) *press {
	p := &press{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.most.Store(max(p.most.Load(), p.now.Add(1)))
		defer p.now.Add(-1)
		p.mu.Lock()
		p.asked = append(p.asked, r.URL.RequestURI())
		page := p.pages[r.URL.RequestURI()]
		p.mu.Unlock()
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

// says makes a page that has an ETag and is of a type.
func (p *press) says(at, kind, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[at] = func(w http.ResponseWriter, r *http.Request) {
		tag := fmt.Sprintf("%q", fmt.Sprint(len(text), text[:min(5, len(text))]))
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, text)
	}
}

func (p *press) times(at string) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.asked {
		if a == at {
			n++
		}
	}
	return n
}

var anyName = Kinds{Known: func(string) bool { return true }, Ending: articles.EndingOf}

// local allows the test's own hosts.
func local(sources ...Source) Sources {
	return Sources{Pause: Duration(time.Microsecond), Allow: []string{"127.0.0.1"}, Sources: sources}
}

func do(t *testing.T, dir string, s Sources) Report {
	t.Helper()
	r, err := Run(t.Context(), dir, s, anyName)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// later makes all that was asked for be of long ago.
func later(t *testing.T, dir string) {
	t.Helper()
	s := readState(dir)
	for _, k := range s.Addresses {
		k.Checked = k.Checked.Add(-24 * time.Hour)
	}
	for _, h := range s.Hosts {
		h.Until = h.Until.Add(-24 * time.Hour)
	}
	if err := s.write(dir); err != nil {
		t.Fatal(err)
	}
}

func said(t *testing.T, dir, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, Folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

const page = "<html><body><article><p>Porto had 420 start-ups.</p></article></body></html>"

// Feeds of all kinds and sitemaps lead to their pages, which are kept with what is known of them.
func TestListings(t *testing.T) {
	p := newPress(t)
	host := strings.TrimPrefix(p.URL, "http://")
	p.says("/rss", "application/rss+xml", `<rss version="2.0"><channel><title>Harbour Post</title><item><title>Porto grows</title><link>/2024/porto</link><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>`)
	p.says("/atom", "application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><entry><title>Faro</title><link href="`+p.URL+`/2024/faro"/><updated>2024-05-01T00:00:00Z</updated></entry></feed>`)
	p.says("/json", "application/feed+json", `{"version":"https://jsonfeed.org/version/1","title":"J","items":[{"id":"1","url":"`+p.URL+`/2024/braga?id=7"}]}`)
	p.says("/maps", "application/xml", `<sitemapindex><sitemap><loc>`+p.URL+`/map</loc></sitemap><sitemap><loc>http://elsewhere.example/map</loc></sitemap></sitemapindex>`)
	p.says("/map", "application/xml", `<urlset><url><loc>`+p.URL+`/a/gaia</loc><lastmod>2024-01-01</lastmod></url><url><loc>`+p.URL+`/b/other</loc></url></urlset>`)
	for _, at := range []string{"/2024/porto", "/2024/faro", "/2024/braga?id=7", "/a/gaia", "/b/other"} {
		p.says(at, "text/html", page)
	}
	dir := t.TempDir()
	s := local(Source{Feed: p.URL + "/rss"}, Source{Feed: p.URL + "/atom", Source: "Notes of the coast", Places: []string{"Faro"}}, Source{Feed: p.URL + "/json"}, Source{Sitemap: p.URL + "/maps", Only: "/a/"})
	r := do(t, dir, s)
	if len(r.New) != 4 || len(r.Problems) != 0 {
		t.Fatalf("%+v", r)
	}
	where := strings.ReplaceAll(host, ":", "-")
	where, _, _ = strings.Cut(where, "-")
	front := said(t, dir, where+"/2024-porto.html.yaml")
	for _, want := range []string{"url: " + p.URL + "/2024/porto", "title: Porto grows", "source: Harbour Post", "published: \"2024-03-01\""} {
		if !strings.Contains(front, want) {
			t.Errorf("no %q in\n%s", want, front)
		}
	}
	if front := said(t, dir, where+"/2024-faro.html.yaml"); !strings.Contains(front, "source: Notes of the coast") || !strings.Contains(front, "places: [Faro]") {
		t.Errorf("front matter\n%s", front)
	}
	if said(t, dir, where+"/2024-porto.html") != page {
		t.Error("a page is not kept as it was")
	}
	if p.times("/b/other") != 0 || p.most.Load() > 1 {
		t.Errorf("asked %v, %d at a time", p.asked, p.most.Load())
	}
	// What was asked for lately is not asked for again, and later only for what has changed.
	n := len(p.asked)
	if r := do(t, dir, s); len(r.New) != 0 || len(p.asked) != n {
		t.Errorf("asked again: %v", p.asked[n:])
	}
	later(t, dir)
	p.says("/2024/porto", "text/html", strings.Replace(page, "420", "455 or so", 1))
	if r := do(t, dir, s); len(r.New) != 1 || r.Unchanged != 3 {
		t.Errorf("%+v", r)
	}
	os.Remove(filepath.Join(dir, Folder, where, "a-gaia.html"))
	later(t, dir)
	if r := do(t, dir, s); len(r.New) != 1 {
		t.Errorf("what is gone from the folder was not fetched again: %+v", r)
	}
}

// A host's wishes are kept.
func TestPolite(t *testing.T) {
	p := newPress(t)
	dir := t.TempDir()
	p.says("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private/\n")
	p.says("/private/a", "text/html", page)
	p.says("/open", "text/html", page)
	p.pages["/busy"] = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	}
	p.says("/after", "text/html", page)
	s := local(Source{Page: p.URL + "/private/a"}, Source{Page: p.URL + "/open"}, Source{Page: p.URL + "/busy"}, Source{Page: p.URL + "/after"})
	r := do(t, dir, s)
	if len(r.New) != 1 || r.Waiting != 1 || len(r.Problems) != 2 || !errors.Is(r.Problems[1].Err, errRobots) && !errors.Is(r.Problems[0].Err, errRobots) {
		t.Errorf("%+v", r)
	}
	if p.times("/private/a") != 0 || p.times("/after") != 0 || p.times("/robots.txt") != 1 {
		t.Errorf("asked %v", p.asked)
	}
	if until := time.Until(readState(dir).Hosts[strings.TrimPrefix(p.URL, "http://")].Until); until < time.Hour {
		t.Errorf("the host is left alone for %s", until)
	}
	q := newPress(t)
	q.pages["/robots.txt"] = func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }
	q.says("/open", "text/html", page)
	if r := do(t, t.TempDir(), local(Source{Page: q.URL + "/open"})); len(r.New) != 0 || q.times("/open") != 0 {
		t.Errorf("without rules: %+v, asked %v", r, q.asked)
	}
}

// What is too large, of a kind that is not read, redirected too often or lost is named, and bounded.
func TestRefused(t *testing.T) {
	p := newPress(t)
	p.says("/picture", "image/png", "x")
	p.pages["/loop"] = func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) }
	p.pages["/large"] = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for range 33 {
			w.Write(make([]byte, 1<<20))
		}
	}
	p.pages["/file"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	}
	p.says("/nofeed", "text/html", "<p>no feed")
	for at, says := range map[string]string{"/picture": "image/png", "/loop": "redirects", "/large": "more than 32 MB", "/file": "no address of the web", "/gone": "404"} {
		r := do(t, t.TempDir(), local(Source{Page: p.URL + at}))
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Error(), says) || len(r.New) != 0 {
			t.Errorf("%s: %+v, want %q", at, r, says)
		}
	}
	for _, s := range []Source{{Feed: p.URL + "/nofeed"}, {Sitemap: p.URL + "/nofeed"}} {
		if r := do(t, t.TempDir(), local(s)); len(r.Problems) != 1 {
			t.Errorf("%s: %+v", s.Name(), r)
		}
	}
}

// Private networks are refused, whatever leads to them.
func TestPrivateNetworks(t *testing.T) {
	inside := newPress(t)
	inside.says("/secret", "text/html", page)
	s := local(Source{Page: inside.URL + "/secret"})
	s.Allow = nil
	for _, at := range []string{inside.URL + "/secret", strings.Replace(inside.URL, "127.0.0.1", "localhost", 1) + "/secret", strings.Replace(inside.URL, "127.0.0.1", "[::ffff:127.0.0.1]", 1) + "/secret"} {
		s.Sources[0].Page = at
		if r := do(t, t.TempDir(), s); len(r.Problems) != 1 || !errors.Is(r.Problems[0].Err, errPrivate) {
			t.Errorf("%s: %+v", at, r)
		}
	}
	// A host that may be read leads to one that may not.
	outside := newPress(t)
	outside.pages["/a"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, strings.Replace(inside.URL, "127.0.0.1", "127.0.0.2", 1)+"/secret", http.StatusFound)
	}
	if r := do(t, t.TempDir(), local(Source{Page: outside.URL + "/a"})); len(r.Problems) != 1 || !errors.Is(r.Problems[0].Err, errPrivate) {
		t.Errorf("a redirect: %+v", r)
	}
	if len(inside.asked) != 0 {
		t.Errorf("asked %v", inside.asked)
	}
	for _, ip := range []string{"10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "fd12::1%eth0"} {
		if public(netip.MustParseAddr(ip), nil) == nil {
			t.Errorf("%s is taken for public", ip)
		}
	}
	for _, ip := range []string{"93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822"} {
		if err := public(netip.MustParseAddr(ip), nil); err != nil {
			t.Errorf("%s: %v", ip, err)
		}
	}
}

// A run that is broken off goes on where it was.
func TestResumed(t *testing.T) {
	p := newPress(t)
	list := ""
	for i := range 60 {
		at := fmt.Sprintf("/p/%d", i)
		p.says(at, "text/html", page)
		list += "<url><loc>" + p.URL + at + "</loc></url>"
	}
	p.says("/map", "application/xml", "<urlset>"+list+"</urlset>")
	ctx, cancel := context.WithCancel(t.Context())
	p.pages["/p/30"] = func(w http.ResponseWriter, r *http.Request) { cancel(); http.Error(w, "", 500) }
	dir := t.TempDir()
	if _, err := Run(ctx, dir, local(Source{Sitemap: p.URL + "/map"}), anyName); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	p.says("/p/30", "text/html", page)
	if r := do(t, dir, local(Source{Sitemap: p.URL + "/map"})); len(r.New) != 30 {
		t.Errorf("%d pages are new, %+v", len(r.New), r.Problems)
	}
	if n := p.times("/p/5"); n != 1 {
		t.Errorf("a page was asked for %d times", n)
	}
}

// A folder is copied as far as it is read, and what is gone from it goes.
func TestFolder(t *testing.T) {
	dir, from := t.TempDir(), filepath.Join(t.TempDir(), "notes")
	os.MkdirAll(filepath.Join(from, "a"), 0o755)
	os.WriteFile(filepath.Join(from, "a", "porto.md"), []byte("Porto"), 0o644)
	os.WriteFile(filepath.Join(from, "b.png"), []byte("x"), 0o644)
	os.Symlink("/etc/passwd", filepath.Join(from, "c.md"))
	s := Sources{Sources: []Source{{Folder: from}}}
	known := Kinds{Known: func(name string) bool { return strings.HasSuffix(name, ".md") }, Ending: articles.EndingOf}
	r, err := Run(t.Context(), dir, s, known)
	if err != nil || !slices.Equal(r.New, []string{"folders/notes/a/porto.md"}) || said(t, dir, "folders/notes/a/porto.md") != "Porto" {
		t.Errorf("%+v, %v", r, err)
	}
	if r, _ := Run(t.Context(), dir, s, known); len(r.New) != 0 || r.Unchanged != 1 {
		t.Errorf("again: %+v", r)
	}
	os.Remove(filepath.Join(from, "a", "porto.md"))
	Run(t.Context(), dir, s, known)
	if _, err := os.Stat(filepath.Join(dir, Folder, "folders/notes/a/porto.md")); err == nil {
		t.Error("what is gone from the folder is still kept")
	}
	os.RemoveAll(from)
	if r, _ := Run(t.Context(), dir, s, known); len(r.Problems) != 1 {
		t.Errorf("without the folder: %+v", r)
	}
}

// The file of sources is read strictly, and added to without losing what people wrote.
func TestSources(t *testing.T) {
	for text, says := range map[string]string{
		"sources:\n- feed: https://a.example\n  page: https://b.example\n": "source 1: it wants one of",
		"sources:\n- page: ftp://a.example\n":                              "no address of the web",
		"sources:\n- page: https://u:secret@a.example\n":                   "has a password",
		"every: 5s\n":                    "is less than",
		"every: soon\n":                  "line 1",
		"allow: [here]\n":                "no network",
		"sources:\n- pages: https://a\n": "line 2",
	} {
		if _, err := parse([]byte(text)); err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, File), []byte("# ours\nevery: 2h\nsources:\n  - feed: https://a.example/feed # the post\n"), 0o644)
	for range 2 {
		if err := Add(dir, Source{Page: "https://b.example/x"}); err != nil {
			t.Fatal(err)
		}
	}
	raw, _ := os.ReadFile(filepath.Join(dir, File))
	if want := "# ours\nevery: 2h\nsources:\n  - feed: https://a.example/feed # the post\n  - page: https://b.example/x\n"; string(raw) != want {
		t.Errorf("%s", raw)
	}
	if err := Add(t.TempDir(), Source{Page: "https://b.example/x"}); err != nil {
		t.Error(err)
	}
}
