package figure

import "quoth/articles/quantity"

// settle says which currency a shared word is: that of the place the figure holds for
// or the text is about, else the one that a figure before has of those it may be.
func (r *reader) settle(f *Figure, before []Figure) {
	w := quantity.SharedWord(f.Currency)
	if w == nil {
		return
	}
	if !w.Usual {
		f.Doubt |= CurrencyGuessed
	}
	if code := quantity.Tender(w, r.ctx.Lexicon, f.Place, r.ctx.Place); code != "" {
		f.Currency = code
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		for _, c := range w.Of {
			if before[i].Currency == c.Code {
				f.Currency = c.Code
				return
			}
		}
	}
	if f.Currency = w.Default; f.Currency == "" && w.Text == "¥" && r.ctx.Lang == "zh" {
		f.Currency = "CNY"
	}
}
