package standing

import "github.com/volsi/volsi/rules"

// A Figure is what a record brings, and how firm its amounts are.
type Figure struct {
	InsuredMonths int         `json:"insured_months"`
	Eligible      bool        `json:"eligible"`
	Starts        rules.Month `json:"starts,omitzero"`
	Monthly       rules.VND   `json:"monthly,omitzero"`
	InTodaysMoney rules.VND   `json:"monthly_in_todays_money,omitzero"`
	MonthlyIs     Standing    `json:"monthly_basis,omitzero"`
	TotalPaid     rules.VND   `json:"total_paid"`
	TotalPaidIs   Standing    `json:"total_paid_basis,omitzero"`
}
