package main

import (
	"testing"

	"quoth/articles/advert"
)

// The table as it stands takes out what was put in, and leaves what only looks so: the
// bounds are what may not get worse. What it does to manners and articles that it was not
// fitted on the command says.
func TestFitted(t *testing.T) {
	lines, hosts, err := read("../testdata", "../testdata/none")
	if err != nil {
		t.Fatal(err)
	}
	samples := gather(lines, hosts, 1)
	c := judge(advert.Judge(), samples)
	t.Log(c)
	if 100*c.stayed > 13*c.put {
		t.Errorf("%d of %d that were put in stayed, such as %q", c.stayed, c.put, c.worst[max(0, len(c.worst)-10):])
	}
	if 1000*c.gone > 4*c.belong {
		t.Errorf("%d of %d that belong are gone, such as %q", c.gone, c.belong, c.worst[:min(10, len(c.worst))])
	}
}
