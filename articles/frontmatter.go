package articles

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// A field is one key of front matter with its value: a string, a bool, a list
// of strings, or nil for what is neither.
type field struct {
	key   string
	plain string // see plainKey
	line  int    // of the front matter, from 1; 0 unknown
	value any
}

// frontMatter reads what stands at the top of an article, in YAML between
// lines "---", in TOML between lines "+++" or in JSON between braces, and
// returns what follows and how many lines stand above it.
func frontMatter(a *Article, source string) (body string, above int, problem *Problem) {
	var text string
	var read func(string) ([]field, *Problem)
	ok := true
	switch {
	case strings.HasPrefix(source, "---\n"):
		text, body, ok = between(source, "---", "...")
		read = yamlFields
	case strings.HasPrefix(source, "+++\n"):
		text, body, ok = between(source, "+++")
		read = tomlFields
	case strings.HasPrefix(source, "{"):
		var value json.RawMessage
		d := json.NewDecoder(strings.NewReader(source))
		if err := d.Decode(&value); err != nil {
			if !jsonStart.MatchString(source) {
				return source, 0, nil
			}
			return "", 0, &Problem{Line: jsonLine(source, err), Err: fmt.Errorf("front matter: JSON: %w", err), Left: true}
		}
		text, body = string(value), source[d.InputOffset():]
		if strings.TrimSpace(body) == "" { // a file of JSON is no article's front matter
			return source, 0, nil
		}
		above = strings.Count(text, "\n")
		read = jsonFields
	default:
		return source, 0, nil
	}
	if !ok {
		return "", 0, &Problem{Line: 1, Err: fmt.Errorf("front matter: no line %q ends it", source[:3]), Left: true}
	}
	first := 0
	if source[0] != '{' {
		first, above = 1, 2+strings.Count(text, "\n")
		if !strings.HasSuffix(text, "\n") {
			above++
		}
	}
	if len(text) > longestFrontMatter {
		return "", 0, &Problem{Line: 1, Err: fmt.Errorf("front matter of %d KB: the most is %d KB", len(text)>>10, longestFrontMatter>>10), Left: true}
	}
	fields, problem := read(text)
	if problem == nil {
		problem = meta(a, fields[:min(len(fields), mostFields)])
	}
	if problem != nil && problem.Err != errDraft {
		problem.Line += first
		problem.Err = fmt.Errorf("front matter: %w", problem.Err)
	}
	return body, above, problem
}

const (
	longestFrontMatter = 1 << 20 // bytes
	mostFields         = 1000    // that are looked at
)

// jsonStart matches the start of a JSON object with a key.
var jsonStart = regexp.MustCompile(`^\{\s*"[^"\n]*"\s*:`)

// jsonLine is the line at which JSON is broken.
func jsonLine(source string, err error) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return 1 + strings.Count(source[:min(len(source), int(syntax.Offset))], "\n")
	}
	return 1
}

// between cuts what stands between a first line and the next line that is it or another end.
func between(source, fence string, ends ...string) (text, body string, ok bool) {
	rest := source[len(fence)+1:]
	for at := 0; at <= len(rest); {
		line, next := rest[at:], len(rest)+1
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line, next = line[:i], at+i+1
		}
		if trimmed := strings.TrimRight(line, " \t"); trimmed == fence || slices.Contains(ends, trimmed) {
			return rest[:at], rest[min(next, len(rest)):], true
		}
		at = next
	}
	return "", "", false
}

// yamlFields reads YAML.
func yamlFields(text string) ([]field, *Problem) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		line := 0
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		return nil, &Problem{Line: line, Err: errors.New(yamlLine.ReplaceAllString(strings.TrimPrefix(err.Error(), "yaml: "), "")), Left: true}
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	m := doc.Content[0]
	if m.Kind != yaml.MappingNode {
		return nil, &Problem{Line: m.Line, Err: errors.New("want lines such as \"title: …\""), Left: true}
	}
	var list []field
	for i := 0; i+1 < len(m.Content); i += 2 {
		list = append(list, field{key: m.Content[i].Value, line: m.Content[i].Line, value: yamlValue(m.Content[i+1])})
	}
	return list, nil
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlValue is the value of a node; an alias is not followed.
func yamlValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.ScalarNode:
		switch n.Tag {
		case "!!null":
			return ""
		case "!!bool":
			return strings.EqualFold(n.Value, "true")
		}
		return n.Value
	case yaml.SequenceNode:
		list := []string{}
		for _, item := range n.Content {
			if item.Kind != yaml.ScalarNode {
				return nil
			}
			list = append(list, item.Value)
		}
		return list
	}
	return nil
}

// tomlFields reads TOML.
func tomlFields(text string) ([]field, *Problem) {
	values := map[string]any{}
	if _, err := toml.Decode(text, &values); err != nil {
		var broken toml.ParseError
		line := 1
		if errors.As(err, &broken) {
			line, err = broken.Position.Line, errors.New(broken.Message)
		}
		return nil, &Problem{Line: line, Err: fmt.Errorf("TOML: %w", err), Left: true}
	}
	return decoded(text, values), nil
}

// jsonFields reads JSON.
func jsonFields(text string) ([]field, *Problem) {
	values := map[string]any{}
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	if err := d.Decode(&values); err != nil {
		return nil, &Problem{Line: 1, Err: fmt.Errorf("JSON: %w", err), Left: true}
	}
	list := decoded(text, values)
	return list, nil
}

// decoded are the fields of values that were decoded from a text.
func decoded(text string, values map[string]any) []field {
	lines := map[string]int{} // where a key first begins a line
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if end := strings.IndexAny(line, ":="); end > 0 {
			if key := strings.Trim(line[:end], " \t\"{,"); lines[key] == 0 {
				lines[key] = n + 1
			}
		}
		n++
	}
	var list []field
	for _, key := range slices.Sorted(maps.Keys(values)) {
		f := field{key: key, line: lines[key]}
		switch v := values[key].(type) {
		case []any:
			items := []string{}
			for _, item := range v {
				items = append(items, scalar(item))
			}
			f.value = items
		case map[string]any, []map[string]any:
		case bool:
			f.value = v
		default:
			f.value = scalar(v)
		}
		list = append(list, f)
	}
	return list
}

// scalar is a value as it would be written.
func scalar(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return fmt.Sprint(v)
}
