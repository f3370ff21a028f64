package statement

import (
	"strings"

	"github.com/volsi/volsi/pension"
)

// The words, folded, by which the insurance of a row is known.
var (
	voluntaryWords = []string{"tu nguyen", "bhxhtn", "dai ly thu", "to chuc dich vu thu", "voluntary"}
	compulsoryOnes = []string{"bat buoc", "bhxhbb", "compulsory"}
	employerWords  = []string{
		"cong ty", "cty", "tnhh", "doanh nghiep", "dntn", "xi nghiep", "nha may", "hop tac xa", "htx", "tap doan", "tong cong ty", "ngan hang", "khach san",
		"ho kinh doanh", "chi nhanh", "company", "ltd", "corp", "corporation", "jsc", "inc", "factory",
	}
	stateWords = []string{
		"uy ban nhan dan", "ubnd", "hoi dong nhan dan", "so giao duc", "so y te", "so noi vu", "so tai chinh", "so xay dung", "so nong nghiep", "phong giao duc",
		"truong mam non", "truong mau giao", "truong tieu hoc", "truong thcs", "truong thpt", "truong trung hoc", "truong pho thong", "truong dai hoc", "truong cao dang", "truong trung cap",
		"benh vien", "tram y te", "trung tam y te", "cong an", "quan doi", "bo chi huy", "su doan", "trung doan", "chi cuc", "cuc thue", "kho bac", "toa an", "vien kiem sat",
		"huyen uy", "tinh uy", "dang uy", "thanh uy", "bao hiem xa hoi tinh", "bao hiem xa hoi huyen",
	}
	socialWords = []string{"bhxh", "bao hiem xa hoi", "xh", "huu tri", "social insurance"}
	otherWords  = []string{
		"bhtn", "bao hiem that nghiep", "bhyt", "bao hiem y te", "bhtnld", "bnn", "bhtnld bnn", "bao hiem tai nan lao dong", "bhtnldbnn", "that nghiep", "yt", "unemployment insurance", "health insurance",
	}
	notInsured = []string{"khong tham gia bhxh", "khong dong bhxh", "nghi khong luong", "nghi viec khong huong luong", "khong tham gia", "tam hoan", "tam dung dong"}
)

// A kind is what the words of a row say about its insurance.
type kind struct {
	scheme  pension.Scheme // 0: unclear
	other   bool           // of another insurance only
	state   bool           // the employer may pay by the State's scale
	outside bool           // a time without insurance
}

// kindOf reads the cell of the scheme, if there is one, and what else the row
// says.
func kindOf(schemeCell, about string) kind {
	cell, text := words(schemeCell), words(about)
	k := kind{outside: hasAny(cell, notInsured) || hasAny(text, notInsured)}
	employed := hasAny(text, employerWords)
	k.state = !employed && hasAny(text, stateWords)
	k.other = onlyOther(cell) || strings.TrimSpace(cell) == "" && onlyOther(text)
	k.scheme = named(cell)
	if k.scheme == 0 && !both(cell) {
		k.scheme = fromText(text, employed || k.state)
	}
	return k
}

// onlyOther: unemployment or health insurance is named, and not social
// insurance.
func onlyOther(s string) bool { return hasAny(s, otherWords) && !hasAny(s, socialWords) }

// both reports whether the scheme's own cell names both schemes.
func both(cell string) bool { return hasAny(cell, voluntaryWords) && hasAny(cell, compulsoryOnes) }

// named returns the scheme that a cell names. Unemployment insurance goes with
// compulsory insurance only.
func named(cell string) pension.Scheme {
	voluntary := hasAny(cell, voluntaryWords)
	compulsory := hasAny(cell, compulsoryOnes) || hasAny(cell, socialWords) && hasAny(cell, []string{"bhtn", "bao hiem that nghiep", "that nghiep"})
	switch {
	case voluntary == compulsory:
		return 0
	case voluntary:
		return pension.Voluntary
	}
	return pension.Compulsory
}

// fromText returns the scheme that employer and position tell; a company that
// stands beside the word "voluntary" may be either, employer or agent.
func fromText(text string, employed bool) pension.Scheme {
	switch s := named(text); {
	case s == pension.Voluntary && employed:
		return 0
	case s != 0:
		return s
	case employed && !hasAny(text, voluntaryWords):
		return pension.Compulsory
	}
	return 0
}
