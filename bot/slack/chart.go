package slack

import (
	"math"

	slackgo "github.com/slack-go/slack"

	"quoth/bot"
)

// What a chart may hold.
const (
	chartTitleMax = 50
	chartLabelMax = 20
	pointsMax     = 20
	chartsMax     = 2 // in a message
)

// dataChart is a chart as Slack draws it, nil when it is beyond what Slack
// takes: two points of one label once cut, a value that is no number. It has
// one series, of the values of figures and nothing else.
func dataChart(c *bot.Chart) slackgo.Block {
	if len(c.Points) == 0 || len(c.Points) > pointsMax {
		return nil
	}
	var labels []string
	var points []slackgo.DataVisualizationDataPoint
	seen := map[string]bool{}
	for _, p := range c.Points {
		label := fit(p.Label, chartLabelMax)
		if seen[label] || math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
			return nil
		}
		seen[label] = true
		labels = append(labels, label)
		points = append(points, slackgo.NewDataVisualizationDataPoint(label, p.Value))
	}
	axis := slackgo.NewDataVisualizationAxisConfig(labels...)
	axis.YLabel = fit(c.Unit, chartTitleMax)
	series := slackgo.NewDataVisualizationDataSeries(fit(c.Unit, chartLabelMax), points...)
	var chart slackgo.DataVisualizationChart = slackgo.NewDataVisualizationBarChart(axis, series)
	if c.Line {
		chart = slackgo.NewDataVisualizationLineChart(axis, series)
	}
	return slackgo.NewDataVisualizationBlock(fit(c.Title, chartTitleMax), chart)
}
