package main

import (
	"strings"

	"github.com/volsi/volsi/examples/words"
	"github.com/volsi/volsi/rules"
)

// helps says in words whom the rule helps.
func (h *helping) helps(l words.Lang) string {
	if h.who == nil {
		return l.Word(h.Group)
	}
	sets := make([]string, len(h.who))
	for i := range h.who {
		sets[i] = conditions(l, &h.who[i])
	}
	out := strings.Join(sets, l.Say("; hoặc ", "; or "))
	if len(h.within) > 0 {
		out += l.Say(", ở địa bàn ", ", in the territory of ") + provinces(l, h.within)
	}
	return out
}

func provinces(l words.Lang, list []*rules.Province) string {
	var names []string
	for _, p := range list {
		names = append(names, l.Of(p.Name))
	}
	return strings.Join(names, ", ")
}

// conditions says one set of conditions in words.
func conditions(l words.Lang, w *rules.Who) string {
	var parts []string
	add := func(say bool, vi, en, rest string) {
		if say {
			parts = append(parts, l.Say(vi, en)+rest)
		}
	}
	or, and := l.Say(" hoặc ", " or "), l.Say(" và ", " and ")
	add(len(w.Status) > 0, "", "", several(l, w.Status, or))
	add(len(w.With) > 0, "đồng thời là ", "who is also ", several(l, w.With, and))
	add(w.AgeFrom > 0 && w.AgeBelow > 0, "", "", itoa(w.AgeFrom)+l.Say(" đến dưới ", " to under ")+itoa(w.AgeBelow)+l.Say(" tuổi", ""))
	add(w.AgeFrom > 0 && w.AgeBelow == 0, "từ ", "", itoa(w.AgeFrom)+l.Say(" tuổi", " and older"))
	add(w.AgeFrom == 0 && w.AgeBelow > 0, "dưới ", "under ", itoa(w.AgeBelow)+l.Say(" tuổi", ""))
	add(len(w.Area) > 0, "sống ở ", "living in: ", several(l, w.Area, or))
	add(w.District != "", "huyện ", "district ", w.District)
	add(w.Study, "tính theo nơi học", "by place of study", "")
	add(w.Household, "chưa được Nhà nước hỗ trợ", "without State support", "")
	add(len(parts) == 0, "mọi người", "everybody", "")
	add(len(w.Not) > 0, "trừ ", "but not ", several(l, w.Not, or))
	return strings.Join(parts, ", ")
}

func several(l words.Lang, list []string, between string) string {
	out := make([]string, len(list))
	for i, word := range list {
		out[i] = l.Word(word)
	}
	return strings.Join(out, between)
}

// limits says for how many months the rule pays, and what it adds to.
func (h *helping) limits(l words.Lang) (out string) {
	if h.Months > 0 {
		out = l.Say(", tối đa ", ", at most ") + l.Months(itoa(h.Months))
		out += map[string]string{
			"grants": l.Say(" kể từ lần hỗ trợ đầu", " from the first that it paid"), "status": l.Say(" kể từ khi thuộc diện", " from the start of the category"),
		}[h.Counted]
	}
	if h.StacksOn != "" {
		out += l.Say(", cộng thêm vào ", ", on top of ") + h.StacksOn
	}
	return out
}

// period says when the rule holds.
func (h *helping) period(l words.Lang) string {
	out := l.Say("từ ", "from ") + l.Month(h.From.String())
	if h.To != 0 {
		out += l.Say(" đến ", " to ") + l.Month(h.To.String())
	}
	return out
}
