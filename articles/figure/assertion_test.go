package figure

import (
	"os"
	"strings"
	"testing"
)

// Every rule decides of the figure of the sentence it is written to take, and not
// of that of the sentence it is to leave.
func TestAssertionRules(t *testing.T) {
	names := map[string]bool{}
	for _, rule := range assertRules() {
		if names[rule.name] {
			t.Errorf("two rules are called %q", rule.name)
		}
		names[rule.name] = true
		if rule.takes == "" || rule.leaves == "" {
			t.Errorf("rule %q: a sentence it takes and one it leaves, please", rule.name)
			continue
		}
		if rule.before {
			for text, want := range map[string]bool{rule.takes: true, rule.leaves: false} {
				if s := statusOf(t, text); (s == Denied) != want {
					t.Errorf("rule %q: %s is %s", rule.name, text, s)
				}
			}
			continue
		}
		if name := ruleOf(t, rule.takes); name != rule.name {
			t.Errorf("rule %q does not take %s\n\t%q does", rule.name, rule.takes, name)
		}
		if name := ruleOf(t, rule.leaves); name == rule.name {
			t.Errorf("rule %q takes %s", rule.name, rule.leaves)
		}
	}
}

// ruleOf returns the name of the rule that decides of the figure in square brackets.
func ruleOf(t *testing.T, marked string) string {
	t.Helper()
	text, at := unmarked(marked)
	r := newReader(text, Context{})
	readings := r.Quantities()
	l := &linker{}
	l.begin(r, readings)
	for i := range readings {
		if start := r.Tokens[readings[i].From].Start; start <= at && at < r.Tokens[readings[i].To-1].End {
			_, name := l.asserter.status(&readings[i])
			return name
		}
	}
	t.Errorf("no figure at the bracket: %s", marked)
	return ""
}

// statusOf returns the status of the figure in square brackets.
func statusOf(t *testing.T, marked string) Status {
	t.Helper()
	text, at := unmarked(marked)
	for _, f := range Extract(text, Context{}) {
		if f.Start <= at && at < f.End {
			return f.Status
		}
	}
	t.Errorf("no figure at the bracket: %s", marked)
	return Stated
}

// unmarked returns a text without the square brackets, and the byte where the
// first digit, or word, within stood.
func unmarked(marked string) (text string, at int) {
	before, rest, _ := strings.Cut(marked, "[")
	inside, after, _ := strings.Cut(rest, "]")
	at = len(before)
	if i := strings.IndexAny(inside, "0123456789"); i >= 0 {
		at += i
	}
	return before + inside + after, at
}

// Of the sentences of testdata/asserted.tsv at least 95 in a hundred are told apart:
// those that say that it is so, and those that do not.
func TestAsserted(t *testing.T) {
	for _, name := range []string{"asserted", "asserted-apart"} {
		table, err := os.ReadFile("testdata/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		right, all := 0, map[bool]int{}
		for line := range strings.Lines(string(table)) {
			if line[0] != '+' && line[0] != '-' {
				continue
			}
			text, at := unmarked(strings.TrimSpace(line[1:]))
			asserted := line[0] == '+'
			all[asserted]++
			found := false
			for _, f := range Extract(text, Context{Published: "2025-03-01"}) {
				if f.Start <= at && at < f.End {
					found = true
					if f.Status.Asserted() == asserted {
						right++
					} else {
						t.Logf("%s: %s", f.Status, strings.TrimSpace(line))
					}
				}
			}
			if !found {
				t.Logf("no figure: %s", strings.TrimSpace(line))
			}
		}
		n := all[true] + all[false]
		t.Logf("%s: %d of %d told apart", name, right, n)
		if 100*right < 95*n || all[true] < 60 || all[false] < 60 {
			t.Errorf("%s: %d of %d told apart (%d asserted, %d not), want 95 in a hundred of at least 60 and 60", name, right, n, all[true], all[false])
		}
	}
}
