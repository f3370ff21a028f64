package subsidy_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

var update = flag.Bool("update", false, "write the print of the bills anew")

// TestBillsAreAsTheyWere: what every local layer, and the State, bear for
// somebody whom it names, of a year of insurance and of a household's premium,
// stays as it is, unless somebody means to change it: parts, bases, shares,
// months and articles.
func TestBillsAreAsTheyWere(t *testing.T) {
	b := book(t)
	var out strings.Builder
	for _, l := range b.AllLayers() {
		if l.Payer > rules.PaidByFund || l.Payer < rules.PaidByProvince || l.Became == rules.Draft {
			continue
		}
		for _, w := range l.Who[:1] {
			m := l.Period.From
			p := profileOf(t, b, l, w, m)
			fmt.Fprintf(&out, "\n# %s in %s\n", l.ID, m)
			if l.For == rules.Health {
				house := subsidy.Household{Paid: m, Months: 6, Taken: 1, Members: []subsidy.Member{{Name: "named", Profile: p, Donors: []subsidy.Donor{{Name: "giver", Share: 250_000, Months: 4}}}, {Name: "other", Profile: subsidy.Profile{Born: month("1980-01"), Place: p.Place}, Months: 3}}}
				got := house.Price(b)
				for i := range got.Members {
					m := &got.Members[i]
					fmt.Fprintf(&out, "%s %s step %d, %d months\n", m.Name, m.Group, m.Step, m.Months)
					writeBill(&out, &m.Bill)
				}
				fmt.Fprintf(&out, "together %d = %d + %d + %d + %d by %v\n", got.Gross, got.State, got.Local, got.Gift, got.Net, got.Cites)
				continue
			}
			law := b.On(m)
			share := subsidy.StateShare(law, &p)
			pay := subsidy.Payment{Paid: m, From: m, Method: subsidy.Every12Months, Months: 12, Income: 2_000_000}
			months := subsidy.StateMonths(law, pay, 111)
			due := subsidy.Due{Scheme: l.For, Paid: m, From: m, Months: 12, StateMonths: months, Gross: pay.Gross(law), Standard: subsidy.Monthly{Of: law.Support.Base.Value, Rate: law.Contribution.Rate.Value}}
			state := subsidy.Part{Payer: rules.PaidByState, Share: share.Rate, Base: due.Standard.VND(), Months: months, Amount: subsidy.State(law, pay, share.Rate, months), Cite: share.Cite}
			bill := subsidy.Divide(b, &p, due, state, []subsidy.Donor{{Name: "giver", Amount: 20_000}})
			fmt.Fprintf(&out, "%s %s of %d for %d months\n", share.Category, share.Rate.Percent(), due.Gross, months)
			writeBill(&out, &bill)
		}
	}
	compare(t, "testdata/bills.golden", out.String())
}

// profileOf is somebody whom a condition of a layer names.
func profileOf(t *testing.T, b *rules.Book, l *rules.Layer, w rules.Who, m rules.Month) subsidy.Profile {
	t.Helper()
	age := 30
	switch {
	case w.AgeFrom > 0:
		age = w.AgeFrom
	case w.AgeBelow > 0:
		age = min(30, w.AgeBelow-1)
	}
	p := subsidy.Profile{Born: m - rules.Month(12*age), Sex: rules.Female, District: w.District}
	if len(w.Area) > 0 {
		p.Area = w.Area[0]
	}
	for _, is := range append(append([]string{}, w.With...), w.Status[:min(1, len(w.Status))]...) {
		p.Status = append(p.Status, subsidy.Status{Is: is, Since: m - 3})
	}
	if len(w.Places) > 0 {
		place := placeOf(t, b, w.Places[0], m)
		if p.Place = place; w.Study {
			p.Place, p.Study = rules.Place{}, place
		}
	}
	return p
}

func writeBill(out *strings.Builder, b *subsidy.Bill) {
	for _, p := range b.Parts {
		layer := ""
		if p.Layer != nil {
			layer = p.Layer.ID
		}
		fmt.Fprintf(out, "  %s %s%s: %s of %d for %d months, %d, bears %d [%s]\n", p.Payer, p.Name, layer, p.Share.Percent(), p.Base, p.Months, p.Full, p.Amount, p.Cite)
	}
	fmt.Fprintf(out, "  of %d: State %d, local %d, donors %d, own %d, not needed %d", b.Gross, b.State(), b.Local(), b.Donors(), b.Net, b.Cut)
	for _, l := range b.Unknown {
		out.WriteString(", not known " + l.ID)
	}
	for _, l := range b.Unsaid {
		out.WriteString(", perhaps " + l.ID)
	}
	out.WriteByte('\n')
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	is, was := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(is), len(was)) {
		if is[i] != was[i] {
			t.Fatalf("%s, line %d:\n got %q\nwant %q\ngo test ./subsidy -run Bills -update writes it anew", file, i+1, is[i], was[i])
		}
	}
	if len(is) != len(was) {
		t.Errorf("%s: %d lines, want %d", file, len(is), len(was))
	}
}
