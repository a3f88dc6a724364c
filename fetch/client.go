package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
)

// Bounds of a request.
const (
	mostBytes     = 32 << 20 // of what is fetched
	mostRedirects = 5
	longest       = 60 * time.Second
	mostPause     = time.Minute // that a host may ask for between requests
	mostBackOff   = 24 * time.Hour
	agent         = "Quoth"
	userAgent     = agent + "/1 (reads articles to quote them)"
)

// private are networks that are not of the public web, beside those that netip knows.
var private = func() (list []netip.Prefix) {
	for _, s := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fec0::/10",
	} {
		list = append(list, netip.MustParsePrefix(s))
	}
	return list
}()

// public says why an address is not of the public web, nil where it is or is allowed.
func public(ip netip.Addr, allowed []netip.Prefix) error {
	ip = ip.Unmap().WithZone("")
	for _, p := range allowed {
		if p.Contains(ip) {
			return nil
		}
	}
	if b := ip.As16(); ip.Is6() {
		switch { // addresses that hold another
		case netip.MustParsePrefix("64:ff9b::/96").Contains(ip):
			return public(netip.AddrFrom4([4]byte(b[12:16])), allowed)
		case netip.MustParsePrefix("2002::/16").Contains(ip):
			return public(netip.AddrFrom4([4]byte(b[2:6])), allowed)
		}
	}
	refused := !ip.IsGlobalUnicast() || ip.IsPrivate()
	for _, p := range private {
		refused = refused || p.Contains(ip)
	}
	if refused {
		return fmt.Errorf("%w: %s", errPrivate, ip)
	}
	return nil
}

var errPrivate = errors.New("an address of a private network, which sources.yaml does not allow")

// newClient makes a client that reaches the public web and what is allowed. It
// looks at the address that it is about to call, after names and redirects.
func newClient(allowed []netip.Prefix) *http.Client {
	dialer := &net.Dialer{Timeout: 15 * time.Second, Control: func(_, at string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(at)
		if err != nil {
			return err
		}
		return public(to.Addr(), allowed)
	}}
	return &http.Client{
		Timeout: longest,
		Transport: &http.Transport{
			Proxy: nil, DialContext: dialer.DialContext, TLSHandshakeTimeout: 15 * time.Second, ResponseHeaderTimeout: 30 * time.Second,
			MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true,
		},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > mostRedirects {
				return fmt.Errorf("more than %d redirects", mostRedirects)
			}
			_, err := address(r.URL.String())
			return err
		},
	}
}

// A reply is what a host sent.
type reply struct {
	status  int
	header  http.Header
	body    []byte
	address *url.URL // after redirects
}

// A busy is the error of a host that wants to be left alone for a while.
type busy struct {
	status int
	after  time.Duration // 0 it does not say
}

func (b busy) Error() string { return fmt.Sprintf("the host is busy: %d", b.status) }

// get asks for an address. The reply's status is 200 or 304; others are errors.
func (h *host) get(ctx context.Context, u *url.URL, header http.Header) (*reply, error) {
	if err := h.wait(ctx); err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	for k, v := range header {
		r.Header[k] = v
	}
	r.Header.Set("User-Agent", userAgent)
	in, err := h.client.Do(r)
	h.last = time.Now()
	if err != nil {
		var plain *url.Error
		if errors.As(err, &plain) {
			err = plain.Err
		}
		return nil, err
	}
	defer in.Body.Close()
	out := &reply{status: in.StatusCode, header: in.Header, address: in.Request.URL}
	switch {
	case in.StatusCode == http.StatusNotModified:
		return out, nil
	case in.StatusCode == http.StatusTooManyRequests || in.StatusCode >= 500:
		return nil, busy{in.StatusCode, retryAfter(in.Header.Get("Retry-After"))}
	case in.StatusCode != http.StatusOK:
		return out, fmt.Errorf("the host says %s", in.Status)
	case in.ContentLength > mostBytes:
		return nil, fmt.Errorf("%d MB, the most is %d MB", in.ContentLength>>20, mostBytes>>20)
	}
	if out.body, err = io.ReadAll(io.LimitReader(in.Body, mostBytes+1)); err != nil {
		return nil, err
	}
	if len(out.body) > mostBytes {
		return nil, fmt.Errorf("more than %d MB", mostBytes>>20)
	}
	return out, nil
}

// retryAfter reads how long a host wants to be left alone, in seconds or as a date.
func retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n > 0 {
		return min(time.Duration(min(n, 1<<20))*time.Second, mostBackOff)
	}
	if at, err := http.ParseTime(s); err == nil {
		return min(max(time.Until(at), 0), mostBackOff)
	}
	return 0
}

// A host is a host of the web in one run: it is asked one thing at a time.
type host struct {
	mu     sync.Mutex // held while it is asked
	client *http.Client
	pause  time.Duration
	last   time.Time
	robots *robotstxt.Group
}

// wait waits until the host may be asked again.
func (h *host) wait(ctx context.Context) error {
	pause := h.pause
	if h.robots != nil {
		pause = min(max(pause, h.robots.CrawlDelay), mostPause)
	}
	if h.last.IsZero() {
		return ctx.Err()
	}
	t := time.NewTimer(time.Until(h.last.Add(pause)))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// rules reads what the host wants to be left alone.
func (h *host) rules(ctx context.Context, u *url.URL) error {
	if h.robots != nil {
		return nil
	}
	at := *u
	at.Path, at.RawPath, at.RawQuery = "/robots.txt", "", ""
	in, err := h.get(ctx, &at, nil)
	status, body := 404, []byte(nil) // what is not there forbids nothing
	var wait busy
	switch {
	case err == nil && in.status == http.StatusOK:
		status, body = 200, in.body[:min(len(in.body), 512<<10)]
	case errors.As(err, &wait):
		return err
	case err != nil && in == nil:
		return err
	}
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil {
		return fmt.Errorf("robots.txt: %w", err)
	}
	h.robots = data.FindGroup(agent)
	return nil
}

var errRobots = errors.New("its robots.txt asks not to")

// fetch asks for an address if the host allows it.
func (h *host) fetch(ctx context.Context, u *url.URL, header http.Header) (*reply, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.rules(ctx, u); err != nil {
		return nil, err
	}
	if !h.robots.Test(u.RequestURI()) {
		return nil, errRobots
	}
	return h.get(ctx, u, header)
}
