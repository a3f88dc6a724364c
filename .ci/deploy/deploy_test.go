// Package deploy checks what operators are handed: the Helm chart renders and
// every object of it decodes strictly as the API's type, the compose file is
// one, and Prometheus takes the alert rules. It is a module of its own, so that
// the program needs none of what it checks with.
package deploy

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/lint"
	"helm.sh/helm/v3/pkg/lint/support"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/kubernetes/scheme"
)

const (
	chartFolder = "../../deploy/helm/quoth"
	composeFile = "../../deploy/compose.yaml"
	alertFile   = "../../deploy/monitoring/alerts.yaml"
)

// ways are how operators run it, and the kinds of object each has.
var ways = []struct {
	name   string
	values chartutil.Values
	kinds  []string
	has    []string // stands in what is rendered
	lacks  []string
}{
	{
		"default", nil,
		[]string{"NetworkPolicy", "Service", "StatefulSet"},
		[]string{"SLACK_APP_TOKEN_FILE", "/kept/quoth.db", "readOnlyRootFilesystem: true"},
		[]string{"SIGNING", "QUOTH_API_TOKEN"},
	},
	{
		"HTTP mode",
		chartutil.Values{"slack": map[string]any{"mode": "http"}, "ingress": map[string]any{"enabled": true, "host": "quoth.example.org", "tlsSecret": "tls"}, "api": map[string]any{"secret": "api"}},
		[]string{"Ingress", "NetworkPolicy", "Service", "StatefulSet"},
		[]string{"SLACK_SIGNING_SECRET_FILE", "/slack/events", "/api/", "QUOTH_API_TOKEN_FILE"},
		[]string{"APP_TOKEN"},
	},
	{
		"replicas over PostgreSQL",
		chartutil.Values{"replicas": 3, "store": map[string]any{"postgresSecret": "postgres"}, "networkPolicy": map[string]any{"from": []any{map[string]any{"team": "monitoring"}}}},
		[]string{"NetworkPolicy", "PodDisruptionBudget", "Service", "StatefulSet"},
		[]string{"secretKeyRef", "maxUnavailable: 1", "team: monitoring"},
		[]string{"volumeClaimTemplates", "/kept"},
	},
	{
		"engines that stand elsewhere",
		chartutil.Values{"replicas": 2, "store": map[string]any{"postgresSecret": "postgres"}, "index": map[string]any{"url": "https://search.example.org:9200/quoth", "secret": "search", "caSecret": "search-ca"}},
		[]string{"NetworkPolicy", "PodDisruptionBudget", "Service", "StatefulSet"},
		[]string{"https://search.example.org:9200/quoth", "/secrets/index/user", "/secrets/index/password", "/secrets/index-ca/ca.crt", "secretName: search,", "secretName: search-ca,"},
		[]string{"volumeClaimTemplates", "/kept", "value: /index}"},
	},
	{
		"articles and channels of one's own",
		chartutil.Values{"articles": map[string]any{"claim": "articles"}, "index": map[string]any{"claim": "index"}, "channels": map[string]any{"limits": map[string]any{"person": 20}}, "reader": "https://quoth.example.org", "monitor": map[string]any{"enabled": false}},
		[]string{"ConfigMap", "NetworkPolicy", "Service", "StatefulSet"},
		[]string{"claimName: articles", "claimName: index", "QUOTH_CHANNELS", "person: 20"},
		nil,
	},
}

func TestChart(t *testing.T) {
	c := load(t)
	decoder := serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()
	for _, way := range ways {
		files, err := render(c, way.values)
		if err != nil {
			t.Errorf("%s: %v", way.name, err)
			continue
		}
		var kinds []string
		all := ""
		for name, text := range files {
			if !strings.HasSuffix(name, ".yaml") || strings.TrimSpace(text) == "" {
				continue
			}
			_, kind, err := decoder.Decode([]byte(text), nil, nil)
			if err != nil {
				t.Errorf("%s: %s: %v", way.name, filepath.Base(name), err)
				continue
			}
			kinds = append(kinds, kind.Kind)
			all += text
		}
		slices.Sort(kinds)
		if !slices.Equal(kinds, way.kinds) {
			t.Errorf("%s: renders %v, want %v", way.name, kinds, way.kinds)
		}
		for _, want := range way.has {
			if !strings.Contains(all, want) {
				t.Errorf("%s: lacks %s", way.name, want)
			}
		}
		for _, not := range way.lacks {
			if strings.Contains(all, not) {
				t.Errorf("%s: has %s", way.name, not)
			}
		}
	}
}

// Values that cannot work are refused, by the name of what is wrong.
func TestChartRefuses(t *testing.T) {
	c := load(t)
	for _, test := range []struct {
		name   string
		values chartutil.Values
		says   string
	}{
		{"replicas without a store they share", chartutil.Values{"replicas": 2}, "postgresSecret"},
		{"HTTP mode without an address", chartutil.Values{"slack": map[string]any{"mode": "http"}}, "ingress"},
		{"an index in a cluster, in the open", chartutil.Values{"index": map[string]any{"url": "http://search:9200/quoth"}}, "/index/url"},
		{"an index at two places", chartutil.Values{"index": map[string]any{"url": "https://search:9200/quoth", "claim": "index"}}, "/index/claim"},
		{"a key for no cluster", chartutil.Values{"index": map[string]any{"secret": "search"}}, "/index/secret"},
		{"an unknown mode", chartutil.Values{"slack": map[string]any{"mode": "pigeon"}}, "mode"},
		{"an unknown key", chartutil.Values{"replica": 2}, "replica"},
	} {
		if _, err := render(c, test.values); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want it to name %s", test.name, err, test.says)
		}
	}
}

func TestChartIsLinted(t *testing.T) {
	for _, m := range lint.All(chartFolder, nil, "default", true).Messages {
		if m.Severity > support.InfoSev {
			t.Error(m)
		}
	}
}

func load(t *testing.T) *chart.Chart {
	t.Helper()
	c, err := loader.Load(chartFolder)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// render renders the chart with values, checked by its schema.
func render(c *chart.Chart, values chartutil.Values) (map[string]string, error) {
	all, err := chartutil.ToRenderValues(c, values, chartutil.ReleaseOptions{Name: "quoth", Namespace: "default", IsInstall: true}, nil)
	if err != nil {
		return nil, err
	}
	return engine.Render(c, all)
}

func TestCompose(t *testing.T) {
	options, err := cli.NewProjectOptions([]string{composeFile}, cli.WithProfiles([]string{"postgres", "opensearch"}))
	if err != nil {
		t.Fatal(err)
	}
	p, err := options.LoadProject(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"quoth", "quoth-shared", "quoth-cluster", "postgres", "opensearch"} {
		if _, err := p.GetService(name); err != nil {
			t.Error(err)
		}
	}
	for _, s := range p.Services {
		if s.Image == "quoth" && !s.ReadOnly {
			t.Errorf("%s may write to its root", s.Name)
		}
		for _, secret := range s.Secrets {
			if _, ok := p.Secrets[secret.Source]; !ok {
				t.Errorf("%s wants the secret %s, which there is none of", s.Name, secret.Source)
			}
		}
	}
}

func TestAlerts(t *testing.T) {
	raw, err := os.ReadFile(alertFile)
	if err != nil {
		t.Fatal(err)
	}
	groups, errs := rulefmt.Parse(raw, false, model.UTF8Validation, parser.NewParser(parser.Options{}), slog.Default())
	for _, err := range errs {
		t.Error(err)
	}
	if groups == nil || len(groups.Groups) == 0 || len(groups.Groups[0].Rules) == 0 {
		t.Error("no rules")
	}
}
