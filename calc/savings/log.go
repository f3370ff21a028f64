package savings

import "log/slog"

// LogValue shows the amounts.
func (s Savings) LogValue() slog.Value {
	return slog.GroupValue(slog.Int64("needed", int64(s.Needed)), slog.Int64("collected", int64(s.Collected)), slog.Int64("short_by", int64(s.ShortBy)))
}
