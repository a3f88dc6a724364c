package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// file writes a document whose pages have those contents; fonts are F1, and F2 in bold.
func file(contents ...string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
		"<< /Title (Hubs) /CreationDate (D:20250301090000Z) >>",
	}
	kids := ""
	for _, c := range contents {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>", n+1),
			fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(c), c))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(contents))
	return written(objects)
}

// written writes objects with the table that tells where they are.
func written(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// at writes text from a point on.
func at(x, y, size int, text string) string {
	return fmt.Sprintf("BT /F1 %d Tf %d %d Td (%s) Tj ET\n", size, x, y, text)
}

// lines writes lines one below the other.
func lines(x, y int, list ...string) (s string) {
	for i, text := range list {
		s += at(x, y-12*i, 10, text)
	}
	return s
}

// told is a document as lines: its blocks by their kind.
func told(t *testing.T, raw []byte) []string {
	t.Helper()
	d, err := Read(raw)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, b := range d.Blocks {
		switch b.Kind {
		case Table:
			for _, row := range b.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, flat(c.Runs))
				}
				list = append(list, "| "+strings.Join(cells, " | "))
			}
		default:
			list = append(list, [...]string{"", "# ", "- ", "^ "}[b.Kind]+flat(b.Runs))
		}
	}
	for _, r := range d.Removed {
		list = append(list, fmt.Sprintf("removed, %s: %s", r.Reason, r.Text))
	}
	return list
}

// What a document shows is read in the order in which a person reads it.
func TestReading(t *testing.T) {
	left := lines(50, 700, "Porto counted 420 start-ups in 2024, the", "city council says. The growth came from", "software firms, and those left the univer-", "sity years ago. Rents are low.")
	right := lines(320, 700, "Faro counted 77 of them in the same year,", "which is twice as many as it had in 2019", "when it first counted. Nobody there knows", "why that is so, or says it.")
	running := func(n int) string {
		return at(50, 780, 8, "Harbour Post, hubs of 2024") + at(290, 20, 8, fmt.Sprintf("Page %d of 4", n))
	}
	for _, test := range []struct {
		what  string
		pages []string
		want  []string
	}{
		{"columns, one below the other though drawn line by line", []string{left + right}, []string{
			"Porto counted 420 start-ups in 2024, the city council says. The growth came from software firms, and those left the university years ago. Rents are low.",
			"Faro counted 77 of them in the same year, which is twice as many as it had in 2019 when it first counted. Nobody there knows why that is so, or says it."}},
		{"a title over columns", []string{at(150, 750, 18, "Hubs of the Atlantic coast in 2024") + right + left}, []string{
			"# Hubs of the Atlantic coast in 2024",
			"Porto counted 420 start-ups in 2024, the city council says. The growth came from software firms, and those left the university years ago. Rents are low.",
			"Faro counted 77 of them in the same year, which is twice as many as it had in 2019 when it first counted. Nobody there knows why that is so, or says it."}},
		{"a table", []string{lines(50, 700, "City", "Porto", "Faro", "Braga") + lines(200, 700, "Start-ups", "420", "77", "55") + lines(300, 700, "Raised, in millions", "310", "35", "12.5")}, []string{
			"| City | Start-ups | Raised, in millions", "| Porto | 420 | 310", "| Faro | 77 | 35", "| Braga | 55 | 12.5"}},
		{"paragraphs and items", []string{lines(50, 700, "Porto counted 420 start-ups in 2024, and of these most are", "in software.", "Faro counted 77, of which none is.", "\x95 Braga counted 55.", "\x95 Gaia counted 12.")}, []string{
			"Porto counted 420 start-ups in 2024, and of these most are in software.", "Faro counted 77, of which none is.", "- Braga counted 55.", "- Gaia counted 12."}},
		{"words parted at the ends of lines", []string{lines(50, 700, "Porto has well-known firms, and its soft-", "ware firms are the most well-", "known among them. They raised 2016-", "2020 more than the others did.")}, []string{
			"Porto has well-known firms, and its software firms are the most well-known among them. They raised 2016-2020 more than the others did."}},
		{"raised figures", []string{"BT /F1 10 Tf 50 700 Td (The district of 12 km) Tj /F1 6 Tf 4 Ts (2) Tj /F1 10 Tf 0 Ts ( has 6,200 jobs.) Tj ET"}, []string{
			"The district of 12 km^2 has 6,200 jobs."}},
		{"what stands on every page", []string{
			running(1) + at(50, 700, 10, "Porto counted 420 start-ups in 2024, and"), running(2) + at(50, 700, 10, "of these most are in software."),
			running(3) + at(50, 700, 10, "Faro counted 77."), running(4) + at(50, 700, 10, "Braga counted 55.")}, []string{
			"Porto counted 420 start-ups in 2024, and of these most are in software.", "Faro counted 77.", "Braga counted 55.",
			"removed, head or foot of a page: Harbour Post, hubs of 2024", "removed, head or foot of a page: Page 1 of 4",
			"removed, head or foot of a page: Harbour Post, hubs of 2024", "removed, head or foot of a page: Page 2 of 4",
			"removed, head or foot of a page: Harbour Post, hubs of 2024", "removed, head or foot of a page: Page 3 of 4",
			"removed, head or foot of a page: Harbour Post, hubs of 2024", "removed, head or foot of a page: Page 4 of 4"}},
		{"what is not seen", []string{at(50, 700, 10, "Porto counted 420 start-ups.") + "3 Tr " + at(50, 650, 10, "Hidden are 99.") + "0 Tr " + at(50, 900, 10, "Outside are 88.") +
			"/Artifact BMC " + at(50, 600, 10, "Draft of May") + "EMC BT 0 1 -1 0 30 300 Tm /F1 10 Tf (Upwards) Tj ET "}, []string{
			"Porto counted 420 start-ups.", "removed, hidden: Outside are 88.", "removed, hidden: Hidden are 99.", "removed, head or foot of a page: Draft of May", "removed, written upwards: Upwards"}},
		{"only words behind pictures", []string{"3 Tr " + at(50, 650, 10, "A scanned page says 99.")}, []string{"A scanned page says 99."}},
		{"a footnote and a table of contents", []string{lines(50, 700, "Hubs . . . . . . . . . . 3", "Porto counted 420 start-ups in 2024, and none of them is large.", "It is a small hub.") + at(50, 60, 7, "1 Counted in May.")}, []string{
			"Porto counted 420 start-ups in 2024, and none of them is large. It is a small hub.", "^ 1 Counted in May.", "removed, table of contents: Hubs . . . . . . . . . . 3"}},
		{"text drawn in pieces", []string{"BT /F1 10 Tf 50 700 Td [(Por) -20 (to) -300 (counted) -280 (4) 10 (20)] TJ ET q 2 0 0 2 0 0 cm BT /F1 5 Tf 66 350 Td (start-ups.) Tj ET Q"}, []string{
			"Porto counted 420 start-ups."}},
		{"a picture in the content", []string{at(50, 700, 10, "Porto counted 420.") + "BI /W 1 /H 1 ID \x00)(<< EI " + at(50, 600, 10, "Faro counted 77.")}, []string{"Porto counted 420.", "Faro counted 77."}},
	} {
		got := told(t, file(test.pages...))
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "km2 ", "km^2 ")
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.what, diff)
		}
	}
	d, err := Read(file(at(50, 700, 10, "Porto")))
	if err != nil || d.Title != "Hubs" || d.Created != "2025-03-01" || d.Pages != 1 {
		t.Errorf("%+v, %v", d, err)
	}
}

func packed(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// Codes mean what their table says, in fonts with many characters.
func TestCharacters(t *testing.T) {
	table := packed("1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0050> <0002> <006f0072> endbfchar 1 beginbfrange <0003> <0005> <0074> endbfrange 1 beginbfrange <0010> <0011> [<6df1> <5733>] endbfrange")
	content := "BT /F1 10 Tf 50 700 Td <000100020003000400100011> Tj ET"
	raw := written([]string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
		"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /DW 500 /W [1 [600 700] 16 17 1000] >>] /ToUnicode 4 0 R >>",
		fmt.Sprintf("<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", len(table), table), "<< >>",
		"<< /Type /Page /Parent 2 0 R /Contents 7 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
	})
	if diff := cmp.Diff([]string{"Portu深圳"}, told(t, raw)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Hostile documents are refused, or read as far as they go; nothing runs on.
func TestHostile(t *testing.T) {
	whole := string(file(at(50, 700, 10, "Porto counted 420.")))
	page := strings.Index(whole, "BT /F1")
	bomb := packed(strings.Repeat(" ", 3<<20))
	bombs := strings.Repeat(fmt.Sprintf("\n99 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj", len(bomb), bomb), 1)
	for _, test := range []struct{ what, raw, want string }{
		{"nothing", "", ""}, {"no document", "Porto", ""}, {"only a start", "%PDF-1.7\n%%EOF", ""}, {"half", whole[:page-200], ""},
		{"no end", whole[:strings.Index(whole, "xref")] + "trailer << /Root 1 0 R >>", "Porto counted 420."},
		{"a table that lies", strings.Replace(whole, "0000000009", "9999999999", 1), "Porto counted 420."},
		{"a table that follows itself", strings.Replace(whole, "/Size", fmt.Sprintf("/Prev %d /Size", strings.Index(whole, "xref\n")), 1), "Porto counted 420."},
		{"sizes beyond all", strings.Replace(whole, "/Size 7", "/Size 99999999999999", 1), "Porto counted 420."},
		{"a length that lies", strings.Replace(whole, "/Length", "/Length 99999999 /Was", 1), "Porto counted 420."},
		{"pages within themselves", strings.Replace(whole, "/Kids [6 0 R ]", "/Kids [2 0 R ]", 1), ""},
		{"an object that is itself", strings.Replace(whole, "/Kids [6 0 R ]", "/Kids 9 0 R ", 1) + "\n9 0 obj 9 0 R endobj", ""},
		{"no pages", strings.Replace(whole, "/Kids [6 0 R ]", "/Kids [     ]", 1), ""},
		{"ten thousand bombs", strings.Replace(whole, "/Contents 7 0 R", "/Contents ["+strings.Repeat("99 0 R ", 10_000)+"]", 1) + bombs, ""},
		{"nesting", strings.Replace(whole, "/Kids [6 0 R ]", "/Kids "+strings.Repeat("[", 1_000_000), 1), ""},
	} {
		d, err := Read([]byte(test.raw))
		got := ""
		if err == nil && len(d.Blocks) > 0 {
			got = flat(d.Blocks[0].Runs)
		}
		if got != test.want || test.want == "" && err == nil {
			t.Errorf("%s: %q, %v, want %q", test.what, got, err, test.want)
		}
	}
}

// Files that forbid printing open without a password; those with one do not.
func TestEncrypted(t *testing.T) {
	for name, want := range map[string]string{"open": "Porto counted 420 start-ups.", "aes": "Porto counted 420 start-ups.", "strong": "Porto counted 420 start-ups.", "locked": "it has a password"} {
		raw, err := os.ReadFile("testdata/" + name + ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(raw)
		if err != nil {
			if err.Error() != want {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if len(d.Blocks) != 1 || flat(d.Blocks[0].Runs) != want {
			t.Errorf("%s: %+v", name, d.Blocks)
		}
	}
}

// What packs a stream is undone, whatever the way.
func TestUnpack(t *testing.T) {
	for _, test := range []struct{ filter, packed, want string }{
		{"FlateDecode", packed("Porto"), "Porto"}, {"ASCIIHexDecode", "50 6F72746F>", "Porto"}, {"ASCII85Decode", ":iCArDZ~>", "Porto"},
		{"RunLengthDecode", "\x01Po\xfer\x80", "Porrr"}, {"LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"}, {"DCTDecode", "x", ""},
	} {
		got, ok := unpackedBy(test.filter, []byte(test.packed), value{})
		if string(got) != test.want || ok != (test.want != "") {
			t.Errorf("%s: %q %v, want %q", test.filter, got, ok, test.want)
		}
	}
}

// FuzzContent holds what must be true of any content: it ends, and what is
// shown is text.
func FuzzContent(f *testing.F) {
	f.Add([]byte(lines(50, 700, "Porto counted 420", "start-ups.") + "[(a) 2 (b)] TJ q Q BI ID EI"))
	f.Add([]byte("/ 1 Tf(\xb7)Tj"))
	f.Add([]byte("BT /F1 1 Tf 1 0 0 1 1e300 1 Tm (\\053\\)) ' << /a [ ( >> Tj"))
	f.Fuzz(func(t *testing.T, content []byte) {
		d, err := Read(file(string(content)))
		if err != nil {
			return
		}
		for _, b := range d.Blocks {
			if text := flat(b.Runs); b.Kind != Table && strings.TrimSpace(text) == "" || strings.ContainsRune(text, '\uFFFD') {
				t.Errorf("%+v", b)
			}
		}
	})
}

// FuzzRead holds that any file ends with a document or an error.
func FuzzRead(f *testing.F) {
	f.Add(file(at(50, 700, 10, "Porto counted 420.")))
	f.Fuzz(func(t *testing.T, raw []byte) { Read(raw) })
}
