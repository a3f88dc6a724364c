// Command make reads words, one a line, and prints the term that the index
// knows each of them by: what table.py needs to know of how texts are cut.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"quoth/index/term"
)

func main() {
	if err := stems(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func stems(words io.Reader, to io.Writer) error {
	out := bufio.NewWriter(to)
	in := bufio.NewScanner(words)
	for in.Scan() {
		fmt.Fprintln(out, term.Stem(term.Fold(in.Text())))
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}
