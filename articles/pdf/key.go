package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" // as the format wants it
	"crypto/rc4"
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// errPassword is the error of a file that opens with a password alone.
var errPassword = errors.New("it has a password")

// A key decrypts a file that opens without a password, as many do that only
// forbid printing.
type key struct {
	bytes []byte
	aes   bool
	whole bool // it is the key of each object as it is
}

// padding stands for what a password lacks in length.
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// keyOf makes the key of no password.
func keyOf(trailer, e value) (*key, error) {
	if e.key("Filter").name() != "Standard" {
		return nil, errors.New("it is encrypted in a way that is not read")
	}
	version, revision := e.key("V").number(), int(e.key("R").number())
	k := &key{}
	switch version {
	case 1, 2:
	case 4, 5:
		method := e.key("CF").key(e.key("StmF").name()).key("CFM").name()
		k.aes = method == "AESV2" || method == "AESV3"
	default:
		return nil, errors.New("it is encrypted in a way that is not read")
	}
	if version == 5 {
		return k.strong(e, revision)
	}
	length := 5
	if n := int(e.key("Length").number()); n >= 40 && n <= 128 {
		length = n / 8
	}
	if version == 4 {
		length = 16
	}
	h := md5.New()
	h.Write(padding)
	h.Write([]byte(e.key("O").text))
	var flags [4]byte
	binary.LittleEndian.PutUint32(flags[:], uint32(int64(e.key("P").number())))
	h.Write(flags[:])
	h.Write([]byte(trailer.key("ID").index(0).text))
	if revision >= 4 && e.key("EncryptMetadata").text == "false" {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	sum := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			next := md5.Sum(sum[:length])
			sum = next[:]
		}
	}
	k.bytes = sum[:length]
	if !k.opens(trailer, e, revision) {
		return nil, errPassword
	}
	return k, nil
}

// opens reports whether the key is the file's.
func (k *key) opens(trailer, e value, revision int) bool {
	user := []byte(e.key("U").text)
	if revision == 2 {
		out := bytes.Clone(padding)
		stream(k.bytes, out)
		return bytes.Equal(out, user)
	}
	sum := md5.Sum(append(bytes.Clone(padding), trailer.key("ID").index(0).text...))
	out := sum[:]
	for i := range 20 {
		by := bytes.Clone(k.bytes)
		for j := range by {
			by[j] ^= byte(i)
		}
		stream(by, out)
	}
	return len(user) >= 16 && bytes.Equal(out, user[:16])
}

func stream(key, data []byte) {
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(data, data)
	}
}

// strong makes the key of a file with keys of 256 bits.
func (k *key) strong(e value, revision int) (*key, error) {
	user, wrapped := []byte(e.key("U").text), []byte(e.key("UE").text)
	if len(user) < 48 || len(wrapped) < 32 {
		return nil, errPassword
	}
	hash := func(salt []byte) []byte {
		if revision >= 6 {
			return hardened(salt)
		}
		sum := sha256.Sum256(salt)
		return sum[:]
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil, errPassword
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil, err
	}
	k.bytes = make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(k.bytes, wrapped[:32])
	k.whole = true
	return k, nil
}

// decrypt returns what an object's bytes were.
func (k *key) decrypt(data []byte, o object, isStream bool) []byte {
	if o.inside {
		return data
	}
	by := k.bytes
	if !k.whole {
		seed := append(bytes.Clone(k.bytes), byte(o.number), byte(o.number>>8), byte(o.number>>16), byte(o.generation), byte(o.generation>>8))
		if k.aes {
			seed = append(seed, "sAlT"...)
		}
		sum := md5.Sum(seed)
		by = sum[:min(len(k.bytes)+5, 16)]
	}
	if !k.aes {
		out := bytes.Clone(data)
		stream(by, out)
		return out
	}
	if len(data) < 32 || len(data)%16 != 0 {
		data = data[:len(data)/16*16]
		if len(data) < 32 {
			return nil
		}
	}
	block, err := aes.NewCipher(by)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data)-16)
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, data[16:])
	if n := int(out[len(out)-1]); n <= 16 && n <= len(out) {
		out = out[:len(out)-n]
	}
	return out
}
