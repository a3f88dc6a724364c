package articles

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"quoth/articles/lexicon"
)

const mill = "The Wend turns seven mills."

func TestTablesOfItsOwn(t *testing.T) {
	c, err := Load(os.DirFS("testdata/rivers"))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Problems) > 0 || len(c.Tables) != 3 {
		t.Fatalf("tables %v, problems %v", c.Tables, c.Problems)
	}
	if e := c.Lexicon.Lookup(lexicon.Place, "Alder"); e == nil || !c.Lexicon.Within("Oxley", "Fenmark") {
		t.Error("places of the table are not known")
	}
	if c.Lexicon.Lookup(lexicon.Place, "Shanghai") == nil {
		t.Error("the places Quoth comes with are gone")
	}
	var got []string
	for _, f := range c.Articles[0].Figures(c.Lexicon, c.Units) {
		got = append(got, strings.Join([]string{f.Text, f.Unit, f.MeasureID, f.Place}, ", "))
	}
	want := []string{
		"412 km, km, length, Alder",
		"380 m³/s, m³/s, mean discharge, Alder",
		"9,400 km², km2, catchment area, Alder",
		"1.2 million tonnes, t, , Alder",
		"3.5 fathoms, fathom, , Alder",
		"2,150, , salmon count, Alder",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures of the Alder (-want +got)\n%s", diff)
	}
}

// A table of its own changes what tells a corpus apart, as an article does.
func TestTablesAreOfTheFingerprint(t *testing.T) {
	print := func(table string) string {
		c, err := Load(fstest.MapFS{"wend.md": {Data: []byte(mill)}, "tables/places.tsv": {Data: []byte(table)}})
		if err != nil {
			t.Fatal(err)
		}
		return c.Fingerprint
	}
	if print("Wend\tsubject\t\t") == print("Wend\tsubject\t\tRiver Wend") {
		t.Error("another table, the same fingerprint")
	}
}

func TestBrokenTablesNameTheLine(t *testing.T) {
	for _, test := range []struct{ path, table, want string }{
		{"tables/places.tsv", "# rivers\nWend\n", `tables/places.tsv: line 2: 1 columns, want 4: id, class, parent, aliases`},
		{"tables/places.tsv", "Wend\triver\t\t\n", `tables/places.tsv: line 1: Wend: class "river" is none of city, country, region, district, institution, subject`},
		{"tables/places.tsv", "Wend\tsubject\tFenmark\t\n", `tables/places.tsv: line 1: place "Wend": no place is called "Fenmark"`},
		{"tables/measures.tsv", "flow\tquantity\n\nflow\tmoney\n", `tables/measures.tsv: line 3: measure "flow" stands twice`},
		{"tables/units.tsv", "fathom\n", `tables/units.tsv: line 1: 1 columns, want 2: unit, words`},
		{"tables/units.tsv", "fathom\tfathoms|\n", `tables/units.tsv: line 1: fathom: an empty word`},
	} {
		c, err := Load(fstest.MapFS{"wend.md": {Data: []byte(mill)}, test.path: {Data: []byte(test.table)}})
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Articles) != 1 || len(c.Problems) != 1 || c.Problems[0].Error() != test.want {
			t.Errorf("%q: problems %v, want %s", test.table, c.Problems, test.want)
		}
	}
}

// A line that stands in tables/keep.txt is left, alone, inside a paragraph, cut short as
// it is listed; a corpus that keeps another line is another corpus.
func TestKeptLines(t *testing.T) {
	article := "The school of Halden opened in 2009.\n\nSign up now at Lucky Reel Casino and claim your free spins!\n\n" +
		"It has 340 pupils. Get a payday loan tonight, no credit check, at quickpounds.site! They come by tram.\n\nShare on Facebook\n"
	load := func(keep string) (*Article, string) {
		fsys := fstest.MapFS{"a.txt": {Data: []byte(article)}}
		if keep != "" {
			fsys["tables/keep.txt"] = &fstest.MapFile{Data: []byte(keep)}
		}
		c, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		return c.Articles[0], c.Fingerprint
	}
	all, fingerprint := load("")
	if len(all.Removed) != 3 {
		t.Fatalf("%d lines are removed, want 3: %+v", len(all.Removed), all.Removed)
	}
	for i, r := range all.Removed {
		listed := clip(r.Text, 30)
		a, other := load("# of the school\n" + listed + "\n")
		if len(a.Removed) != len(all.Removed)-1 || !strings.Contains(a.Text, r.Text) {
			t.Errorf("%q is kept: removed are %+v of %q", listed, a.Removed, a.Text)
		}
		if other == fingerprint {
			t.Errorf("line %d kept makes the same corpus", i)
		}
	}
}
