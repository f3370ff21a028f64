package rules_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/volsi/volsi/rules"
)

// both is a value type that is written and read as text.
type both[T any] interface {
	*T
	encoding.TextUnmarshaler
}

// roundTrip writes a value as text and as JSON, reads both back, and refuses
// text that is no such value.
func roundTrip[T interface {
	comparable
	encoding.TextMarshaler
}, P both[T]](t *testing.T, v T, text, js string) {
	t.Helper()
	t.Run(fmt.Sprintf("%T %s", v, text), func(t *testing.T) {
		got, err := v.MarshalText()
		if err != nil || string(got) != text {
			t.Errorf("MarshalText() = %q, %v; want %q", got, err, text)
		}
		var back T
		if err := P(&back).UnmarshalText(got); err != nil || back != v {
			t.Errorf("UnmarshalText(%q) = %v, %v; want %v", got, back, err, v)
		}
		if got, err = json.Marshal(v); err != nil || string(got) != js {
			t.Errorf("JSON is %s, %v; want %s", got, err, js)
		}
		back = *new(T)
		if err := json.Unmarshal(got, &back); err != nil || back != v {
			t.Errorf("JSON %s reads as %v, %v; want %v", got, back, err, v)
		}
		for _, bad := range []string{"nonsense", "1e3", " ", "0x10"} {
			before := back
			if err := P(&back).UnmarshalText([]byte(bad)); err == nil || back != before {
				t.Errorf("UnmarshalText(%q) gives %v, %v", bad, back, err)
			}
		}
	})
}

func TestTextAndJSONRoundTrip(t *testing.T) {
	roundTrip(t, rules.VND(1_500_000), "1500000", "1500000")
	roundTrip(t, rules.VND(-5), "-5", "-5")
	roundTrip(t, rules.Rate(220_000), "0.22", "0.22")
	roundTrip(t, rules.Cents(177_405_270), "1774052.7", "1774052.7")
	roundTrip(t, rules.HalfYears(15), "7.5", "7.5")
	roundTrip(t, rules.MonthOf(2026, 7), "2026-07", `"2026-07"`)
	day, _ := rules.ParseDate("2026-07-15")
	roundTrip(t, day, "2026-07-15", `"2026-07-15"`)
	roundTrip(t, rules.Female, "female", `"female"`)
	roundTrip(t, rules.Medium, "medium", `"medium"`)
	roundTrip(t, rules.Health, "health", `"health"`)
	roundTrip(t, rules.PaidByDistrict, "district", `"district"`)
	roundTrip(t, rules.OfPremium, "premium", `"premium"`)
	roundTrip(t, rules.ByTotal, "total", `"total"`)
}

func TestEmptyTextIsNone(t *testing.T) {
	m, d, s := rules.MonthOf(2026, 7), rules.Date(1), rules.Male
	for _, v := range []encoding.TextUnmarshaler{&m, &d, &s} {
		if err := v.UnmarshalText(nil); err != nil {
			t.Errorf("%T: %v", v, err)
		}
	}
	if m != 0 || d != 0 || s != 0 {
		t.Errorf("left %v, %v, %v", m, d, s)
	}
}

func TestJSONIsReadStrictly(t *testing.T) {
	var v rules.VND
	var r rules.Rate
	var h rules.HalfYears
	for data, into := range map[string]any{`"1500000"`: &v, `1.5`: &v, `1e6`: &v, `0.1234567`: &r, `true`: &r, `7.3`: &h} {
		if err := json.Unmarshal([]byte(data), into); err == nil {
			t.Errorf("%s reads as %T", data, into)
		}
	}
	if err := json.Unmarshal([]byte(`"22%"`), &r); err != nil || r != 220_000 {
		t.Errorf(`"22%%" reads as %v, %v`, r, err)
	}
	if err := json.Unmarshal([]byte(`null`), &v); err != nil || v != 0 {
		t.Errorf("null reads as %v, %v", v, err)
	}
}

// What a database was given it gives back, in whichever way its driver does.
func TestDatabaseValues(t *testing.T) {
	month := rules.MonthOf(2026, 7)
	for _, tt := range []struct {
		value driver.Valuer
		into  sql.Scanner
		from  []any
	}{
		{month, new(rules.Month), []any{"2026-07", []byte("2026-07-15"), time.Date(2026, 7, 31, 0, 0, 0, 0, time.UTC)}},
		{rules.Month(0), new(rules.Month), []any{nil}},
		{rules.VND(1_500_000), new(rules.VND), []any{int64(1_500_000), "1500000", []byte("1500000.00")}},
		{rules.Rate(220_000), new(rules.Rate), []any{"0.22", []byte("0.2200000000"), "22%"}},
		{rules.One, new(rules.Rate), []any{int64(1), "1.00"}},
	} {
		stored, err := tt.value.Value()
		if err != nil || !driver.IsValue(stored) {
			t.Fatalf("%T: Value() = %v, %v", tt.value, stored, err)
		}
		for _, src := range append(tt.from, stored) {
			if err := tt.into.Scan(src); err != nil {
				t.Errorf("%T: Scan(%v): %v", tt.into, src, err)
			}
			if back, _ := tt.into.(driver.Valuer).Value(); back != stored {
				t.Errorf("%T: Scan(%v) reads %v, want %v", tt.into, src, back, stored)
			}
		}
	}
}

func TestDatabaseValuesThatAreRefused(t *testing.T) {
	for _, tt := range []struct {
		into sql.Scanner
		src  any
	}{
		{new(rules.Month), 24_318}, {new(rules.Month), "July"}, {new(rules.VND), nil}, {new(rules.VND), 1.5}, {new(rules.VND), "1.5"},
		{new(rules.Rate), nil}, {new(rules.Rate), 0.22}, {new(rules.Rate), "much"},
	} {
		if err := tt.into.Scan(tt.src); err == nil {
			t.Errorf("%T: Scan(%v) is no error", tt.into, tt.src)
		}
	}
}
