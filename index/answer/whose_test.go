package answer_test

import (
	"context"
	"strings"
	"testing"

	"quoth/index/answer"
)

// Where no measure of the tables is asked, a figure is refused as another's only where
// its text gives it to another: not for standing with the town a firm is in, with a
// district that no table knows, or with the place of the title.
func TestWhoseFigure(t *testing.T) {
	x := madeOf(t, map[string]string{
		"firm.md":     "# Lumhaven closes its depots\n\nThe grocery firm Lumhaven from Antwerp stopped on Monday. Founded by two sisters, Lumhaven never earned money.\n\nLumhaven owed suppliers a great deal. In Antwerp 540 couriers lose their jobs.\n\nWhat becomes of the vans of Lumhaven is open.\n",
		"district.md": "# Offices in Ghent\n\nRents in Ghent rose again. In Ghent's Dokzijde 19% of the desks stand empty, brokers say.\n",
		"moved.md":    "---\ntitle: From Pune to Utrecht\nplaces: [Pune]\n---\n\n# From Pune to Utrecht\n\nI moved two years ago.\n\n## The permit in Utrecht\n\nFor the permit the employer must pay 4,300 euros a month, and the wait was short.\n",
		"council.txt": "Kalmar Municipal Council. Minutes of the meeting.\n\nStaff proposed a night bus for students of the harbour college.\n\nThe night bus trial would cost 310,000 kronor, staff said, and the money is there.\n",
	})
	for _, test := range []struct{ question, shows string }{
		{"how many couriers lose their jobs at Lumhaven", "540"},
		{"what share of desks stands empty in Ghent", "19%"},
		{"how much must an employer pay for the Utrecht permit", "4,300 euros"},
		{"what would the night bus trial in Kalmar cost", "310,000 kronor"},
	} {
		a, err := x.Ask(context.Background(), test.question)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status == answer.Unanswered || len(a.Figures) == 0 || !strings.Contains(a.Figures[0].Text, test.shows) {
			t.Errorf("%s: %s, figures %v, want %s first", test.question, a.Status, a.Figures, test.shows)
		}
	}
	for _, question := range []string{"how many couriers lose their jobs in Bruges", "how many unicorns does Lumhaven have"} {
		a, err := x.Ask(context.Background(), question)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Figures) > 0 {
			t.Errorf("%s: %v, want no figure", question, a.Figures)
		}
	}
}

// What is said of one town, firm or number of people is not given for another, though
// its passage, its article or the country around both is named.
func TestNotWhoseFigure(t *testing.T) {
	x := madeOf(t, map[string]string{
		"desks.md":  "# Offices in smaller cities\n\nRents in Ghent rose again this year. In Bruges 19% of the desks stand empty, brokers say.\n",
		"kalmar.md": "---\ntitle: Kalmar in figures\nplaces: [Kalmar]\n---\n\n# Kalmar in figures\n\nMany who work here come from Växjö by train.\n\n## Offices\n\nOffice space is let at 190 euros per square metre a year, and the lease runs for five years.\n",
		"firms.md":  "# Couriers out of work\n\nThe grocery firm Lumhaven from Antwerp stopped on Monday. Its rival Fennwick in Antwerp dismissed 540 couriers in spring.\n\nLumhaven was founded by two sisters.\n",
		"munich.md": "---\ntitle: The lab of the south\nplaces: [Munich]\n---\n\n# The lab of the south\n\nGermany counts on its labs, says the dean.\n\nThe cleanroom stays closed on Mondays because the air filters are changed then.\n",
		"berlin.md": "# Berlin notes\n\nBerlin has many cafés for founders. Leeds has rain.\n",
		"pune.md":   "---\ntitle: Pune notes\nplaces: [Pune]\n---\n\n# Pune notes\n\nThe permit took eleven weeks and cost 400 euros. A friend in Leeds waits still.\n",
		"per.md":    "# Start-ups in Utrecht\n\nUtrecht has 1,200 startups and 360,000 inhabitants.\n",
	})
	for _, test := range []struct {
		question string
		most     answer.Status // that may be claimed
	}{
		{"what share of desks stands empty in Ghent", answer.Closest},
		{"how long do leases run in Växjö", answer.Unanswered},
		{"office rents in Växjö per m2", answer.Unanswered},
		{"how many couriers did Lumhaven dismiss", answer.Closest},
		{"why is the cleanroom closed on Mondays in Berlin", answer.Unanswered},
		{"what did the permit in Leeds cost", answer.Closest},
		{"startups per inhabitant in Utrecht", answer.Unanswered},
	} {
		a, err := x.Ask(context.Background(), test.question)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != test.most && a.Status != answer.Unanswered || len(a.Figures) > 0 {
			t.Errorf("%s: %s, figures %v, want no figure and at most %s", test.question, a.Status, a.Figures, test.most)
		}
	}
}
