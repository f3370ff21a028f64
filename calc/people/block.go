package people

// A block is some lines of a file with their answers.
type block struct {
	Block
	left   cursor // lines that are not answered yet
	out    []byte
	faults []Fault
	rows   int64
	bad    int64
}

func newBlock() *block { return &block{out: make([]byte, 0, blockSize)} }

// fill reads the next block, none of which is answered.
func (l *Lines) fill(k *block) (more bool, err error) {
	more, err = l.Fill(&k.Block)
	k.left = k.lines()
	return more, err
}

// deliver writes the answers and tells the faults of a block, and of what is
// left of it.
func (ds *desks) deliver(k *block, files Files, sum *Summary) error {
	for {
		if err := k.tell(files, sum); err != nil || k.left.begins >= k.left.all {
			return err
		}
		if ds.late == nil {
			ds.late = newDesk(ds.batch, ds.layout)
			ds.late.worker = ds.batch.Worker()
		}
		ds.late.answer(k)
	}
}

func (k *block) tell(files Files, sum *Summary) error {
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
