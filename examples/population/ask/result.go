package ask

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/volsi/volsi/calc"
	"github.com/volsi/volsi/examples/population/source"
)

// A Result is what one law gives one person: a line of results.csv and a row
// of results.parquet. Money is đồng; a right is 1 or 0.
type Result struct {
	ID         string `parquet:"id"`
	Law        string `parquet:"law,dict"`
	Province   string `parquet:"province,dict"`
	Sex        string `parquet:"sex,dict"`
	Status     string `parquet:"status,dict"`
	Unanswered string `parquet:"unanswered,dict"` // questions joined by +

	Person          int64 `parquet:"person"` // counted from 1 over all files
	Weight          int64 `parquet:"weight"`
	Age             int64 `parquet:"age"` // years
	Months          int64 `parquet:"months"`
	Gross           int64 `parquet:"gross"`
	StatePays       int64 `parquet:"state_pays"`
	ProvincePays    int64 `parquet:"province_pays"`
	DistrictPays    int64 `parquet:"district_pays"`
	CommunePays     int64 `parquet:"commune_pays"`
	FundPays        int64 `parquet:"fund_pays"`
	DonorPays       int64 `parquet:"donor_pays"`
	PersonPays      int64 `parquet:"person_pays"`
	SupportLeft     int64 `parquet:"support_months_left"`
	InsuredMonths   int64 `parquet:"insured_months"`
	PensionRight    int64 `parquet:"pension_right"`
	Pension         int64 `parquet:"pension"`
	LumpSum         int64 `parquet:"lump_sum"`
	OneTimeRight    int64 `parquet:"one_time_right"`
	OneTime         int64 `parquet:"one_time"`
	SupportDeducted int64 `parquet:"support_deducted"`
	SurvivorLumpSum int64 `parquet:"survivor_lump_sum"`
	FuneralGrant    int64 `parquet:"funeral_grant"`
}

// ResultHeader names the columns of a result.
const ResultHeader = "id,law,province,sex,status,unanswered,person,weight,age,months,gross,state_pays,province_pays,district_pays,commune_pays,fund_pays,donor_pays,person_pays,support_months_left," +
	"insured_months,pension_right,pension,lump_sum,one_time_right,one_time,support_deducted,survivor_lump_sum,funeral_grant\n"

func (r *Result) texts() [6]*string {
	return [...]*string{&r.ID, &r.Law, &r.Province, &r.Sex, &r.Status, &r.Unanswered}
}

func (r *Result) numbers() [22]*int64 {
	return [...]*int64{
		&r.Person, &r.Weight, &r.Age, &r.Months, &r.Gross, &r.StatePays, &r.ProvincePays, &r.DistrictPays, &r.CommunePays, &r.FundPays, &r.DonorPays, &r.PersonPays, &r.SupportLeft,
		&r.InsuredMonths, &r.PensionRight, &r.Pension, &r.LumpSum, &r.OneTimeRight, &r.OneTime, &r.SupportDeducted, &r.SurvivorLumpSum, &r.FuneralGrant,
	}
}

// Append writes the result as a line.
func (r *Result) Append(dst []byte) []byte {
	for _, s := range r.texts() {
		dst = append(source.AppendText(dst, *s), ',')
	}
	for _, n := range r.numbers() {
		dst = append(strconv.AppendInt(dst, *n, 10), ',')
	}
	dst[len(dst)-1] = '\n'
	return dst
}

// Parse reads what Append writes, without the end of the line.
func (r *Result) Parse(line string) error {
	fields := strings.Split(line, ",")
	if strings.Contains(line, `"`) {
		var err error
		if fields, err = csv.NewReader(strings.NewReader(line)).Read(); err != nil {
			return err
		}
	}
	texts, numbers := r.texts(), r.numbers()
	if len(fields) != len(texts)+len(numbers) {
		return fmt.Errorf("a result has %d columns, not %d", len(texts)+len(numbers), len(fields))
	}
	for i, s := range texts {
		*s = source.Plain(fields[i])
	}
	for i, n := range numbers {
		var err error
		if *n, err = strconv.ParseInt(fields[len(texts)+i], 10, 64); err != nil {
			return err
		}
	}
	return nil
}

// Results visits the results of an answer, one for each law.
func (a *Answer) Results(plan *Plan, p *Person, number int64, visit func(*Result)) {
	var r Result
	for i := range a.Figures {
		r = Result{
			ID: string(p.ID), Law: plan.Laws[i].ID, Province: a.Province, Sex: a.Sex, Status: a.Status,
			Person: number, Weight: p.Weight, Age: int64(a.Years),
		}
		r.fill(&a.Figures[i])
		visit(&r)
	}
}

// fill copies what was answered.
func (r *Result) fill(f *calc.Figures) {
	if f.Answered.Has(calc.WantContribution) {
		b := &f.Payment.Borne
		r.Months, r.Gross, r.SupportLeft = int64(f.Payment.Months), int64(f.Payment.Gross), int64(f.Payment.SupportMonthsLeft)
		r.StatePays, r.ProvincePays, r.DistrictPays, r.CommunePays = int64(b.State), int64(b.Province), int64(b.District), int64(b.Commune)
		r.FundPays, r.DonorPays, r.PersonPays = int64(b.Fund), int64(b.Donors), int64(b.Net)
	}
	if f.Answered.Has(calc.WantPension) {
		p := &f.Pension
		r.InsuredMonths, r.PensionRight = int64(p.VoluntaryMonths+p.CompulsoryMonths), one(p.Eligible)
		r.Pension, r.LumpSum = int64(p.Monthly), int64(p.LumpSum)
	}
	if f.Answered.Has(calc.WantOneTime) {
		r.OneTimeRight, r.OneTime, r.SupportDeducted = one(f.OneTime.Eligible), int64(f.OneTime.Amount), int64(f.OneTime.Deducted)
	}
	if f.Answered.Has(calc.WantDeath) {
		r.SurvivorLumpSum, r.FuneralGrant = int64(f.Death.LumpSum), int64(f.Death.Funeral)
	}
	if missing := everything &^ f.Answered; missing != 0 {
		r.Unanswered = missing.String()
	}
}
