package calc_test

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"
)

// TestNothingOfAnAnswerIsShared: whoever empties every list of an answer, and
// every list in it, changes no later answer. Laws, layers and documents are
// behind pointers and are nobody's to write to.
func TestNothingOfAnAnswerIsShared(t *testing.T) {
	c := vietnam(t)
	files, err := filepath.Glob("testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	emptied := 0
	for _, file := range files {
		for _, cs := range readCases(t, file) {
			if len(cs.LawFiles) > 0 {
				continue
			}
			first, err := cs.Run(c, nil)
			if err != nil {
				continue // nothing was given
			}
			before, errBefore := json.Marshal(first)
			for _, a := range first {
				given := reflect.New(reflect.TypeOf(a.Result)).Elem()
				given.Set(reflect.ValueOf(a.Result))
				emptied += empty(given)
				for _, list := range []any{a.Notes(), a.Citations()} {
					emptied += empty(reflect.ValueOf(list))
				}
			}
			again, err := cs.Run(c, nil)
			if err != nil {
				t.Fatal(err)
			}
			after, errAfter := json.Marshal(again)
			if errBefore != nil || errAfter != nil || string(before) != string(after) {
				t.Errorf("%s: %v %v\n%s\nafter the first answer was written to:\n%s", cs.ID, errBefore, errAfter, before, after)
			}
		}
	}
	if emptied < 1_000 {
		t.Errorf("only %d values were emptied", emptied)
	}
}

// empty sets every element of every list below v to nothing, and returns how
// many there were.
func empty(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			n += empty(v.Index(i)) + 1
			v.Index(i).SetZero()
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			v.SetMapIndex(k, reflect.Value{})
			n++
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += empty(v.Field(i))
			}
		}
	}
	return n
}
