package index

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
)

// A store keeps pieces of data under the numbers 0, 1, 2, …
//
// Layout: the pieces one after the other, then where each begins and where
// the last one ends (8 bytes each, little endian), then how many there are
// (8 bytes).
type store struct {
	name string // for errors
	data io.ReaderAt
	n    int
	ends int64 // where the list of offsets begins
}

// A storeWriter writes a store.
type storeWriter struct {
	w       *bufio.Writer
	at      uint64
	offsets []byte
}

func newStoreWriter(w io.Writer) *storeWriter {
	return &storeWriter{w: bufio.NewWriterSize(w, 1<<16), offsets: make([]byte, 8)}
}

func (s *storeWriter) add(piece []byte) error {
	s.at += uint64(len(piece))
	s.offsets = binary.LittleEndian.AppendUint64(s.offsets, s.at)
	_, err := s.w.Write(piece)
	return err
}

func (s *storeWriter) close() error {
	n := len(s.offsets)/8 - 1
	s.w.Write(s.offsets)
	s.w.Write(binary.LittleEndian.AppendUint64(nil, uint64(n)))
	return s.w.Flush()
}

// openStore reads a store of the given size.
func openStore(name string, data io.ReaderAt, size int64) (*store, error) {
	broken := fmt.Errorf("%s: damaged: cut short", name)
	var buf [8]byte
	if size < 16 {
		return nil, broken
	}
	if _, err := data.ReadAt(buf[:], size-8); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	n := binary.LittleEndian.Uint64(buf[:])
	if n > uint64(size)/8-2 {
		return nil, broken
	}
	return &store{name: name, data: data, n: int(n), ends: size - 8 - 8*int64(n+1)}, nil
}

// get returns piece i. It is safe for concurrent use.
func (s *store) get(i int) ([]byte, error) {
	if i < 0 || i >= s.n {
		return nil, fmt.Errorf("%s: no piece %d of %d", s.name, i, s.n)
	}
	var buf [16]byte
	if _, err := s.data.ReadAt(buf[:], s.ends+8*int64(i)); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	start, end := binary.LittleEndian.Uint64(buf[:8]), binary.LittleEndian.Uint64(buf[8:])
	if start > end || end > uint64(s.ends) {
		return nil, fmt.Errorf("%s: piece %d is damaged", s.name, i)
	}
	piece := make([]byte, end-start)
	if _, err := s.data.ReadAt(piece, int64(start)); err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return piece, nil
}
