package rules

import (
	"database/sql/driver"
	"fmt"
	"strings"
)

// Months, amounts and rates in databases: a month as text ("2026-07"), NULL
// for none; an amount as a whole number of đồng; a rate as a decimal number.

// Value returns the month for a database.
func (m Month) Value() (driver.Value, error) {
	if m == 0 {
		return nil, nil
	}
	return m.String(), nil
}

// Scan reads a month from a column of text or of dates; NULL is no month.
func (m *Month) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m = 0
		return nil
	case interface{ Format(layout string) string }: // a time.Time
		return m.UnmarshalText([]byte(v.Format("2006-01")))
	}
	text, err := columnText(src, "a month")
	if err != nil {
		return err
	}
	return m.UnmarshalText([]byte(text))
}

// Value returns the amount for a database.
func (v VND) Value() (driver.Value, error) { return int64(v), nil }

// Scan reads a whole amount from a column of numbers or text; NULL is an
// error, because it is not 0 đồng.
func (v *VND) Scan(src any) error {
	if n, ok := src.(int64); ok {
		*v = VND(n)
		return nil
	}
	text, err := columnText(src, "an amount")
	if err != nil {
		return err
	}
	return v.UnmarshalText([]byte(withoutZeros(text)))
}

// Value returns the rate for a database, as exact decimal text.
func (r Rate) Value() (driver.Value, error) { return r.String(), nil }

// Scan reads a rate from a column of exact numbers or text; NULL is an error,
// because it is not 0.
func (r *Rate) Scan(src any) error {
	if n, ok := src.(int64); ok {
		src = fmt.Sprint(n)
	}
	text, err := columnText(src, "a rate")
	if err != nil {
		return err
	}
	return r.UnmarshalText([]byte(withoutZeros(text)))
}

// columnText returns what a driver gave as text. Binary fractions are refused:
// they are not what was stored.
func columnText(src any, what string) (string, error) {
	switch v := src.(type) {
	case string:
		return v, nil
	case []byte:
		return string(v), nil
	}
	return "", fmt.Errorf("%T in the database is not %s", src, what)
}

// withoutZeros takes the zeros off that a column's scale puts behind a number.
func withoutZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
