package articles

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// packedWithin says why a document that is a zip archive is not unpacked: it is
// none, or its parts unpack to more than most bytes. What the archive says of
// their sizes is believed only as far as unpacking is bounded by it.
func packedWithin(raw []byte, most uint64) error {
	_, err := openPacked(raw, most)
	return err
}

// openPacked opens a document that is a zip archive, whose parts unpack to no
// more than most bytes.
func openPacked(raw []byte, most uint64) (*zip.Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	total := uint64(0)
	for _, f := range z.File {
		total += f.UncompressedSize64
		if f.UncompressedSize64 > most || total > most {
			return nil, fmt.Errorf("more than %d MB unpacked", most>>20)
		}
	}
	return z, nil
}

// packedPart unpacks a part of a document, nil where it has none of that name.
// It unpacks no more than the archive says the part has.
func packedPart(z *zip.Reader, name string) ([]byte, error) {
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer r.Close()
		size := int64(f.UncompressedSize64)
		raw, err := io.ReadAll(io.LimitReader(r, size+1))
		if err == nil && int64(len(raw)) > size {
			err = errors.New("it has more bytes than it says it has")
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return raw, nil
	}
	return nil, nil
}
