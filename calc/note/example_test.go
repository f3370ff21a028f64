package note_test

import (
	"fmt"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rulesets"
)

// What an answer about a late month rests on: a provision, and figures that
// are carried on.
func ExampleOn() {
	book, err := rulesets.Vietnam()
	if err != nil {
		panic(err)
	}
	month := rules.MonthOf(2031, 7)
	var f note.Footing
	note.On(&f, &book.On(month).Pension.MinInsuredMonths)
	f.Horizon(book, month)
	for _, c := range f.Cites() {
		fmt.Println(c)
	}
	for _, n := range f.Notes() {
		fmt.Println(n.Code)
	}
	// Output:
	// art. 98, 41/2024/QH15
	// carried-past-horizon
}
