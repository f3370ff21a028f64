package tally

// A Cell is a group of people who are added up together.
type Cell struct {
	Province string `json:"province"` // slug, as it is called in the month of the question; "" if not known
	Sex      string `json:"sex"`
	Age      string `json:"age"`    // a band of years, 35-44
	Status   string `json:"status"` // the categories of the month, joined by +; "none"
}

// Figures are the measures of one law, added up.
type Figures [Measures]Sum

// A YearCell is a province in a year.
type YearCell struct {
	Province string `json:"province"`
	Year     int    `json:"year"`
}

// A Share is what each payer bears of the payments of a year, State first.
type Share [PayerCount]Sum

// Of returns the part of a payer, State to Net.
func (s *Share) Of(payer Measure) Sum { return s[payer-FirstPayer] }

func (s *Share) add(t *Share) {
	for i := range t {
		s[i].Add(t[i])
	}
}

// Personal is what one law gives one person. Where a question could not be
// answered under every law, its measures are 0 under all.
type Personal struct {
	Measures   [personal]int64
	Unanswered [Aspects]bool
	Years      [][PayerCount]int64 // who bears what, from the first year on
}

// Totals are what the laws do to a population: the first law is the one that
// the others are compared with. Totals of parts of a population, merged in any
// order, are the totals of the whole.
type Totals struct {
	Laws      int
	FirstYear int
	Rows      int64 // people read, bad rows not among them
	Bad       int64 // rows that could not be read
	Synthetic int64 // of Rows, made-up people
	cells     map[Cell][]Figures
	years     map[YearCell][]Share
	spreads   [][Aspects]*Spread // of each law; none of the first
}

// New returns the totals of nobody under so many laws.
func New(laws, firstYear int) *Totals {
	t := &Totals{Laws: laws, FirstYear: firstYear, cells: map[Cell][]Figures{}, years: map[YearCell][]Share{}}
	t.spreads = make([][Aspects]*Spread, laws)
	for i := 1; i < laws; i++ {
		for a := range t.spreads[i] {
			t.spreads[i][a] = NewSpread()
		}
	}
	return t
}

// Add counts a person who stands for weight people; there is one Personal for
// each law.
func (t *Totals) Add(c Cell, weight int64, p []Personal) {
	t.Rows++
	sums := t.cell(c)
	for i := range p {
		t.person(sums, i, weight, p)
		t.byYear(c.Province, i, weight, &p[i])
	}
}

func (t *Totals) cell(c Cell) []Figures {
	sums := t.cells[c]
	if sums == nil {
		sums = make([]Figures, t.Laws)
		t.cells[c] = sums
	}
	return sums
}

func (t *Totals) person(sums []Figures, law int, weight int64, p []Personal) {
	mine, base := &p[law].Measures, &p[0].Measures
	for m, n := range mine {
		if n != 0 {
			sums[law][m].Plus(n, weight)
		}
	}
	if law == 0 {
		return
	}
	switch {
	case mine[Rights] > base[Rights]:
		sums[law][RightsWon].Plus(1, weight)
	case mine[Rights] < base[Rights]:
		sums[law][RightsLost].Plus(1, weight)
	}
	for a := range Aspects {
		if p[law].Unanswered[a] {
			sums[law][a.Of(Unanswered)].Plus(1, weight)
			continue
		}
		m, less := a.figure()
		change := mine[m] - base[m]
		t.spreads[law][a].Add(change, weight)
		if less {
			change = -change
		}
		sums[law].compare(a, change, weight)
	}
}

// compare counts a person who gains so much, or loses if it is below zero.
func (f *Figures) compare(a Aspect, gain, weight int64) {
	switch {
	case gain > 0:
		f[a.Of(Better)].Plus(1, weight)
		f[a.Of(Gained)].Plus(gain, weight)
	case gain < 0:
		f[a.Of(Worse)].Plus(1, weight)
		f[a.Of(Forgone)].Plus(-gain, weight)
	default:
		f[a.Of(Same)].Plus(1, weight)
	}
}

func (t *Totals) byYear(province string, law int, weight int64, p *Personal) {
	for i, borne := range p.Years {
		if borne == [PayerCount]int64{} {
			continue
		}
		share := &t.year(YearCell{province, t.FirstYear + i})[law]
		for payer, n := range borne {
			share[payer].Plus(n, weight)
		}
	}
}

func (t *Totals) year(y YearCell) []Share {
	sums := t.years[y]
	if sums == nil {
		sums = make([]Share, t.Laws)
		t.years[y] = sums
	}
	return sums
}

// Merge adds the totals of another part of the population under the same laws.
func (t *Totals) Merge(u *Totals) {
	t.Rows += u.Rows
	t.Bad += u.Bad
	t.Synthetic += u.Synthetic
	for c, from := range u.cells {
		to := t.cell(c)
		for i := range from {
			to[i].add(&from[i])
		}
	}
	for y, from := range u.years {
		to := t.year(y)
		for i := range from {
			to[i].add(&from[i])
		}
	}
	for i := 1; i < t.Laws; i++ {
		for a := range t.spreads[i] {
			t.spreads[i][a].Merge(u.spreads[i][a])
		}
	}
}

func (f *Figures) add(g *Figures) {
	for m := range g {
		f[m].Add(g[m])
	}
}

// Spread returns how a reform's changes in an aspect are spread.
func (t *Totals) Spread(law int, a Aspect) *Spread { return t.spreads[law][a] }
