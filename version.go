package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"
)

const versionHelp = `Usage: quoth version

Prints the version of the program and of Go.
`

func runVersion(_ context.Context, args []string, io stdio) error {
	rest, err := parse(flag.NewFlagSet("version", flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return &usageError{fmt.Sprintf("unexpected argument %q", rest[0]), ""}
	}
	fmt.Fprintln(io.out, version())
	return nil
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "quoth (unknown version)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && (v == "" || v == "(devel)") {
			v = s.Value[:min(12, len(s.Value))]
		}
	}
	return fmt.Sprintf("quoth %s %s", v, info.GoVersion)
}
