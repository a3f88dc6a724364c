package eval

// commonRun returns the length of the longest run of characters that stands in
// both texts.
func commonRun(a, b []rune) int {
	longest := 0
	ends := make([]int, len(b)+1) // of the run that ends before b[j] and the character of a
	for _, r := range a {
		diagonal := 0
		for j, s := range b {
			above := ends[j+1]
			if r == s {
				ends[j+1] = diagonal + 1
				longest = max(longest, diagonal+1)
			} else {
				ends[j+1] = 0
			}
			diagonal = above
		}
	}
	return longest
}
