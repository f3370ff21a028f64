package rules_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/leanovate/gopter"
	"github.com/leanovate/gopter/gen"
	"github.com/leanovate/gopter/prop"

	"github.com/volsi/volsi/rules"
)

var (
	seed  = flag.Int64("seed", 20260701, "seed of everything random in these tests")
	cases = flag.Int("cases", 1_000, "cases on which each property must hold")
)

// holds checks a property on a thousand cases, or as many as -cases says; a
// property whose cases run out fails as well. The reason stands where the name would.
func holds(t *testing.T, why string, property any, gens ...gopter.Gen) {
	t.Helper()
	r := checked(property, gens...)
	t.Logf("seed %d, %d cases: %s", *seed, r.Succeeded, why)
	if !r.Passed() {
		t.Errorf("seed %d: does not hold: %s\nstatus %s, args %v, labels %v, error %v", *seed, why, r.Status, r.Args, r.Labels, r.Error)
	}
}

func checked(property any, gens ...gopter.Gen) *gopter.TestResult {
	p := gopter.DefaultTestParametersWithSeed(*seed)
	if p.MinSuccessfulTests = *cases; testing.Short() {
		p.MinSuccessfulTests = min(*cases, 100)
	}
	return prop.ForAll(property, gens...).Check(p)
}

// A harness that cannot fail proves nothing.
func TestPropertyHarness(t *testing.T) {
	if checked(func(n int) bool { return n < 900 }, gen.IntRange(0, 1000)).Passed() {
		t.Error("a property that does not hold passes")
	}
	if checked(func(int) bool { return true }, gen.IntRange(0, 1000).SuchThat(func(int) bool { return false })).Passed() {
		t.Error("a property without a single case passes")
	}
	if checked(func(int) bool { panic("oh") }, gen.IntRange(0, 1000)).Passed() {
		t.Error("a property that panics passes")
	}
}

// instrument heads a rule file.
func instrument(id, published, inForce string) string {
	return fmt.Sprintf(`schema: 1
instrument:
  id: %s
  number: 0/EX
  kind: what_if
  title: {vi: thử, en: test}
  issuer: nobody
  published: %s
  in_force: %s
  source: none
`, id, published, inForce)
}

// ruleFiles returns a file system with rule files; each body follows a head.
func ruleFiles(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// setting returns one rule file that sets parameters: "name: value" lines.
func setting(id, inForce string, sets ...string) fstest.MapFS {
	body := instrument(id, inForce+"-01", inForce+"-01") + "set:\n"
	for _, s := range sets {
		param, value, _ := strings.Cut(s, ": ")
		body += fmt.Sprintf("  - {param: %s, value: %s, at: art. 1}\n", param, value)
	}
	return ruleFiles(map[string]string{id + ".yaml": body})
}

// loaded returns the book of one made-up file.
func loaded(t testing.TB, inForce string, sets ...string) *rules.Book {
	t.Helper()
	b, err := rules.Load(setting("made-up", inForce, sets...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
