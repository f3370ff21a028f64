package calc

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

func (k *checker) statuses(p Person) {
	for i, s := range p.Status {
		if !k.book.Knows(s.Is) {
			k.faults = append(k.faults, unknownStatus(k.file, "/person/status/"+strconv.Itoa(i)+"/is", s.Is, k.book.Statuses()))
		}
	}
}

func unknownStatus(file, path, word string, words []string) document.Fault {
	return document.Fault{
		Code: UnknownStatus, File: file, Path: path, Value: word, Bound: strings.Join(words, ", "),
		Hint: cmp.Or(document.DidYouMean(word, words), hints[UnknownStatus]), Message: "no rule knows the category \"" + word + "\"",
	}
}

// homes looks the residences up; a place that is not known is a fault.
func (k *checker) homes(p Person) []home {
	var out []home
	for i, r := range p.Residence {
		h := home{Period: r.Period, district: rules.Slug(r.District), area: r.Area}
		if r.Province != "" {
			place, err := k.book.Residence(r.Province, r.Territory, r.From, r.From)
			k.place(err, "/person/residence/"+strconv.Itoa(i))
			h.place = place
		}
		out = append(out, h)
	}
	return out
}

// place reports a place that could not be found.
func (k *checker) place(err error, path string) {
	for _, f := range document.All(err) {
		f.File, f.Path = k.file, path+"/province"
		if errors.Is(err, rules.UnknownPlace) {
			f.Code, f.Hint = UnknownPlace, cmp.Or(f.Hint, hints[UnknownPlace])
		}
		k.faults = append(k.faults, f)
	}
}
