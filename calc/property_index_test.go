package calc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where each property that this library must have is tested: the folder and
// words of the test, its name or what it says. Entries without a test say why
// there is none.
var propertyIndex = []struct {
	property string
	tests    []string // folder: words of the test
}{
	// contributions
	{"a contribution is rate × income, rounded once", []string{"calc: a payment is the rate on the income, times its months"}},
	{"an income lies within floor and ceiling of its month", []string{"calc: an income is taken exactly when it lies between floor and ceiling", "calc: TestDecisionsOnIncomes"}},
	{"the sum over months is the sum over payments and what is left", []string{"calc: what a plan costs is the sum of its payments", "calc: what is collected is what is paid and what is left"}},
	{"months ahead cost at most the months, exactly that without interest", []string{"calc: months paid ahead cost at most the sum of their months", "calc: where the fund earns nothing"}},
	{"missing months cost at least the months", []string{"calc: missing months cost at least the sum of their months"}},
	{"a refund is at most what was paid; refund and used are what was paid", []string{"calc: refund + used = paid", "calc: refund and amount paid are the payment"}},
	{"a period split in two changes nothing", []string{"calc: a row told in two pieces is the same record", "calc: a record split into rows gives the same answers", "calc: TestSplittingAPlanChangesNothing"}},
	{"the order of rows does not matter", []string{"calc: the order in which rows are told says nothing", "calc: the order of the rows does not matter"}},
	{"equal rows that touch are one row", []string{"calc: a row told in two pieces is the same record"}},
	{"a pause never adds a month", []string{"calc: a pause adds no month"}},
	// subsidies
	{"each layer lies between nothing and what is due", []string{"subsidy: own part and all layers are what is due, and none is negative", "calc: own part and all layers are what is due, none is negative"}},
	{"person and all payers are the contribution", []string{"calc: who pays what adds up to the đồng", "subsidy: a contribution is borne in full"}},
	{"nobody pays less than nothing", []string{"calc: nobody pays less than nothing"}},
	{"at most 120 months of support", []string{"calc: of a life's 120 months of support", "calc: months of a year supported"}},
	{"a poorer category is supported no less", []string{"calc: who is poorer is supported no less"}},
	{"income above the poverty line does not change the State's part", []string{"calc: the State's part is of the poverty line", "subsidy: a higher income changes neither the State's"}},
	{"a province's layer never lowers the State's", []string{"calc: the layers before a further one stay as they are", "subsidy: a further layer leaves those before it as they are"}},
	{"months without payment use up no support", []string{"calc: months in which nothing was paid use up no support"}},
	{"the count of supported months never falls", []string{"calc: the State's months are never given back", "calc: the more support was used before, the less is left"}},
	{"the next member of a household never pays more", []string{"subsidy: the k-th member of the household form never pays more"}},
	// conditions and pensions
	{"more months never close a right", []string{"calc: who has a pension with some months has one with more"}},
	{"179 months are never enough for 15 years", []string{"calc: fifteen years are 180 whole months", "calc: 179 months are never enough" /* but with a treaty */}},
	{"a rate is 0 or between 40 and 75 percent", []string{"calc: the rate lies between 40 and 75 percent"}},
	{"the rate never falls with the months, in steps of half years", []string{"calc: a month more never lowers the rate", "calc: a month more never lowers a pension" /* but into another year */}},
	{"a man's rate is no higher than a woman's", []string{"calc: a man's is no higher than a woman's"}},
	{"a pension is at most 75% of the average", []string{"calc: a pension is at most three quarters of the average"}},
	{"the average lies between the least and the most adjusted income", []string{"calc: the average lies between the least and the most indexed income"}},
	{"with factors of 1 the average is the plain mean", []string{"calc: factors of 1 leave the plain mean", "calc: averages already settled are averaged plainly"}},
	{"twice the factors, twice the pension", []string{"calc: factors of 2 double it", "calc: twice the income is twice the average"}},
	{"retiring later never lowers the months", []string{"calc: who asks later has no fewer months", "calc: retiring a year later with as many months never lowers the rate" /* but it may */}},
	{"the retirement month is the birth and at least the age", []string{"calc: the age is at least 60 for men", "calc: a pension never starts before both the age and the months"}},
	{"voluntary months use their own table", []string{"calc: voluntary months are lifted by the table of voluntary insurance alone"}},
	{"a mixed average lies between those of the two schemes", []string{"calc: a mixed one between those of its two schemes"}},
	// paid once, and others
	{"nothing is below 0 after support is taken off", []string{"calc: what is paid is what is due less the support", "calc: no benefit is negative"}},
	{"the one-time benefit is in proportion to the average", []string{"calc: the benefit is in proportion to the average", "calc: one-time: k times the income brings k times the benefit"}},
	{"a month before 2014 weighs less", []string{"calc: the same months bring more from 2014 on than before"}},
	{"odd months carried over are not lost", []string{"calc: odd months are carried over, not lost"}},
	{"under a year at most two averages", []string{"calc: under a year: the amount paid, at most two averages"}},
	{"survivors have the least number of months", []string{"calc: survivors of a mixed record have three averages at the least", "calc: TestFamilyCounterexampleAt60Months" /* more months may be less money */}},
	{"the funeral grant does not depend on income", []string{"calc: the funeral grant does not depend on the income"}},
	{"no health card before the award", []string{"calc: before a pension there is neither a health card"}},
	{"one-time benefit and pension are never paid for the same months", []string{"calc: what was taken as a one-time benefit brings no pension", "calc: what was taken out once brings nothing a second time", "calc: nobody has the choice of a pension and a one-time benefit" /* but both may be open */}},
	// rules
	{"every month has one value of each parameter", []string{"rules: TestLawsFollowEachOther", "rules: TestHistoryAndValuesAgree"}},
	{"versions leave no gap and do not overlap", []string{"rules: TestLawsFollowEachOther"}},
	{"the month before a change has the old value", []string{"rules: the month before it the old one"}},
	{"nothing laid over the book is the book", []string{"rules: TestNothingLaidOver"}},
	{"a reform taken back leaves the book", []string{"rules: a reform that is taken back leaves the values as they were"}},
	{"order and comments of files say nothing", []string{"rules: TestOrderOfFiles", "rules: TestVersion"}},
	{"an unknown key is an error", []string{"rulesets: TestEachBadFileHasItsFault"}},
	{"a figure that is missing and needed is an error", []string{"calc: a table that is not known is an error for whoever needs it"}},
	{"two neighbours swapped in a table are found", []string{"rules: TestTablesNeverRise", "rulesets: TestIndexationIsTheStatutoryFormula"}},
	// the engine
	{"the same question, the same bytes", []string{"calc: TestSameBytesEveryTime"}},
	{"what is given is not touched", []string{"calc: TestGivenIsNotTouched", "calc: TestLifeIsACopy"}},
	{"what is returned is not shared", []string{"calc: TestAnswersAreNotShared", "rules: TestBookGivesCopies"}},
	{"an explanation computes to its answer", []string{"calc: TestRandomLivesExplainTheirAmounts", "calc: TestATurnedDigitIsFound"}},
	{"text and JSON are read back", []string{"rules: TestTextAndJSONRoundTrip", "calc: the same document as JSON: the same bytes"}},
	{"faults have codes of the table", []string{"examples/schemagen: TestCodesAreDocumented", "examples/schemagen: TestEveryCodeOfACaseIsReached"}},
	{"no bytes make it panic", []string{"calc: func FuzzLoadCase", "rules: func FuzzLoadRules", "rules/document: func FuzzParse"}},
	{"work is bounded", []string{"rules/document: TestWithinTheBounds", "rulesets: TestHostileFiles"}},
	{"every code is said in Vietnamese and in English", []string{"examples/words: TestEveryFaultIsSaidInVietnamese", "examples/words: TestEveryConditionHasAName"}},
	{"what is solved for is the least", []string{"calc: TestSolvingIsMinimal", "calc: the smallest saving is enough, and one đồng less is not"}},
	{"the difference of two answers is the second less the first", []string{"examples/whatif: TestDeltas", "examples/whatif: TestComparingTheOtherWayTurnsTheSign"}},
	{"a series is as long as was asked", []string{"calc: and a line for each year", "calc: serves everybody once"}},
}

// Every property has a test that is there.
func TestEveryPropertyIsTested(t *testing.T) {
	if len(propertyIndex) != 63 {
		t.Errorf("%d properties", len(propertyIndex))
	}
	sources := map[string]string{}
	for i, p := range propertyIndex {
		if len(p.tests) == 0 {
			t.Errorf("%d, %s, has no test", i+1, p.property)
		}
		for _, test := range p.tests {
			folder, words, _ := strings.Cut(test, ": ")
			if _, read := sources[folder]; !read {
				sources[folder] = testsOf(t, folder)
			}
			if !strings.Contains(sources[folder], words) {
				t.Errorf("%d, %s: no test of %s says %q", i+1, p.property, folder, words)
			}
		}
	}
}

// testsOf returns the tests of a folder, but for this file.
func testsOf(t *testing.T, folder string) string {
	t.Helper()
	if _, err := os.Stat(filepath.Join("..", folder)); err != nil && strings.HasPrefix(folder, "examples/") {
		t.Skip("the examples are a module of their own, and not here")
	}
	names, err := filepath.Glob(filepath.Join("..", folder, "*_test.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no tests in %s: %v", folder, err)
	}
	var all strings.Builder
	for _, name := range names {
		if filepath.Base(name) == "property_index_test.go" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}
