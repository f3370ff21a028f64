package people

// A block is some lines of a file with their answers.
type block struct {
	Block
	out    []byte
	faults []Fault
	rows   int64
	bad    int64
}

func newBlock() *block { return &block{out: make([]byte, 0, blockSize)} }

// deliver writes the answers and tells the faults of a block.
func (k *block) deliver(files Files, sum *Summary) error {
	sum.Rows += k.rows
	sum.Bad += k.bad
	if files.Bad != nil {
		for _, f := range k.faults {
			if err := files.Bad(f); err != nil {
				return err
			}
		}
	}
	_, err := files.Out.Write(k.out)
	return err
}
