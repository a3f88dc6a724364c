package opensearch

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"quoth/index/engine"
)

// wordsPart is what the dictionary is called among the parts of a generation.
const wordsPart = "dictionary"

// A dictionary tells how often each term stands in the corpus.
type dictionary struct {
	terms map[string]stands
	held  [engine.Fields]int // passages that have the field
	seen  map[string]int     // of the passage that is counted
}

// stands tells of a term, by field, how many passages hold it and how often one of
// them does at most.
type stands struct{ df, most [engine.Fields]uint32 }

func newDictionary() *dictionary {
	return &dictionary{terms: map[string]stands{}, seen: map[string]int{}}
}

// count takes in the terms of a field of the next passage.
func (d *dictionary) count(field int, terms []string) {
	if len(terms) > 0 {
		d.held[field]++
	}
	clear(d.seen)
	for _, t := range terms {
		d.seen[t]++
	}
	for t, n := range d.seen {
		s, known := d.terms[t]
		if !known {
			t = strings.Clone(t)
		}
		s.df[field]++
		s.most[field] = max(s.most[field], uint32(n))
		d.terms[t] = s
	}
}

// frequencies returns how many passages hold a term, by field.
func (d *dictionary) frequencies(term string) (df [engine.Fields]int) {
	s := d.terms[term]
	for f, n := range s.df {
		df[f] = int(n)
	}
	return df
}

// encode writes the dictionary: how many passages have each field, then each term,
// in order, with its length before it and its numbers behind it, all as varints.
func (d *dictionary) encode() (data []byte) {
	for _, n := range d.held {
		data = binary.AppendUvarint(data, uint64(n))
	}
	terms := make([]string, 0, len(d.terms))
	for t := range d.terms {
		terms = append(terms, t)
	}
	slices.Sort(terms)
	for _, t := range terms {
		data = append(binary.AppendUvarint(data, uint64(len(t))), t...)
		s := d.terms[t]
		for f := range engine.Fields {
			data = binary.AppendUvarint(binary.AppendUvarint(data, uint64(s.df[f])), uint64(s.most[f]))
		}
	}
	return data
}

// readDictionary reads what encode wrote.
func readDictionary(data []byte) (*dictionary, error) {
	d := newDictionary()
	whole := true
	next := func() uint64 {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			whole, data = false, nil
			return 0
		}
		data = data[n:]
		return v
	}
	for f := range d.held {
		d.held[f] = int(next())
	}
	for len(data) > 0 {
		n := next()
		if n > uint64(len(data)) {
			return nil, ErrDamaged
		}
		t := string(data[:n])
		data = data[n:]
		var s stands
		for f := range engine.Fields {
			s.df[f], s.most[f] = uint32(next()), uint32(next())
		}
		d.terms[t] = s
	}
	if !whole {
		return nil, ErrDamaged
	}
	return d, nil
}

// longest is how many bytes of a term a cluster is given: its tokenizer cuts what is
// longer.
const longest = 200

// token returns a term as a cluster is given it: one whose tokenizer would cut it
// has its sum in its place.
func token(term string) string {
	if len(term) <= longest && !strings.ContainsFunc(term, cuts) {
		return term
	}
	sum := sha256.Sum256([]byte(term))
	return "\x01" + hex.EncodeToString(sum[:])
}

func cuts(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }
