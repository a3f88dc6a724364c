package bot

import (
	"slices"
	"strconv"
	"strings"

	"quoth/index/answer"
)

// tabled says figures side by side: a headline that names the first of them,
// the table, and the chart where one can be drawn.
func (c *composer) tabled(leads []int) {
	if len(leads) > 0 {
		c.add(Headline, Run{Text: c.headline(leads), Bold: true})
	}
	if t := c.table(c.a.Table); len(t.Rows) > 0 {
		c.m.Parts = append(c.m.Parts, Part{Role: Rows, Runs: t.lines(c.Between), Table: t})
		if left := len(c.a.Table.Rows) - len(t.Rows); left > 0 {
			c.add(Line, Run{Text: fill(c.More, strconv.Itoa(left))})
		}
	}
	if c.a.Chart != nil {
		if ch := c.chart(c.a.Chart); len(ch.Points) > 1 {
			c.m.Parts = append(c.m.Parts, Part{Role: Drawing, Runs: ch.words(c.Also), Chart: ch})
		}
	}
}

// headline names what is measured and the first places with their figures:
// "unicorns: London 125 · Paris 53". Figures of one place go by their periods.
func (c *composer) headline(leads []int) string {
	first := c.a.Figures[leads[0]]
	var named []string
	for _, n := range leads {
		f := c.a.Figures[n]
		if len(named) == headMax {
			break
		}
		if f.Measure != first.Measure {
			continue
		}
		named = append(named, strings.TrimSpace(c.name(f.Place)+" "+c.amount(f)))
	}
	text := strings.Join(named, c.Between)
	if first.Measure != "" {
		text = c.name(first.Measure) + c.Colon + text
	}
	return upperFirst(text)
}

// table is the table of an answer as it is shown.
func (c *composer) table(t *answer.Table) *Table {
	out := &Table{}
	for _, id := range t.Columns {
		out.Columns = append(out.Columns, c.column(id))
	}
	dated := slices.Contains(t.Columns, "period")
	for _, row := range t.Rows[:min(len(t.Rows), rowsMax)] {
		cells := make([]Cell, len(out.Columns))
		for i := range cells {
			cells[i].Text = nothing
			if i < len(row) {
				cells[i] = c.cell(row[i], dated)
			}
		}
		if len(cells) > 0 {
			out.Rows = append(out.Rows, cells)
		}
	}
	out.Caption = strings.Join(out.Columns, c.Between)
	if leads := c.leads(); len(leads) > 0 && c.a.Figures[leads[0]].Measure != "" {
		out.Caption = upperFirst(c.name(c.a.Figures[leads[0]].Measure))
	}
	return out
}

// column is what a column is called: ours, or a measure's.
func (c *composer) column(id string) string {
	if word, ok := c.Column[id]; ok {
		return word
	}
	if name := c.name(id); name != "" {
		return name
	}
	return nothing
}

// cell is a cell as it is shown: a figure with its qualifier, and where no
// column of its own says it (dated), with its period and who is cited.
func (c *composer) cell(cell answer.Cell, dated bool) Cell {
	text := c.name(cell.Text)
	if cell.Figure == nil || *cell.Figure < 0 || *cell.Figure >= len(c.a.Figures) {
		if text == "" {
			text = nothing
		}
		return Cell{Text: text}
	}
	f := c.a.Figures[*cell.Figure]
	out := Cell{Text: text, Link: c.place(f)}
	if cell.Text == f.Text {
		out.Text, out.Value = c.amount(f), f.Value
		if !dated {
			out.Text += c.aside(c.facts(f))
		}
	}
	if strings.TrimSpace(out.Text) == "" {
		out.Text = nothing
	}
	return out
}

// chart is the chart of an answer as it is shown; points of one label with
// another are left out.
func (c *composer) chart(ch *answer.Chart) *Chart {
	out := &Chart{Line: ch.Type == "line", Unit: short(ch.Unit)}
	said := map[string]bool{}
	for _, p := range ch.Points {
		label := c.name(p.Label)
		if p.Figure < 0 || p.Figure >= len(c.a.Figures) || label == "" || said[label] {
			continue
		}
		said[label] = true
		f := c.a.Figures[p.Figure]
		if out.Title == "" {
			out.Title = c.title(f, out.Line)
		}
		out.Points = append(out.Points, Point{Label: label, Value: p.Value, Text: c.amount(f), Link: c.place(f)})
	}
	return out
}

// title is what a chart shows: the measure, then the place of a line or the
// period of bars.
func (c *composer) title(f answer.Figure, line bool) string {
	parts := []string{upperFirst(c.name(f.Measure))}
	switch {
	case line:
		parts = append(parts, c.name(f.Place))
	case f.Period != "":
		parts = append(parts, short(f.Period))
	case f.Year != nil:
		parts = append(parts, strconv.Itoa(*f.Year))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, c.Between)
}
