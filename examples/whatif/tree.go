package main

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// A form is what a value of a JSON document is.
type form uint8

const (
	null form = iota
	scalar
	list
	object
)

// A tree is a JSON value with its fields in the order written, and its numbers
// as they are written.
type tree struct {
	key  string
	form form
	text string
	kids []*tree
}

// at returns the field of an object, or nil.
func (t *tree) at(key string) *tree {
	for _, k := range t.kids {
		if t.form == object && k.key == key {
			return k
		}
	}
	return nil
}

// says returns the text of a field, "" if there is none.
func (t *tree) says(key string) string {
	if k := t.at(key); k != nil {
		return k.text
	}
	return ""
}

// treeOf returns the JSON form of v as a tree.
func treeOf(v any) (*tree, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	return decode(dec)
}

func decode(dec *json.Decoder) (*tree, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case nil:
		return &tree{}, nil
	case json.Delim:
		if v == '{' {
			return decodeObject(dec)
		}
		return decodeList(dec)
	}
	return &tree{form: scalar, text: fmt.Sprint(token)}, nil
}

func decodeObject(dec *json.Decoder) (*tree, error) {
	t := &tree{form: object}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		kid, err := decode(dec)
		if err != nil {
			return nil, err
		}
		kid.key = fmt.Sprint(key)
		t.kids = append(t.kids, kid)
	}
	_, err := dec.Token()
	return t, err
}

func decodeList(dec *json.Decoder) (*tree, error) {
	t := &tree{form: list}
	for dec.More() {
		kid, err := decode(dec)
		if err != nil {
			return nil, err
		}
		t.kids = append(t.kids, kid)
	}
	_, err := dec.Token()
	return t, err
}
