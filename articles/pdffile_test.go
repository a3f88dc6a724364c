package articles

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// pdfFile writes a document of one page that shows lines one below the other.
func pdfFile(lines ...string) []byte {
	content := "BT /F1 10 Tf 12 TL 50 700 Td "
	for _, line := range lines {
		content += "(" + line + ") Tj T* "
	}
	content += "ET"
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Title (report.docx) /CreationDate (D:20250301090000Z) >>",
	}
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

// A PDF document is an article as any other.
func TestPDF(t *testing.T) {
	a := one(t, "hubs.pdf", pdfFile("Porto counted 420 start-ups in 2024, of which most are in soft-", "ware."))
	if want := "Porto counted 420 start-ups in 2024, of which most are in software."; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if a.Title != "hubs" || a.Published != "2025-03-01" || len(a.Guessed) != 1 {
		t.Errorf("title %q, published %q, guessed %q", a.Title, a.Published, a.Guessed)
	}
	if got := figuresIn(a); got != "Porto: start-ups: 420" {
		t.Errorf("figures: %s", got)
	}
	for what, raw := range map[string][]byte{"pictures alone": pdfFile(), "text": []byte("Porto has 420 start-ups."), "half": pdfFile("Porto")[:300]} {
		c, err := Load(fstest.MapFS{"a.pdf": {Data: raw}, "good.txt": {Data: []byte("Porto has 420 start-ups.")}})
		if err != nil || len(c.Articles) != 1 || len(c.Problems) != 1 || !c.Problems[0].Left {
			t.Errorf("%s: %v %v", what, c, err)
		}
	}
}

// FuzzFormats holds what must be true of what loads, whatever the bytes of a
// file of each kind are.
func FuzzFormats(f *testing.F) {
	f.Add("a.csv", []byte("City;Start-ups\nPorto;\"420\n"))
	f.Add("a.eml", []byte(plainMail))
	f.Add("a.docx", []byte(p("Porto had 420.")+"<w:tbl><w:tr><w:tc>"+p("a")+"</w:tc></w:tr></w:tbl>"))
	f.Add("a.json", []byte(slackFiles[9]))
	f.Add("a.zip", archive(f, "a.txt", "Porto had 420.", "../b.txt", "x"))
	f.Add("a.xlsx", sampleBook(f))
	f.Add("a.pdf", pdfFile("Porto had 420."))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		files := fstest.MapFS{}
		switch name {
		case "a.csv", "a.eml", "a.zip", "a.xlsx", "a.pdf":
			files[name] = &fstest.MapFile{Data: data}
		case "a.docx": // the body of one
			files[name] = &fstest.MapFile{Data: wordFile(t, string(data))}
		case "a.json": // a day of a channel
			for i := 0; i < 8; i += 2 {
				files[slackFiles[i]] = &fstest.MapFile{Data: []byte(slackFiles[i+1])}
			}
			files["hubs/2025-03-04.json"] = &fstest.MapFile{Data: data}
		default:
			return
		}
		if c, err := Load(files); err == nil {
			for _, a := range c.Articles {
				sound(t, a)
				if strings.Contains(a.Path, "..") {
					t.Errorf("an article of the name %s", a.Path)
				}
			}
		}
	})
}
