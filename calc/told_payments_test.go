package calc_test

import "testing"

const (
	anyWoman    = "person: {sex: female, born: 1985-03}\n"
	poorInHanoi = "person: {sex: female, born: 1985-03, residence: [{from: 2008-01, province: ha-noi, area: urban}], status: [{from: 2008-01, is: poor}]}\n"
	minority    = "person: {sex: male, born: 1985-03, residence: [{from: 2008-01, province: nghe-an, area: rural}], status: [{from: 2008-01, until: 2024-12, is: near_poor}, {from: 2022-01, is: ethnic_minority}]}\n"
	askPay      = "ask: {kind: contribution, explain: true, "
)

// TestPaymentsTold: every way to pay, with the State's support, without it, with
// a part of it, with that of others, in each regime; and its refusals.
func TestPaymentsTold(t *testing.T) {
	tells(t, vietnam(t), "payments", []tale{
		{"one month, nothing recorded", anyWoman + askPay + "paid: 2026-07, income: 1_500_000}"},
		{"three months", anyWoman + askPay + "paid: 2026-07, income: 1_500_000, method: 3_months}"},
		{"six months of somebody poor", poorInHanoi + askPay + "paid: 2026-07, income: 2_000_000, method: 6_months}"},
		{"a year, paid in its seventh month", minority + askPay + "paid: 2026-07, from: 2026-01, income: 2_000_000, method: 12_months}"},
		{"paid in the eighth: too late", minority + askPay + "paid: 2026-08, from: 2026-01, income: 2_000_000, method: 12_months}"},
		{"a month, a month late", anyWoman + askPay + "paid: 2026-08, from: 2026-07, income: 2_000_000}"},
		{"two years ahead, at the rate of the law", anyWoman + askPay + "paid: 2026-01, income: 1_500_000, method: prepay, months: 24}"},
		{"at the caller's rate", poorInHanoi + askPay + "paid: 2026-01, income: 1_500_000, method: prepay, months: 36, fund_rate: 0.0044}"},
		{"for months that are past", anyWoman + askPay + "paid: 2026-07, from: 2026-05, income: 1_500_000, method: prepay, months: 24}"},
		{"at none", anyWoman + askPay + "paid: 2026-01, income: 1_500_000, method: prepay, months: 24, fund_rate: 0}"},
		{"support until there was none for those who pay ahead", anyWoman + askPay + "paid: 2018-01, income: 700_000, method: prepay, months: 24, fund_rate: 0.005}"},
		{"no support in 2017", poorInHanoi + askPay + "paid: 2017-12, income: 1_000_000, method: 3_months}"},
		{"the first month of support", poorInHanoi + askPay + "paid: 2018-01, income: 1_000_000}"},
		{"the first month of voluntary insurance", poorInHanoi + askPay + "paid: 2008-01, income: 540_000}"},
		{"118 months supported before", anyWoman + askPay + "paid: 2026-07, income: 1_500_000, method: 3_months, supported_before: 118}"},
		{"119", anyWoman + askPay + "paid: 2026-07, income: 1_500_000, supported_before: 119}"},
		{"120, and two years ahead", anyWoman + askPay + "paid: 2026-01, income: 1_500_000, method: prepay, months: 24, supported_before: 120}"},
		{"120", anyWoman + askPay + "paid: 2026-07, income: 1_500_000, supported_before: 120}"},
		{"121", anyWoman + askPay + "paid: 2026-07, income: 1_500_000, method: 3_months, supported_before: 121}"},
		{"nobody says how many, and the record tells", anyWoman + "record: [{from: 2017-06, to: 2026-05, scheme: voluntary, income: 2_000_000}]\n" + askPay + "paid: 2026-06, income: 1_500_000, method: 12_months, id: a}"},
		{"the record with what was granted", anyWoman + "record: [{from: 2018-01, to: 2024-12, scheme: voluntary, income: 2_000_000, state_support: 46_000}, {from: 2025-01, to: 2025-06, scheme: voluntary, income: 2_000_000, state_support: 0}]\n" + askPay + "paid: 2026-06, income: 1_500_000}"},
		{"the record with time withdrawn", anyWoman + "record: [{from: 2018-01, to: 2024-12, scheme: voluntary, income: 2_000_000, withdrawn: true}, {from: 2025-01, to: 2025-06, scheme: voluntary, income: 2_000_000}]\n" + askPay + "paid: 2026-06, income: 1_500_000}"},
		{"a donor of an amount for some months, one of a share", poorInHanoi + askPay + `paid: 2026-07, income: 3_000_000, method: 12_months, donors: [{name: Hội, amount: 50_000, months: 6}, {name: Anh, share: "20%"}]}`},
		{"donors of more than is due", poorInHanoi + askPay + `paid: 2026-07, income: 1_500_000, donors: [{name: Hội, amount: 500_000}, {name: Anh, share: "20%"}]}`},
		{"past the horizon", anyWoman + askPay + "paid: 2031-01, income: 5_000_000}"},
		{"past the horizon, no rate is known", anyWoman + askPay + "paid: 2031-01, income: 5_000_000, method: prepay, months: 24}"},
		{"before there was any", anyWoman + askPay + "paid: 2007-12, income: 540_000}"},
		{"months that no law knows, an income too low", anyWoman + askPay + "paid: 2026-01, income: 1_000_000, method: prepay, months: 23}"},
		{"a year at a time before it was known", anyWoman + askPay + "paid: 2015-12, income: 1_150_000, method: 12_months}"},
		{"ahead before it was known, off the step", anyWoman + askPay + "paid: 2015-12, income: 1_151_000, method: prepay, months: 24}"},
		{"more months than the method covers, above the ceiling", anyWoman + askPay + "paid: 2026-01, income: 99_000_000, method: 6_months, months: 7}"},
	})
}

// TestMissingMonthsTold: missing months are paid at retirement age or a little
// before it, when few are missing; the shortfalls name both.
func TestMissingMonthsTold(t *testing.T) {
	old := func(born, to string) string {
		return "person: {sex: female, born: " + born + ", status: [{from: 2010-01, is: near_poor}]}\nrecord: [{from: 2015-01, to: " + to + ", scheme: voluntary, income: 1_500_000}]\n"
	}
	backpay := askPay + "method: backpay, "
	tells(t, vietnam(t), "missing_months", []tale{
		{"five years missing of fifteen", old("1968-02", "2024-12") + backpay + "paid: 2026-01, income: 1_500_000, months: 60}"},
		{"three of them", old("1968-02", "2024-12") + backpay + "paid: 2026-01, income: 1_500_000, months: 36, fund_rate: 0.004}"},
		{"61 missing", old("1968-02", "2024-11") + backpay + "paid: 2026-01, income: 1_500_000, months: 60}"},
		{"more months than are missing", old("1968-02", "2025-12") + backpay + "paid: 2026-01, income: 1_500_000, months: 50}"},
		{"as many as are", old("1968-02", "2025-12") + backpay + "paid: 2026-01, income: 1_500_000, months: 48}"},
		{"none is missing", "person: {sex: male, born: 1964-01}\nrecord: [{from: 2008-01, to: 2025-12, scheme: voluntary, average: 1_500_000}]\n" + backpay + "paid: 2026-01, income: 1_500_000, months: 1}"},
		{"too young by far", old("1985-02", "2025-12") + backpay + "paid: 2026-01, income: 1_500_000, months: 12}"},
		{"a month too young", old("1969-07", "2025-12") + backpay + "paid: 2026-01, income: 1_500_000, months: 12}"},
		{"paid in the month that the record ends with", old("1969-02", "2026-01") + backpay + "paid: 2026-01, income: 1_500_000, months: 47}"},
		{"and goes on after it", old("1969-02", "2026-03") + backpay + "paid: 2026-01, income: 1_500_000, months: 2}"},
		{"ten years at most before July 2025", old("1966-02", "2024-12") + backpay + "paid: 2025-03, income: 1_500_000, months: 120, fund_rate: 0.003}"},
		{"more months than may be", old("1968-02", "2024-12") + "ask: [{kind: contribution, id: a, method: backpay, paid: 2026-01, income: 1_500_000, months: 61}]"},
		{"before it was known", "person: {sex: female, born: 1958-02}\nrecord: [{from: 2010-01, to: 2014-12, scheme: voluntary, average: 1_200_000}]\n" + backpay + "paid: 2015-03, income: 1_150_000, months: 12}"},
		{"support used up on the way", "person: {sex: female, born: 1968-02}\nrecord: [{from: 2015-01, to: 2025-12, scheme: voluntary, income: 1_500_000, method: 3_months}]\n" + backpay + "paid: 2026-01, income: 1_500_000, months: 48}"},
		{"a record that may have gaps", "person: {sex: female, born: 1968-02}\nrecord: {contribution_months: 132, as_of: 2026-01}\n" + backpay + "paid: 2026-01, income: 1_500_000, months: 48}"},
	})
}

// TestRefundsTold: what is returned by reason, method and support, and why
// nothing is.
func TestRefundsTold(t *testing.T) {
	ask := func(reason, month, payment string) string {
		return "ask: {kind: refund, explain: true, reason: " + reason + ", month: " + month + ", payment: {" + payment + "}}"
	}
	tells(t, vietnam(t), "refunds", []tale{
		{"half of five years", anyWoman + ask("compulsory", "2028-07", "paid: 2026-01, method: prepay, months: 60, income: 1_500_000")},
		{"the same by death", anyWoman + ask("death", "2028-07", "paid: 2026-01, method: prepay, months: 60, income: 1_500_000")},
		{"at a rate of nothing", anyWoman + ask("one_time", "2028-07", "paid: 2026-01, method: prepay, months: 60, income: 1_500_000, fund_rate: 0")},
		{"with support that the record says", poorInHanoi + ask("pension", "2027-01", "paid: 2026-01, method: prepay, months: 24, income: 1_500_000, fund_rate: 0.004, state_support: 66_000, local_support: 12_000, donor_support: 5_000")},
		{"with none", poorInHanoi + ask("pension", "2027-01", "paid: 2026-01, method: prepay, months: 24, income: 1_500_000, fund_rate: 0.004, state_support: 0, local_support: 0")},
		{"with the support of the place", poorInHanoi + ask("compulsory", "2026-11", "paid: 2026-07, method: 12_months, income: 1_500_000")},
		{"of three months", anyWoman + ask("compulsory", "2026-08", "paid: 2026-07, method: 3_months, income: 2_000_000")},
		{"nothing left", anyWoman + ask("death", "2026-09", "paid: 2026-07, method: 3_months, income: 2_000_000")},
		{"missing months have not either", anyWoman + ask("death", "2026-07", "paid: 2026-07, method: backpay, months: 12, income: 2_000_000, fund_rate: 0.003")},
		{"a pension was no reason before July 2025", anyWoman + ask("pension", "2024-06", "paid: 2024-01, method: 12_months, income: 2_000_000")},
		{"compulsory insurance was", poorInHanoi + ask("compulsory", "2024-06", "paid: 2024-01, method: 12_months, income: 2_000_000")},
		{"before any law knew refunds", anyWoman + ask("compulsory", "2009-03", "paid: 2009-01, method: 6_months, income: 640_000")},
		{"support ended within the payment", "person: {sex: male, born: 1980-01}\nrecord: [{from: 2018-01, to: 2026-12, scheme: voluntary, income: 2_000_000}]\n" + ask("compulsory", "2028-01", "paid: 2027-01, method: prepay, months: 24, income: 2_200_000, fund_rate: 0.003")},
		{"and before the months left", "person: {sex: male, born: 1980-01}\nrecord: [{from: 2018-01, to: 2026-12, scheme: voluntary, income: 2_000_000}]\n" + ask("compulsory", "2028-02", "paid: 2027-01, method: prepay, months: 24, income: 2_200_000, fund_rate: 0.003")},
		{"all of it went before", "person: {sex: male, born: 1980-01}\nrecord: [{from: 2015-01, to: 2027-12, scheme: voluntary, income: 2_200_000}]\n" + ask("compulsory", "2028-07", "paid: 2028-03, method: 12_months, income: 2_200_000")},
		{"past the horizon", anyWoman + ask("death", "2032-03", "paid: 2032-01, method: 12_months, income: 3_000_000")},
		{"a payment that no law knows", anyWoman + ask("death", "2026-03", "paid: 2026-01, method: 12_months, months: 11, income: 1_000_000")},
	})
}
