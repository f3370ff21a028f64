module github.com/volsi/volsi

go 1.25

require (
	github.com/shopspring/decimal v1.6.0
	gopkg.in/yaml.v3 v3.0.1
)

require github.com/leanovate/gopter v0.2.11

// gopter's go.mod names goconvey for its own tests only; without it the
// module graph is 6 modules instead of 161.
exclude github.com/smartystreets/goconvey v1.8.1
