package query

import (
	"slices"
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

// What would answer a question is told by its words, whether or not a table has what
// it is about.
func TestLikely(t *testing.T) {
	for question, want := range map[string]string{
		"how much cash does a team get":                 "money",
		"what do nurses earn in Leeds":                  "money",
		"how many looms stand in the mill":              "count",
		"headcount of the mill":                         "count",
		"what percentage of the weavers are women":      "share",
		"how long do applicants wait for a loom":        "duration",
		"why did the weavers leave":                     "words",
		"who runs the mill":                             "words",
		"what do the neighbours say about the new mill": "words",
		"纺织厂有多少工人":                                      "count",
		"工人的月薪是多少":                                      "money",
		"女工占百分之几":                                       "share",
		"申请要等多久":                                        "duration",
		"为什么工人离开了纺织厂":                                   "words",
		"纺织厂的负责人是谁":                                     "words",
		"rank of the city":                              "rank",
	} {
		q := Understand(question, lexicon.Default())
		if got := Classes[slices.Index(q.Likely, slices.Max(q.Likely))]; got != want {
			t.Errorf("%s: %s, want %s: %.2f", question, got, want, q.Likely)
		}
	}
}

func TestClassTable(t *testing.T) {
	for table, want := range map[string]string{
		"a\t1\t2\n":                        "line 1: 3 columns",
		"# head\na\t1\t2\t3\t4\t5\t6\tx\n": "line 2: weight \"x\"",
	} {
		if _, err := ReadClasses(table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", table, err, want)
		}
	}
}

// The words of a place tell nothing of what answers.
func TestClassCues(t *testing.T) {
	q := Understand("rents in New York", lexicon.Default())
	if got := strings.Join(q.ClassCues(), "|"); got != "any|rent|^ rent|in|rent in|@place|in @place" {
		t.Error(got)
	}
}
