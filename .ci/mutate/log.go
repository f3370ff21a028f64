package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"
)

// An entry is a line of the log: what became of a mutant.
type entry struct {
	Key string
	verdict
}

// entries reads a log; of a mutant that stands in it twice the last counts.
func entries(name string) (map[string]verdict, error) {
	all := map[string]verdict{}
	if name == "" {
		return all, nil
	}
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		return all, nil
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	for scan := bufio.NewScanner(f); scan.Scan(); {
		var e entry
		if json.Unmarshal(scan.Bytes(), &e) == nil { // the last may be torn
			all[e.Key] = e.verdict
		}
	}
	return all, nil
}

// Judges share out the mutants and note what became of them.
type judges struct {
	hunt     *hunt
	kills    *history
	turns    chan int
	mu       sync.Mutex
	verdicts []verdict
	log      *os.File
	done     int
}

func (h *hunt) judges() (*judges, error) {
	j := &judges{hunt: h, kills: newHistory(), turns: make(chan int), verdicts: make([]verdict, len(h.mutants))}
	earlier, err := entries(*before)
	if err != nil {
		return nil, err
	}
	judged, err := entries(*logFile)
	if err != nil {
		return nil, err
	}
	for key, v := range earlier {
		j.kills.before[key] = v.Test
	}
	byID := map[string]*test{}
	for _, t := range h.tests {
		byID[t.id()] = t
	}
	for i, m := range h.mutants {
		if t := byID[judged[m.key()].Test]; t != nil {
			j.kills.note(m, t, true)
		}
		if v := judged[m.key()]; v.dead() || !*again {
			j.verdicts[i] = v
		}
	}
	name := *logFile
	if name == "" {
		name = os.DevNull
	}
	j.log, err = os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	return j, err
}

// deal gives out the mutants that are not judged, until time is up.
func (j *judges) deal(start time.Time) {
	defer close(j.turns)
	for i := range j.hunt.mutants {
		if j.verdicts[i].How != "" {
			continue
		}
		if *atMost > 0 && time.Since(start) > *atMost {
			return
		}
		j.turns <- i
	}
}

func (j *judges) note(i int, v verdict) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.verdicts[i] = v
	if j.done++; j.done%250 == 0 {
		fmt.Fprintf(os.Stderr, "%d more judged, %s\n", j.done, time.Now().Format(time.TimeOnly))
	}
	line, err := json.Marshal(entry{j.hunt.mutants[i].key(), v})
	if err != nil {
		return err
	}
	_, err = j.log.Write(append(line, '\n'))
	return err
}
