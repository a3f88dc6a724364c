package fetch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Report is what a run did.
type Report struct {
	New       []string // files that were written, below Folder
	Unchanged int      // addresses that have not changed
	Waiting   int      // addresses that are left for a later run
	Problems  []Problem
}

// A Problem is an address or a folder that was not read, with the reason.
type Problem struct {
	Name string
	Err  error
}

func (p Problem) Error() string { return fmt.Sprintf("%s: %v", p.Name, p.Err) }

// atOnce is how many hosts are asked at a time.
const atOnce = 4

// A run is one run over the sources of a folder.
type run struct {
	dir     string
	sources Sources
	now     time.Time
	kinds   Kinds

	client *http.Client
	mu     sync.Mutex
	state  *state
	report Report
	hosts  map[string]*host
	unsaid int // pages since the state was written
}

// saidEach is after how many pages the state is written.
const saidEach = 20

// Run fetches what the sources of a folder of articles list and what has
// changed since. kinds says which files are read. It ends
// early when ctx does, and goes on from there the next time.
func Run(ctx context.Context, dir string, sources Sources, kinds Kinds) (Report, error) {
	allowed, err := networks(sources.Allow)
	if err != nil {
		return Report{}, err
	}
	if err := os.MkdirAll(filepath.Join(dir, Folder), 0o755); err != nil {
		return Report{}, err
	}
	r := newRun(dir, sources, allowed, kinds)
	defer r.client.CloseIdleConnections()
	for host, sources := range r.byHost() {
		if host == "" {
			for _, s := range sources {
				r.folder(s)
			}
		}
	}
	slots := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for name, list := range r.byHost() {
		if name == "" {
			continue
		}
		all.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			for _, s := range list {
				r.source(ctx, s)
			}
		})
	}
	all.Wait()
	slices.Sort(r.report.New)
	slices.SortFunc(r.report.Problems, func(a, b Problem) int { return strings.Compare(a.Error(), b.Error()) })
	return r.report, errors.Join(r.state.write(dir), ctx.Err())
}

func newRun(dir string, sources Sources, allowed []netip.Prefix, kinds Kinds) *run {
	return &run{dir: dir, sources: sources, now: time.Now(), kinds: kinds, client: newClient(allowed), state: readState(dir), hosts: map[string]*host{}}
}

// byHost gathers the sources of each host, "" those that are folders.
func (r *run) byHost() map[string][]Source {
	by := map[string][]Source{}
	for _, s := range r.sources.Sources {
		name := ""
		if u, err := address(s.Feed + s.Sitemap + s.Page); err == nil {
			name = u.Host
		}
		by[name] = append(by[name], s)
	}
	return by
}

// source reads a feed, a sitemap or a page.
func (r *run) source(ctx context.Context, s Source) {
	switch {
	case s.Page != "":
		r.page(ctx, s, item{address: s.Page})
	case s.Feed != "":
		if raw := r.listing(ctx, s.Feed); raw != nil {
			title, list, err := feedItems(raw)
			r.problem(s.Feed, err)
			if s.Source == "" {
				s.Source = title
			}
			r.items(ctx, s, s.Feed, list)
		}
	default:
		r.sitemap(ctx, s, s.Sitemap, 0)
	}
}

// sitemap reads a sitemap and those that it lists.
func (r *run) sitemap(ctx context.Context, s Source, at string, depth int) {
	const deepest = 3
	raw := r.listing(ctx, at)
	if raw == nil || depth > deepest {
		return
	}
	pages, maps, err := sitemapItems(raw)
	r.problem(at, err)
	for i := range pages { // when a page was changed is not when it was published
		pages[i].published = time.Time{}
	}
	r.items(ctx, s, at, pages)
	for _, m := range maps {
		if sameHost(at, m.address) {
			r.sitemap(ctx, s, m.address, depth+1)
		}
	}
}

// sameHost reports whether two addresses are of one host: a sitemap lists no others.
func sameHost(a, b string) bool {
	x, err1 := address(a)
	y, err2 := address(b)
	return err1 == nil && err2 == nil && x.Host == y.Host
}

// items reads the pages that a source lists.
func (r *run) items(ctx context.Context, s Source, from string, list []item) {
	base, err := address(from)
	if err != nil {
		return
	}
	most := s.Most
	if most == 0 {
		most = DefaultMost
	}
	for _, it := range list {
		u, err := base.Parse(it.address)
		if err != nil || most == 0 || s.Only != "" && !strings.Contains(u.String(), s.Only) || s.Sitemap != "" && !sameHost(from, u.String()) {
			continue
		}
		most--
		it.address = u.String()
		r.page(ctx, s, it)
	}
}

// listing fetches a feed or a sitemap; where it has not changed, what it listed before.
func (r *run) listing(ctx context.Context, at string) []byte {
	k, in, err := r.fetch(ctx, at)
	if err != nil || in == nil {
		return nil
	}
	if in.status == http.StatusNotModified {
		return k.Listed
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	k.Listed = in.body
	return in.body
}

// page fetches a page and keeps it.
func (r *run) page(ctx context.Context, s Source, it item) {
	k, in, err := r.fetch(ctx, it.address)
	if err != nil || in == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if in.status == http.StatusNotModified {
		r.report.Unchanged++
		return
	}
	ext, err := r.kinds.ending(in)
	if err == nil {
		k.File = fileName(in.address, ext)
		f := front{URL: in.address.String(), Title: it.title, Source: s.Source, Lang: s.Lang, Places: s.Places, Fetched: r.now.Format(time.DateOnly)}
		if !it.published.IsZero() {
			f.Published = it.published.Format(time.DateOnly)
		}
		var wrote bool
		if wrote, err = keep(r.dir, k.File, in, f); wrote {
			r.report.New = append(r.report.New, k.File)
		} else if err == nil {
			r.report.Unchanged++
		}
	}
	if err != nil {
		k.Problem, k.Tag, k.Modified = err.Error(), "", ""
		r.report.Problems = append(r.report.Problems, Problem{it.address, err})
	}
	if r.unsaid++; r.unsaid < saidEach {
		return
	}
	r.unsaid = 0
	if err := r.state.write(r.dir); err != nil {
		r.report.Problems = append(r.report.Problems, Problem{stateFile, err})
	}
}

// fetch asks for an address, unless it was asked for lately or its host wants
// to be left alone; the reply is nil then, and where there is a problem, which is noted.
func (r *run) fetch(ctx context.Context, at string) (*kept, *reply, error) {
	u, err := address(at)
	if err != nil {
		r.problem(at, err)
		return nil, nil, err
	}
	r.mu.Lock()
	k := r.state.Addresses[u.String()]
	if k == nil {
		k = &kept{}
		r.state.Addresses[u.String()] = k
	}
	pause := r.state.Hosts[u.Host]
	every := time.Duration(r.sources.Every)
	if every == 0 {
		every = DefaultEvery
	}
	lately := r.now.Sub(k.Checked) < every/2 && k.Problem == ""
	if lately && k.Listed != nil { // of the run that was broken off: its pages may be left
		r.mu.Unlock()
		return k, &reply{status: http.StatusNotModified}, nil
	}
	if lately || pause != nil && r.now.Before(pause.Until) {
		if r.report.Waiting++; lately {
			r.report.Waiting--
			r.report.Unchanged++
		}
		r.mu.Unlock()
		return k, nil, nil
	}
	h := r.hosts[u.Host]
	if h == nil {
		h = &host{client: r.client, pause: time.Duration(r.sources.Pause)}
		if h.pause == 0 {
			h.pause = DefaultPause
		}
		r.hosts[u.Host] = h
	}
	header := http.Header{}
	if k.File != "" && r.has(k.File) || k.Listed != nil {
		if k.Tag != "" {
			header.Set("If-None-Match", k.Tag)
		}
		if k.Modified != "" {
			header.Set("If-Modified-Since", k.Modified)
		}
	}
	r.mu.Unlock()
	in, err := h.fetch(ctx, u, header)
	r.mu.Lock()
	defer r.mu.Unlock()
	var wait busy
	switch {
	case ctx.Err() != nil:
		return k, nil, ctx.Err()
	case errors.As(err, &wait):
		r.backOff(u, wait)
		fallthrough
	case err != nil:
		k.Problem = err.Error()
		r.report.Problems = append(r.report.Problems, Problem{at, err})
		return k, nil, err
	}
	delete(r.state.Hosts, u.Host)
	k.Checked, k.Problem = r.now, ""
	if in.status == http.StatusOK {
		k.Tag, k.Modified = in.header.Get("ETag"), in.header.Get("Last-Modified")
	}
	return k, in, nil
}

// backOff leaves a host alone for as long as it says, or twice as long as the last time.
func (r *run) backOff(u *url.URL, wait busy) {
	step := time.Minute
	if last := r.state.Hosts[u.Host]; last != nil {
		step = min(2*max(last.Step, step), mostBackOff)
	}
	if wait.after > 0 {
		step = wait.after
	}
	r.state.Hosts[u.Host] = &pausing{r.now.Add(step), step}
}

func (r *run) has(name string) bool {
	_, err := os.Stat(filepath.Join(r.dir, Folder, filepath.FromSlash(name)))
	return err == nil
}

func (r *run) problem(name string, err error) {
	if err != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.report.Problems = append(r.report.Problems, Problem{name, err})
	}
}

// folder copies the files of a folder that are read and have changed, and takes
// out those that are gone from it.
func (r *run) folder(s Source) {
	from := s.Folder
	if !filepath.IsAbs(from) {
		from = filepath.Join(r.dir, from)
	}
	root, err := os.OpenRoot(from)
	if err != nil {
		r.problem(s.Folder, err)
		return
	}
	defer root.Close()
	into := path.Join("folders", filepath.Base(from))
	there := map[string]bool{}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") && name != "." || d.IsDir() && d.Name() == Folder {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || !d.Type().IsRegular() || !r.kinds.Known(name) || s.Only != "" && !strings.Contains(name, s.Only) {
			return nil
		}
		there[name] = true
		return r.copy(root, name, path.Join(into, name))
	})
	r.problem(s.Folder, err)
	if err != nil { // what could not be read is not gone
		return
	}
	kept := filepath.Join(r.dir, Folder, filepath.FromSlash(into))
	filepath.WalkDir(kept, func(at string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if name, err := filepath.Rel(kept, at); err == nil && !there[filepath.ToSlash(name)] {
				os.Remove(at)
			}
		}
		return nil
	})
}

// copy copies a file that has changed.
func (r *run) copy(root *os.Root, name, to string) error {
	info, err := root.Stat(name)
	if err != nil || info.Size() > mostBytes {
		r.problem(name, errors.Join(err, tooLarge(info)))
		return nil
	}
	at := filepath.Join(r.dir, Folder, filepath.FromSlash(to))
	if old, err := os.Stat(at); err == nil && old.Size() == info.Size() && !info.ModTime().After(old.ModTime()) {
		r.report.Unchanged++
		return nil
	}
	raw, err := root.ReadFile(name)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(at), 0o755)
	}
	if err == nil {
		err = replace(at, raw)
	}
	if err != nil {
		r.problem(name, err)
		return nil
	}
	r.report.New = append(r.report.New, to)
	return nil
}

func tooLarge(info fs.FileInfo) error {
	if info != nil && info.Size() > mostBytes {
		return fmt.Errorf("%d MB, the most is %d MB", info.Size()>>20, mostBytes>>20)
	}
	return nil
}
