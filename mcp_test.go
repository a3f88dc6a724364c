package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// An agent starts the command and asks it over its standard input and output;
// when the agent closes the input, the command ends.
func TestAgentAsksTheCommand(t *testing.T) {
	shelf := t.TempDir()
	if err := os.WriteFile(filepath.Join(shelf, "porto.md"), []byte("Porto has 420 start-ups.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in, said := io.Pipe()
	heard, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(t.Context(), []string{"mcp", "--articles", shelf, "--listen", "off"}, stdio{in, out, io.Discard, func(string) string { return "" }})
		out.Close()
	}()
	agent, err := mcp.NewClient(&mcp.Implementation{Name: "agent", Version: "1"}, nil).Connect(t.Context(), &mcp.IOTransport{Reader: heard, Writer: said}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := agent.CallTool(t.Context(), &mcp.CallToolParams{Name: "ask", Arguments: map[string]any{"question": "How many start-ups does Porto have?"}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(got.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"status":"answered"`, `"value":420`, `"text":"Porto has 420 start-ups."`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s lacks %s", b, want)
		}
	}
	if err := os.WriteFile(filepath.Join(shelf, "faro.md"), []byte("Faro has 77 start-ups.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for late := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		got, err := agent.CallTool(t.Context(), &mcp.CallToolParams{Name: "ask", Arguments: map[string]any{"question": "How many start-ups does Faro have?"}})
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := json.Marshal(got.StructuredContent); strings.Contains(string(b), `"value":77`) {
			break
		}
		if time.Now().After(late) {
			t.Fatal("an article that was added is not answered from")
		}
	}
	agent.Close()
	if code := <-ended; code != exitAnswered {
		t.Errorf("the command ended with %d", code)
	}
}
