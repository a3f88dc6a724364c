package figure

// status returns how the sentence vouches for a reading: a cue of a plan
// left of it in its clause, or none.
func (r *reader) status(q *reading) Status {
	if !r.said.has(cueStatus) {
		return Stated
	}
	for at := q.from - 1; at >= max(0, q.from-14); at-- {
		if s := r.str(at); s == ";" || s == "。" || s == "；" || r.low(at) == "while" || r.low(at) == "whereas" {
			break
		}
		if m, n := r.at(at, cueStatus); n > 0 {
			switch m.value {
			case "target":
				return Target
			case "forecast":
				return Forecast
			case "estimate":
				if q.kind != Rank {
					return Estimate
				}
			}
		}
	}
	return Stated
}
