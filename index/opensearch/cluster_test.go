package opensearch

import (
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"quoth/index/engine"
)

// A node stands for a cluster: it gives each "METHOD path" its answers in turn, the
// last one ever after, and keeps what it was asked.
type node struct {
	*httptest.Server
	mu      sync.Mutex
	answers map[string][]answer
	asked   map[string]int
	bodies  []string
}

type answer struct {
	status int
	body   string
}

const about3 = `{"version":{"number":"3.1.0","distribution":"opensearch"}}`

func newNode(t *testing.T, start func(http.Handler) *httptest.Server, answers map[string][]answer) *node {
	t.Helper()
	n := &node{answers: answers, asked: map[string]int{}}
	if answers["GET /"] == nil {
		answers["GET /"] = []answer{{200, about3}}
	}
	n.Server = start(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		n.mu.Lock()
		defer n.mu.Unlock()
		to := r.Method + " " + r.URL.Path
		n.bodies = append(n.bodies, string(body))
		list := n.answers[to]
		if list == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		a := list[min(n.asked[to], len(list)-1)]
		n.asked[to]++
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(a.status)
		io.WriteString(w, a.body)
	}))
	t.Cleanup(n.Close)
	return n
}

func (n *node) dial(t *testing.T) *Cluster {
	t.Helper()
	c, err := Dial(t.Context(), Address{URL: n.URL + "/hubs"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// What a cluster answers that has not what is wanted is told by its reason, and
// asked again only where another time may help.
func TestClusterRefusals(t *testing.T) {
	const alias = "GET /_alias/hubs"
	good := answer{200, `{"hubs-000002":{"aliases":{"hubs":{}}}}`}
	busy, gone := answer{429, `{"error":{"type":"busy","reason":"later"}}`}, answer{503, `{}`}
	for _, test := range []struct {
		name    string
		answers []answer
		asked   int
		is      error  // nil any
		says    string // "" it succeeds
	}{
		{"busy, then not", []answer{busy, gone, good}, 3, nil, ""},
		{"away for half a second, then not", []answer{gone, gone, gone, good}, 4, nil, ""},
		{"an error of the node, then not", []answer{{500, `{}`}, good}, 2, nil, ""},
		{"busy all the time", []answer{busy}, askPatience.tries, errBusy, "429 busy: later"},
		{"away all the time", []answer{gone}, askPatience.tries, errBusy, "503 Service Unavailable"},
		{"a wrong key", []answer{{401, `{}`}}, 1, nil, "401 the user or the key is not known there"},
		{"a user without the right", []answer{{403, `{"error":{"type":"security_exception","reason":"no permissions"}}`}}, 1, nil, "403 the user may not do that: no permissions"},
		{"an alias of two", []answer{{200, `{"hubs-000001":{},"hubs-000002":{}}`}}, 1, ErrDamaged, "2 indexes at once: hubs-000001, hubs-000002"},
		{"another program's", []answer{{200, `{"logs":{}}`}}, 1, ErrNoIndex, "the alias is of logs"},
		{"nothing there", []answer{{404, `{}`}}, 1, ErrNoIndex, "quoth index makes it"},
		{"no JSON", []answer{{200, `<html>`}}, 1, nil, "an answer that cannot be read"},
		{"too long", []answer{{200, strings.Repeat(" ", mostAnswer+1)}}, 1, errLong, "an answer of more than 64 MB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := newNode(t, httptest.NewServer, map[string][]answer{alias: test.answers})
			name, err := n.dial(t).Current(t.Context())
			if n.asked[alias] != test.asked {
				t.Errorf("it was asked %d times, want %d", n.asked[alias], test.asked)
			}
			switch {
			case test.says == "" && (err != nil || name != "hubs-000002"):
				t.Errorf("got %q, %v", name, err)
			case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), n.URL+"/hubs")):
				t.Errorf("got error %v, want one that names the index and says %q", err, test.says)
			case test.is != nil && !errors.Is(err, test.is):
				t.Errorf("%v is not %v", err, test.is)
			}
		})
	}
}

func TestClusterThatIsNone(t *testing.T) {
	for name, about := range map[string]string{
		"too old": `{"version":{"number":"1.3.0","distribution":"opensearch"}}`, "another": `{"version":{"number":"8.1.0"}}`,
	} {
		n := newNode(t, httptest.NewServer, map[string][]answer{"GET /": {{200, about}}})
		if _, err := Dial(t.Context(), Address{URL: n.URL + "/hubs"}); err == nil || !strings.Contains(err.Error(), "OpenSearch 2 or newer is wanted") {
			t.Errorf("%s: got error %v", name, err)
		}
	}
	n := newNode(t, httptest.NewServer, map[string][]answer{})
	c := n.dial(t)
	n.Close()
	if _, err := c.Current(t.Context()); err == nil || !strings.Contains(err.Error(), n.URL+"/hubs") {
		t.Errorf("a node that is gone: got error %v, want one that names the index", err)
	}
}

// Who is asked is who the given authority vouches for, and nobody else; and the
// user's key goes with it.
func TestClusterAuthority(t *testing.T) {
	n := newNode(t, httptest.NewTLSServer, map[string][]answer{})
	n.Config.ErrorLog = nil
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: n.Certificate().Raw})
	c, err := Dial(t.Context(), Address{URL: n.URL + "/hubs", User: "quoth", Password: "secret", CA: ca})
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if c, err := Dial(t.Context(), Address{URL: n.URL + "/hubs", Password: "secret"}); err == nil {
		c.Close()
		t.Error("a certificate that nobody vouches for is taken")
	} else if strings.Contains(err.Error(), "secret") {
		t.Errorf("the error tells the password: %v", err)
	}
	if c, err := Dial(t.Context(), Address{URL: n.URL + "/hubs", CA: []byte("nonsense")}); err == nil {
		c.Close()
		t.Error("an authority that cannot be read is taken")
	}
}

func TestClusterAddress(t *testing.T) {
	for url, want := range map[string]string{
		"http://hubs.example:9200/hubs":         "https is wanted",
		"https://me:secret@hubs.example/hubs":   "given apart",
		"https://hubs.example":                  "a name of small letters",
		"https://hubs.example/Hubs":             "a name of small letters",
		"https://hubs.example/hubs?pretty=true": "a name of small letters",
	} {
		if _, _, err := (Address{URL: url}).read(); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: got error %v, want %q", url, err, want)
		}
	}
}

// Of a bulk, those documents are sent again that the cluster had no room for, and
// no others; one that is refused ends the build.
func TestClusterBulk(t *testing.T) {
	batch := []byte(`{"index":{"_id":"a"}}` + "\n{}\n" + `{"index":{"_id":"b"}}` + "\n{}\n" + `{"index":{"_id":"c"}}` + "\n{}\n")
	items := func(status ...int) answer {
		var list []string
		for i, s := range status {
			list = append(list, fmt.Sprintf(`{"index":{"_id":"%c","status":%d,"error":{"type":"t","reason":"why"}}}`, 'a'+i, s))
		}
		return answer{200, `{"errors":true,"items":[` + strings.Join(list, ",") + `]}`}
	}
	for _, test := range []struct {
		name    string
		answers []answer
		last    string // documents of the last bulk, by their ids
		says    string
	}{
		{"all at once", []answer{items(201, 201, 201)}, "abc", ""},
		{"two again", []answer{items(201, 429, 503), items(201, 201)}, "bc", ""},
		{"the whole again", []answer{{429, `{}`}, {502, `{}`}, items(201, 200, 201)}, "abc", ""},
		{"one refused", []answer{items(201, 400, 429)}, "abc", "document b: 400 t: why"},
		{"answered for fewer", []answer{items(201)}, "abc", "3 documents was answered for 1"},
		{"not allowed", []answer{{403, `{}`}}, "abc", "403 the user may not do that"},
	} {
		t.Run(test.name, func(t *testing.T) {
			n := newNode(t, httptest.NewServer, map[string][]answer{"POST /hubs-000001/_bulk": test.answers})
			err := n.dial(t).bulk(t.Context(), "hubs-000001", batch)
			if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Errorf("got error %v, want %q", err, test.says)
			}
			var ids string
			for line := range strings.Lines(n.bodies[len(n.bodies)-1]) {
				var doc struct {
					Index struct {
						ID string `json:"_id"`
					}
				}
				if json.Unmarshal([]byte(line), &doc); doc.Index.ID != "" {
					ids += doc.Index.ID
				}
			}
			if ids != test.last || n.asked["POST /hubs-000001/_bulk"] != len(test.answers) {
				t.Errorf("%d bulks, the last of %s; want %d, the last of %s", n.asked["POST /hubs-000001/_bulk"], ids, len(test.answers), test.last)
			}
		})
	}
}

// A generation that has lost something is told as damaged, and a shard that does not
// answer is an error, never fewer passages.
func TestClusterDamaged(t *testing.T) {
	n := newNode(t, httptest.NewServer, map[string][]answer{
		"GET /hubs-000001/_doc/manifest": {{404, `{"found":false}`}},
		"POST /hubs-000001/_search":      {{200, `{"timed_out":false,"_shards":{"failed":1},"hits":{"hits":[]}}`}},
		"POST /hubs-000001/_mget":        {{200, `{"docs":[{"_id":"r0","found":false}]}`}},
	})
	c := n.dial(t)
	if _, err := c.read(t.Context(), "hubs-000001"); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "has no manifest") {
		t.Errorf("without a manifest: got error %v", err)
	}
	e := &Engine{cluster: c, name: "hubs-000001", words: newDictionary()}
	e.manifest.Parts = map[string]part{"words": {Size: 3}}
	if _, err := e.Holding(t.Context(), "place", []string{"x"}); err == nil || !strings.Contains(err.Error(), "1 shards of hubs-000001 did not answer") {
		t.Errorf("with a shard away: got error %v", err)
	}
	if _, err := e.Records(t.Context(), []int{7}); !errors.Is(err, ErrDamaged) {
		t.Errorf("without a passage: got error %v", err)
	}
	for _, name := range []string{"words", "never built"} {
		if _, err := e.Part(t.Context(), name); !errors.Is(err, ErrDamaged) {
			t.Errorf("part %s: got error %v", name, err)
		}
	}
	if got, err := e.Search(t.Context(), engine.Query{}); got != nil || err != nil {
		t.Errorf("a search for nothing: %v, %v", got, err)
	}
}
