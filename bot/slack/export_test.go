package slack

import (
	"testing"
)

// What is shown goes as a file into the direct messages of who asked for it.
func TestExport(t *testing.T) { inBothModes(t, testExport) }

func testExport(t *testing.T, w *wire) {
	r := w.run(answering)
	w.click("t1", "quoth:export:3", "venture capital?")
	holds(t, w.whispered(1), "I sent you the file")
	if to := r.posted(1)[0].Get("channel"); to != "UALICE" {
		t.Errorf("said in %s", to)
	}
	done := r.called("files.completeUploadExternal")
	if done.Get("thread_ts") != "9.1" || len(w.files) != 1 {
		t.Fatalf("%d files, in thread %q", len(w.files), done.Get("thread_ts"))
	}
	holds(t, w.files[0], "$9.8 billion", article, "https://tide.example/harbour")
}
