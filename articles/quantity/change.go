package quantity

import "quoth/articles/text"

// ChangeAt returns the direction of a word of change at token i.
func (r *Reader) ChangeAt(i int) Change {
	if _, n := r.At(i, CueRise); n > 0 {
		if r.Is(i, text.Han) && (r.Str(i+n) == "至" || r.Str(i+n) == "到" || r.Str(i+n-1) == "至") {
			return NoChange
		}
		return Increase
	}
	if _, n := r.At(i, CueFall); n > 0 {
		if r.Is(i, text.Han) && (r.Str(i+n) == "至" || r.Str(i+n) == "到") {
			return NoChange
		}
		return Decrease
	}
	return NoChange
}
