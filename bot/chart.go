package bot

import (
	"math"
	"strings"
)

// A Chart is figures of one unit and definition, drawn. The part that holds it
// says the same in words.
type Chart struct {
	Title  string
	Line   bool   // over time; else a bar for each place
	Unit   string // of every value: "USD", "percent", "unicorn"
	Points []Point
}

// A Point of a chart.
type Point struct {
	Label string // a place, or the period of a line: distinct within the chart
	Value float64
	Text  string // the figure in its article's words
	Link  string // where it stands, "" none
}

// words is the chart in words: its title, then each point's figure.
func (c *Chart) words(also string) []Run {
	runs := []Run{{Text: c.Title + ": "}}
	for i, p := range c.Points {
		if i > 0 {
			runs = append(runs, Run{Text: also})
		}
		runs = append(runs, Run{Text: p.Label + " "}, Run{Text: p.Text, Link: p.Link})
	}
	return runs
}

// barWidth is how many columns the longest bar takes.
const barWidth = 30

// bars is the chart in rows of a terminal: a bar a point, as long as its value
// is large; for a line a mark where the bar would end. Bars begin at zero.
func (c *Chart) bars(width int) [][]styled {
	labels, texts, most := 0, 0, 0.0
	for _, p := range c.Points {
		labels = max(labels, columns(p.Label))
		texts = max(texts, columns(p.Text))
		most = max(most, math.Abs(p.Value))
	}
	room := barWidth
	if width > 0 {
		room = max(5, min(room, width-labels-texts-2*columnGap))
	}
	title := c.Title
	if width > 0 {
		title = within(title, width)
	}
	rows := [][]styled{{{text: title, style: styleDim}}}
	for _, p := range c.Points {
		n := 0
		if most > 0 {
			n = int(math.Round(math.Abs(p.Value) / most * float64(room)))
		}
		bar := strings.Repeat("█", n)
		if c.Line {
			bar = strings.Repeat("·", max(n-1, 0)) + "●"
		}
		rows = append(rows, []styled{
			set(p.Label, labels, false, true, ""),
			{text: "  " + bar},
			{text: "  " + p.Text, style: styleBold},
		})
	}
	return rows
}
