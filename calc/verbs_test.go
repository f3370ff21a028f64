package calc_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// Verbs are what one calls with something in hand: the functions that take an
// argument, and such methods of the types that others start from.
var verbOwners = map[string]bool{"Calculator": true, "Case": true, "Book": true, "Claimant": true, "Household": true, "Payment": true}

// Verbs that an example of another one shows, or that need none.
var shownElsewhere = map[string]string{
	"calc.Unknown":                   "for the packages beneath calc",
	"rules.RateOf":                   "ExampleOf of coverage",
	"rules.Scaled":                   "what Rate and Cents write",
	"rules.SameDistrict":             "ExampleSlug",
	"rules.RoundVND":                 "the one rounding of amounts that were computed in decimals; TestDecimals",
	"rules.VNDFromDecimal":           "TestDecimals",
	"rules.RateFromDecimal":          "TestDecimals",
	"rules.MonthSetOf":               "a literal of the law",
	"proof.Digest":                   "Explanation has it",
	"proof.Given":                    "ExampleDerived",
	"proof.GivenRate":                "ExampleDerived",
	"proof.Assumed":                  "as Given",
	"proof.Lawful":                   "as Given",
	"proof.LawfulRate":               "as Given",
	"rules.Book_At":                  "Laws one by one",
	"rules.Book_AgeStep":             "for package pension",
	"rules.Book_AppendLayers":        "Layers without allocation",
	"rules.Book_Layer":               "ExampleBook_Layers",
	"rules.Book_Former":              "ExampleBook_Residence",
	"pension.Claimant_IndexedMonths": "ExampleCalculator_ByMonth",
	"calc.RunBlocks":                 "ExampleBatch_Run; blocks are for readers of files",
	"rules.Book_Knows":               "one of Statuses",
	"pension.Carry":                  "for package calc",
	"pension.ParseGround":            "as ParseMethod",
	"subsidy.PricesHealth":           "a condition",
	"subsidy.StateHealth":            "ExampleHousehold_Price",
	"subsidy.StateMonthly":           "ExampleState",
	"subsidy.Local":                  "ExampleDivide",
	"subsidy.AddGranted":             "for package calc",
	"subsidy.Payment_Used":           "ExamplePayment_Remaining",

	// what the batch calls where the verb beside it would copy or allocate
	"rules.Book_LayersOf":          "Layers, not copied",
	"rules.Book_LayersUntil":       "ExampleBook_Layers",
	"rules.Book_Terms":             "for package calc; ExampleBook_On",
	"rules.Book_LayersCount":       "a condition, for package calc",
	"rules.Book_LayersAskAge":      "a condition, for package calc",
	"rules.Book_PlacesSince":       "for package calc; ExampleBook_On",
	"rules.Book_Category":          "one of Statuses, looked up",
	"rules.ShareOf":                "one of SupportShares, looked up",
	"rules.SumOf64":                "as NewSum",
	"subsidy.ShareOf":              "StateShare of a set",
	"subsidy.MonthsLeft":           "ExampleStateMonths",
	"subsidy.StateWithin":          "ExampleState",
	"pension.Claimant_PensionInto": "ExampleClaimant_Pension",
}

// Every verb has an example that runs.
func TestEveryVerbHasAnExample(t *testing.T) {
	examples := map[string]bool{}
	var verbs []string
	for _, pkg := range []string{"calc", "calc/ahead", "calc/casefile", "calc/coverage", "calc/missing", "calc/note", "calc/plans", "calc/savings", "calc/standing", "rules", "rules/proof", "subsidy", "pension", "rulesets"} {
		files, _ := filepath.Glob("../" + pkg + "/*.go")
		pkg = path.Base(pkg)
		for _, name := range files {
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			test := strings.HasSuffix(name, "_test.go")
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				switch {
				case !ok || !fn.Name.IsExported():
				case test && strings.HasPrefix(fn.Name.Name, "Example"):
					examples[pkg+"."+strings.TrimPrefix(fn.Name.Name, "Example")] = true
				case !test && isVerb(fn):
					verbs = append(verbs, pkg+"."+nameOf(fn))
				}
			}
		}
	}
	if len(verbs) < 60 {
		t.Errorf("only %d verbs", len(verbs))
	}
	for _, v := range verbs {
		if !shown(examples, v) && shownElsewhere[v] == "" {
			t.Errorf("%s has no example", v)
		}
	}
}

func shown(examples map[string]bool, verb string) bool {
	if examples[verb] {
		return true
	}
	for e := range examples { // ExampleCalculator_Run_reform
		if strings.HasPrefix(e, verb+"_") {
			return true
		}
	}
	return false
}

func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return ""
	}
	e := fn.Recv.List[0].Type
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return "other"
}

func nameOf(fn *ast.FuncDecl) string {
	if of := receiver(fn); of != "" {
		return of + "_" + fn.Name.Name
	}
	return fn.Name.Name
}

func isVerb(fn *ast.FuncDecl) bool {
	name, of := fn.Name.Name, receiver(fn)
	return len(fn.Type.Params.List) > 0 && (of == "" || verbOwners[of]) && !strings.HasPrefix(name, "Explain") && !strings.HasPrefix(name, "Unmarshal")
}
