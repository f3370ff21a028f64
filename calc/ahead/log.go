package ahead

import "log/slog"

// LogValue shows the right and the amounts at the end of the plan.
func (out Projection) LogValue() slog.Value {
	return slog.GroupValue(slog.Bool("eligible", out.Pension.Eligible), slog.Int64("monthly", int64(out.Pension.Monthly)), slog.Int64("total_paid", int64(out.TotalPaid)))
}
