package articles

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"

	"quoth/articles/lexicon"
)

// one loads a single file and returns its article.
func one(t *testing.T, name string, raw []byte) *Article {
	t.Helper()
	c, err := Load(fstest.MapFS{name: {Data: raw}})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Articles) != 1 {
		t.Fatalf("%s: %d articles, %v", name, len(c.Articles), c.Problems)
	}
	return c.Articles[0]
}

// figuresIn lists the figures of an article: "Porto: start-ups: 420".
func figuresIn(a *Article) string {
	var list []string
	for _, f := range a.Figures(lexicon.Default(), nil) {
		list = append(list, fmt.Sprintf("%s: %s: %s", f.Place, f.Measure, a.Text[f.Start:f.End]))
	}
	return strings.Join(list, "\n")
}

// A table in text is a table, whatever parts its cells and stands around it.
func TestCSV(t *testing.T) {
	for _, test := range []struct{ what, name, text, row, header string }{
		{"commas", "a.csv", "City,Start-ups,Unicorns\nPorto,420,3\nFaro,77,0\n", "Porto | 420 | 3", "City|Start-ups|Unicorns"},
		{"semicolons and decimal commas", "a.csv", "City;Share;Rent\nPorto;4,2%;18,50\nFaro;1,1%;14,25\n", "Porto | 4,2% | 18,50", "City|Share|Rent"},
		{"tabs", "a.tsv", "City\tStart-ups\nPorto\t1,420\n", "Porto | 1,420", "City|Start-ups"},
		{"bars", "a.csv", "City|Start-ups\nPorto|420\nFaro|77\n", "Porto | 420", "City|Start-ups"},
		{"a byte order mark and CRLF", "a.csv", "\xef\xbb\xbfCity,Start-ups\r\nPorto,420\r\n", "Porto | 420", "City|Start-ups"},
		{"a heading and a source", "a.csv", "Start-ups by city in 2024,,\n\nCity,Start-ups,Unicorns\nPorto,420,3\n\nSource: the council,,\n", "Porto | 420 | 3", "City|Start-ups|Unicorns"},
		{"quotes", "a.csv", "City,Start-ups\n\"Porto, north\",\"420 \"\"new\"\"\"\n\"Faro\",\"77\"\n", `Porto, north | 420 "new"`, "City|Start-ups"},
	} {
		a := one(t, test.name, []byte(test.text))
		found := false
		for _, b := range a.Blocks {
			if a.Text[b.Start:b.End] == test.row && b.Kind == Row {
				found = true
				if got := strings.Join(b.Header, "|"); got != test.header {
					t.Errorf("%s: header %q, want %q", test.what, got, test.header)
				}
			}
		}
		if !found {
			t.Errorf("%s: no row %q in %q", test.what, test.row, a.Text)
		}
	}
	a := one(t, "a.csv", []byte("Start-ups by city in 2024,,\n\nCity,Start-ups,Unicorns\nPorto,420,3\n\nSource: the council,,\n"))
	if !strings.HasSuffix(a.Text, "\n\nSource: the council") || a.Blocks[0].Kind != Heading {
		t.Errorf("what stands around the table: %q", a.Text)
	}
	if got, want := figuresIn(a), "Porto: Start-ups: 420\nPorto: Unicorns: 3"; got != want {
		t.Errorf("figures:\n%s\nwant:\n%s", got, want)
	}
	c, err := Load(fstest.MapFS{"a.csv": {Data: []byte("City,Says\nPorto,\"420\nFaro,77\n")}})
	if err != nil || len(c.Problems) != 1 || c.Problems[0].Line == 0 || len(c.Articles) != 1 {
		t.Errorf("a quote that is not closed: %v, %v", c, err)
	}
}

// workbook writes a workbook: what fill does with it.
func workbook(t testing.TB, fill func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sampleBook is a workbook with what workbooks have: a heading, titles in two rows, formats, what is hidden.
func sampleBook(t testing.TB) []byte {
	return workbook(t, func(f *excelize.File) {
		percent, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
		dollars := `$#,##0.0"bn"`
		money, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &dollars})
		for i, row := range [][]any{
			{"Venture capital in 2024"}, nil,
			{"City", "Raised", "Share", "Note to us"}, {"Porto", 1.25, 0.042, "check this"}, {"Faro", 0.5, 0.011, "and this"}, {"Gaia", 9.75, 0.2, ""}, nil,
			{"Source: the council"},
		} {
			f.SetSheetRow("Sheet1", fmt.Sprintf("B%d", i+2), &row)
		}
		f.SetCellStyle("Sheet1", "C5", "C7", money)
		f.SetCellStyle("Sheet1", "D5", "D7", percent)
		f.SetColVisible("Sheet1", "E", false)
		f.SetRowVisible("Sheet1", 7, false)
		f.NewSheet("Jobs")
		f.SetSheetRow("Jobs", "A1", &[]any{"City", "Jobs", ""})
		f.SetSheetRow("Jobs", "A2", &[]any{"", "2023", "2024"})
		f.SetSheetRow("Jobs", "A3", &[]any{"Porto", 5100, 6200})
		f.MergeCell("Jobs", "B1", "C1")
		f.NewSheet("Secret")
		f.SetSheetRow("Secret", "A1", &[]any{"City", "Plan"})
		f.SetSheetRow("Secret", "A2", &[]any{"Porto", 99})
		f.SetSheetVisible("Secret", false)
	})
}

// What is quoted of a workbook is what its reader sees.
func TestWorkbook(t *testing.T) {
	a := one(t, "money.xlsx", sampleBook(t))
	for _, want := range []string{"Venture capital in 2024", "Porto | $1.3bn | 4.20%", "Faro | $0.5bn | 1.10%", "Source: the council", "Porto | 5100 | 6200"} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("no %q in %q", want, a.Text)
		}
	}
	for _, unseen := range []string{"check this", "9.8", "99", "Plan", "Note to us"} {
		if strings.Contains(a.Text, unseen) {
			t.Errorf("%q is hidden, and stands in %q", unseen, a.Text)
		}
	}
	hidden := 0
	for _, r := range a.Removed {
		if r.Reason == reasonHidden {
			hidden++
		}
	}
	if hidden < 5 {
		t.Errorf("%d hidden cells are told: %v", hidden, a.Removed)
	}
	for _, b := range a.Blocks {
		if a.Text[b.Start:b.End] == "Porto | 5100 | 6200" && strings.Join(b.Header, "|") != "City|Jobs, 2023|Jobs, 2024" {
			t.Errorf("titles %q", b.Header)
		}
	}
	if got := figuresIn(a); !strings.Contains(got, "Porto: venture capital: $1.3bn") {
		t.Errorf("figures:\n%s", got)
	}
}

// What is no workbook is named, and the rest loads.
func TestNoWorkbook(t *testing.T) {
	whole := sampleBook(t)
	for what, raw := range map[string][]byte{
		"text": []byte("City,Start-ups"), "a PDF": []byte("%PDF-1.7\n"), "half": whole[:len(whole)/2], "nothing": {}, "an archive of something else": archive(t, "a.txt", "Porto"),
	} {
		c, err := Load(fstest.MapFS{"a.xlsx": {Data: raw}, "good.txt": {Data: []byte("Porto has 420 start-ups.")}})
		if err != nil || len(c.Articles) != 1 || len(c.Problems) != 1 || !c.Problems[0].Left || c.Problems[0].Path != "a.xlsx" {
			t.Errorf("%s: %v %v", what, c, err)
		}
	}
}
