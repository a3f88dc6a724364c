package term

import "iter"

// Words yields the bounds, in bytes, of the words of a text as it is written:
// runs of letters in a script that parts words by blanks, least of them or
// more. A word with a digit in it is none.
func Words(text string, least int) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for i := 0; i < len(text); {
			class, size := classAt(text, i)
			if class != classLetter && class != classDigit {
				i += size
				continue
			}
			start, letters, digits := i, 0, false
			for i < len(text) {
				class, size := classAt(text, i)
				if class != classLetter && class != classDigit {
					break
				}
				letters++
				digits = digits || class == classDigit
				i += size
			}
			if !digits && letters >= least && !yield(start, i) {
				return
			}
		}
	}
}
