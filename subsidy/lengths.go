package subsidy

import "github.com/volsi/volsi/rules"

// Lengths returns how many months one payment may cover; none if the law does
// not know the way to pay. Of missing months it says nothing.
func (m Method) Lengths(law *rules.Law) (months []int) {
	c := &law.Contribution
	if n := m.Regular(); n > 0 {
		if c.Periods.Value.Has(n) {
			months = append(months, n)
		}
		return months
	}
	for n := range c.PrepayMonths.Value.Max() + 1 {
		if c.PrepayMonths.Value.Has(n) {
			months = append(months, n)
		}
	}
	return months
}
