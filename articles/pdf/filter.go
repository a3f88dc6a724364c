package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"io"
)

// unpack returns the content of a stream as far as it can be unpacked, nil
// where it is packed in a way that is not read, as pictures are.
func (s *store) unpack(v value) []byte {
	if v.kind != 'S' {
		return nil
	}
	raw := s.raw[v.of.data[0]:v.of.data[1]]
	if s.key != nil && v.key("Type").name() != "XRef" {
		raw = s.key.decrypt(raw, v.of, true)
	}
	filters, params := v.key("Filter"), v.key("DecodeParms")
	if filters.kind == '/' {
		filters = value{s, token{kind: '[', list: []token{filters.token}}, v.of}
		params = value{s, token{kind: '[', list: []token{params.token}}, v.of}
	}
	if filters.len() > 4 {
		return nil
	}
	for i := range filters.len() {
		var ok bool
		if raw, ok = unpackedBy(filters.index(i).name(), raw, params.index(i)); !ok {
			return nil
		}
		if s.spent += len(raw); s.spent > mostUnpacked {
			panic(errBudget)
		}
	}
	return raw
}

// unpackedBy undoes one way of packing.
func unpackedBy(filter string, raw []byte, params value) ([]byte, bool) {
	switch filter {
	case "FlateDecode", "Fl":
		z, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, false
		}
		out, _ := io.ReadAll(io.LimitReader(z, mostStream)) // what came before a fault is read
		return predicted(out, params), true
	case "LZWDecode", "LZW":
		early := params.key("EarlyChange")
		return predicted(unLZW(raw, early.kind == 0 || early.number() != 0), params), true
	case "ASCII85Decode", "A85":
		raw = bytes.TrimSpace(raw)
		raw = bytes.TrimPrefix(raw, []byte("<~"))
		if i := bytes.IndexByte(raw, '~'); i >= 0 {
			raw = raw[:i]
		}
		out, _ := io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(raw)), mostStream))
		return out, true
	case "ASCIIHexDecode", "AHx":
		var digits []byte
		for _, c := range raw {
			if c == '>' {
				break
			}
			if !blank(c) {
				digits = append(digits, c)
			}
		}
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		out := make([]byte, len(digits)/2)
		n, _ := hex.Decode(out, digits)
		return out[:n], true
	case "RunLengthDecode", "RL":
		var out []byte
		for i := 0; i < len(raw) && raw[i] != 128 && len(out) < mostStream; {
			n := int(raw[i])
			i++
			if n < 128 {
				end := min(i+n+1, len(raw))
				out = append(out, raw[i:end]...)
				i = end
			} else if i < len(raw) {
				out = append(out, bytes.Repeat(raw[i:i+1], 257-n)...)
				i++
			}
		}
		return out, true
	case "Crypt":
		return raw, true
	}
	return nil, false
}

// predicted undoes that rows were written as what differs from the row above.
func predicted(raw []byte, params value) []byte {
	if params.key("Predictor").number() < 10 {
		return raw
	}
	number := func(key string, usual float64) int {
		if v := params.key(key); v.kind == 'n' && v.num >= 1 && v.num < 1<<20 {
			return int(v.num)
		}
		return int(usual)
	}
	pixel := (number("Colors", 1)*number("BitsPerComponent", 8) + 7) / 8
	wide := (number("Columns", 1)*number("Colors", 1)*number("BitsPerComponent", 8) + 7) / 8
	if wide < 1 || wide > 1<<24 {
		return raw
	}
	above := make([]byte, wide)
	var out []byte
	for len(raw) > 0 {
		kind := raw[0]
		row := make([]byte, wide)
		n := copy(row, raw[1:])
		raw = raw[1+n:]
		for i := range row {
			var left, corner byte
			if i >= pixel {
				left, corner = row[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row[:n]...)
		above = row
	}
	return out
}

func paeth(a, b, c byte) byte {
	distance := func(x int) int { return max(x, -x) }
	p := int(a) + int(b) - int(c)
	pa, pb, pc := distance(p-int(a)), distance(p-int(b)), distance(p-int(c))
	if pa <= pb && pa <= pc {
		return a
	}
	if pb <= pc {
		return b
	}
	return c
}

// unLZW unpacks as old files were packed: codes of 9 to 12 bits.
func unLZW(raw []byte, early bool) (out []byte) {
	const clear, end = 256, 257
	var table [][]byte
	reset := func() {
		table = table[:0]
		for c := range 258 {
			table = append(table, []byte{byte(c)})
		}
	}
	reset()
	bits, have, width := 0, 0, 9
	var last []byte
	ahead := 0
	if early {
		ahead = 1
	}
	for _, c := range raw {
		bits, have = bits<<8|int(c), have+8
		if have < width {
			continue
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		switch {
		case code == clear:
			reset()
			width, last = 9, nil
			continue
		case code == end || len(out) > mostStream:
			return out
		case code < len(table):
			if last != nil {
				table = append(table, append(bytes.Clone(last), table[code][0]))
			}
		case last != nil && code == len(table):
			table = append(table, append(bytes.Clone(last), last[0]))
		default:
			return out
		}
		last = table[code]
		out = append(out, last...)
		for width < 12 && len(table)+ahead >= 1<<width {
			width++
		}
		if len(table) > 4096 {
			return out
		}
	}
	return out
}
