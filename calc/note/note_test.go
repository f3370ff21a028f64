package note_test

import (
	"testing"

	"github.com/volsi/volsi/calc/note"
	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

var (
	law      = &rules.Instrument{ID: "law"}
	practice = &rules.Instrument{ID: "practice", Kind: rules.Practice}
)

// cite returns a provision.
func cite(i *rules.Instrument, article string, c rules.Confidence) rules.Cite {
	return rules.Cite{Instrument: i, Article: article, Confidence: c}
}

// said returns what an answer rests on: provisions, then notes with those that
// they are about.
func said(f *note.Footing) (out string) {
	for _, c := range f.Cites() {
		out += c.Instrument.ID + " " + c.Article + "; "
	}
	for _, n := range f.Notes() {
		out += "| " + n.Code
		for _, c := range n.Cites {
			out += " " + c.Instrument.ID + " " + c.Article
		}
		if n.Text.VI == "" || n.Text.EN == "" {
			out += " without a text"
		}
	}
	return out
}

// Each provision is told once, with those that it is defined by, and noted if
// it is weakly attested: as practice where it is that.
func TestProvisionsAreToldOnce(t *testing.T) {
	high, low := cite(law, "1", rules.High), cite(law, "2", rules.Low)
	based := cite(law, "3", rules.High)
	based.Basis = &low
	var f note.Footing
	for _, c := range []rules.Cite{{}, high, high, based, low, cite(practice, "1", rules.Medium), cite(law, "4", rules.Medium), cite(practice, "1", rules.High), cite(practice, "5", rules.High)} {
		f.Cite(c)
	}
	if got, want := said(&f), "law 1; law 3; law 2; practice 1; law 4; practice 5; | unverified-figure law 2 law 4| practice-where-law-is-silent practice 1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// A note stands once, however often it is due; what it is about stands in it
// once by its instrument and article.
func TestNotesStandOnce(t *testing.T) {
	var f note.Footing
	f.Note(false, note.FloorApplied)
	f.Note(true, note.RightsFirst)
	f.Note(true, note.RightsFirst)
	f.About(note.UnknownLocal, cite(law, "1", rules.High))
	f.About(note.UnknownLocal, cite(law, "1", rules.Low))
	f.About(note.UnknownLocal, cite(law, "2", rules.High))
	f.About(note.UnknownLocal, cite(practice, "1", rules.High))
	if got, want := said(&f), "| rights-first| unknown-local-share law 1 law 2 practice 1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// What a divided payment rests on: the provision of each part, and notes of
// rules whose end, share or territory nobody said, and of what was cut.
func TestTheFootingOfABill(t *testing.T) {
	layer := func(article string, fate rules.Fate, until rules.Month) *rules.Layer {
		return &rules.Layer{Cite: cite(law, article, rules.High), Became: fate, Period: rules.Period{From: 1, Until: until}}
	}
	part := func(article string, l *rules.Layer) subsidy.Part {
		return subsidy.Part{Cite: cite(law, article, rules.High), Layer: l, Amount: 1}
	}
	for _, tt := range []struct {
		name string
		bill subsidy.Bill
		want string
	}{
		{"nothing", subsidy.Bill{}, ""},
		{"the State", subsidy.Bill{Parts: []subsidy.Part{part("1", nil)}}, "law 1; "},
		{"an open rule", subsidy.Bill{Parts: []subsidy.Part{part("2", layer("2", "", 0))}}, "law 2; "},
		{"a rule whose end nobody knows", subsidy.Bill{Parts: []subsidy.Part{part("2", layer("2", rules.UnknownFate, 0))}}, "law 2; | local-rule-fate-unknown law 2"},
		{"a rule whose end is told", subsidy.Bill{Parts: []subsidy.Part{part("2", layer("2", rules.UnknownFate, 24_300))}}, "law 2; "},
		{"a rule that ended in the first month", subsidy.Bill{Parts: []subsidy.Part{part("2", layer("2", rules.UnknownFate, 1))}}, "law 2; "},
		{"an unknown share", subsidy.Bill{Unknown: []*rules.Layer{layer("5", "", 0), layer("6", "", 0)}}, "| unknown-local-share law 5 law 6"},
		{"a territory", subsidy.Bill{Unsaid: []*rules.Layer{layer("7", "", 0)}}, "| older-territory-not-said law 7"},
		{"a cut", subsidy.Bill{Cut: 1}, "| support-capped-at-due"},
	} {
		var f note.Footing
		f.Bill(&tt.bill)
		if got := said(&f); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// A parameter that the law sets is cited, known or not; one that it does not
// set is not.
func TestParametersAreCitedIfTheyAreSet(t *testing.T) {
	var f note.Footing
	note.On(&f, &rules.Param[rules.VND]{})
	note.On(&f, &rules.Param[rules.VND]{State: rules.Known, Cite: cite(law, "1", rules.High)})
	note.On(&f, &rules.Param[rules.VND]{State: rules.Unknown, Cite: cite(law, "2", rules.High)})
	if got := said(&f); got != "law 1; law 2; " {
		t.Error(got)
	}
}
