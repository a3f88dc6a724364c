package answer

import "quoth/index/query"

// cells returns the figures of a row of a table that are asked for by the
// title of their column, "what is the vacancy in Foz": the row and the title
// say every word of the question that tells, and the row alone does not.
func (a asked) cells(row *evidence) []candidate {
	if len(row.Header) == 0 || a.Want != "" {
		return nil
	}
	var list []candidate
	for i, f := range row.Figures {
		title := newBag(nil, f.Measure)
		all, titled := true, false
		for w, word := range a.Words {
			if word.Role == query.Weak || a.holds(row.text, w) > 0 {
				continue
			}
			says := a.holds(title, w) > 0
			all, titled = all && says, titled || says
		}
		if all && titled {
			list = append(list, candidate{Figure: f, evidence: row, index: i, fit: AnswerableSentence})
		}
	}
	return list
}
