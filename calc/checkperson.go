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
	if k.memory == nil || word == "" {
		return k.book.Category(word)
	}
	known := &k.memory.words[(len(word)+5*int(word[0]))%wordsOfLaw]
	if known.word != word {
		known.word, known.category = word, k.book.Category(word)
	}
	return known.category
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

// home looks a residence up.
func (k *checker) home(h *home, i int, r *Residence) {
	h.From, h.Until, h.area, h.share = r.From, r.Until, r.Area, rules.ShareOf(r.Area)
	if r.District != "" {
		h.district = rules.Slug(r.District)
	}
	if r.Province != "" {
		k.lookUp(h, i, r)
	}
}

// How many residences and categories a checker remembers that remembers them.
const (
	lookupsOfLaw = 512
	wordsOfLaw   = 32
)

// A memory is what a checker of many people found before.
type memory struct {
	lookups [lookupsOfLaw]lookup
	words   [wordsOfLaw]struct {
		word     string
		category rules.Category
	}
}

// A lookup is a residence that was found before.
type lookup struct {
	province, territory string
	from, renamed       rules.Month
	place, now          rules.Place
}

// lookUp finds the place of a residence, among the last ones that were found
// if the checker remembers them.
func (k *checker) lookUp(h *home, i int, r *Residence) {
	var known *lookup
	if k.memory != nil {
		known = &k.memory.lookups[slot(r)%lookupsOfLaw]
		if known.from == r.From && known.province == r.Province && known.territory == r.Territory {
			h.place, h.now, h.renamed = known.place, known.now, known.renamed
			return
		}
	}
	place, err := k.book.Residence(r.Province, r.Territory, r.From, r.From)
	h.place = place
	h.now, h.renamed = place.Now()
	if err != nil {
		k.place(err, "/person/residence/"+strconv.Itoa(i))
	} else if known != nil {
		*known = lookup{r.Province, r.Territory, r.From, h.renamed, h.place, h.now}
	}
}

// slot spreads residences over the lookups.
func slot(r *Residence) uint {
	n := len(r.Province)
	return uint(n) + 7*uint(r.Province[0]) + 31*uint(r.Province[n/2]) + 127*uint(r.Province[n-1]) + uint(r.From)
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
