package index

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

// A store keeps pieces of data under the numbers 0, 1, 2, …: one after the
// other in a file. Beside it is its list: of each piece how long it is and its
// sum (4 bytes each, little endian). A piece is compared with its sum whenever
// it is read, so that whoever trusts the list need not read the file first.
type store struct {
	name   string // for errors
	data   io.ReaderAt
	n      int
	starts []int64 // of each piece, and the end of the last
	sums   []uint32
}

// sumOf is the sum of a piece, CRC-32C: it tells damage, not malice.
func sumOf(piece []byte) uint32 { return crc32.Checksum(piece, castagnoli) }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// listed is how many bytes of the list a piece takes.
const listed = 8

// A storeWriter writes a store.
type storeWriter struct {
	w    *bufio.Writer
	list []byte
}

func newStoreWriter(w io.Writer) *storeWriter {
	return &storeWriter{w: bufio.NewWriterSize(w, 1<<16)}
}

func (s *storeWriter) add(piece []byte) error {
	if len(piece) > math.MaxUint32 {
		return fmt.Errorf("a piece of %d bytes is too long to be stored", len(piece))
	}
	s.list = binary.LittleEndian.AppendUint32(s.list, uint32(len(piece)))
	s.list = binary.LittleEndian.AppendUint32(s.list, sumOf(piece))
	_, err := s.w.Write(piece)
	return err
}

// close ends the pieces; the list is there then.
func (s *storeWriter) close() error { return s.w.Flush() }

// openStore makes a store of its pieces, size bytes, and its list.
func openStore(name string, data io.ReaderAt, size int64, list []byte) (*store, error) {
	s := &store{name: name, data: data, n: len(list) / listed}
	s.starts, s.sums = make([]int64, s.n+1), make([]uint32, s.n)
	for i := range s.n {
		one := list[i*listed:]
		s.starts[i+1] = s.starts[i] + int64(binary.LittleEndian.Uint32(one))
		s.sums[i] = binary.LittleEndian.Uint32(one[4:])
	}
	if len(list)%listed != 0 || s.starts[s.n] != size {
		return nil, fmt.Errorf("%w: %s has %d bytes, of %d in its list", ErrDamaged, name, size, s.starts[s.n])
	}
	return s, nil
}

func (s *store) count() int { return s.n }

// get returns piece i, ErrDamaged where it is not what was stored. It is safe
// for concurrent use.
func (s *store) get(i int) ([]byte, error) {
	if i < 0 || i >= s.n {
		return nil, fmt.Errorf("%s: no piece %d of %d", s.name, i, s.n)
	}
	piece := make([]byte, s.starts[i+1]-s.starts[i])
	switch n, err := s.data.ReadAt(piece, s.starts[i]); {
	case n < len(piece) && err == io.EOF:
		return nil, fmt.Errorf("%w: %s is cut short", ErrDamaged, s.name)
	case n < len(piece):
		return nil, fmt.Errorf("%s: %w", s.name, err)
	case sumOf(piece) != s.sums[i]:
		return nil, fmt.Errorf("%w: piece %d of %s has changed", ErrDamaged, i, s.name)
	}
	return piece, nil
}
