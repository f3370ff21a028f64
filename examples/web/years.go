package main

import (
	"fmt"
	"strconv"

	"github.com/volsi/volsi/calc/ahead"
	"github.com/volsi/volsi/rules"
)

// A strip places months on the same line as the timeline of the page. Its
// numbers only say where to draw.
type strip struct{ from, until rules.Month }

func (s strip) x(m rules.Month) float64 {
	return 100 * float64(m-s.from) / float64(s.until+1-s.from)
}

func percent(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) + "%" }

// A bar is the money of one year.
type bar struct {
	Year     int
	X, Width string
	Title    string
	Parts    []barPart
}

type barPart struct{ Class, Y, Height string }

// The strip of bars: how high it is, and how high the highest bar.
const barFoot, barTop = 100.0, 10.0

// A yearRow is one year in the table.
type yearRow struct {
	Year    int
	Cells   []string
	Insured string
	Monthly string
}

type yearsView struct {
	speech
	Bars    []bar
	Highest string
	Line    string // insured months, as points of a picture 1000 wide and 100 high
	Need    string // where the line of the months needed is
	Needed  string
	Reached []dot
	Head    []string
	Rows    []yearRow
	Paid    string
	Support string
}

// A dot marks a point of the line.
type dot struct{ X, Y, Text, Anchor string }

// years draws who paid each year and how the insured time grows.
func (a *answered) years(from, until rules.Month) any {
	v := yearsView{speech: a.speech, Paid: a.vnd(a.projection.TotalPaid), Support: a.vnd(a.projection.TotalSupport)}
	s := strip{from, until}
	most, top := rules.VND(1), 0
	for _, y := range a.projection.Years {
		if sum := y.Contributed + y.Supported; sum > most {
			most, top = sum, y.Year
		}
	}
	if top != 0 {
		v.Highest = a.T("highest_year") + " " + a.vnd(most) + " (" + strconv.Itoa(top) + ")"
	}
	for _, y := range a.projection.Years {
		if y.Contributed+y.Supported > 0 {
			v.Bars = append(v.Bars, a.bar(s, y, most))
		}
	}
	a.line(&v, s)
	a.yearTable(&v)
	return v
}

func (a *answered) bar(s strip, y ahead.Year, most rules.VND) bar {
	x := s.x(rules.MonthOf(y.Year, 1))
	b := bar{Year: y.Year, X: percent(x), Width: percent((s.x(rules.MonthOf(y.Year+1, 1)) - x) * .86)}
	b.Title = strconv.Itoa(y.Year) + ": " + a.T("own_pays") + " " + a.vnd(y.Contributed)
	foot := barFoot
	for _, p := range []struct {
		class  string
		amount rules.VND
	}{{"own", y.Contributed}, {"state", y.StateSupport}, {"province", y.LocalSupport}, {"donor", y.DonorSupport}} {
		if p.amount == 0 {
			continue
		}
		if p.class != "own" {
			b.Title += ", " + a.T(p.class) + " " + a.vnd(p.amount)
		}
		tall := (barFoot - barTop) * float64(p.amount) / float64(most)
		foot -= tall
		b.Parts = append(b.Parts, barPart{p.class, percent(foot), percent(tall)})
	}
	return b
}

// line draws the insured months by the end of each year, and what a pension needs.
func (a *answered) line(v *yearsView, s strip) {
	years := a.projection.Years
	if len(years) == 0 {
		return
	}
	need, most := a.needed(), 1
	for _, y := range years {
		most = max(most, y.InsuredMonths, need)
	}
	tall := func(months int) float64 { return 92 - 66*float64(months)/float64(most) }
	v.Line = fmt.Sprintf("%.2f,%.2f", 10*s.x(max(s.from, a.life.Record().Joined())), tall(0))
	met := false
	for _, y := range years {
		x, end := s.x(rules.MonthOf(y.Year+1, 1)), tall(y.InsuredMonths)
		v.Line += fmt.Sprintf(" %.2f,%.2f", 10*x, end)
		if !met && need > 0 && y.InsuredMonths >= need {
			met = true
			v.Reached = append(v.Reached, dot{percent(x), percent(end), strconv.Itoa(y.Year), "end"})
		}
	}
	if need > 0 {
		v.Need, v.Needed = percent(tall(need)), a.months(need)
	}
}

// yearTable lists the years for those who read rather than look.
func (a *answered) yearTable(v *yearsView) {
	local, donor := false, false
	for _, y := range a.projection.Years {
		local, donor = local || y.LocalSupport > 0, donor || y.DonorSupport > 0
	}
	v.Head = []string{a.T("state")}
	if local {
		v.Head = append(v.Head, a.T("local"))
	}
	if donor {
		v.Head = append(v.Head, a.T("donor"))
	}
	for _, y := range a.projection.Years {
		row := yearRow{Year: y.Year, Insured: a.months(y.InsuredMonths), Cells: []string{a.some(y.Contributed), a.some(y.StateSupport)}}
		if local {
			row.Cells = append(row.Cells, a.some(y.LocalSupport))
		}
		if donor {
			row.Cells = append(row.Cells, a.some(y.DonorSupport))
		}
		if y.Monthly > 0 {
			row.Monthly = a.vnd(y.Monthly)
		}
		v.Rows = append(v.Rows, row)
	}
}

// some writes an amount, or nothing where there is none.
func (a *answered) some(v rules.VND) string {
	if v == 0 {
		return ""
	}
	return a.vnd(v)
}
