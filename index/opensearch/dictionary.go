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
	seen  map[string]bool // in the passage that is counted
}

// stands tells of a term, by field, how many passages hold it.
type stands [engine.Fields]uint32

func newDictionary() *dictionary {
	return &dictionary{terms: map[string]stands{}, seen: map[string]bool{}}
}

// count takes in the terms of a field of the next passage.
func (d *dictionary) count(field int, terms []string) {
	clear(d.seen)
	for _, t := range terms {
		if d.seen[t] {
			continue
		}
		d.seen[t] = true
		s, known := d.terms[t]
		if !known {
			t = strings.Clone(t)
		}
		s[field]++
		d.terms[t] = s
	}
}

// frequencies returns how many passages hold a term, by field.
func (d *dictionary) frequencies(term string) (df [engine.Fields]int) {
	s := d.terms[term]
	for f, n := range s {
		df[f] = int(n)
	}
	return df
}

// encode writes the dictionary: each term, in order, with its length before it and
// its numbers behind it, all as varints.
func (d *dictionary) encode() (data []byte) {
	terms := make([]string, 0, len(d.terms))
	for t := range d.terms {
		terms = append(terms, t)
	}
	slices.Sort(terms)
	for _, t := range terms {
		data = append(binary.AppendUvarint(data, uint64(len(t))), t...)
		s := d.terms[t]
		for f := range engine.Fields {
			data = binary.AppendUvarint(data, uint64(s[f]))
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
	for len(data) > 0 {
		n := next()
		if n > uint64(len(data)) {
			return nil, ErrDamaged
		}
		t := string(data[:n])
		data = data[n:]
		var s stands
		for f := range engine.Fields {
			s[f] = uint32(next())
		}
		d.terms[t] = s
	}
	if !whole {
		return nil, ErrDamaged
	}
	return d, nil
}

// longest is how many bytes of a term a cluster is given.
const longest = 200

// token returns a term as a cluster is given it: one that is long, or would be cut
// at a blank or a dot, has its sum in its place.
func token(term string) string {
	if len(term) <= longest && !strings.ContainsFunc(term, cuts) {
		return term
	}
	sum := sha256.Sum256([]byte(term))
	return "\x01" + hex.EncodeToString(sum[:])
}

func cuts(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f || r == '.' }
