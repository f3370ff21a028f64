package main

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/volsi/volsi/calc/schema"
	"github.com/volsi/volsi/examples/remote"
)

const jsonType, schemaType = "application/json", "application/schema+json"

// addResources offers the law, the provinces, the legal documents and the
// schemas as pages.
func (a *agent) addResources(s *mcp.Server) {
	horizon := a.calc.Book().Horizon().String()
	s.AddResource(&mcp.Resource{
		Name: "law-" + horizon, Title: "Quy định đang áp dụng", URI: "law://vn/" + horizon, MIMEType: jsonType,
		Description: "The law in force in " + horizon + ", the last month that the rule files vouch for",
	}, a.read)
	s.AddResource(&mcp.Resource{
		Name: "instruments", Title: "Danh mục văn bản", URI: "instrument://vn/", MIMEType: jsonType, Description: "All legal documents of the rule files",
	}, a.read)
	_ = fs.WalkDir(schema.Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			s.AddResource(&mcp.Resource{Name: path, URI: "schema://volsi/" + path, MIMEType: schemaType, Description: "JSON Schema " + path}, a.read)
		}
		return err
	})
	for _, t := range []mcp.ResourceTemplate{
		{Name: "law", Title: "Quy định trong một tháng", URITemplate: "law://vn/{month}", MIMEType: jsonType, Description: "The law in force in a month: law://vn/2026-07"},
		{Name: "support", Title: "Hỗ trợ tại một tỉnh", URITemplate: "support://vn/{province}/{month}", MIMEType: jsonType, Description: "The State's shares and a province's resolutions: support://vn/hai-duong/2026-01"},
		{Name: "instrument", Title: "Một văn bản", URITemplate: "instrument://vn/{id}", MIMEType: jsonType, Description: "A legal document and everything that it sets: instrument://vn/2025-decree-159"},
	} {
		s.AddResourceTemplate(&t, a.read)
	}
}

// read returns the page of a URI.
func (a *agent) read(_ context.Context, r *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	uri := r.Params.URI
	if path, ok := strings.CutPrefix(uri, "schema://volsi/"); ok {
		data, err := fs.ReadFile(schema.Files(), path)
		if err != nil {
			return nil, mcp.ResourceNotFoundError(uri)
		}
		return page(uri, schemaType, data), nil
	}
	v, err := a.page(uri)
	if err != nil {
		return nil, mcp.ResourceNotFoundError(uri + ": " + err.Error())
	}
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, err
	}
	return page(uri, jsonType, data), nil
}

func page(uri, mime string, data []byte) *mcp.ReadResourceResult {
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: uri, MIMEType: mime, Text: string(data)}}}
}

var errNoPage = errors.New("there is no such page")

func (a *agent) page(uri string) (any, error) {
	book := a.calc.Book()
	kind, rest, _ := strings.Cut(uri, "://vn/")
	parts := strings.Split(rest, "/")
	switch {
	case kind == "law" && len(parts) == 1:
		m, err := remote.MonthOf("/month", parts[0])
		if err != nil {
			return nil, err
		}
		return remote.LawOn(book, m, "")
	case kind == "support" && len(parts) == 2:
		m, err := remote.MonthOf("/month", parts[1])
		if err != nil {
			return nil, err
		}
		return remote.SupportsIn(book, parts[0], m)
	case kind == "instrument" && rest == "":
		return remote.InstrumentsOf(book), nil
	case kind == "instrument" && len(parts) == 1:
		return remote.InstrumentOf(book, parts[0])
	}
	return nil, errNoPage
}
