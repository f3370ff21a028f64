package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A verdict says what became of a mutant.
type verdict struct {
	How     string // "killed", "crashed", "timed out", "survived", "not reached"
	Test    string // the test that noticed
	Asked   int    // how many tests it was shown to
	Unasked int    // tests that reach it, for which there was no time
	Millis  int    // what those tests take without it
}

func (v verdict) dead() bool { return v.How != "" && v.How != "survived" && v.How != "not reached" }

// A server is a running test binary that answers for one test at a time.
type server struct {
	cmd     *exec.Cmd
	in      *os.File
	answers chan string
}

// A runner runs tests with mutants in force.
type runner struct {
	tree    *tree
	kind    string // of binary
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
	cmd := exec.Command("sh", "-c", `ulimit -v `+kilobytes+`; exec "$0" "$@"`, binaryName(r.bin, pkg, r.kind), "-test.short", "-test.timeout=0")
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
		scan := bufio.NewScanner(outR)
		for scan.Buffer(nil, 1<<20); scan.Scan(); {
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

// ask runs one test and returns "pass", "fail", "crashed" or "timed out", and
// the processor time it took. Patience is processor time too: others may use
// the machine.
func (s *server) ask(id int, test string, patience time.Duration) (word string, millis int, rest string) {
	if id != 0 || test != "" {
		if _, err := fmt.Fprintf(s.in, "%d %s\n", id, test); err != nil {
			return "crashed", 0, ""
		}
	}
	start, used := time.Now(), s.used()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case line, ok := <-s.answers:
			if !ok {
				return "crashed", 0, ""
			}
			word, line, _ := strings.Cut(line, " ")
			n, rest, _ := strings.Cut(line, " ")
			millis, _ = strconv.Atoi(n)
			return word, millis, rest
		case <-look.C:
			if s.used()-used > patience || time.Since(start) > 20*patience+10*time.Second {
				return "timed out", int(patience.Milliseconds()), ""
			}
		}
	}
}

// used returns the processor time of the server until now.
func (s *server) used() time.Duration {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	const utime, stime = 11, 12 // of the fields behind the name
	_, rest, _ := strings.Cut(string(data), ") ")
	f := strings.Fields(rest)
	if len(f) <= stime {
		return 0
	}
	u, _ := strconv.Atoi(f[utime])
	k, _ := strconv.Atoi(f[stime])
	return time.Duration(u+k) * 10 * time.Millisecond
}

// run runs one test with the mutant in force.
func (r *runner) run(m *mutant, t *test) string {
	s, err := r.server(m, t.pkg)
	if err != nil {
		return "crashed"
	}
	word, _, _ := s.ask(m.ID, t.name, patience(t))
	if word == "crashed" || word == "timed out" || m.atInit {
		r.forget(t.pkg)
	}
	return word
}

func (r *runner) forget(pkg string) {
	if s := r.servers[pkg]; s != nil {
		s.stop()
		delete(r.servers, pkg)
	}
}

// notices runs one test with the mutant in force; if it fails it must pass
// without, otherwise something is left over from a mutant before: then a new
// process decides.
func (r *runner) notices(m *mutant, t *test) string {
	word := r.run(m, t)
	if word != "fail" || m.atInit || m.Pkg == "rulesets" { // another law leaves nothing over
		return word
	}
	if r.run(&mutant{}, t) == "pass" {
		return word
	}
	r.forget(t.pkg)
	word = r.run(m, t)
	r.forget(t.pkg)
	return word
}

func patience(t *test) time.Duration {
	return 500*time.Millisecond + 4*time.Duration(t.millis)*time.Millisecond
}

func (r *runner) server(m *mutant, pkg string) (*server, error) {
	id := 0
	if m.atInit {
		id = m.ID
		r.forget(pkg)
	}
	if s := r.servers[pkg]; s != nil {
		return s, nil
	}
	s, err := r.start(pkg, id)
	if err != nil {
		return nil, err
	}
	if word, _, _ := s.ask(0, "", time.Minute); word != "ready" {
		s.stop()
		return nil, fmt.Errorf("%s does not start: %s", pkg, word)
	}
	r.servers[pkg] = s
	return s, nil
}

// What a mutant noticed is worth, and what the reading of the law costs, which
// each package's process does anew for a mutant of it: milliseconds of the
// processor. A test is asked if it is likely enough to notice for its time.
const (
	worth      = 3000
	worthOfLaw = 800 // most figures are noticed at once
	reading    = 120
)

// judge runs the tests that reach the mutant until one notices it, or the
// budget is spent; one is asked in any case. Prints of the law are asked in any case: they see all of it.
func (r *runner) judge(m *mutant, tests []*test) verdict {
	if len(tests) == 0 {
		return verdict{How: "not reached"}
	}
	v := verdict{How: "survived"}
	read := map[string]bool{}
	for _, t := range r.kills.ordered(m, tests) {
		cost, value := float64(t.millis+2), float64(worth)
		if m.Pkg == "rulesets" {
			value = worthOfLaw
		}
		if strings.HasPrefix(m.Pkg, "rules") && t.loads && !read[t.pkg] {
			cost += reading
		}
		print := ofAllLaw(m, t)
		if print && *independent {
			continue
		}
		all := int(budget.Milliseconds())
		dear := v.Millis+t.millis > all || t.millis > all/50 && r.kills.chance(m, t)*value < cost
		if dear && !print && v.Asked > 0 {
			v.Unasked++
			continue
		}
		read[t.pkg] = read[t.pkg] || t.loads
		v.Millis += int(cost)
		v.Asked++
		word := r.notices(m, t)
		r.kills.note(m, t, word != "pass")
		if word == "pass" {
			continue
		}
		v.How, v.Test = map[string]string{"fail": "killed"}[word], t.id()
		if word != "fail" {
			v.How = word
		}
		return v
	}
	return v
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
	kills  map[string]map[*test]int // by function and by file; "" is all
	tries  map[string]map[*test]int
	before map[string]string // what noticed each mutant in an earlier run
}

func newHistory() *history {
	return &history{kills: map[string]map[*test]int{}, tries: map[string]map[*test]int{}, before: map[string]string{}}
}

// group names the mutants that the same tests are likely to notice: those of a
// function, or those of a key in the rule files of the nation or of provinces.
func (m *mutant) group() string {
	if m.Pkg != "rulesets" {
		return m.Pkg + " " + m.Func
	}
	return path.Dir(path.Dir(m.File)) + " " + m.Func[strings.LastIndex(m.Func, ".")+1:] + " " + m.Op
}

func (h *history) note(m *mutant, t *test, noticed bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range []string{m.group(), m.File, ""} {
		if h.kills[k] == nil {
			h.kills[k], h.tries[k] = map[*test]int{}, map[*test]int{}
		}
		h.tries[k][t]++
		if noticed {
			h.kills[k][t]++
		}
	}
}

// chance says how likely a test is to notice a mutant: as it noticed those of
// its function; of those, as long as they are few, of its file; and of all.
func (h *history) chance(m *mutant, t *test) float64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	chance := 0.25
	for _, k := range []string{"", m.File, m.group()} {
		chance = (float64(h.kills[k][t]) + 2*chance) / (float64(h.tries[k][t]) + 2)
	}
	return chance
}

// ordered returns the tests, those first that notice most for their time: at
// the very first what noticed the mutant in an earlier run. Figures of the law
// are sought in its prints first.
func (h *history) ordered(m *mutant, tests []*test) []*test {
	before := h.before[m.key()]
	turns := slices.Clone(tests)
	cost := map[*test]float64{}
	for _, t := range tests {
		cost[t] = float64(t.millis+2) / h.chance(m, t)
		switch {
		case m.Pkg == "rulesets" && t.id() == loading:
			cost[t] = -2
		case before != "" && before == t.id():
			cost[t] = 0
		case ofAllLaw(m, t):
			cost[t] = -h.chance(m, t)
		case strings.HasPrefix(m.Pkg, "rules") && t.pkg != m.Pkg:
			cost[t] += 1e4 // each package's process reads the law anew
		}
	}
	slices.SortStableFunc(turns, func(a, b *test) int { return cmp.Compare(cost[a], cost[b]) })
	return turns
}

// loading is the test that fails where a rule file is refused.
const loading = "rulesets.TestEveryFileLoads"

// ofAllLaw reports whether a test compares the law with its print, and the
// mutant is one of the law.
func ofAllLaw(m *mutant, t *test) bool { return m.Pkg == "rulesets" && t.pkg == m.Pkg && isPrint(t) }

func isPrint(t *test) bool {
	return strings.Contains(t.name, "Golden") || strings.Contains(t.name, "Variations") || strings.Contains(t.name, "Frozen") || strings.Contains(t.name, "Current")
}
