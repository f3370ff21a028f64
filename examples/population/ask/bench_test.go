package ask

import (
	"testing"

	"github.com/volsi/volsi/examples/population/synthetic"
	"github.com/volsi/volsi/pension"
	"github.com/volsi/volsi/rules"
)

// BenchmarkCount asks made-up people under the law as it stands and a reform.
func BenchmarkCount(b *testing.B) {
	r, err := ReadReform("../../reforms/2026-what-if-half-for-all.yaml")
	if err != nil {
		b.Fatal(err)
	}
	month := rules.MonthOf(2026, 7)
	plan, err := NewPlan(Question{Month: month, Year: 2026, Ground: pension.StoppedPaying, Reforms: []Reform{r}})
	if err != nil {
		b.Fatal(err)
	}
	people := make([]Person, 1_000)
	for n := range people {
		people[n].Weight = 1
		synthetic.New(plan.Book(), month, 1).Fill(&people[n].Subject, int64(n))
	}
	c := plan.Counter()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Count(&people[i%len(people)])
	}
}
