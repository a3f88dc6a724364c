package encoder

import "math"

// Bytes brings a vector to signed bytes, and tells what they are multiples of.
func Bytes(v []float32) (list []int8, scale float32) {
	most := float32(0)
	for _, x := range v {
		most = max(most, x, -x)
	}
	list = make([]int8, len(v))
	if most == 0 {
		return list, 0
	}
	scale = most / 127
	for i, x := range v {
		list[i] = int8(math.RoundToEven(float64(x / scale)))
	}
	return list, scale
}

// ProductOfBytes is the sum of the products of two lists of one length.
func ProductOfBytes(a, b []int8) (sum int32) {
	b = b[:len(a)]
	n := 0
	if tiled && len(a) >= 16 {
		n = len(a) &^ 15
		sum = product8(&a[0], &b[0], n)
	}
	for i := n; i < len(a); i++ {
		sum += int32(a[i]) * int32(b[i])
	}
	return sum
}
