package calc

// Ungated returns the calculator without the gate before its formulas, which
// names unknown figures first: what the formulas refuse for themselves shows.
func (c *Calculator) Ungated() *Calculator {
	open := *c
	open.gaps = nil
	return &open
}

// NextPayment is the search for the next payment that another law can rule.
var NextPayment = nextPayment
