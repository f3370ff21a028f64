package rulesets_test

import (
	"fmt"
	"io/fs"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// The law of any month, each figure with the provision that sets it.
func ExampleVietnam() {
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	floor := book.On(rules.MonthOf(2026, 7)).Contribution.Floor
	fmt.Println(floor.Value, floor.Cite)
	// Output:
	// 1500000 art. 31(2), 41/2024/QH15; art. 3, 07/2021/NĐ-CP
}

// The rule files are there to be read, and to be laid under a reform.
func ExampleFiles() {
	names, err := fs.Glob(rulesets.Files(), "national/2024-law-*.yaml")
	fmt.Println(names, err)
	// Output:
	// [national/2024-law-41.yaml national/2024-law-51.yaml] <nil>
}
