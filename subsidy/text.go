package subsidy

import (
	"fmt"
	"strings"
)

// UnmarshalText reads a method as ParseMethod does.
func (m *Method) UnmarshalText(text []byte) error {
	v, ok := ParseMethod(string(text))
	if !ok {
		return fmt.Errorf("%q is not one of %s", text, strings.Join(methods, ", "))
	}
	*m = v
	return nil
}
