package articles

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Words are in tables, not in code: what the three packages that read figures
// compare with words written in Go may become less, not more. The aim is 60 in all.
func TestWordsComparedInCode(t *testing.T) {
	for dir, most := range map[string]int{"text": 21, "quantity": 612, "figure": 619} {
		files, err := filepath.Glob(dir + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files", dir)
		}
		n := 0
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				n += comparedWords(t, file)
			}
		}
		t.Logf("%s: %d words compared", dir, n)
		if n > most {
			t.Errorf("%s: %d words compared in code, want at most %d: a new one belongs in a table", dir, n, most)
		}
	}
}

// comparedWords counts the strings with letters in them that a file compares with
// by == and !=, or lists in a case.
func comparedWords(t *testing.T, file string) (n int) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	count := func(list ...ast.Expr) {
		for _, e := range list {
			if word, ok := e.(*ast.BasicLit); ok && word.Kind == token.STRING {
				if s, err := strconv.Unquote(word.Value); err == nil && strings.IndexFunc(s, unicode.IsLetter) >= 0 {
					n++
				}
			}
		}
	}
	ast.Inspect(parsed, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BinaryExpr:
			if node.Op == token.EQL || node.Op == token.NEQ {
				count(node.X, node.Y)
			}
		case *ast.CaseClause:
			count(node.List...)
		}
		return true
	})
	return n
}
