package articles

import (
	"strings"
	"testing"
	"testing/fstest"
)

// wordFile writes a document of Word with that body.
func wordFile(t testing.TB, body string, more ...string) []byte {
	const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	return archive(t, append([]string{
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document` + spaces + `><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml", `<w:styles` + spaces + `><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="Kopf"><w:basedOn w:val="H1"/><w:name w:val="Kopf"/></w:style>
			<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
			<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet"/></w:style></w:styles>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="https://post.example/a"/></Relationships>`,
	}, more...)...)
}

func p(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

func styled(id, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + id + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// What is quoted of a document is what its reader sees when changes are accepted.
func TestDocument(t *testing.T) {
	body := styled("T", "Porto counts") + styled("TOC1", "Hubs 3") + styled("Kopf", "Hubs") +
		`<w:p><w:r><w:t xml:space="preserve">Porto had </w:t></w:r><w:del><w:r><w:delText>400</w:delText></w:r></w:del><w:ins><w:r><w:t>420</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> start-ups in 2024</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>, says </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>the council</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>` +
		`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>A secret of 99.</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>An old 88.</w:t></w:r><w:r><w:t>It grew to 12 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>` +
		styled("L", "Faro had 77 start-ups.") +
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Braga had 55 start-ups.</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + p("City") + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("Jobs") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + p("") + `</w:tc><w:tc>` + p("2023") + `</w:tc><w:tc>` + p("2024") + `</w:tc></w:tr>` +
		`<w:tr><w:tc>` + p("Porto") + `</w:tc><w:tc>` + p("5,100") + `</w:tc><w:tc>` + p("6,200") + `</w:tc></w:tr></w:tbl>`
	a := one(t, "report.docx", wordFile(t, body,
		"word/footnotes.xml", `<w:footnotes><w:footnote w:type="separator" w:id="0">`+p("—")+`</w:footnote><w:footnote w:id="2">`+p("Counted in May, 66 of them twice.")+`</w:footnote></w:footnotes>`,
		"word/comments.xml", `<w:comments><w:comment w:id="1">`+p("Is this 777?")+`</w:comment></w:comments>`,
		"word/header1.xml", `<w:hdr>`+p("Harbour Post, page 3")+`</w:hdr>`,
		"docProps/core.xml", `<cp:coreProperties><dc:title></dc:title><dcterms:modified>2025-03-01T09:00:00Z</dcterms:modified></cp:coreProperties>`))
	want := "Porto counts\n\nHubs\n\nPorto had 420 start-ups in 2024, says the council.\n\nIt grew to 12 km².\n\nFaro had 77 start-ups.\n\nBraga had 55 start-ups.\n\nPorto | 5,100 | 6,200\n\nCounted in May, 66 of them twice."
	if a.Text != want {
		t.Errorf("text\n%s\nwant\n%s", a.Text, want)
	}
	if a.Title != "Porto counts" || a.Published != "2025-03-01" || len(a.Guessed) != 1 {
		t.Errorf("title %q, published %q, guessed %q", a.Title, a.Published, a.Guessed)
	}
	if len(a.Links) != 1 || a.Text[a.Links[0].Start:a.Links[0].End] != "the council" || a.Links[0].URL != "https://post.example/a" {
		t.Errorf("links %v", a.Links)
	}
	kinds := map[string]BlockKind{}
	for _, b := range a.Blocks {
		kinds[a.Text[b.Start:b.End]] = b.Kind
		if b.Kind == Row && strings.Join(b.Header, "|") != "City|Jobs, 2023|Jobs, 2024" {
			t.Errorf("titles %q", b.Header)
		}
	}
	for text, kind := range map[string]BlockKind{"Hubs": Heading, "Faro had 77 start-ups.": Item, "Counted in May, 66 of them twice.": Reference} {
		if kinds[text] != kind {
			t.Errorf("%q is of kind %d, want %d", text, kinds[text], kind)
		}
	}
	reasons := map[string]string{}
	for _, r := range a.Removed {
		reasons[r.Text] = r.Reason
	}
	for text, reason := range map[string]string{
		"400": reasonStruck, "An old 88.": reasonStruck, "A secret of 99.": reasonHidden, "Hubs 3": reasonContents,
		"Is this 777?": reasonComments, "Harbour Post, page 3": reasonPageEdge,
	} {
		if reasons[text] != reason {
			t.Errorf("%q was removed as %q, want %q", text, reasons[text], reason)
		}
	}
}

// Hostile documents are refused and named.
func TestHostileDocuments(t *testing.T) {
	laughs := `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
	for what, raw := range map[string][]byte{
		"entities":  archive(t, "word/document.xml", laughs),
		"nesting":   wordFile(t, strings.Repeat("<w:sdt><w:sdtContent>", 5000)+p("Porto has 420.")+strings.Repeat("</w:sdtContent></w:sdt>", 5000)),
		"broken":    wordFile(t, "<w:p><w:r>"),
		"no body":   archive(t, "word/other.xml", "<a/>"),
		"text":      []byte("Porto has 420 start-ups."),
		"a picture": []byte("\x89PNG\r\n"),
		"no text":   wordFile(t, "<w:p/>"),
	} {
		c, err := Load(fstest.MapFS{"a.docx": {Data: raw}, "good.txt": {Data: []byte("Porto has 420 start-ups.")}})
		if err != nil || len(c.Articles) != 1 || len(c.Problems) != 1 || !c.Problems[0].Left || c.Problems[0].Path != "a.docx" {
			t.Errorf("%s: %v %v", what, c, err)
		}
	}
}
