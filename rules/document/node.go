package document

// A Kind says what a node is: nothing, one scalar, a list, or named values.
type Kind uint8

// The kinds of node.
const (
	Null Kind = iota
	Scalar
	List
	Map
)

// String returns the kind in words, as it is used in faults.
func (k Kind) String() string {
	return [...]string{"nothing", "a value", "a list", "named values"}[k&3]
}

// A Node is one value of a document with the place where it stands. A scalar
// keeps the text as written, so that no number passes through a machine type
// before somebody asks for one.
type Node struct {
	Kind      Kind
	Quoted    bool   // a scalar in quotes (or a JSON string)
	Text      string // the text of a scalar
	Key       string // the name of this value within a Map
	Line, Col int
	KeyLine   int
	KeyCol    int
	Kids      []Node // the values of a List or a Map, in the order written
}

// Child returns the value named key, or nil.
func (n *Node) Child(key string) *Node {
	for i := range n.Kids {
		if n.Kids[i].Key == key {
			return &n.Kids[i]
		}
	}
	return nil
}
