package main

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"slices"
	"time"

	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/rules/document"
)

// A visit is what the log may say about a request: no address, no query, no
// body, and of the path only its pattern.
type visit struct {
	http.ResponseWriter
	pattern string
	status  int
	kinds   []string
	codes   []string
}

// WriteHeader notes the status.
func (v *visit) WriteHeader(status int) {
	if v.status == 0 {
		v.status = status
	}
	v.ResponseWriter.WriteHeader(status)
}

// Write notes that all is well if nothing was said.
func (v *visit) Write(b []byte) (int, error) {
	if v.status == 0 {
		v.status = http.StatusOK
	}
	return v.ResponseWriter.Write(b)
}

// Unwrap returns the writer below, for http.ResponseController.
func (v *visit) Unwrap() http.ResponseWriter { return v.ResponseWriter }

func (v *visit) asks(answers ...casefile.Answer) {
	for _, a := range answers {
		if !slices.Contains(v.kinds, a.Kind) {
			v.kinds = append(v.kinds, a.Kind)
		}
	}
}

func (v *visit) fails(faults document.Faults) {
	for _, f := range faults {
		if c := string(f.Code); !slices.Contains(v.codes, c) {
			v.codes = append(v.codes, c)
		}
	}
}

// logged logs every request once it is answered; a panic is answered as a
// fault of the service.
func (s *service) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, began := &visit{ResponseWriter: w, pattern: "none"}, time.Now()
		defer func() {
			if p := recover(); p != nil {
				s.log.Error("panic", "pattern", v.pattern, "at", panicked())
				problem(v, http.StatusInternalServerError, "the service has a fault", nil)
			}
			s.log.LogAttrs(r.Context(), slog.LevelInfo, "request", v.attrs(r.Method, time.Since(began))...)
		}()
		next.ServeHTTP(v, r)
	})
}

func (v *visit) attrs(method string, took time.Duration) []slog.Attr {
	if !slices.Contains([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, method) {
		method = "other"
	}
	attrs := []slog.Attr{
		slog.String("method", method), slog.String("pattern", v.pattern), slog.Int("status", v.status), slog.Int64("took_us", took.Microseconds()),
	}
	if len(v.kinds) > 0 {
		attrs = append(attrs, slog.Any("kinds", v.kinds))
	}
	if len(v.codes) > 0 {
		attrs = append(attrs, slog.Any("faults", v.codes))
	}
	return attrs
}

// panicked returns the functions that were running, without their arguments,
// which may be somebody's income.
func panicked() (names []string) {
	callers := make([]uintptr, 16)
	frames := runtime.CallersFrames(callers[:runtime.Callers(4, callers)])
	for {
		f, more := frames.Next()
		names = append(names, f.Function)
		if !more {
			return names
		}
	}
}

// discardDetails logs that the server below had trouble, not with whom.
type discardDetails struct{ slog.Handler }

// Handle drops the message of the record.
func (d discardDetails) Handle(ctx context.Context, r slog.Record) error {
	return d.Handler.Handle(ctx, slog.NewRecord(r.Time, r.Level, "connection", 0))
}
