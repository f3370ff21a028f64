package main

import (
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules/document"
)

//go:embed static
var assets embed.FS

//go:embed page.html parts.html
var pages embed.FS

// A desk is the page with the calculator behind it. It is immutable.
type desk struct {
	calc  *calc.Calculator
	names []string // host names besides localhost and IP addresses
	pages *template.Template
	lists []byte // what there is to choose from, and the texts, as JSON
}

func newDesk(c *calc.Calculator, names []string) (*desk, error) {
	t, err := template.New("").ParseFS(pages, "*.html")
	if err != nil {
		return nil, err
	}
	d := &desk{calc: c, names: names, pages: t}
	d.lists, err = d.listsJSON()
	return d, err
}

// handler returns what serves the page.
func (d *desk) handler() http.Handler {
	mux := http.NewServeMux()
	static, _ := fs.Sub(assets, "static") // the folder is embedded
	mux.HandleFunc("GET /{$}", d.page)
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServerFS(static)))
	mux.HandleFunc("GET /lists.json", func(w http.ResponseWriter, _ *http.Request) { send(w, http.StatusOK, json.RawMessage(d.lists)) })
	mux.HandleFunc("POST /api/answers", d.posted(d.answers))
	mux.HandleFunc("POST /api/proof", d.posted(d.proof))
	mux.HandleFunc("POST /api/open", d.posted(d.open))
	mux.HandleFunc("POST /api/save", d.posted(d.save))
	mux.HandleFunc("POST /api/statement", d.posted(d.statement))
	return d.guarded(http.NewCrossOriginProtection().Handler(http.MaxBytesHandler(mux, document.MaxBytes)))
}

func (d *desk) server() *http.Server {
	return &http.Server{
		Handler: d.handler(), ReadHeaderTimeout: headTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		MaxHeaderBytes: 16 << 10, ErrorLog: log.New(io.Discard, "", 0), // what is asked here is nobody's business
	}
}

// policy lets the page load what this server sends, and nothing else.
const policy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"

// guarded answers only requests that were meant for this server: a page from
// elsewhere whose name was pointed at this address is turned away.
func (d *desk) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !d.knows(r.Host) {
			http.Error(w, "this page answers to localhost and to IP addresses; --name adds a host name", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// knows reports whether a Host header names this server. No other site can
// make a browser send an IP address or localhost for a name of its own.
func (d *desk) knows(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return host == "localhost" || slices.Contains(d.names, host)
}

// A request is a posted document with the reader's language.
type request struct {
	*http.Request
	lang words.Lang
	data []byte
}

// posted reads the document of a request and sends what handle makes of it, or
// all that is wrong with it.
func (d *desk) posted(handle func(request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := request{Request: r, lang: langOf(r)}
		var err error
		if q.data, err = io.ReadAll(r.Body); err != nil {
			refuse(w, q.lang, unread(err))
			return
		}
		out, err := handle(q)
		if err != nil {
			refuse(w, q.lang, err)
			return
		}
		send(w, http.StatusOK, out)
	}
}

// unread says why a body could not be read.
func unread(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return document.Faults{{Code: document.TooLarge, Value: "?", Message: "the document has more than 262144 bytes"}}
	}
	return err
}

func langOf(r *http.Request) words.Lang {
	if r.URL.Query().Get("lang") == string(words.English) {
		return words.English
	}
	return words.Vietnamese
}

// A told fault is one in the reader's language.
type told struct {
	Path   string `json:"path"`
	Code   string `json:"code"`
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
	Hint   string `json:"hint,omitempty"`
	Line   int    `json:"line,omitempty"`
	Col    int    `json:"col,omitempty"`
	Bound  string `json:"bound,omitempty"`
}

// refuse sends all faults at once.
func refuse(w http.ResponseWriter, l words.Lang, err error) {
	out := struct {
		Faults []told `json:"faults"`
	}{}
	for _, f := range document.All(err) {
		out.Faults = append(out.Faults, told{f.Path, string(f.Code), l.Message(f), l.Source(f.Source), l.Hint(f.Hint), f.Line, f.Col, f.Bound})
	}
	status := http.StatusUnprocessableEntity
	if errors.Is(err, document.TooLarge) {
		status = http.StatusRequestEntityTooLarge
		w.Header().Set("Connection", "close")
	}
	send(w, status, out)
}

func send(w http.ResponseWriter, status int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "the answer has no JSON form", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(data) // the reader may be gone
}

// page sends the page in the language that is asked for.
func (d *desk) page(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = d.pages.ExecuteTemplate(w, "page.html", speech{langOf(r)}) // the reader may be gone
}
