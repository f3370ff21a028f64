package casefile

import "github.com/volsi/volsi/rules/document"

// Needs returns the keys of the person that a kind of question cannot do
// without: sex, born, both or neither. A payment of missing months needs both.
func Needs(kind string) (keys []string) {
	read := kindsOfQuestion()[kind]
	if read == nil {
		return nil
	}
	n := read(object{&reader{}, &document.Node{}, ""}).Needs()
	if n.Sex {
		keys = append(keys, "sex")
	}
	if n.Born {
		keys = append(keys, "born")
	}
	return keys
}
