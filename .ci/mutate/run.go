package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A verdict says what became of a mutant.
type verdict struct {
	How  string // "killed", "crashed", "timed out", "survived", "not reached"
	Test string // the test that noticed
}

func (v verdict) dead() bool { return v.How != "survived" && v.How != "not reached" }

// A server is a running test binary that answers for one test at a time.
type server struct {
	cmd     *exec.Cmd
	in      *os.File
	answers chan string
}

// A runner runs tests with mutants in force.
type runner struct {
	tree    *tree
	bin     string
	env     []string
	servers map[string]*server // by package
	kills   *history
}

// start starts the test binary of a package with a mutant in force from the
// beginning, 0 for none.
func (r *runner) start(pkg string, id int) (*server, error) {
	const kilobytes = "8000000" // of address space: a mutant may ask for all there is
	stdinR, stdinW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	outR, outW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("sh", "-c", `ulimit -v `+kilobytes+`; exec "$0" "$@"`, binaryName(r.bin, pkg, "mutant"), "-test.short", "-test.timeout=0")
	cmd.Dir = filepath.Join(r.tree.dir, pkg)
	cmd.Env = append(os.Environ(), r.env...)
	cmd.Env = append(cmd.Env, "VOLSI_SERVE=1", "VOLSI_MUTANT="+strconv.Itoa(id), "GOMAXPROCS=1")
	cmd.Stdin, cmd.ExtraFiles = stdinR, []*os.File{outW}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	stdinR.Close()
	outW.Close()
	s := &server{cmd: cmd, in: stdinW, answers: make(chan string, 1)}
	go func() {
		for scan := bufio.NewScanner(outR); scan.Scan(); {
			s.answers <- scan.Text()
		}
		close(s.answers)
		outR.Close()
	}()
	return s, nil
}

func (s *server) stop() {
	s.in.Close()
	_ = s.cmd.Process.Kill()
	for range s.answers { // until it is gone
	}
	_ = s.cmd.Wait()
}

// ask runs one test and returns "pass", "fail", "crashed" or "timed out".
func (s *server) ask(id int, test string, patience time.Duration) (word string, millis int) {
	if id != 0 || test != "" {
		if _, err := fmt.Fprintf(s.in, "%d %s\n", id, test); err != nil {
			return "crashed", 0
		}
	}
	select {
	case line, ok := <-s.answers:
		if !ok {
			return "crashed", 0
		}
		word, n, _ := strings.Cut(line, " ")
		millis, _ = strconv.Atoi(n)
		return word, millis
	case <-time.After(patience):
		return "timed out", 0
	}
}

// run runs one test with the mutant in force.
func (r *runner) run(m *mutant, t *test) string {
	s, err := r.server(m, t.pkg)
	if err != nil {
		return "crashed"
	}
	word, _ := s.ask(m.ID, t.name, patience(t))
	if word == "crashed" || word == "timed out" || m.atInit {
		s.stop()
		delete(r.servers, t.pkg)
	}
	return word
}

func patience(t *test) time.Duration {
	return 10*time.Second + 4*time.Duration(t.millis)*time.Millisecond
}

func (r *runner) server(m *mutant, pkg string) (*server, error) {
	id := 0
	if m.atInit {
		id = m.ID
		if s := r.servers[pkg]; s != nil {
			s.stop()
			delete(r.servers, pkg)
		}
	}
	if s := r.servers[pkg]; s != nil {
		return s, nil
	}
	s, err := r.start(pkg, id)
	if err != nil {
		return nil, err
	}
	if word, _ := s.ask(0, "", time.Minute); word != "ready" {
		s.stop()
		return nil, fmt.Errorf("%s does not start: %s", pkg, word)
	}
	r.servers[pkg] = s
	return s, nil
}

// judge runs the tests that reach the mutant until one notices it.
func (r *runner) judge(m *mutant, tests []*test) verdict {
	if len(tests) == 0 {
		return verdict{How: "not reached"}
	}
	const little = 0.02
	spent := 0
	for _, t := range r.kills.ordered(m, tests) {
		if spent > int(budget.Milliseconds()) && t.chance < little {
			continue // what long tests that notice little would notice besides is not counted
		}
		spent += t.millis
		word := r.run(m, t.test)
		r.kills.note(m, t.test, word != "pass")
		switch word {
		case "fail":
			return verdict{"killed", t.pkg + "." + t.name}
		case "crashed", "timed out":
			return verdict{word, t.pkg + "." + t.name}
		}
	}
	return verdict{How: "survived"}
}

func (r *runner) stop() {
	for _, s := range r.servers {
		s.stop()
	}
	clear(r.servers)
}

// A history remembers which tests noticed mutants of a function, and how often
// each notices anything at all: they are likely to notice the next one.
type history struct {
	mu     sync.Mutex
	kills  map[string]map[*test]int // by function
	tries  map[string]map[*test]int
	killed map[*test]int // of all functions
	tried  map[*test]int
}

func newHistory() *history {
	return &history{kills: map[string]map[*test]int{}, tries: map[string]map[*test]int{}, killed: map[*test]int{}, tried: map[*test]int{}}
}

func (h *history) note(m *mutant, t *test, noticed bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	k := m.Pkg + m.Func
	if h.kills[k] == nil {
		h.kills[k], h.tries[k] = map[*test]int{}, map[*test]int{}
	}
	h.tries[k][t]++
	h.tried[t]++
	if noticed {
		h.kills[k][t]++
		h.killed[t]++
	}
}

// chance says how likely a test is to notice a mutant of the function.
func (h *history) chance(m *mutant, t *test) float64 {
	k := m.Pkg + m.Func
	overall := (float64(h.killed[t]) + 0.5) / (float64(h.tried[t]) + 2)
	return (float64(h.kills[k][t]) + 2*overall) / (float64(h.tries[k][t]) + 2)
}

// A turn is a test with how likely it is to notice.
type turn struct {
	*test
	chance float64
}

// ordered returns the tests, those first that notice most for their time; of
// rule files, what only compares the law with its own print comes after those
// that know a figure from elsewhere, unless they are slow.
func (h *history) ordered(m *mutant, tests []*test) []turn {
	h.mu.Lock()
	defer h.mu.Unlock()
	turns := make([]turn, len(tests))
	cost := map[*test]float64{}
	for i, t := range tests {
		turns[i] = turn{t, h.chance(m, t)}
		c := float64(t.millis + 2)
		if m.Pkg == "rulesets" && isPrint(t) {
			c += 2_000
		}
		cost[t] = c / turns[i].chance
	}
	slices.SortStableFunc(turns, func(a, b turn) int { return cmp.Compare(cost[a.test], cost[b.test]) })
	return turns
}

func isPrint(t *test) bool {
	return strings.Contains(t.name, "Golden") || strings.Contains(t.name, "Variations") || strings.Contains(t.name, "Frozen") || strings.Contains(t.name, "Current")
}

// steady fails if tests that passed without a mutant do not pass any more: a
// test that remembers an earlier mutant would count as a kill.
func (r *runner) steady(t *test) error {
	none := &mutant{}
	if word := r.run(none, t); word != "pass" {
		return fmt.Errorf("%s.%s says %s without a mutant, after others", t.pkg, t.name, word)
	}
	return nil
}
