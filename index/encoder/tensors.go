package encoder

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"unsafe"

	"github.com/blevesearch/mmap-go"
)

// Tensors are what a model.safetensors file holds: 8 bytes, how long the head is;
// the head, JSON; then the numbers. The file is mapped.
type tensors struct {
	head map[string]tensorHead
	data mmap.MMap // all of the file
	from int       // where the numbers begin
}

type tensorHead struct {
	Kind  string `json:"dtype"`
	Shape []int  `json:"shape"`
	At    [2]int `json:"data_offsets"`
}

// longestHead is the most bytes of a head that are read.
const longestHead = 1 << 24

func openTensors(path string) (t *tensors, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() < 8 {
		return nil, fmt.Errorf("%s: %d bytes are no safetensors file", path, info.Size())
	}
	t = &tensors{}
	if t.data, err = mmap.Map(f, mmap.RDONLY, 0); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := t.read(); err != nil {
		t.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return t, nil
}

func (t *tensors) Close() error { return t.data.Unmap() }

func (t *tensors) read() error {
	n := binary.LittleEndian.Uint64(t.data)
	if n > longestHead || int(n) > len(t.data)-8 {
		return fmt.Errorf("a head of %d bytes in a file of %d", n, len(t.data))
	}
	t.from = 8 + int(n)
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(t.data[8:t.from], &raw); err != nil {
		return fmt.Errorf("the head: %w", err)
	}
	t.head = make(map[string]tensorHead, len(raw))
	for name, of := range raw {
		if name == "__metadata__" {
			continue
		}
		var h tensorHead
		if err := json.Unmarshal(of, &h); err != nil {
			return fmt.Errorf("the head: %s: %w", name, err)
		}
		if h.At[0] < 0 || h.At[1] < h.At[0] || h.At[1] > len(t.data)-t.from {
			return fmt.Errorf("%s: bytes %d to %d of %d: the file is cut short, or damaged", name, h.At[0], h.At[1], len(t.data)-t.from)
		}
		t.head[name] = h
	}
	return nil
}

var sizes = map[string]int{"F32": 4, "F16": 2, "I8": 1}

// take returns the bytes of a tensor of a shape.
func (t *tensors) take(name string, shape ...int) (tensorHead, []byte, error) {
	h, ok := t.head[name]
	if !ok {
		name = "bert." + name
		if h, ok = t.head[name]; !ok {
			return h, nil, fmt.Errorf("no tensor %q", name[len("bert."):])
		}
	}
	n := 1
	for _, side := range shape {
		n *= side
	}
	switch {
	case sizes[h.Kind] == 0:
		return h, nil, fmt.Errorf("%s: numbers of kind %s, want F32, F16 or I8", name, h.Kind)
	case !slices.Equal(h.Shape, shape):
		return h, nil, fmt.Errorf("%s: shape %v, want %v", name, h.Shape, shape)
	case h.At[1]-h.At[0] != n*sizes[h.Kind]:
		return h, nil, fmt.Errorf("%s: %d bytes for %v numbers of kind %s", name, h.At[1]-h.At[0], shape, h.Kind)
	}
	return h, t.data[t.from+h.At[0] : t.from+h.At[1]], nil
}

// vector returns a tensor of one dimension.
func (t *tensors) vector(name string, n int) ([]float32, error) {
	m, err := t.matrix(name, 1, n, n)
	if err != nil {
		return nil, err
	}
	return m.rowsOf(0, 1, make([]float32, n)), nil
}

// matrix returns a tensor of rows by columns.
func (t *tensors) matrix(name string, rows, cols int, shape ...int) (m matrix, err error) {
	if shape == nil {
		shape = []int{rows, cols}
	}
	h, data, err := t.take(name, shape...)
	if err != nil {
		return m, err
	}
	m = matrix{rows: rows, cols: cols}
	switch h.Kind {
	case "F32":
		m.f32, err = asFloats(data)
	case "F16":
		m.f16 = data
	case "I8":
		m.i8 = data
		m.scales, err = t.scales(name, rows)
	}
	if err != nil {
		return m, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

// scales returns what the bytes of each row are multiples of.
func (t *tensors) scales(name string, rows int) ([]float32, error) {
	of := name + "_scale"
	h, ok := t.head[of]
	if !ok {
		if h, ok = t.head["bert."+of]; !ok {
			return nil, errors.New("numbers of kind I8 without " + of)
		}
	}
	if h.Kind == "I8" {
		return nil, fmt.Errorf("%s: numbers of kind I8", of)
	}
	if len(h.Shape) == 2 {
		m, err := t.matrix(of, 1, rows, rows, 1)
		if err != nil {
			return nil, err
		}
		return m.rowsOf(0, 1, make([]float32, rows)), nil
	}
	return t.vector(of, rows)
}

// asFloats returns bytes as the numbers they are, copied only where the machine
// could not read them in place.
func asFloats(data []byte) ([]float32, error) {
	if len(data) == 0 {
		return nil, nil
	}
	if littleEndian && uintptr(unsafe.Pointer(&data[0]))%4 == 0 {
		return unsafe.Slice((*float32)(unsafe.Pointer(&data[0])), len(data)/4), nil
	}
	list := make([]float32, len(data)/4)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return list, nil
}

var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1
