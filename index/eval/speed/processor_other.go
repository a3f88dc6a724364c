//go:build !unix

package main

import "time"

var began = time.Now()

// processorTime is the time that has passed: nothing nearer is known here.
func processorTime() time.Duration { return time.Since(began) }
