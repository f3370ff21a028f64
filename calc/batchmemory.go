package calc

import "github.com/volsi/volsi/rules"

// How much a memory holds. A thing stands in its place or, if that is taken, in
// one of the next few; when all are taken, the newer one drives out the older.
const (
	homesOfLaw = 512
	billsOfLaw = 1024
	wordsOfLaw = 128
	nextFew    = 4
)

// A memory is what was found out under one law about the people before: many
// live in the same places and belong to the same categories.
type memory struct {
	bills     [billsOfLaw]bill
	addresses [homesOfLaw]address
	homes     [homesOfLaw]knownHome // of addresses
	words     [wordsOfLaw]knownWord
	ids       uint32 // of addresses, given so far
}

// An address is what was said of a residence of which the home is known.
type address struct {
	since          rules.Month // names mean the same from then on
	id             uint32      // of this address and no other; 0: nothing is known
	aged           bool        // layers of the place ask for the age
	more           bool        // a territory or a district was said
	province, area string
}

// A knownHome is the rest of an address, and the home.
type knownHome struct {
	home
	territory, named string // named is the district
}

// A knownWord is a category that was looked up.
type knownWord struct {
	word     string
	category rules.Category
	bit      uint64 // of the category in a billing; 0 if it has none
}

// is reports whether the address is the residence's.
func (a *address) is(r *Residence, since rules.Month, rest *knownHome) bool {
	return a.since == since && a.province == r.Province && a.area == r.Area &&
		(!a.more && r.Territory == "" && r.District == "" || a.more && rest.territory == r.Territory && rest.named == r.District)
}

// home returns where the home of a residence is remembered; nothing is known
// there if it is not yet.
func (m *memory) home(r *Residence, since rules.Month) uint {
	at := uint((hashOf(r.Province)*31 + initial(r.Area) + uint64(since)) * spread >> 32)
	for i := range uint(nextFew) {
		here := (at + i) % homesOfLaw
		if known := &m.addresses[here]; known.id == 0 || known.is(r, since, &m.homes[here]) {
			return here
		}
	}
	at %= homesOfLaw
	m.addresses[at].id = 0
	return at
}

// keepHome remembers the home of a residence, of which address says the rest,
// while there are numbers left.
func (m *memory) keepHome(at uint, h *home, r *Residence, rest address) {
	if m.ids+1 == 0 {
		return
	}
	m.ids++
	rest.id, rest.more = m.ids, r.Territory != "" || r.District != ""
	rest.province, rest.area = r.Province, r.Area
	m.addresses[at], m.homes[at] = rest, knownHome{*h, r.Territory, r.District}
}

// spread is an odd number whose multiples differ in their upper bits.
const spread = 0x9e3779b97f4a7c15

// hashOf tells most words from one another.
func hashOf(word string) uint64 {
	n := len(word)
	if n == 0 {
		return 0
	}
	return uint64(n) + uint64(word[0])<<8 + uint64(word[n/2])<<16 + uint64(word[n-1])<<24
}

// initial tells the areas from one another.
func initial(word string) uint64 {
	if word == "" {
		return 0
	}
	return uint64(word[0])
}

// word returns where a category is remembered.
func (m *memory) word(word string) *knownWord {
	return &m.words[hashOf(word)*spread>>32%wordsOfLaw]
}

// bit returns the bit of a category in a billing; 0 if it is not remembered or
// has none.
func (m *memory) bit(word string) uint64 {
	if known := m.word(word); known.word == word {
		return known.bit
	}
	return 0
}

// category looks a category up.
func (m *memory) category(b *rules.Book, word string) rules.Category {
	known := m.word(word)
	if known.word != word || word == "" {
		var held rules.Held
		category := b.Category(word)
		held.Add(category)
		*known = knownWord{word, category, held[0]}
	}
	return known.category
}
