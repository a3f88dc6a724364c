package encoder

import (
	"encoding/binary"
	"math"
)

// A matrix is rows of numbers in one of three forms, as the file has them.
type matrix struct {
	rows, cols int
	f32        []float32
	f16        []byte    // two bytes a number
	i8         []byte    // one byte a number…
	scales     []float32 // …and by row what it is a multiple of
}

// rowsOf returns rows from up to end as numbers of 32 bits, in room where they are
// not held so.
func (m *matrix) rowsOf(from, end int, room []float32) []float32 {
	a, b := from*m.cols, end*m.cols
	if m.f32 != nil {
		return m.f32[a:b:b]
	}
	room = room[:b-a]
	if m.f16 != nil {
		for i := range room {
			room[i] = halves()[binary.LittleEndian.Uint16(m.f16[2*(a+i):])]
		}
		return room
	}
	for r := from; r < end; r++ {
		scale, row, of := m.scales[r], room[(r-from)*m.cols:(r-from+1)*m.cols], m.i8[r*m.cols:(r+1)*m.cols]
		for i := range row {
			row[i] = scale * float32(int8(of[i]))
		}
	}
	return room
}

// half returns a number of 16 bits (IEEE 754 binary16) as one of 32.
func half(h uint16) float32 {
	sign, exponent, part := uint32(h>>15)<<31, uint32(h>>10)&31, uint32(h)&1023
	switch exponent {
	case 0:
		f := float32(part) / (1 << 24)
		return math.Float32frombits(math.Float32bits(f) | sign)
	case 31:
		return math.Float32frombits(sign | 0x7f800000 | part<<13)
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | part<<13)
}

// panelBytes is how much of a matrix is held against all rows at a time: what stays
// in a core's nearest cache.
const panelBytes = 24 << 10

// panel is how many rows of a matrix of so many columns are taken at a time.
func panel(cols int) int { return max(tileCols, panelBytes/(4*cols)/tileCols*tileCols) }

// times sets out[i][j] to the sum over k of x[i][k]·m[j][k], plus bias[j], for n
// rows of x; room is for a panel of m.
func (m *matrix) times(out, x []float32, n int, bias, room []float32) {
	step := panel(m.cols)
	for from := 0; from < m.rows; from += step {
		end := min(from+step, m.rows)
		products(out[from:], m.rows, x, m.cols, m.rowsOf(from, end, room), m.cols, n, end-from, m.cols)
	}
	for i := range n {
		row := out[i*m.rows : (i+1)*m.rows]
		for j, b := range bias {
			row[j] += b
		}
	}
}

// products sets out[i·outStep+j] to the sum over k < size of a[i·aStep+k]·b[j·bStep+k]
// for i < n and j < m.
func products(out []float32, outStep int, a []float32, aStep int, b []float32, bStep, n, m, size int) {
	if tiled && n > 0 && m >= tileCols && size%tileDepth == 0 && size > 0 {
		tiles(out, outStep, a, aStep, b, bStep, n, m, size)
		return
	}
	for i := range n {
		row := a[i*aStep : i*aStep+size]
		for j := range m {
			out[i*outStep+j] = product(row, b[j*bStep:j*bStep+size])
		}
	}
}

// A kernel multiplies tiles of so many rows by so many, with depths that are
// multiples of tileDepth.
const (
	tileRows  = 3
	tileCols  = 4
	tileDepth = 8
)

// tiles is products by the kernel. Tiles at an edge overlap those before them.
func tiles(out []float32, outStep int, a []float32, aStep int, b []float32, bStep, n, m, size int) {
	_, _, _ = out[(n-1)*outStep+m-1], a[(n-1)*aStep+size-1], b[(m-1)*bStep+size-1]
	for i := 0; i < n; i += tileRows {
		at := min(i, max(0, n-tileRows))
		r1, r2 := min(at+1, n-1), min(at+2, n-1)
		for j := 0; j < m; j += tileCols {
			to := min(j, m-tileCols)
			tile(size, &a[at*aStep], &a[r1*aStep], &a[r2*aStep], &b[to*bStep], bStep,
				&out[at*outStep+to], &out[r1*outStep+to], &out[r2*outStep+to])
		}
	}
}

// product is the sum of the products of two lists, eight sums at a time.
func product(a, b []float32) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	b = b[:len(a)]
	i := 0
	for ; i+8 <= len(a); i += 8 {
		x, y := a[i:i+8:i+8], b[i:i+8:i+8]
		s0 += x[0] * y[0]
		s1 += x[1] * y[1]
		s2 += x[2] * y[2]
		s3 += x[3] * y[3]
		s4 += x[4] * y[4]
		s5 += x[5] * y[5]
		s6 += x[6] * y[6]
		s7 += x[7] * y[7]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7))
}
