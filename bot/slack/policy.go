package slack

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"quoth/bot"
)

// A Policy says who is answered where, from what. The zero Policy answers
// everyone of the workspace from all articles.
type Policy struct {
	// Restricted are collections that are quoted in some channels only, by
	// name: the ids of those channels.
	Restricted map[string][]string
	// External are channels shared with other organisations that are
	// answered all the same. All others are refused.
	External []string
	// Apps are workflows and apps whose messages are answered as those of
	// people are, by the id of the app or its bot.
	Apps []string
	// Person and Channel are how many questions a minute one person may ask,
	// and all in one channel. 0: 20 and 60; less: any number.
	Person, Channel int
	// Channels are settings by channel id. What is set in Slack itself takes
	// their place.
	Channels map[string]bot.Setting
}

const (
	personLimit  = 20
	channelLimit = 60
)

// limits are the numbers of questions a minute, negative where there is no limit.
func (p Policy) limits() (person, channel int) {
	return cmp.Or(p.Person, personLimit), cmp.Or(p.Channel, channelLimit)
}

// Public are the collections, of all there are, that are quoted anywhere.
func (p Policy) Public(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(c string) bool { _, restricted := p.Restricted[c]; return restricted })
}

// Seen are the collections, of all there are, that a channel is answered from.
// The articles of none are a collection named "", which all see where nothing
// is set.
func (p Policy) Seen(channel string, set bot.Setting, all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(c string) bool {
		only, restricted := p.Restricted[c]
		return restricted && !slices.Contains(only, channel) || len(set.Collections) > 0 && !slices.Contains(set.Collections, c)
	})
}

// kept are the channels that collections are kept to: what is asked there is not
// told elsewhere either.
func (p Policy) kept() (channels []string) {
	for _, only := range p.Restricted {
		channels = append(channels, only...)
	}
	slices.Sort(channels)
	return slices.Compact(channels)
}

// policyFile is a Policy as it is written.
type policyFile struct {
	Restricted map[string][]string     `yaml:"restricted"`
	External   []string                `yaml:"external"`
	Apps       []string                `yaml:"apps"`
	Limits     policyLimits            `yaml:"limits"`
	Channels   map[string]channelEntry `yaml:"channels"`
}

type policyLimits struct {
	Person  int `yaml:"person"`
	Channel int `yaml:"channel"`
}

type channelEntry struct {
	Collections []string `yaml:"collections"`
	Auto        bool     `yaml:"auto"`
	Mute        bool     `yaml:"mute"`
	Lang        string   `yaml:"lang"`
	Helper      string   `yaml:"helper"`
}

// channelID is the id of a channel, a group or a direct message.
var channelID = regexp.MustCompile(`^[CDG][A-Z0-9]{2,}$`)

// appID is the id of an app or of its bot.
var appID = regexp.MustCompile(`^[AB][A-Z0-9]{2,}$`)

// ReadPolicy reads the policy in a file; collections are those of the corpus.
// The error names the file and the line of everything that is wrong.
func ReadPolicy(name string, data []byte, collections []string) (Policy, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return Policy{}, fmt.Errorf("%s: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(root.Content) == 0 {
		return Policy{}, nil
	}
	r := policyReader{name: name, collections: collections}
	var f policyFile
	r.mapping(root.Content[0], "", map[string]func(*yaml.Node){
		"restricted": func(n *yaml.Node) {
			r.decode(n, &f.Restricted)
			r.each(n, func(key, value *yaml.Node) {
				r.collection(key)
				r.channels(value)
			})
		},
		"external": func(n *yaml.Node) {
			r.decode(n, &f.External)
			r.channels(n)
		},
		"apps": func(n *yaml.Node) {
			r.decode(n, &f.Apps)
			for _, id := range n.Content {
				if !appID.MatchString(id.Value) {
					r.fault(id, "%q is no id of an app (A…) or its bot (B…)", id.Value)
				}
			}
		},
		"limits": func(n *yaml.Node) {
			r.decode(n, &f.Limits)
			r.mapping(n, "limits: ", map[string]func(*yaml.Node){"person": r.limit, "channel": r.limit})
		},
		"channels": func(n *yaml.Node) {
			r.decode(n, &f.Channels)
			r.each(n, func(key, value *yaml.Node) {
				r.channel(key)
				r.setting(key.Value, value)
			})
		},
	})
	p := Policy{Restricted: f.Restricted, External: f.External, Apps: f.Apps, Person: f.Limits.Person, Channel: f.Limits.Channel, Channels: map[string]bot.Setting{}}
	for id, c := range f.Channels {
		p.Channels[id] = bot.Setting(c)
	}
	return p, errors.Join(r.wrong...)
}

// Restricts are the names of the collections that a file of channels keeps to some
// channels, whatever else is wrong with it.
func Restricts(data []byte) (names []string) {
	var f struct {
		Restricted map[string]yaml.Node `yaml:"restricted"`
	}
	if yaml.Unmarshal(data, &f) != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(f.Restricted))
}

// A policyReader collects what is wrong with a file.
type policyReader struct {
	name        string
	collections []string
	wrong       []error
}

func (r *policyReader) fault(n *yaml.Node, format string, args ...any) {
	r.wrong = append(r.wrong, fmt.Errorf("%s: line %d: %s", r.name, n.Line, fmt.Sprintf(format, args...)))
}

// decode reads a node, and names its line when it is of another kind.
func (r *policyReader) decode(n *yaml.Node, into any) {
	var kinds *yaml.TypeError
	if err := n.Decode(into); errors.As(err, &kinds) {
		for _, e := range kinds.Errors {
			line, what, _ := strings.Cut(e, ": ")
			what, _, _ = strings.Cut(what, " into ")
			r.wrong = append(r.wrong, fmt.Errorf("%s: %s: %s here", r.name, line, strings.Replace(what, "cannot unmarshal !!str", "there should be no", 1)))
		}
	} else if err != nil {
		r.fault(n, "%v", err)
	}
}

// each visits the pairs of a mapping; another kind of node has none.
func (r *policyReader) each(n *yaml.Node, visit func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		visit(n.Content[i], n.Content[i+1])
	}
}

// mapping visits the values of a mapping by their keys, all of which are known.
func (r *policyReader) mapping(n *yaml.Node, in string, keys map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.fault(n, "%skeys are wanted here: %s", in, strings.Join(slices.Sorted(maps.Keys(keys)), ", "))
		return
	}
	r.each(n, func(key, value *yaml.Node) {
		read, known := keys[key.Value]
		if !known {
			r.fault(key, "%sno key is called %q; there are %s", in, key.Value, strings.Join(slices.Sorted(maps.Keys(keys)), ", "))
			return
		}
		read(value)
	})
}

func (r *policyReader) channels(n *yaml.Node) {
	for _, id := range n.Content {
		r.channel(id)
	}
}

func (r *policyReader) channel(n *yaml.Node) {
	if !channelID.MatchString(n.Value) {
		r.fault(n, "%q is no channel id (C…, G… or D…; in Slack under the channel's details)", n.Value)
	}
}

func (r *policyReader) collection(n *yaml.Node) {
	if !slices.Contains(r.collections, n.Value) {
		r.fault(n, "there is no collection %q; %s", n.Value, there(r.collections))
	}
}

// there says which collections there are.
func there(collections []string) string {
	names := slices.DeleteFunc(slices.Clone(collections), func(c string) bool { return c == "" })
	if len(names) == 0 {
		return "the articles lie in no folders"
	}
	return "there are " + strings.Join(names, ", ")
}

func (r *policyReader) limit(n *yaml.Node) {
	var number int
	if n.Decode(&number) == nil && number == 0 {
		r.fault(n, "0 questions a minute would be none; leave it out, or say -1 for any number")
	}
}

func (r *policyReader) setting(channel string, n *yaml.Node) {
	in := channel + ": "
	r.mapping(n, in, map[string]func(*yaml.Node){
		"auto": func(*yaml.Node) {},
		"mute": func(*yaml.Node) {},
		"helper": func(n *yaml.Node) {
			if id, err := helperID(n.Value); err != nil {
				r.fault(n, "%s%v", in, err)
			} else if id != n.Value {
				r.fault(n, "%shelper: the id alone, %s", in, id)
			}
		},
		"collections": func(n *yaml.Node) {
			for _, c := range n.Content {
				r.collection(c)
			}
		},
		"lang": func(n *yaml.Node) {
			if n.Value != "en" && n.Value != "zh" {
				r.fault(n, "%slang is en or zh, not %q", in, n.Value)
			}
		},
	})
}
