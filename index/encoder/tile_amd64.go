package encoder

import "golang.org/x/sys/cpu"

var tiled = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// tile sets o0[j], o1[j] and o2[j] for j < 4 to the products of a0, a1 and a2 with
// b[j·bStep:]; size is a multiple of 8.
//
//go:noescape
func tile(size int, a0, a1, a2, b *float32, bStep int, o0, o1, o2 *float32)

// product8 is the sum of the products of n bytes, a multiple of 16.
//
//go:noescape
func product8(a, b *int8, n int) int32
