package calc

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/rules/document"
)

// settle looks up the categories and places of the person; one that is not
// known is a fault.
func (k *checker) settle(l *setting) {
	l.held, l.homes = l.held[:0], l.homes[:0]
	for i := range l.person.Status {
		s := &l.person.Status[i]
		category := k.category(s.Is)
		if !category.IsKnown() {
			k.unknownStatus(i, s.Is)
		}
		l.held = append(l.held, category)
	}
	for i := range l.person.Residence {
		l.homes = append(l.homes, home{})
		k.home(&l.homes[i], i, &l.person.Residence[i])
	}
}

// category looks a category up, among the last ones if the checker remembers them.
func (k *checker) category(word string) rules.Category {
	if k.memory == nil {
		return k.book.Category(word)
	}
	return k.memory.category(k.book, word)
}

func (k *checker) unknownStatus(i int, word string) {
	k.faults = append(k.faults, unknownStatus("/person/status/"+strconv.Itoa(i)+"/is", word, k.book.Statuses()))
}

func unknownStatus(path, word string, words []string) document.Fault {
	return document.Fault{
		Code: UnknownStatus, Path: path, Value: word, Bound: strings.Join(words, ", "),
		Hint: cmp.Or(document.DidYouMean(word, words), hints[UnknownStatus]), Message: "no rule knows the category \"" + word + "\"",
	}
}

// home looks a residence up, among the last ones if the checker remembers them.
func (k *checker) home(h *home, i int, r *Residence) {
	if k.memory == nil {
		k.lookUp(h, i, r)
		return
	}
	since := k.book.PlacesSince(r.From)
	at := k.memory.home(r, since)
	if k.memory.addresses[at].id != 0 {
		*h = k.memory.homes[at].home
		h.Period = r.Period
		return
	}
	before := len(k.faults)
	if k.lookUp(h, i, r); len(k.faults) == before {
		k.memory.keepHome(at, h, r, address{since: since, aged: k.book.LayersAskAge(rules.VoluntarySI, h.place)})
	}
}

// lookUp finds the place of a residence.
func (k *checker) lookUp(h *home, i int, r *Residence) {
	h.Period, h.area, h.share = r.Period, r.Area, rules.ShareOf(r.Area)
	if r.District != "" {
		h.district = rules.Slug(r.District)
	}
	if r.Province == "" {
		return
	}
	place, err := k.book.Residence(r.Province, r.Territory, r.From, r.From)
	h.place = place
	h.now, h.renamed = place.Now()
	if err != nil {
		k.place(err, "/person/residence/"+strconv.Itoa(i))
	}
}

// place reports a place that could not be found.
func (k *checker) place(err error, path string) {
	for _, f := range document.All(err) {
		f.File, f.Path = "", path+"/province"
		if errors.Is(err, rules.UnknownPlace) {
			f.Code, f.Hint = UnknownPlace, cmp.Or(f.Hint, hints[UnknownPlace])
		}
		k.faults = append(k.faults, f)
	}
}
