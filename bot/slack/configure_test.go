package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestConfigure(t *testing.T) { inBothModes(t, testConfigure) }

func testConfigure(t *testing.T, w *wire) {
	w.users["UALICE"] = `"id":"UALICE","is_admin":true`
	w.run(answering)
	n := 0
	for _, test := range []struct{ text, want string }{
		{"config", "Set for C1:"},
		{"config auto on", "auto: on"},
		{"config lang zh", "lang: zh"},
		{"config", "C1 的设置："},
		{"config reset", "auto: off"},
		{"config C77 auto on", "Set for C77:"},
		{"config <#C78|general> auto maybe", `auto: \"maybe\" is neither on nor off`},
		{"config colour blue", `there is no setting \"colour\"; there are auto, collections, helper, lang`},
		{"config helper everyone", `helper: \"everyone\" is neither a person nor a group`},
		{"config collections attic", `collections: there is no \"attic\"`},
		{"config lang", "lang: nothing to set it to"},
	} {
		n++
		w.command(fmt.Sprint("c", n), test.text)
		holds(t, w.whispered(n), test.want)
	}
}

func TestOnlyAdminsConfigure(t *testing.T) {
	w := newWire(t)
	w.run(answering)
	w.command("c1", "config auto on")
	holds(t, w.whispered(1), "Only admins")
	w.command("c2", "forget <@UBOB|bob>")
	holds(t, w.whispered(2), "Only admins")
}

func TestAdd(t *testing.T) { inBothModes(t, testAdd) }

func testAdd(t *testing.T, w *wire) {
	w.users["UALICE"] = `"id":"UALICE","is_admin":true`
	w.run(answering, func(c *Config) {
		c.Add = func(_ context.Context, address string) (string, error) {
			if strings.Contains(address, "private") {
				return "", errors.New("it is on a private network")
			}
			return "feed of " + address, nil
		}
	})
	for i, test := range []struct{ text, want string }{
		{"add", "the address of a page, a feed or a sitemap"},
		{"add <https://post.example/feed.xml>", "Added to the articles: feed of https://post.example/feed.xml."},
		{"add https://private.example/", "Not added: it is on a private network"},
	} {
		w.command(fmt.Sprint("c", i), test.text)
		holds(t, w.whispered(i+1), test.want)
	}
}

func TestOnlyAdminsAdd(t *testing.T) {
	w := newWire(t)
	w.run(answering, func(c *Config) {
		c.Add = func(context.Context, string) (string, error) {
			t.Error("somebody who is no admin has added an address")
			return "", nil
		}
	})
	w.command("c1", "add https://post.example/feed.xml")
	holds(t, w.whispered(1), "Only admins")
}

func TestForgetMe(t *testing.T) {
	w := newWire(t)
	s := memory(t)
	r := w.run(answering, func(c *Config) { c.Store = s })
	r.deliver("e1", mention("1.1", "venture capital?"))
	r.posted(1)
	r.settled(1)
	w.command("c1", "forget me")
	holds(t, w.whispered(1), "Forgotten")
	if left, err := s.Asked(t.Context(), "T1", "UALICE", 10); err != nil || len(left) != 0 {
		t.Errorf("%d questions left, %v", len(left), err)
	}
}
