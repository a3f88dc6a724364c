package ledger

import (
	"encoding/binary"
	"math"
	"sort"
	"sync"
	"sync/atomic"
)

// Packed are the rows of a ledger as they are kept, each of as many bytes. They are
// unpacked a block at a time, when they are first asked for: a question asks for those
// of its measures.
type packed struct {
	rows   []byte
	size   int // of a row, in bytes
	ranges []ranged
	ready  []atomic.Bool // by block: its rows are unpacked
	mu     sync.Mutex    // held while rows are unpacked
	read   []bool        // by said: its span has been read
}

// blockRows is how many rows are unpacked together.
const blockRows = 1 << 10

// wordSize is how many bytes the number of a word takes where there are so many.
func wordSize(words int) int {
	switch {
	case words <= 1<<16:
		return 2
	case words <= 1<<24:
		return 3
	}
	return 4
}

// A row has its value, its order, its passage and article (eight, eight, four and
// four bytes), its numbers of words and that of its said, its place in the passage
// (two), five small numbers and its marks (one each); all little endian. What it
// measures, and where, tells its group; its year and period, its said.
func rowSize(word int) int {
	return 8 + 8 + 4 + 4 + len(worded(nil, nil))*word + wordSize(math.MaxInt) + 2 + 5 + 1
}

// worded are what a row says in words of its own.
func worded(r *row, m *more) [5]*uint32 {
	if r == nil {
		return [5]*uint32{}
	}
	return [5]*uint32{&r.unit, &m.entity, &m.scope, &m.attrib, &m.per}
}

// Marks of a row.
const (
	markInTable = 1 << iota
	markStray
	markRange
)

// pack appends the rows to data.
func (l *Ledger) pack(data []byte) []byte {
	word := wordSize(len(l.words))
	put := func(v uint64, bytes int) {
		for range bytes {
			data = append(data, byte(v))
			v >>= 8
		}
	}
	for i := range l.rows {
		r, m := &l.rows[i], &l.more[i]
		put(math.Float64bits(r.value), 8)
		put(r.order, 8)
		put(uint64(m.passage), 4)
		put(uint64(m.article), 4)
		for _, w := range worded(r, m) {
			put(uint64(*w), word)
		}
		put(uint64(m.span), 4)
		put(uint64(m.index), 2)
		for _, b := range []uint8{r.kind, r.qualifier, r.change, r.doubt, m.status} {
			put(uint64(b), 1)
		}
		put(bit(m.inTable)*markInTable|bit(r.stray)*markStray|bit(r.max != r.value)*markRange, 1)
	}
	return data
}

// begin makes ready for n rows.
func (p *packed) begin(n int) { p.ready = make([]atomic.Bool, (n+blockRows-1)/blockRows) }

// sound reports whether every row says words and a time that there are, and is a
// range where one is listed.
func (p *packed) sound(l *Ledger) bool {
	word, words, saids := wordSize(len(l.words)), uint32(len(l.words)), uint32(len(l.saids))
	ranges := 0
	for at := 0; at < len(p.rows); at += p.size {
		one := p.rows[at : at+p.size]
		for i := range len(worded(nil, nil)) {
			if numberOf(one[24+i*word:], word) >= words {
				return false
			}
		}
		if binary.LittleEndian.Uint32(one[24+5*word:]) >= saids {
			return false
		}
		if one[p.size-1]&markRange != 0 {
			if ranges == len(p.ranges) || int(p.ranges[ranges].row)*p.size != at {
				return false
			}
			ranges++
		}
	}
	return ranges == len(p.ranges)
}

// numberOf reads a number of so many bytes.
func numberOf(data []byte, bytes int) uint32 {
	n := uint32(binary.LittleEndian.Uint16(data))
	for i := 2; i < bytes; i++ {
		n |= uint32(data[i]) << (8 * i)
	}
	return n
}

// unpack sees that the rows from first up to end are there.
func (l *Ledger) unpack(first, end int) {
	p := l.packed
	if p == nil || first >= end {
		return
	}
	for block := first / blockRows; block <= (end-1)/blockRows; block++ {
		if p.ready[block].Load() {
			continue
		}
		p.mu.Lock()
		if !p.ready[block].Load() {
			l.unpackBlock(block*blockRows, min((block+1)*blockRows, len(l.rows)))
			p.ready[block].Store(true)
		}
		p.mu.Unlock()
	}
}

// unpackBlock unpacks the rows from first up to end. Its caller holds packed.mu.
func (l *Ledger) unpackBlock(first, end int) {
	p := l.packed
	word := wordSize(len(l.words))
	g := sort.Search(len(l.groups), func(i int) bool { return l.groups[i].first > first }) - 1
	ranges := p.ranges[sort.Search(len(p.ranges), func(i int) bool { return int(p.ranges[i].row) >= first }):]
	for i := first; i < end; i++ {
		for g+1 < len(l.groups) && l.groups[g+1].first <= i {
			g++
		}
		data := p.rows[i*p.size : (i+1)*p.size]
		r, m := &l.rows[i], &l.more[i]
		r.measure, r.place = l.groups[g].measure, l.groups[g].place
		r.value = math.Float64frombits(binary.LittleEndian.Uint64(data))
		r.max = r.value
		r.order = binary.LittleEndian.Uint64(data[8:])
		m.published = publishedIn(r.order)
		m.passage, m.article = binary.LittleEndian.Uint32(data[16:]), binary.LittleEndian.Uint32(data[20:])
		data = data[24:]
		for _, w := range worded(r, m) {
			*w = numberOf(data, word)
			data = data[word:]
		}
		m.span, m.index = binary.LittleEndian.Uint32(data), binary.LittleEndian.Uint16(data[4:])
		s := l.saids[m.span]
		r.year, m.period = s.year, s.period
		if !p.read[m.span] {
			p.read[m.span], l.spans[m.span] = true, spanOf(int(s.year), l.words[s.period])
		}
		data = data[6:]
		r.kind, r.qualifier, r.change, r.doubt, m.status = data[0], data[1], data[2], data[3], data[4]
		marks := data[5]
		m.inTable, r.stray = marks&markInTable != 0, marks&markStray != 0
		if marks&markRange != 0 {
			r.max, ranges = ranges[0].max, ranges[1:]
		}
	}
}
