package articles

import (
	"encoding/base64"
	"strings"
	"testing"
	"testing/fstest"
)

const plainMail = "From: =?utf-8?q?In=C3=AAs_Sousa?= <ines@post.example>\r\nSubject: =?utf-8?b?UG9ydG8gaW4gMjAyNA==?=\r\nDate: Tue, 04 Mar 2025 10:00:00 +0000\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"Porto had 420 start-ups in 2024, says In=EAs.\r\nOf those 77 are=\r\n in Gaia.\r\n\r\nOn Mon, 3 Mar 2025, Rui wrote:\r\n> Porto had 400 start-ups.\r\n\r\n-- \r\nIn=EAs, tel. 555 1234\r\n"

// A mail says what its writer wrote, and not what it quotes.
func TestMail(t *testing.T) {
	a := one(t, "a.eml", []byte(plainMail))
	if a.Title != "Porto in 2024" || a.Source != "Inês Sousa" || a.Published != "2025-03-04" {
		t.Errorf("title %q, source %q, published %q", a.Title, a.Source, a.Published)
	}
	if want := "Porto had 420 start-ups in 2024, says Inês.\n\nOf those 77 are in Gaia."; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	reasons := map[string]string{}
	for _, r := range a.Removed {
		reasons[r.Text] = r.Reason
	}
	if reasons["Porto had 400 start-ups."] != reasonQuoted || reasons["Inês, tel. 555 1234"] != reasonSignature {
		t.Errorf("removed %v", a.Removed)
	}
}

// Of what says the same the one with markup is read, and what hangs on a mail is read as files are.
func TestMailParts(t *testing.T) {
	book := base64.StdEncoding.EncodeToString(sampleBook(t))
	raw := "From: a@post.example\nDate: Tue, 04 Mar 2025 10:00:00 +0000\nSubject: Figures\nContent-Type: multipart/mixed; boundary=x\n\n" +
		"--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\nPorto had 1 start-up.\n--y\nContent-Type: text/html\n\n<p>Porto had <b>420</b> start-ups.</p><div class=\"gmail_quote\">Faro had 5.</div><table><tr><th>City<th>Jobs</tr><tr><td>Porto<td>5,100</tr></table>\n--y--\n" +
		"--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"../money.xlsx\"\nContent-Transfer-Encoding: base64\n\n" + book + "\n" +
		"--x\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n" +
		"--x\nContent-Type: message/rfc822\n\nFrom: b@post.example\nSubject: Faro\n\nFaro had 77 start-ups.\n--x--\n"
	c, err := Load(fstest.MapFS{"a.eml": {Data: []byte(raw)}})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, a := range c.Articles {
		paths = append(paths, a.Path)
	}
	if got, want := strings.Join(paths, " "), "a.eml a.eml/forwarded-3.eml a.eml/money.xlsx"; got != want {
		t.Errorf("articles %s, want %s; problems %v", got, want, c.Problems)
	}
	if got, want := c.Articles[0].Text, "Porto had 420 start-ups.\n\nPorto | 5,100"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if len(c.Passed) != 1 || c.Passed[0].Path != "a.eml/a.png" {
		t.Errorf("passed over: %v", c.Passed)
	}
}

// Hostile mails are bounded and named.
func TestHostileMails(t *testing.T) {
	many := "Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\nPorto has 420.\n", 2000) + "--x--\n"
	deep := "Subject: x\nContent-Type: multipart/mixed; boundary=x0\n\n"
	for i := range 30 {
		deep += strings.ReplaceAll("--xN\nContent-Type: multipart/mixed; boundary=xM\n\n", "N", strings.Repeat("0", 1+i))
		deep = strings.ReplaceAll(deep, "xM", "x"+strings.Repeat("0", 2+i))
	}
	for what, raw := range map[string]string{
		"many parts": many, "deep parts": deep, "no mail": "Porto has 420 start-ups.", "no head": "\n\nPorto", "half": plainMail[:300],
		"no boundary": "Subject: x\nContent-Type: multipart/mixed\n\nPorto has 420.\n",
	} {
		c, err := Load(fstest.MapFS{"a.eml": {Data: []byte(raw)}, "good.txt": {Data: []byte("Porto has 420 start-ups.")}})
		if err != nil || !has(c, "good.txt") {
			t.Errorf("%s: %v", what, err)
		} else if what != "half" && (len(c.Problems) != 1 || c.Problems[0].Path != "a.eml") {
			t.Errorf("%s: problems %v", what, c.Problems)
		}
	}
}
