package casefile

import "log/slog"

// LogValue shows what a case asks and nothing of whom it is about.
func (cs *Document) LogValue() slog.Value {
	kinds := make([]string, len(cs.Ask))
	for i := range cs.Ask {
		kinds[i] = cs.Ask[i].Kind
	}
	return slog.GroupValue(slog.Int("rows", len(cs.Record)), slog.Any("ask", kinds))
}

// LogValue shows the kind of question and what its result shows.
func (a Answer) LogValue() slog.Value {
	return slog.GroupValue(slog.String("kind", a.Kind), slog.Any("result", a.Result))
}
