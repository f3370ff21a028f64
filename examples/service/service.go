package main

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync/atomic"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/calc/casefile"
	"github.com/volsi/volsi/examples/remote"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// A service answers over HTTP. All requests share one calculator.
type service struct {
	calc     *calc.Calculator
	log      *slog.Logger
	limits   Limits
	openapi  []byte
	stopping atomic.Bool
}

func newService(c *calc.Calculator, log *slog.Logger) *service {
	return &service{calc: c, log: log, limits: limits, openapi: openAPI(c)}
}

const maxBody = document.MaxBytes

var maxBytes = strconv.Itoa(maxBody)

// A route is one path of the service with the one method that it has.
type route struct {
	method, path string
	handle       http.HandlerFunc
}

func (s *service) routes() []route {
	routes := []route{
		{http.MethodPost, "/v1/cases", s.cases},
		{http.MethodGet, "/v1/law/{month}", s.law},
		{http.MethodGet, "/v1/law/history/{param}", s.history},
		{http.MethodGet, "/v1/support", s.support},
		{http.MethodGet, "/openapi.json", s.document},
		{http.MethodGet, "/healthz", s.healthy},
		{http.MethodGet, "/readyz", s.ready},
	}
	for _, kind := range casefile.Kinds() {
		routes = append(routes, route{http.MethodPost, "/v1/" + kind, s.question(kind)})
	}
	return routes
}

// handler returns what serves every path.
func (s *service) handler() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.HandleFunc(r.method+" "+r.path, marked(r.path, r.handle))
		mux.HandleFunc(r.path, marked(r.path, wrongMethod(r.method)))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		notHere(w, "there is nothing here; /openapi.json lists the paths", nil)
	})
	return s.logged(http.MaxBytesHandler(mux, maxBody))
}

// marked tells the log which path was asked.
func marked(pattern string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if v, ok := w.(*visit); ok {
			v.pattern = pattern
		}
		next(w, r)
	}
}

func wrongMethod(right string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		allow := right
		if right == http.MethodGet {
			allow += ", " + http.MethodHead
		}
		w.Header().Set("Allow", allow)
		problem(w, http.StatusMethodNotAllowed, "this path takes "+right, nil)
	}
}

// question answers one question of a kind.
func (s *service) question(kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := body(r)
		if err != nil {
			refuse(w, err)
			return
		}
		answer, err := remote.Question(s.calc, kind, data)
		if err != nil {
			refuse(w, err)
			return
		}
		asked(w, answer)
		private(w, answer)
	}
}

// cases answers whole documents.
func (s *service) cases(w http.ResponseWriter, r *http.Request) {
	data, err := body(r)
	if err != nil {
		refuse(w, err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.limits.Answer)
	defer cancel()
	replies, err := remote.Cases(ctx, s.calc, data)
	if err != nil {
		refuse(w, err)
		return
	}
	for _, reply := range replies {
		asked(w, reply.Answers...)
	}
	private(w, struct {
		Cases []remote.Reply `json:"cases"`
	}{replies})
}

func asked(w http.ResponseWriter, answers ...casefile.Answer) {
	if v, ok := w.(*visit); ok {
		v.asks(answers...)
	}
}

// body reads a document; one that says that it is too large or packed is not
// read at all.
func body(r *http.Request) ([]byte, error) {
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return nil, errPacked
	}
	if r.ContentLength > maxBody {
		return nil, &http.MaxBytesError{Limit: maxBody}
	}
	return io.ReadAll(r.Body)
}

// law tells the law of a month; ?param= keeps the parameters that begin so.
func (s *service) law(w http.ResponseWriter, r *http.Request) {
	m, err := remote.MonthOf("/month", r.PathValue("month"))
	if err != nil {
		refuse(w, err)
		return
	}
	law, err := remote.LawOn(s.calc.Book(), m, r.URL.Query().Get("param"))
	if err != nil {
		notHere(w, "the law has no such parameter", err)
		return
	}
	s.public(w, r, law)
}

func (s *service) history(w http.ResponseWriter, r *http.Request) {
	history, err := remote.HistoryOf(s.calc.Book(), r.PathValue("param"))
	if err != nil {
		notHere(w, "the law has no such parameter", err)
		return
	}
	s.public(w, r, history)
}

func (s *service) support(w http.ResponseWriter, r *http.Request) {
	province, m, err := placeAndMonth(r)
	if err != nil {
		refuse(w, err)
		return
	}
	supports, err := remote.SupportsIn(s.calc.Book(), province, m)
	if err != nil {
		notHere(w, "there is no such province", err)
		return
	}
	s.public(w, r, supports)
}

func placeAndMonth(r *http.Request) (province string, m rules.Month, err error) {
	var faults document.Faults
	if province = r.URL.Query().Get("province"); province == "" {
		faults = append(faults, document.All(missing("province"))...)
	}
	switch text := r.URL.Query().Get("month"); text {
	case "":
		faults = append(faults, document.All(missing("month"))...)
	default:
		m, err = remote.MonthOf("/month", text)
		faults = append(faults, document.All(err)...)
	}
	return province, m, faults.Err()
}

func (s *service) document(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(s.openapi) // the reader may be gone
}

func (s *service) healthy(w http.ResponseWriter, _ *http.Request) {
	private(w, map[string]string{"status": "alive"})
}

// ready says which law answers, or that no more requests are taken.
func (s *service) ready(w http.ResponseWriter, _ *http.Request) {
	if s.stopping.Load() {
		problem(w, http.StatusServiceUnavailable, "the service is stopping", nil)
		return
	}
	b := s.calc.Book()
	private(w, map[string]string{"status": "ready", "law": b.Version(), "checked": b.Checked().String(), "horizon": b.Horizon().String()})
}

// private answers with something that nobody on the way may keep.
func private(w http.ResponseWriter, v any) {
	w.Header().Set("Cache-Control", "no-store")
	write(w, v)
}

// public answers with law, which stays as it is for as long as the rule files do.
func (s *service) public(w http.ResponseWriter, r *http.Request, v any) {
	tag := `"` + s.calc.Book().Version() + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	write(w, v)
}

func write(w http.ResponseWriter, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		problem(w, http.StatusInternalServerError, "the service has a fault", nil)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(append(data, '\n')) // the reader may be gone
}
