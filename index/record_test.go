package index

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fill sets everything in v to something, so that a field the coder forgets
// shows.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString(fmt.Sprint("s", *n, "市"))
	case reflect.Int:
		v.SetInt(int64(*n) * 1000)
	case reflect.Uint8:
		v.SetUint(uint64(*n % 200))
	case reflect.Float64:
		v.SetFloat(float64(*n) * 1.25e9)
	default:
		panic("a Record holds a " + v.Kind().String())
	}
}

func TestRecordComesBackWhole(t *testing.T) {
	var r Record
	n := 0
	fill(reflect.ValueOf(&r).Elem(), &n)
	r.Figures[1].SameAs = -1
	got, err := decodeRecord(r.encode())
	if diff := cmp.Diff(r, got); diff != "" || err != nil {
		t.Errorf("(%v) -written +read:\n%s", err, diff)
	}
	if got, err := decodeRecord((&Record{}).encode()); err != nil || !reflect.DeepEqual(got, Record{}) {
		t.Errorf("an empty record comes back as %+v (%v)", got, err)
	}
}

func TestDamagedRecordIsRefused(t *testing.T) {
	var r Record
	n := 0
	fill(reflect.ValueOf(&r).Elem(), &n)
	data := r.encode()
	for i := range data {
		if _, err := decodeRecord(data[:i]); err == nil {
			t.Fatalf("cut after %d of %d bytes it is read", i, len(data))
		}
	}
	if _, err := decodeRecord(append(data, 0)); err == nil {
		t.Error("with a byte too many it is read")
	}
}

func FuzzDecodeRecord(f *testing.F) {
	r := Record{ID: "a#1", Text: "one", Sentences: [][2]int{{0, 3}}}
	f.Add(r.encode())
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := decodeRecord(data); err == nil {
			again, err := decodeRecord(r.encode())
			if err != nil || !reflect.DeepEqual(again, r) && !hasNaN(r) {
				t.Errorf("%+v comes back as %+v (%v)", r, again, err)
			}
		}
	})
}

func hasNaN(r Record) bool {
	for _, f := range r.Figures {
		if f.Value != f.Value || f.Max != f.Max {
			return true
		}
	}
	return false
}
