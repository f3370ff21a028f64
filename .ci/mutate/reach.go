package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// A test is one test function of one package.
type test struct {
	pkg    string
	name   string
	millis int
	broken bool // fails in the changed tree without a mutant: says nothing
	blocks map[block]bool
}

// A block is a run of statements that the coverage tool counts.
type block struct {
	file                             string
	fromLine, fromCol, toLine, toCol int
}

func (b block) has(line, col int) bool {
	return (line > b.fromLine || line == b.fromLine && col >= b.fromCol) && (line < b.toLine || line == b.toLine && col < b.toCol)
}

func binaryName(dir, pkg, kind string) string {
	return filepath.Join(dir, kind+"_"+strings.ReplaceAll(pkg, "/", "_")+".test")
}

// record runs each test alone in the tree as it is and notes what it reaches.
func record(t *tree, bin string, pkgs []string, cover string) ([]*test, error) {
	var all []*test
	for _, p := range pkgs {
		name := binaryName(bin, p, "cover")
		if err := t.run("test", "-c", "-vet=off", "-cover", "-covermode=set", "-coverpkg="+cover, "-o", name, "./"+p); err != nil {
			return nil, err
		}
		list := exec.Command(name, "-test.list", ".")
		list.Dir = filepath.Join(t.dir, p)
		out, err := list.Output()
		if err != nil {
			return nil, err
		}
		for _, l := range strings.Fields(string(out)) {
			if strings.HasPrefix(l, "Test") || strings.HasPrefix(l, "Fuzz") || strings.HasPrefix(l, "Example") {
				all = append(all, &test{pkg: p, name: l})
			}
		}
	}
	jobs := make(chan *test)
	var wg sync.WaitGroup
	for range *workers {
		wg.Go(func() {
			for one := range jobs {
				one.reach(t, bin)
			}
		})
	}
	for _, one := range all {
		jobs <- one
	}
	close(jobs)
	wg.Wait()
	return all, nil
}

func (one *test) reach(t *tree, bin string) {
	profile := filepath.Join(bin, one.pkg[strings.LastIndex(one.pkg, "/")+1:]+"."+one.name+".cover")
	cmd := exec.Command(binaryName(bin, one.pkg, "cover"), "-test.short", "-test.run", "^"+one.name+"$", "-test.coverprofile", profile)
	cmd.Dir = filepath.Join(t.dir, one.pkg)
	_ = cmd.Run() // a test that fails is found out in the changed tree
	one.blocks = map[block]bool{}
	data, err := os.ReadFile(profile)
	if err != nil {
		return
	}
	defer os.Remove(profile)
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		if b, hit := blockOf(s.Text()); hit {
			one.blocks[b] = true
		}
	}
}

// blockOf reads a line of a profile: "path/file.go:1.2,3.4 5 1".
func blockOf(line string) (block, bool) {
	place, counts, _ := strings.Cut(line, " ")
	file, span, ok := strings.Cut(place, ":")
	if !ok || !strings.HasSuffix(counts, " 1") {
		return block{}, false
	}
	f := strings.FieldsFunc(span, func(r rune) bool { return r == '.' || r == ',' })
	if len(f) != 4 {
		return block{}, false
	}
	var n [4]int
	for i := range n {
		n[i], _ = strconv.Atoi(f[i])
	}
	return block{strings.TrimPrefix(file, module+"/"), n[0], n[1], n[2], n[3]}, true
}

// A reachMap says which tests reach which block.
type reachMap map[block][]*test

func reaching(tests []*test) reachMap {
	r := reachMap{}
	for _, t := range tests {
		for b := range t.blocks {
			r[b] = append(r[b], t)
		}
	}
	return r
}
