package words

import (
	"strconv"

	"github.com/volsi/volsi/rules"
)

// Pays says what a local support rule pays: an amount a month, or a share of
// what of names; total tells that the State's share is within it.
func (l Lang) Pays(amount rules.VND, share rules.Rate, of string, total bool) string {
	switch {
	case amount > 0:
		return l.Money(strconv.FormatInt(int64(amount), 10)) + l.Say(" mỗi tháng", " a month")
	case share == 0:
		return l.Word("unknown")
	}
	out := l.Rate(share.String()) + l.Say(" ", " of ") + l.Value("", "of", of)
	if total {
		out = l.Say("đến ", "up to ") + out + l.Say(", kể cả phần Nhà nước", ", the State's share included")
	}
	return out
}
