package index

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"unsafe"

	"github.com/blevesearch/mmap-go"

	"quoth/index/encoder"
)

// An Encoder makes vectors of texts, of length 1. It is safe for concurrent use.
type Encoder interface {
	ID() string   // equal when vectors are
	Name() string // as people call it
	// Encode returns the vectors of texts, nil of one in a language it does not read.
	Encode(ctx context.Context, kind encoder.Kind, texts []string) ([][]float32, error)
}

// Encoding is how the texts of an index get their vectors.
type Encoding struct {
	By   Encoder             // nil: they get none
	Told func(done, all int) // told how many texts have theirs; nil: nobody is
}

// Vectors are the vectors of an index, in 8 bits: of each passage first its own,
// with title and heading before it, then those of its sentences.
//
// Layout: form; the number of numbers of a vector, of vectors and of passages (4
// bytes each, little endian); where each passage begins among the vectors, and
// the last ends (4 bytes each); the vectors: the first half of the SHA-256 of the text, what its
// bytes are multiples of (float32), a signed byte a number.
type vectors struct {
	dims   int
	starts []uint32 // by passage; and the end
	data   []byte   // the vectors
}

const (
	vectorsForm = "vectors 1\n\x00\x00"
	vectorsHead = len(vectorsForm) + 12
	textSum     = 16 // bytes
	vectorHead  = textSum + 4
)

func (v *vectors) stride() int { return vectorHead + v.dims }

func (v *vectors) count() int { return int(v.starts[len(v.starts)-1]) }

// of returns vector i, and what its bytes are multiples of.
func (v *vectors) of(i int) ([]int8, float32) {
	at := v.data[i*v.stride() : (i+1)*v.stride()]
	scale := math.Float32frombits(binary.LittleEndian.Uint32(at[textSum:]))
	return unsafe.Slice((*int8)(unsafe.Pointer(&at[vectorHead])), v.dims), scale
}

// readVectors reads a file of vectors, which they go on to use.
func readVectors(data []byte, passages int) (*vectors, error) {
	broken := fmt.Errorf("%w: %s: cut short", ErrDamaged, vectorsFile)
	if len(data) < vectorsHead || string(data[:len(vectorsForm)]) != vectorsForm {
		return nil, broken
	}
	number := func(at int) int { return int(binary.LittleEndian.Uint32(data[at:])) }
	v := &vectors{dims: number(len(vectorsForm))}
	n, of := number(len(vectorsForm)+4), number(len(vectorsForm)+8)
	if of != passages || v.dims < 1 || len(data) != vectorsHead+4*(of+1)+n*v.stride() {
		return nil, broken
	}
	for i := range of + 1 {
		v.starts = append(v.starts, uint32(number(vectorsHead+4*i)))
		if i > 0 && v.starts[i] < v.starts[i-1] {
			return nil, broken
		}
	}
	if v.count() != n {
		return nil, broken
	}
	v.data = data[vectorsHead+4*(of+1):]
	return v, nil
}

// write writes vectors as readVectors reads them.
func (v *vectors) write(w io.Writer) error {
	head := []byte(vectorsForm)
	for _, n := range append([]uint32{uint32(v.dims), uint32(v.count()), uint32(len(v.starts) - 1)}, v.starts...) {
		head = binary.LittleEndian.AppendUint32(head, n)
	}
	_, err := w.Write(head)
	if err == nil {
		_, err = w.Write(v.data)
	}
	return err
}

// known takes in the vectors of texts by the sums of these.
func (v *vectors) known(known map[[textSum]byte][]byte) {
	for at := 0; at+v.stride() <= len(v.data); at += v.stride() {
		known[[textSum]byte(v.data[at:at+textSum])] = v.data[at : at+v.stride()]
	}
}

// texts returns what of a passage gets a vector: it with its title and heading,
// and each of its sentences.
func texts(m *Meta, r *Record) []string {
	whole := m.Title
	if r.Heading != "" {
		whole += ". " + r.Heading
	}
	list := []string{whole + ". " + r.Text}
	for _, s := range r.Sentences {
		list = append(list, r.Text[s[0]:s[1]])
	}
	return list
}

// encodedAtOnce is how many texts are given to an encoder at a time.
var encodedAtOnce = 256

// encode makes the vectors of all passages, but for those that are known; keep gets
// each batch of new ones as they are made, nil none does.
func (x *Index) encode(ctx context.Context, e Encoding, known map[[textSum]byte][]byte, keep func(batch []byte, dims int) error) (*vectors, error) {
	v := &vectors{starts: []uint32{0}}
	var sums [][textSum]byte
	var left []string // texts without a vector, each once
	var leftSums [][textSum]byte
	awaited := map[[textSum]byte]bool{}
	for n := range x.records.count() {
		r, err := x.record(n)
		if err != nil {
			return nil, err
		}
		for _, text := range texts(&x.metas[x.articleOf(n)], &r) {
			whole := sha256.Sum256([]byte(text))
			sum := [textSum]byte(whole[:textSum])
			sums = append(sums, sum)
			if known[sum] == nil && !awaited[sum] {
				awaited[sum] = true
				left, leftSums = append(left, text), append(leftSums, sum)
			}
		}
		v.starts = append(v.starts, uint32(len(sums)))
	}
	var unread [][textSum]byte
	all := len(left)
	for len(left) > 0 {
		if e.Told != nil {
			e.Told(all-len(left), all)
		}
		n := min(len(left), encodedAtOnce)
		made, err := e.By.Encode(ctx, encoder.Passage, left[:n])
		if err != nil {
			return nil, err
		}
		var batch []byte
		for _, vector := range made {
			v.dims = max(v.dims, len(vector))
		}
		for i, vector := range made {
			if vector == nil {
				unread = append(unread, leftSums[i])
				continue
			}
			at := len(batch)
			list, scale := encoder.Bytes(vector)
			batch = append(batch, leftSums[i][:]...)
			batch = binary.LittleEndian.AppendUint32(batch, math.Float32bits(scale))
			for _, b := range list {
				batch = append(batch, byte(b))
			}
			known[leftSums[i]] = batch[at:len(batch):len(batch)]
		}
		if keep != nil && len(batch) > 0 {
			if err := keep(batch, v.dims); err != nil {
				return nil, err
			}
		}
		left, leftSums = left[n:], leftSums[n:]
	}
	if e.Told != nil && all > 0 {
		e.Told(all, all)
	}
	for _, one := range known {
		v.dims = max(v.dims, len(one)-vectorHead)
	}
	v.dims = max(v.dims, 1) // of nothing that is read
	for _, sum := range unread {
		known[sum] = append(sum[:], make([]byte, 4+v.dims)...)
	}
	for _, sum := range sums {
		one := known[sum]
		if len(one) != v.stride() {
			return nil, fmt.Errorf("%s: vectors of %d numbers, and of %d", e.By.Name(), v.dims, len(one)-vectorHead)
		}
		v.data = append(v.data, one...)
	}
	return v, nil
}

// Encode makes the vectors of an index in memory; it is then asked with what
// makes those of questions.
func (x *Index) Encode(ctx context.Context, e Encoding) error {
	v, err := x.encode(ctx, e, map[[textSum]byte][]byte{}, nil)
	if err == nil {
		x.vectors, x.encoder, x.encodedBy = v, e.By, madeBy(e.By)
	}
	return err
}

// encodeAs makes the vectors of an index of some articles of another.
func (x *Index) encodeAs(ctx context.Context, o *Index) error {
	known := map[[textSum]byte][]byte{}
	o.vectors.known(known)
	v, err := x.encode(ctx, Encoding{By: o.encoder}, known, nil)
	if err == nil {
		x.vectors, x.encoder, x.encodedBy = v, o.encoder, o.encodedBy
	}
	return err
}

// By is what made the vectors of an index.
type by struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

func madeBy(e Encoder) *by { return &by{Name: e.Name(), ID: e.ID()} }

// ErrOtherEncoder tells that the vectors of an index are those of another encoder,
// or that it has none.
var ErrOtherEncoder = errors.New("build it again with quoth index and this --model")

// AskWith has questions encoded by what made the vectors of the index; another
// encoder is refused with ErrOtherEncoder.
func (x *Index) AskWith(e Encoder) error {
	switch {
	case x.encodedBy == nil || x.vectors == nil:
		return fmt.Errorf("the index has no vectors of sentences: %w", ErrOtherEncoder)
	case x.encodedBy.ID != e.ID():
		return fmt.Errorf("the vectors of the index are those of %s (%.12s), and %s (%.12s) is another encoder: %w", x.encodedBy.Name, x.encodedBy.ID, e.Name(), e.ID(), ErrOtherEncoder)
	}
	x.encoder = e
	return nil
}

// Encoded reports whether questions are compared with the vectors of the index.
func (x *Index) Encoded() bool { return x.encoder != nil }

// writeVectors fills in the vectors of a generation that has all else. Those
// that an earlier generation of dir has, or a build that did not end, are not made
// again.
func writeVectors(ctx context.Context, dir, gen string, e Encoding) error {
	x := &Index{}
	defer x.discard()
	var err error
	if x.metas, err = readMetas(filepath.Join(gen, metasFile)); err != nil {
		return err
	}
	if x.records, err = x.openStore(gen, passagesFile, passagesList); err != nil {
		return err
	}
	n := 0
	for _, m := range x.metas {
		x.first = append(x.first, n)
		n += m.Passages
	}
	known := map[[textSum]byte][]byte{}
	if name, own, err := current(dir); err == nil {
		if m, err := readManifest(filepath.Join(dir, name), own); err == nil && m.Encoder != nil && m.Encoder.ID == e.By.ID() {
			if data, err := os.ReadFile(filepath.Join(dir, name, vectorsFile)); err == nil {
				if v, err := readVectors(data, m.Passages); err == nil {
					v.known(known)
				}
			}
		}
	}
	begun, err := openBegun(begunPath(dir, e.By), known)
	if err != nil {
		return err
	}
	defer begun.file.Close()
	v, err := x.encode(ctx, e, known, begun.add)
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(gen, vectorsFile))
	if err != nil {
		return err
	}
	return errors.Join(v.write(f), f.Close())
}

// Begun are the vectors of a build that has not ended: a file beside the
// generations that the next build goes on from. It has the number of numbers of a
// vector (4 bytes, little endian), then vectors as vectorsFile has them.
type begun struct {
	file *os.File
	dims int // 0: nothing is written yet
}

func begunPath(dir string, e Encoder) string {
	return filepath.Join(dir, fmt.Sprintf(".vectors-%.12s", e.ID()))
}

// openBegun opens what a build that did not end has left, and takes in the vectors
// that are whole.
func openBegun(path string, known map[[textSum]byte][]byte) (*begun, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(f)
	b, end := &begun{file: f}, int64(0)
	if len(data) > 4 {
		if dims := int(binary.LittleEndian.Uint32(data)); 0 < dims && dims <= 1<<16 {
			v := &vectors{dims: dims, data: data[4:]}
			v.known(known)
			b.dims, end = dims, int64(4+len(v.data)/v.stride()*v.stride())
		}
	}
	_, seek := f.Seek(end, io.SeekStart)
	if err = errors.Join(err, f.Truncate(end), seek); err != nil {
		f.Close()
		return nil, err
	}
	return b, nil
}

// add writes vectors.
func (b *begun) add(batch []byte, dims int) error {
	if b.dims == 0 {
		b.dims = dims
		batch = append(binary.LittleEndian.AppendUint32(nil, uint32(dims)), batch...)
	}
	_, err := b.file.Write(batch)
	return err
}

// openVectors maps the vectors of a generation.
func (x *Index) openVectors(gen string, passages int) error {
	f, err := x.openFile(gen, vectorsFile)
	if err != nil {
		return err
	}
	data, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return fmt.Errorf("%s: %w", vectorsFile, err)
	}
	x.files = append(x.files, mapped{data})
	x.vectors, err = readVectors(data, passages)
	return err
}

// A mapped file is let go of by closing it.
type mapped struct{ mmap.MMap }

func (m mapped) Close() error { return m.Unmap() }
