package bot

import "flag"

// Update has golden files written anew.
var Update = flag.Bool("update", false, "write what is said into testdata")
