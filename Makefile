# make test is the command of the README; everything else serves those who
# change the library.
GO ?= go
STATICCHECK = $(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2

# The population without its Beam pipeline.
LOCAL = . ./ask ./job ./report ./source ./synthetic ./tally

.PHONY: test beam check race golden api cover fuzz soak mutate bench benchmarks cross cross-arm64

test: ## the library and the examples
	$(GO) test ./...
	$(GO) -C examples test ./...
	$(GO) -C examples run ./whatif test cases reforms
	$(GO) -C examples/population test $(LOCAL)

beam: ## the population as a Beam pipeline has the totals of the local run (builds Beam, some minutes the first time)
	$(GO) -C examples/population test ./beam

check: ## formatting, vet, staticcheck
	@test -z "$$(gofmt -l .)" || { gofmt -l . ; echo "gofmt would change the files above"; exit 1; }
	$(GO) vet ./...
	$(GO) -C examples vet ./...
	$(GO) -C examples/population vet $(LOCAL)
	$(STATICCHECK) ./...
	cd examples && $(STATICCHECK) ./...
	cd examples/population && $(STATICCHECK) $(LOCAL)

race: ## the tests that share calculators between goroutines, under the race detector
	$(GO) test -race -short ./...

golden: ## write anew what the law, the answers and the reports are compared with: read the difference
	$(GO) -C examples run ./schemagen
	$(GO) -C examples test ./whatif ./statement -update
	$(GO) test ./rulesets -run 'Golden|Accuracy|Kept' -update
	$(GO) test ./rules ./rules/document ./subsidy ./pension ./calc/casefile -short -update
	$(GO) test ./calc -short -skip TestAPI -update

api: ## write the list of exported names anew; a line that goes is a new major version
	$(GO) test ./calc -run TestAPI -update

cover: ## how many statements of the library its tests run; fails under its bar
	.ci/cover

# dir:package:target
FUZZ = .:./rules/document:FuzzParse .:./rules:FuzzLoadRules .:./rules:FuzzOverlay .:./rules:FuzzParseRate .:./rules:FuzzParseAmount \
	.:./rules:FuzzParseMonth .:./calc:FuzzLoadCase .:./calc:FuzzCalculate .:./calc:FuzzQuestions .:./calc:FuzzTraceCheck .:./calc/people:FuzzParse \
	examples:./statement:FuzzRead examples:./words:FuzzI18nTemplate
FUZZTIME ?= 10s

fuzz: ## every fuzz target for FUZZTIME
	@for t in $(FUZZ); do \
		dir=$${t%%:*}; rest=$${t#*:}; echo "$${rest#*:}"; \
		GO="$(GO)" .ci/fuzz $$dir $${rest%%:*} $${rest#*:} $(FUZZTIME) || exit 1; \
	done

SOAK ?= 1000000
CASES ?= 100000
SOAKTIME ?= 10m

soak: ## for hours: SOAKTIME on each fuzz target, SOAK lives and families against the oracles, CASES of each property
	$(MAKE) fuzz FUZZTIME=$(SOAKTIME)
	$(GO) test ./rules ./subsidy -cases $(CASES) -timeout 24h
	$(GO) test ./calc -soak $(SOAK) -family-lives $(SOAK) -cases $(CASES) -timeout 24h

mutate: ## change the library and the law in one place at a time; a test must notice (an hour or two; MUTATE="-log FILE" can be stopped and goes on)
	$(GO) -C .ci/mutate run . $(MUTATE) -report ../mutation.md

bench: ## what the library costs beside its anchors in the same run: goal, measured, met
	@$(GO) test ./rulesets -run RatioOfLoading -ratios 7 -v | grep -v '^[=-]'
	@$(GO) test ./calc/bench -run Ratios -ratios 7 -timeout 30m -v | grep -v '^[=-]'

benchmarks: ## every benchmark of Go's own kind
	$(GO) test -run '^$$' -bench . -benchmem ./...

# Answers are compared with what was written on amd64, byte by byte.
SAME = -short -count=1 ./calc ./rules/... -run 'Variations$$|Frozen|TestCases$$'

cross: ## the same answers on 32 bits and where there is no operating system to speak of, in any order, on one core or many
	GOARCH=386 $(GO) test $(SAME)
	GOOS=js GOARCH=wasm $(GO) test -exec "$$($(GO) env GOROOT)/lib/wasm/go_js_wasm_exec" $(SAME)
	$(GO) test -cpu 1,2,8 -shuffle on $(SAME)

cross-arm64: ## the same answers on arm64; needs qemu-user-static
	GOARCH=arm64 $(GO) test -exec qemu-aarch64-static $(SAME)
