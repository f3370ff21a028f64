package words

// A Way is the nearest way to meet a condition, as answers write it.
type Way struct{ Text, Months, Month, Cost string }

// Way writes a way: what to do, for how long, by when, for how much.
func (l Lang) Way(w Way) string {
	out := w.Text
	if w.Months != "" {
		out += ", " + l.Months(w.Months)
	}
	if w.Month != "" {
		out += l.Say(": tháng ", ": ") + l.Month(w.Month)
	}
	if w.Cost != "" {
		out += l.Say("; tự đóng ", "; own money ") + l.Money(w.Cost)
	}
	return out
}
