package rulesets_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

var ratios = flag.Int("ratios", 0, "measure loading beside a bare decode, as medians of so many interleaved rounds")

// TestRatioOfLoading: reading, checking, folding and compiling all files costs
// little more than decoding them.
func TestRatioOfLoading(t *testing.T) {
	if *ratios == 0 {
		t.Skip("make bench measures")
	}
	var load, bare []time.Duration
	for range 5 * *ratios {
		start := time.Now()
		if _, err := rules.Load(rulesets.Files()); err != nil {
			t.Fatal(err)
		}
		load = append(load, time.Since(start))
		start = time.Now()
		decodeAll(t)
		bare = append(bare, time.Since(start))
	}
	slices.Sort(load)
	slices.Sort(bare)
	a, b := load[len(load)/2], bare[len(bare)/2]
	ratio := float64(a) / float64(b)
	fmt.Printf("\nwhat                                  goal         measured  met\nload all files / bare yaml.v3 decode  at most 1.5  %.2f      %s  (%v, %v)\n",
		ratio, map[bool]string{true: "yes", false: "NO"}[ratio <= 1.5], a.Round(time.Microsecond), b.Round(time.Microsecond))
}
