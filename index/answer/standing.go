package answer

// A standing tells how well terms stand for the words of a question, by their letters
// and by what they mean. Each term is looked at once.
type standing struct {
	of   *vocabulary
	rows []int32   // by number: 0 not looked at yet, less it stands for none, else one more than where its row begins
	room []float64 // of rows: for each word of the question how well the term stands for it, then how well by what it means
}

// standIn looks for the words of a query in passages whose terms are numbered so.
func (a *asked) standIn(v *vocabulary) {
	a.standing = &standing{of: v, rows: make([]int32, v.count())}
}

// row returns how well a term stands for each word of the query, and how well by what
// it means; nil where it stands for none.
func (a *asked) row(n uint32) []float64 {
	s := a.standing
	if int(n) >= len(s.rows) {
		s.rows = append(s.rows, make([]int32, max(s.of.count(), int(n)+1)-len(s.rows))...)
	}
	if s.rows[n] == 0 {
		s.rows[n] = a.look(n)
	}
	at := int(s.rows[n]) - 1
	if at < 0 {
		return nil
	}
	return s.room[at : at+2*len(a.Words)]
}

// look works out the row of a term, and returns what stands for it in rows.
func (a *asked) look(n uint32) int32 {
	s := a.standing
	t := s.of.at(n)
	words := len(a.Words)
	at := len(s.room)
	s.room = append(s.room, make([]float64, 2*words)...)
	row, any := s.room[at:], false
	if t.term == "" || a.begins[t.term[0]] {
		for i := range words {
			row[i] = a.worth(i, t.term)
			any = any || row[i] > 0
		}
	}
	for m := range a.meanings.Of(t.means) {
		at := words + m.Index
		row[at] = max(row[at], float64(m.Level))
		any = any || row[at] > 0
	}
	if !any {
		s.room = s.room[:at]
		return -1
	}
	return int32(at + 1)
}

// stand raises to levels how well each word of the query stands in a bag.
func (a *asked) stand(b bag, levels []float64) {
	for _, n := range b.words {
		if row := a.row(n); row != nil {
			for i := range levels {
				levels[i] = max(levels[i], row[i])
			}
		}
	}
	for i := range levels {
		if e := a.Words[i].Entry; e != nil && b.names.has(e) {
			levels[i] = 1
		}
	}
}

// mean raises to levels how well each word of the query stands in a bag by what it
// means.
func (a *asked) mean(b bag, levels []float64) {
	for _, n := range b.words {
		if row := a.row(n); row != nil {
			for i := range levels {
				levels[i] = max(levels[i], row[len(levels)+i])
			}
		}
	}
}

// holds tells how well word i of the query stands in the bag, 0 to 1.
func (a *asked) holds(b bag, i int) float64 {
	if e := a.Words[i].Entry; e != nil && b.names.has(e) {
		return 1
	}
	most := 0.0
	for _, n := range b.words {
		if row := a.row(n); row != nil {
			most = max(most, row[i])
		}
	}
	return most
}
