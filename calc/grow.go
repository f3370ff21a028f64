package calc

import (
	"strconv"
	"strings"
)

// thousand đồng is how finely incomes are chosen in practice.
const thousand = 1000

// planPath turns the path of a row behind the record into one of the plan.
func planPath(path string, record int) string {
	rest, ok := strings.CutPrefix(path, "/record/")
	if !ok {
		return path
	}
	number, field, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(number)
	if err != nil || i < record {
		return path
	}
	if field != "" {
		field = "/" + field
	}
	return "/plan/" + itoa(i-record) + field
}
