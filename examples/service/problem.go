package main

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/remote"
	"github.com/volsi/volsi/rules/document"
)

// A Problem is the body of every answer that is not one (RFC 9457).
type Problem struct {
	Type   string          `json:"type"`
	Title  string          `json:"title"`
	Status int             `json:"status"`
	Detail string          `json:"detail"`
	Faults document.Faults `json:"faults,omitempty"`
}

func problem(w http.ResponseWriter, status int, detail string, faults document.Faults) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(Problem{"about:blank", http.StatusText(status), status, detail, faults}) // the reader may be gone
}

// errPacked says that a body would have to be unpacked, to who knows what size.
var errPacked = errors.New("packed")

// refuse answers with what is wrong.
func refuse(w http.ResponseWriter, err error) {
	var large *http.MaxBytesError
	var slow net.Error
	switch {
	case errors.As(err, &large):
		tooLarge(w)
	case errors.Is(err, errPacked):
		w.Header().Set("Connection", "close")
		problem(w, http.StatusUnsupportedMediaType, "the body is packed; send it as it is, without Content-Encoding", nil)
	case errors.As(err, &slow) && slow.Timeout():
		problem(w, http.StatusRequestTimeout, "the body did not come in time", nil)
	case errors.Is(err, remote.ErrBusy):
		problem(w, http.StatusServiceUnavailable, "the document takes too long to answer; send fewer cases at once", nil)
	default:
		refuseFaults(w, err)
	}
}

func refuseFaults(w http.ResponseWriter, err error) {
	faults := document.All(err)
	if v, ok := w.(*visit); ok {
		v.fails(faults)
	}
	var unread remote.Unread
	switch {
	case errors.Is(err, document.TooLarge):
		problem(w, http.StatusRequestEntityTooLarge, "the document is too large", faults)
	case errors.As(err, &unread):
		problem(w, http.StatusBadRequest, "the document cannot be read", faults)
	default:
		problem(w, http.StatusUnprocessableEntity, "the question cannot be answered as it stands", faults)
	}
}

func tooLarge(w http.ResponseWriter) {
	w.Header().Set("Connection", "close")
	refuseFaults(w, document.Faults{{
		Code: document.TooLarge, Bound: maxBytes, Message: "the document has more than " + maxBytes + " bytes",
	}})
}

// notHere answers where there is nothing: a path without a meaning, or a month
// or a name that the law does not know.
func notHere(w http.ResponseWriter, detail string, err error) {
	faults := document.All(err)
	if v, ok := w.(*visit); ok {
		v.fails(faults)
	}
	problem(w, http.StatusNotFound, detail, faults)
}

// missing is the fault of a query that lacks a value.
func missing(key string) error {
	return document.Faults{{Code: calc.MissingKey, Path: "/" + key, Bound: key, Message: "\"" + key + "\" is missing"}}
}
