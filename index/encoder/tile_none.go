//go:build !amd64

package encoder

var tiled = false

func tile(size int, a0, a1, a2, b *float32, bStep int, o0, o1, o2 *float32) { panic("no kernel") }

func product8(a, b *int8, n int) int32 { panic("no kernel") }
