# make test is the command of the README; everything else serves those who
# change the library.
GO ?= go
STATICCHECK = $(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: test check race golden bench benchmarks cross

test: ## the library and the examples
	$(GO) test ./...
	$(GO) -C examples test ./...
	$(GO) -C examples run ./whatif test cases reforms

check: ## formatting, vet, staticcheck
	@test -z "$$(gofmt -l .)" || { gofmt -l . ; echo "gofmt would change the files above"; exit 1; }
	$(GO) vet ./...
	$(GO) -C examples vet ./...
	$(STATICCHECK) ./...
	cd examples && $(STATICCHECK) ./...

race: ## the tests that share calculators between goroutines, under the race detector
	$(GO) test -race -short ./...

golden: ## write the series of every parameter anew
	$(GO) test ./rulesets -run Golden -update

bench: ## what the library costs beside its anchors in the same run: goal, measured, met
	@$(GO) test ./rulesets -run RatioOfLoading -ratios 7 -v | grep -v '^[=-]'
	@$(GO) test ./calc/bench -run Ratios -ratios 7 -timeout 30m -v | grep -v '^[=-]'

benchmarks: ## every benchmark of Go's own kind
	$(GO) test -run '^$$' -bench . -benchmem ./...

cross: ## the library builds where there is no operating system to speak of
	GOOS=linux GOARCH=386 $(GO) build ./...
	GOOS=js GOARCH=wasm $(GO) build ./...
