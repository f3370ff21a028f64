package main

import (
	"slices"
	"strings"
)

// assumedMark stands before an amount that rests on assumptions.
const assumedMark = "≈ "

// isBasis reports whether a field says what the amounts beside it rest on.
func isBasis(key string) bool { return strings.HasSuffix(key, "_basis") }

// firm marks the text of a field if the fields beside it say that it rests on
// assumptions: one of its own, or the list of what each rests on.
func firm(beside *tree, key, said string) string {
	basis := key + "_basis"
	if strings.HasPrefix(key, "monthly_") {
		basis = "monthly_basis"
	}
	if said != "" && (beside.says(basis) == "assumed" || listed(beside.at("basis"), key)) {
		return assumedMark + said
	}
	return said
}

// listed reports whether a list of bases says of a field that it is assumed.
func listed(bases *tree, field string) bool {
	return bases != nil && slices.ContainsFunc(bases.kids, func(b *tree) bool { return b.says("field") == field && b.says("standing") == "assumed" })
}

// assumes reports whether anything below a tree rests on assumptions.
func assumes(t *tree) bool {
	for _, k := range t.kids {
		if isBasis(k.key) && k.text == "assumed" || assumes(k) {
			return true
		}
	}
	return false
}
