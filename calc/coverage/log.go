package coverage

import "log/slog"

// LogValue shows the figures, which are of a place and of nobody.
func (v Coverage) LogValue() slog.Value {
	return slog.GroupValue(slog.String("rate", v.Rate.String()), slog.Int("needed", v.Needed))
}
