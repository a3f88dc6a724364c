package bot

import (
	"fmt"
	"slices"
	"strings"
)

// settings are the names of what can be set for a channel.
var settings = []string{"auto", "collections", "helper", "lang", "mute"}

// With returns the setting with one thing set: auto and mute to "on" or "off", lang to
// "en", "zh" or "asker", helper to an id or "none", collections to names with
// commas between them, of those there are, or "all". Errors name what was
// wrong and what there is.
func (s Setting) With(name, value string, collections []string) (Setting, error) {
	value = strings.TrimSpace(value)
	if value == "" {
		return s, fmt.Errorf("%s: nothing to set it to", name)
	}
	switch name {
	case "auto":
		switch strings.ToLower(value) {
		case "on":
			s.Auto = true
		case "off":
			s.Auto = false
		default:
			return s, fmt.Errorf("auto: %q is neither on nor off", value)
		}
	case "mute":
		switch strings.ToLower(value) {
		case "on":
			s.Mute = true
		case "off":
			s.Mute = false
		default:
			return s, fmt.Errorf("mute: %q is neither on nor off", value)
		}
	case "lang":
		switch strings.ToLower(value) {
		case "en", "zh":
			s.Lang = strings.ToLower(value)
		case "asker":
			s.Lang = ""
		default:
			return s, fmt.Errorf("lang: %q is none of en, zh, asker", value)
		}
	case "helper":
		if s.Helper = value; value == "none" {
			s.Helper = ""
		}
	case "collections":
		s.Collections = nil
		if value == "all" {
			break
		}
		for _, c := range strings.Split(value, ",") {
			c = strings.TrimSpace(c)
			if !slices.Contains(collections, c) {
				return s, fmt.Errorf("collections: there is no %q; there are %s", c, strings.Join(collections, ", "))
			}
			s.Collections = append(s.Collections, c)
		}
	default:
		return s, fmt.Errorf("there is no setting %q; there are %s", name, strings.Join(settings, ", "))
	}
	return s, nil
}

// Settings says what is set for a channel.
func Settings(lang, channel string, s Setting) Message {
	n := noticesIn(lang)
	m := Message{Kind: Noted, Lang: lang, Parts: []Part{{Role: Label, Runs: []Run{{Text: fill(n.SetFor, channel), Bold: true}}}}}
	show := func(name, value, none string) {
		if value == "" {
			value = none
		}
		m.Parts = append(m.Parts, Part{Role: Item, Runs: []Run{{Text: name + ": " + inLine(value)}}})
	}
	auto := "off"
	if s.Auto {
		auto = "on"
	}
	show("auto", auto, "")
	show("collections", strings.Join(s.Collections, ", "), "all")
	show("helper", s.Helper, "none")
	show("lang", s.Lang, "asker")
	mute := "off"
	if s.Mute {
		mute = "on"
	}
	show("mute", mute, "")
	m.Parts = append(m.Parts, line(n.SetHow))
	return m
}

// Mistaken says what was wrong with an order.
func Mistaken(lang string, err error) Message {
	return Message{Kind: Refused, Lang: lang, Parts: []Part{line(inLine(err.Error())), line(noticesIn(lang).SetHow)}}
}
