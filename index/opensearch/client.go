// Package opensearch keeps an index where one machine is too small for it: in a
// cluster of OpenSearch. It is the only home of its client.
//
// Passages are stored with their terms, as our own analyzer has cut them. A search
// asks the cluster for those that an upper bound of our BM25F puts first, and scores
// them here, until no other can be among the best: the result is that of
// index/engine, to the last bit, but beyond the bounds that Engine.Search names. How
// often terms stand in the corpus is read once.
package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	client "github.com/opensearch-project/opensearch-go/v4"

	"quoth/trace"
)

// Errors to be told apart with errors.Is.
var (
	ErrNoIndex = errors.New("not an index of quoth")
	ErrDamaged = errors.New("the index is damaged: build it again with quoth index")
	errNothing = fmt.Errorf("%w: nothing has the name", ErrNoIndex)
	errBusy    = errors.New("the cluster is busy")
	errLong    = fmt.Errorf("an answer of more than %d MB", mostAnswer>>20)
)

// An Address says where an index is, and who asks for it.
type Address struct {
	URL            string // https://host:9200/name; http on loopback alone
	User, Password string // both "" none
	CA             []byte // PEM of the authority that vouches for the host; nil those of the system
}

// A Cluster is a connection to where an index is. It is safe for concurrent use.
type Cluster struct {
	Alias  string // the index's name: an alias of its current generation
	client *client.Client
	shown  string // the address, for errors
	patience
}

// Patience is how long an answer is waited for.
type patience struct {
	tries   int           // while the cluster is busy or away
	between time.Duration // the first two, twice as long after each
	most    time.Duration // all tries together
}

// Of a question, who asked waits for it, two seconds at most: a second of them the
// cluster may be away. A build outlasts a node that is started again.
var (
	askPatience   = patience{5, 100 * time.Millisecond, 10 * time.Second}
	buildPatience = patience{12, 200 * time.Millisecond, 3 * time.Minute}
)

const mostBetween = 15 * time.Second // two tries

// pause waits before a try that is not the first, and reports whether there is time
// for it.
func (p patience) pause(ctx context.Context, try int) bool {
	if try == 0 {
		return true
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(min(p.between<<(try-1), mostBetween)):
		return true
	}
}

// patient is the cluster as a build asks it.
func (c *Cluster) patient() *Cluster {
	p := *c
	p.patience = buildPatience
	return &p
}

// mostAnswer is how many bytes of one answer are taken from a cluster, whatever it
// answers.
const mostAnswer = 64 << 20

var goodName = regexp.MustCompile(`^[a-z0-9][a-z0-9_.-]{0,99}$`)

// Remote reports whether an index is named by a URL.
func Remote(where string) bool {
	return strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://")
}

// read takes the address apart. Its errors hold no secret.
func (a Address) read() (base, alias string, err error) {
	u, err := url.Parse(a.URL)
	if err != nil {
		return "", "", errors.New("the index's URL cannot be read: https://host:9200/name is wanted")
	}
	alias = strings.Trim(u.Path, "/")
	switch {
	case u.User != nil:
		return "", "", errors.New("the index's URL holds a user or a password: they are given apart")
	case u.Host == "" || u.RawQuery != "" || u.Fragment != "" || !goodName.MatchString(alias):
		return "", "", fmt.Errorf("index %s: https://host:9200/name is wanted, a name of small letters, digits, - and _", u.Redacted())
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return "", "", fmt.Errorf("index %s: http would send articles and keys in the open: https is wanted, but on loopback", u.Redacted())
	}
	return u.Scheme + "://" + u.Host, alias, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Dial looks whether a cluster is there and is one we can read. The caller closes it.
func Dial(ctx context.Context, a Address) (*Cluster, error) {
	base, alias, err := a.read()
	if err != nil {
		return nil, err
	}
	config := client.Config{
		Addresses: []string{base}, Username: a.User, Password: a.Password, CACert: a.CA,
		DisableRetry: true, HealthCheckMaxRetries: -1, RequestTimeout: time.Minute,
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 16
	config.Transport = transport
	c := &Cluster{Alias: alias, shown: base + "/" + alias, patience: askPatience}
	if c.client, err = client.NewClient(config); err != nil {
		return nil, fmt.Errorf("%s: %w", c.shown, err)
	}
	var about struct {
		Version struct{ Number, Distribution string }
	}
	if err := c.ask(ctx, "GET", "/", nil, &about); err != nil {
		c.Close()
		return nil, err
	}
	var major int
	fmt.Sscanf(about.Version.Number, "%d.", &major)
	if about.Version.Distribution != "opensearch" || major < 2 {
		c.Close()
		return nil, fmt.Errorf("%s: OpenSearch 2 or newer is wanted, and this is %q %q", c.shown, about.Version.Distribution, about.Version.Number)
	}
	return c, nil
}

// Close lets go of the connection.
func (c *Cluster) Close() error { return c.client.Close() }

// A refusal is an answer of the cluster that is an error.
type refusal struct {
	status int
	kind   string // what the cluster calls it; "" it does not
	reason string
}

func (r *refusal) Error() string { return fmt.Sprintf("%d %s", r.status, r.reason) }

func (r *refusal) Is(err error) bool {
	return err == errBusy && (r.status == http.StatusTooManyRequests || r.status == http.StatusServiceUnavailable)
}

// refusedWith reports whether an error is an answer of the cluster of this status.
func refusedWith(err error, status int) bool {
	r, ok := errors.AsType[*refusal](err)
	return ok && r.status == status
}

// passing reports whether what failed may succeed another time: the cluster is busy,
// has a fault, or did not answer.
func passing(err error) bool {
	r, ok := errors.AsType[*refusal](err)
	return !errors.Is(err, errLong) && (!ok || errors.Is(err, errBusy) || r.status >= 500)
}

// A partial answer is a good one that may lack what a part of the cluster holds.
type partial interface {
	lacks() error // which part did not answer, nil where all did
}

// ask asks the cluster, again where it is busy or away, and reads its answer into v;
// nil: it is not wanted. What makes something is asked once.
func (c *Cluster) ask(ctx context.Context, method, path string, body, v any) error {
	ctx, cancel := context.WithTimeout(ctx, c.most)
	defer cancel()
	var data []byte
	if body != nil {
		var err error
		if data, err = json.Marshal(body); err != nil {
			return err
		}
	}
	var err error
	for try := range c.tries {
		if !c.pause(ctx, try) {
			break
		}
		var answer []byte
		if answer, err = c.once(ctx, method, path, "application/json", data); err == nil && v != nil {
			if err := json.Unmarshal(answer, v); err != nil {
				return fmt.Errorf("%s: an answer that cannot be read: %w", c.shown, err)
			}
			if p, ok := v.(partial); ok {
				err = p.lacks()
			}
		}
		if err == nil {
			return nil
		}
		if !passing(err) || method == http.MethodPut {
			break
		}
	}
	return fmt.Errorf("%s: %w", c.shown, err)
}

// once asks the cluster once.
func (c *Cluster) once(ctx context.Context, method, path, kind string, data []byte) (answer []byte, err error) {
	ctx, step := trace.Step(ctx, "ask the cluster", trace.Fact{Key: "http.request.method", Value: method}, trace.Fact{Key: "http.request.body.size", Value: len(data)})
	defer func() {
		step.Note(trace.Fact{Key: "http.response.body.size", Value: len(answer)})
		step.End(err)
	}()
	var body io.Reader
	if data != nil {
		body = bytes.NewReader(data)
	}
	req, err := http.NewRequestWithContext(ctx, method, path, body)
	if err != nil {
		return nil, err
	}
	if data != nil {
		req.Header.Set("Content-Type", kind)
	}
	res, err := c.client.Stream(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(io.LimitReader(res.Body, mostAnswer+1))
	switch {
	case err != nil:
		return nil, err
	case len(answer) > mostAnswer:
		return nil, errLong
	case res.StatusCode >= 300:
		return nil, refused(res.StatusCode, answer)
	}
	return answer, nil
}

// refused reads why the cluster did not do what it was asked.
func refused(status int, answer []byte) error {
	var told struct{ Error json.RawMessage }
	var why struct{ Type, Reason string }
	json.Unmarshal(answer, &told)
	json.Unmarshal(told.Error, &why)
	reason := why.Type + ": " + why.Reason
	switch {
	case status == http.StatusUnauthorized:
		reason = "the user or the key is not known there"
	case status == http.StatusForbidden:
		reason = "the user may not do that: " + why.Reason
	case why.Type == "":
		reason = http.StatusText(status)
	}
	return &refusal{status, why.Type, reason[:min(len(reason), 300)]}
}
