// Command make writes the tables of currencies and units of measure from
// Unicode's Common Locale Data Repository, as npm packages it:
//
//	npm install --prefix DIR cldr-core@48.2.0 cldr-numbers-full@48.2.0 cldr-units-full@48.2.0 cldr-localenames-full@48.2.0
//	go run ./articles/quantity/make DIR
//
// It is run in the module's folder and overwrites articles/quantity/tables. The
// tables are kept with the code: building and testing fetch nothing.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./articles/quantity/make DIR")
		os.Exit(2)
	}
	if err := run(os.Args[1], "articles/quantity/tables"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run reads the packages under from and writes the tables into to.
func run(from, to string) error {
	d := &data{root: os.DirFS(filepath.Join(from, "node_modules"))}
	var pkg struct{ Version, License string }
	d.read("cldr-core/package.json", &pkg)
	head := fmt.Sprintf("# Made by articles/quantity/make from CLDR %s (npm cldr-*), licence %s, see UNICODE.txt. Not to be edited.\n", pkg.Version, pkg.License)
	currencies, units := d.currencies(), d.units()
	if d.err != nil {
		return d.err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(to, "currencies.tsv"), []byte(head+currenciesHead+currencies), 0o644),
		os.WriteFile(filepath.Join(to, "units.tsv"), []byte(head+unitsHead+units), 0o644))
}

// data are the files of the packages. The first error stays.
type data struct {
	root fs.FS
	err  error
}

// read decodes a file of JSON into v.
func (d *data) read(name string, v any) {
	if d.err != nil {
		return
	}
	text, err := fs.ReadFile(d.root, name)
	if err == nil {
		err = json.Unmarshal(text, v)
	}
	if err != nil {
		d.err = fmt.Errorf("%s: %w", name, err)
	}
}

// joined returns the names without those that stand twice, in their order,
// parted by "|".
func joined(names []string) string {
	var list []string
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(list, n) && !strings.ContainsAny(n, "|\t") {
			list = append(list, n)
		}
	}
	return strings.Join(list, "|")
}
