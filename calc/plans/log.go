package plans

import "log/slog"

// LogValue shows whether the target can be reached, and for how much.
func (s Solution) LogValue() slog.Value {
	return slog.GroupValue(slog.Bool("reachable", s.Reachable), slog.Int64("total_paid", int64(s.TotalPaid)))
}

// LogValue shows whether the target can be reached, and for how much.
func (c Cheapest) LogValue() slog.Value {
	return slog.GroupValue(slog.Bool("reachable", c.Reachable), slog.Int64("total_paid", int64(c.TotalPaid)))
}
