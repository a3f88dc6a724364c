package query

import (
	"strings"
	"testing"

	"quoth/articles/lexicon"
)

// A question, and the form of stretch that answers it.
func TestFormOf(t *testing.T) {
	for question, want := range map[string]Form{
		"why did the harbour lab close?":          Reason,
		"how come nobody rents in the old mill":   Reason,
		"港口实验室为什么关门":                              Reason,
		"who runs the tram depot?":                Person,
		"谁管电车库":                                   Person,
		"when does the new hall open":             Time,
		"新馆什么时候开":                                 Time,
		"where is the foundry":                    Place,
		"which companies came out of the mill?":   List,
		"how do i get a desk at the mill":         Manner,
		"怎么申请工位":                                  Manner,
		"what's a harbour note":                   Definition,
		"is the mill open to students?":           YesNo,
		"磨坊对学生开放吗":                                YesNo,
		"what do tenants think of the new rents":  Opinion,
		"租户怎么看新租金":                                Opinion,
		"tell me about the mill":                  Overview,
		"介绍一下磨坊":                                  Overview,
		"mill rents 2024":                         NoForm,
		"summary of the harbour plan for a slide": Overview,
	} {
		if got, _ := formOf(lexicon.NewText(question)); got != want {
			t.Errorf("%q: form %q, want %q", question, got, want)
		}
	}
}

// What figures the words of a question expect, in the order of the classes.
func TestExpects(t *testing.T) {
	for _, test := range []struct{ question, want string }{
		{"what's the rent for a desk", "money"},
		{"工位租金多少钱", "money"},
		{"how many weeks is the wait", "count duration"},
		{"vacancy rate in the old town", "money share"},
		{"who runs the mill", ""},
	} {
		got, _ := expects(lexicon.NewText(test.question))
		for class := range strings.FieldsSeq(test.want) {
			if !got[class] {
				t.Errorf("%q expects %v, want %s among them", test.question, got, class)
			}
		}
		if test.want == "" && len(got) > 0 {
			t.Errorf("%q expects %v, want nothing", test.question, got)
		}
	}
	for question, want := range map[string]bool{"how much did rents rise": true, "租金涨了多少": true, "what is the rent": false} {
		if _, got := expects(lexicon.NewText(question)); got != want {
			t.Errorf("%q asks how much something grew: %v, want %v", question, got, want)
		}
	}
}

// By what a figure is wanted; times are no such thing.
func TestPerNoun(t *testing.T) {
	for question, want := range map[string]string{
		"patents per 10,000 inhabitants": "inhabitants", "venture capital per unicorn": "unicorn", "人均专利数": "人均", "rent per month": "", "what share in per cent": "",
	} {
		if got := perNoun(question); got != want {
			t.Errorf("%q: per %q, want %q", question, got, want)
		}
	}
}

// Words that people use for one another find one another, across languages.
func TestAlike(t *testing.T) {
	for _, pair := range [][2]string{{"rent", "租金"}, {"租金", "rent"}, {"vc", "ventur"}} {
		found := false
		for _, term := range Alike(pair[0]) {
			found = found || term == pair[1]
		}
		if !found {
			t.Errorf("%q is not among what people use for %q: %q", pair[1], pair[0], Alike(pair[0]))
		}
	}
	for term, others := range alikeGroups() {
		for _, o := range others {
			if o == term || o == "" {
				t.Errorf("%q stands for itself, or for nothing: %q", term, others)
			}
		}
	}
}

func TestTablesOfFormsNameTheLine(t *testing.T) {
	if _, err := readCues("forms.tsv", "# x\nreason\ten"); err == nil || !strings.Contains(err.Error(), "forms.tsv: line 2") {
		t.Errorf("got error %v, want one that names the line", err)
	}
	if _, err := readCues("expects.tsv", "# x\nmoney"); err == nil || !strings.Contains(err.Error(), "expects.tsv: line 2") {
		t.Errorf("got error %v, want one that names the line", err)
	}
}

func TestAsksNames(t *testing.T) {
	for question, want := range map[string]bool{
		"list the accelerators in Bengaluru":         true,
		"which unicorns are in Paris?":               true,
		"how many unicorns are in Paris?":            false,
		"list the venture capital of Berlin by year": false,
		"what is the office rent in Tokyo":           false,
	} {
		if got := Understand(question, lexicon.Default()); got.AsksNames() != want {
			t.Errorf("%q asks for names: %v, want %v (form %q, want %q)", question, got.AsksNames(), want, got.Form, got.Want)
		}
	}
}

// The words that ask for an overview are none of what it is of.
func TestOverviewKeepsItsTopic(t *testing.T) {
	for question, want := range map[string]string{
		"what do the articles say about visas?": "visas",
		"which article talks about visas?":      "visas",
		"anything on quantum computing?":        "quantum computing",
	} {
		q := Understand(question, lexicon.Default())
		var words []string
		for _, w := range q.Words {
			words = append(words, w.Text)
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%q (form %q) is about %q, want %q", question, q.Form, got, want)
		}
	}
}
