package slack

import (
	slackgo "github.com/slack-go/slack"
	"github.com/slack-go/slack/slackutilsx"

	"quoth/bot"
)

// What one message may hold. Slack's limits are wider, or not told.
const (
	textMax    = 4000  // characters of the top-level text, escaped
	headerMax  = 150   // of a header block
	partMax    = 3000  // of the text of one part, and so of one block but a list
	messageMax = 10000 // of the text of all blocks
	spokenMax  = 8500  // of the text of all parts; the rest is for buttons
	partsMax   = 44    // a block each at most, besides buttons, table and charts
)

// plainText is the whole message as top-level text: escaped, so that nothing in
// it can mention, link or call out, and cut only between parts.
func plainText(m bot.Message) string { return m.Plain(textMax, slackutilsx.EscapeMessage) }

// Blocks shows a message in Slack: the headline as a header, tables and charts
// native, all else as rich_text of literal text and links, which nothing
// parses, and buttons. It stays within Slack's limits; what does not fit is
// left out between parts, and said to be.
func Blocks(m bot.Message) []slackgo.Block { return layout(m, true) }

// plainBlocks are blocks of the kinds that every workspace takes. Others are
// rolled out workspace by workspace, and one that is refused has the whole
// message refused. Tables and charts are said in words.
func plainBlocks(m bot.Message) []slackgo.Block { return layout(m, false) }

func layout(m bot.Message, newer bool) []slackgo.Block {
	var blocks []slackgo.Block
	var last *slackgo.RichTextBlock // where a source or the next item belongs
	charts, tables := 0, 0
	for _, p := range onScreen(m).Fit(spokenMax, partMax, partsMax).Parts {
		if p.Len() == 0 {
			continue // refused by Slack
		}
		if newer {
			if b := native(p, &tables, &charts); b != nil {
				blocks = append(blocks, b)
				last = nil
				continue
			}
		}
		switch {
		case p.Role == bot.Headline && p.Len() <= headerMax:
			blocks = append(blocks, slackgo.NewHeaderBlock(literal(p.Text())))
			last = nil
			continue
		case p.Role == bot.Source && last != nil:
			last.Elements = append(last.Elements, section(p))
			last = nil
			continue
		case p.Role == bot.Item && last != nil:
			if list, ok := last.Elements[0].(*slackgo.RichTextList); ok {
				list.Elements = append(list.Elements, section(p))
				continue
			}
		}
		var element slackgo.RichTextElement = section(p)
		switch p.Role {
		case bot.Quote:
			element = &slackgo.RichTextQuote{Type: slackgo.RTEQuote, Elements: elements(p)}
		case bot.Item:
			element = slackgo.NewRichTextList(slackgo.RTEListBullet, 0, element)
		}
		last = slackgo.NewRichTextBlock("", element)
		blocks = append(blocks, last)
		if p.Role != bot.Quote && p.Role != bot.Item {
			last = nil
		}
	}
	if b := controls(m); b != nil {
		blocks = append(blocks, b)
	}
	if m.Asked != "" && newer {
		blocks = append(blocks, feedback(m.Lang))
	}
	return blocks
}

// native is a table or a chart as Slack shows it, nil where p is neither, or
// is beyond what Slack takes. tables and charts count those of the message.
func native(p bot.Part, tables, charts *int) slackgo.Block {
	switch {
	case p.Table != nil && *tables < tablesMax:
		b := dataTable(p.Table)
		if b != nil {
			*tables++
		}
		return b
	case p.Chart != nil && *charts < chartsMax:
		b := dataChart(p.Chart)
		if b != nil {
			*charts++
		}
		return b
	}
	return nil
}

func section(p bot.Part) *slackgo.RichTextSection {
	return slackgo.NewRichTextSection(elements(p)...)
}

// elements are the runs of a part: text and links only. No other kind of
// element is ever made, so no mention either.
func elements(p bot.Part) []slackgo.RichTextSectionElement {
	var out []slackgo.RichTextSectionElement
	for _, r := range p.Runs {
		if r.Text == "" {
			continue // refused by Slack
		}
		var style *slackgo.RichTextSectionTextStyle
		if r.Bold {
			style = &slackgo.RichTextSectionTextStyle{Bold: true}
		}
		if r.Link != "" {
			out = append(out, slackgo.NewRichTextSectionLinkElement(r.Link, r.Text, style))
		} else {
			out = append(out, slackgo.NewRichTextSectionTextElement(r.Text, style))
		}
	}
	return out
}
