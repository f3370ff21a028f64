// Package note tells the readers of an answer what they should know besides
// its figures, and gathers the provisions that the figures rest on.
package note

import (
	"slices"

	"github.com/volsi/volsi/rules"
	"github.com/volsi/volsi/subsidy"
)

// A Note is something that the reader of an answer should know besides the
// figures.
type Note struct {
	Code string     `json:"code"`
	Text rules.Text `json:"text"`
	// Cites are the provisions that the note is about, where it is about any.
	Cites []rules.Cite `json:"cites,omitempty"`
}

// The codes of notes.
const (
	CarriedForward      = "carried-past-horizon"
	WeakFigure          = "unverified-figure"
	PracticeUsed        = "practice-where-law-is-silent"
	SupportExhausted    = "support-exhausted"
	SupportEnds         = "support-ends-within-payment"
	SupportCapped       = "support-capped-at-due"
	OldSupportKept      = "old-support-until-period-ends"
	FloorApplied        = "floor-applied"
	MonthsNotCounted    = "months-after-not-counted"
	StartedEarlier      = "started-when-conditions-were-met"
	PaidReturned        = "amount-paid-returned"
	NothingLeft         = "support-exceeds-benefit"
	RoundingOfOffice    = "rounding-not-in-law"
	ReturnedNotMonotone = "amount-paid-may-exceed-formula"
	LeastMonths         = "least-number-of-months"
	NothingAssumed      = "nothing-assumed"
	RightsFirst         = "rights-first"
	AmountsAssumed      = "amounts-assumed"
	RaisedToFloor       = "raised-to-assumed-floor"
	KeptAsPaid          = "kept-as-paid"
	PaidNominal         = "amount-paid-before-interest"
	AskedBeforeStart    = "asked-before-the-pension-starts"
	UnknownLocal        = "unknown-local-share"
	UnsaidTerritory     = "older-territory-not-said"
	FateUnknown         = "local-rule-fate-unknown"
	ChooseOne           = "choose-monthly-or-lump-sum"
	UnknownState        = "unknown-state-share"
	CompulsoryBeside    = "compulsory-insurance-beside"
)

var texts = map[string]rules.Text{
	CarriedForward:      {VI: "Tháng này ở sau kỳ dữ liệu pháp luật đã kiểm tra; các mức đã biết sau cùng được giữ nguyên.", EN: "This month lies past the last month that the rule files vouch for; the last known values are carried on."},
	WeakFigure:          {VI: "Có số liệu chỉ dựa trên một nguồn hoặc nguồn yếu.", EN: "A figure rests on one source only, or on a weak one."},
	PracticeUsed:        {VI: "Luật không quy định rõ; áp dụng cách làm của cơ quan bảo hiểm xã hội.", EN: "The law is silent; the practice of the social insurance office is applied."},
	SupportExhausted:    {VI: "Đã hưởng hết số tháng Nhà nước hỗ trợ.", EN: "All months of State support have been used."},
	SupportEnds:         {VI: "Chỉ một phần số tháng của lần đóng này còn được Nhà nước hỗ trợ.", EN: "State support covers only some of the months of this payment; the limit is reached within it."},
	SupportCapped:       {VI: "Mức hỗ trợ được giới hạn ở số tiền phải đóng.", EN: "Support is limited to what is due."},
	OldSupportKept:      {VI: "Mức hỗ trợ tại thời điểm đóng được giữ cho mọi tháng của lần đóng này.", EN: "The support of the month of payment stays for every month that the payment covers."},
	FloorApplied:        {VI: "Lương hưu được nâng lên bằng mức thấp nhất theo luật.", EN: "The pension is lifted to the floor of the law."},
	MonthsNotCounted:    {VI: "Các tháng đóng sau tháng đề nghị chưa được tính.", EN: "Months of the record after the month asked about are not counted."},
	StartedEarlier:      {VI: "Đủ điều kiện từ trước và không đóng thêm, nên lương hưu tính từ tháng liền kề sau tháng đủ điều kiện.", EN: "The conditions were met earlier and nothing was paid since, so the pension starts the month after they were met."},
	PaidReturned:        {VI: "Thời gian đóng dưới một năm: mức hưởng bằng số tiền đã đóng.", EN: "Less than a year was paid: the amount paid is returned."},
	NothingLeft:         {VI: "Tiền hỗ trợ phải trừ lớn hơn mức hưởng; không còn khoản nào để chi trả.", EN: "The support to be taken off exceeds the benefit; nothing is left to pay."},
	ReturnedNotMonotone: {VI: "Thời gian đóng còn ngắn nên thân nhân nhận lại số tiền đã đóng; khoản này có thể cao hơn mức tính theo công thức khi đóng thêm vài tháng.", EN: "The time is short, so the amount paid is returned; it may be more than the formula would give after a few more months."},
	LeastMonths:         {VI: "Mức trợ cấp được nâng lên bằng số tháng thấp nhất theo luật.", EN: "The lump sum is lifted to the least number of months in the law."},
	NothingAssumed:      {VI: "Chưa có giả định về lạm phát và các mức sau kỳ dữ liệu; các mức đã biết được giữ nguyên nên số tiền tương lai theo giá hiện nay.", EN: "Nothing was assumed about the time past the horizon: known values are carried on, so later amounts are in today's terms."},
	RightsFirst:         {VI: "Số tháng đã đóng là quyền đã có; số tiền trong tương lai phụ thuộc vào giả định và có thể thay đổi theo luật.", EN: "Insured months are acquired rights; later amounts rest on assumptions and change with the law."},
	PaidNominal:         {VI: "Có lần đóng trước hoặc đóng bù mà chưa biết lãi suất đầu tư quỹ của năm đóng; số tiền đã đóng ở đây tính theo tỷ lệ đóng nhân thu nhập từng tháng, chưa trừ chiết khấu hoặc cộng lãi. Ghi fund_rate ở dòng đó để tính đúng số đã đóng.", EN: "Some months were paid ahead or at once, and the fund's rate of the year of payment is not known; the amount paid is reckoned here as rate times income, before discount or interest. Say fund_rate on the row to have what was really paid."},
	AmountsAssumed:      {VI: "Có số tiền dựa trên giả định, không phải quy định; mục căn cứ của từng số nêu giả định nào và từ tháng nào.", EN: "Some amounts rest on assumptions and not on law; the basis of each says on which, and from which month."},
	RaisedToFloor:       {VI: "Mức đóng trong kế hoạch thấp hơn mức thấp nhất theo giả định ở một số tháng; các tháng đó được tính theo mức thấp nhất.", EN: "The plan's income lies below the floor that is assumed for some months; those months are reckoned at that floor."},
	KeptAsPaid:          {VI: "Có khoản đã đóng đúng luật tại thời điểm đóng nhưng trái với giả định sửa luật; khoản đó được giữ nguyên như đã đóng.", EN: "Some payments were lawful when they were made but would not be under the imagined reform; they stand as they were paid."},
	AskedBeforeStart:    {VI: "Tháng hỏi ở trước tháng bắt đầu hưởng lương hưu nên không có số tiền.", EN: "The month asked about lies before the pension starts, so there is no amount."},
	UnknownLocal:        {VI: "Địa phương có chính sách hỗ trợ áp dụng cho người này, nhưng chưa tìm được mức; khoản đó không được tính.", EN: "A local rule helps this person, but nobody could find with how much; it is not counted."},
	UnsaidTerritory:     {VI: "Có quy định chỉ áp dụng cho địa bàn của một tỉnh cũ; hồ sơ chưa nói rõ địa bàn cũ nên chưa tính.", EN: "A rule holds in the territory of a former province only; the document does not say in which one the person lives, so it is not counted."},
	FateUnknown:         {VI: "Chưa rõ quy định của địa phương này áp dụng đến khi nào (nhiều quy định hết hiệu lực khi sáp nhập tỉnh); khoản hỗ trợ được tính như vẫn còn áp dụng.", EN: "It is not known until when this local rule held (many ended when provinces were merged); its support is counted as if it went on."},
	ChooseOne:           {VI: "Thân nhân chọn trợ cấp hằng tháng hoặc trợ cấp một lần.", EN: "The relatives choose the monthly allowance or the lump sum, not both."},
	UnknownState:        {VI: "Nhà nước hỗ trợ một phần mức đóng này, nhưng chưa tìm được tỷ lệ; vì vậy chưa tính được số tiền người tham gia tự đóng.", EN: "The State bears a part of this premium, but nobody could find how much; so what the person pays is left open."},
	CompulsoryBeside:    {VI: "Hồ sơ có đóng bảo hiểm xã hội bắt buộc trong tháng này; người đã thuộc diện bảo hiểm tai nạn lao động bắt buộc theo hợp đồng lao động thì không tham gia bảo hiểm tự nguyện này.", EN: "The record has compulsory insurance in this month; who is covered against work accidents by a labour contract cannot take out this insurance."},
	RoundingOfOffice:    {VI: "Luật không quy định cách làm tròn; số tiền được làm tròn đến đồng.", EN: "The law does not say how to round; amounts are rounded half up to the đồng."},
}

// A Footing gathers what an answer rests on: provisions and notes, each once.
// The zero Footing is empty.
type Footing struct {
	cites []rules.Cite
	notes []Note
}

// Cites returns the provisions, in the order in which they were added.
func (f *Footing) Cites() []rules.Cite { return f.cites }

// Notes returns the notes, in the order in which they were added.
func (f *Footing) Notes() []Note { return f.notes }

// On adds the provision of a parameter, with a note if it is weakly attested.
func On[T any](f *Footing, p *rules.Param[T]) {
	if p.IsSet() {
		f.Cite(p.Cite)
	}
}

// Cite adds a provision with those that it is defined by, and a note if it is
// weakly attested.
func (f *Footing) Cite(c rules.Cite) {
	if c.IsZero() || slices.ContainsFunc(f.cites, func(d rules.Cite) bool { return d.Instrument == c.Instrument && d.Article == c.Article }) {
		return
	}
	f.cites = append(f.cites, c)
	if c.Basis != nil {
		f.Cite(*c.Basis)
	}
	if c.Confidence == rules.High {
		return
	}
	code := WeakFigure
	if c.Instrument.Kind == rules.Practice {
		code = PracticeUsed
	}
	f.About(code, c)
}

// noted returns the note of that code, added if it is not there yet.
func (f *Footing) noted(code string) *Note {
	for i := range f.notes {
		if f.notes[i].Code == code {
			return &f.notes[i]
		}
	}
	f.notes = append(f.notes, Note{Code: code, Text: texts[code]})
	return &f.notes[len(f.notes)-1]
}

// Note adds the note of that code when something is so.
func (f *Footing) Note(when bool, code string) {
	if when {
		f.noted(code)
	}
}

// Horizon notes that a month lies past what the book vouches for.
func (f *Footing) Horizon(b *rules.Book, m rules.Month) { f.Note(m > b.Horizon(), CarriedForward) }

// Bill adds what a divided payment rests on.
func (f *Footing) Bill(b *subsidy.Bill) {
	for _, p := range b.Parts {
		f.Cite(p.Cite)
		if p.Layer != nil && p.Layer.Became == rules.UnknownFate && p.Layer.Period.Until == 0 {
			f.About(FateUnknown, p.Layer.Cite)
		}
	}
	for _, l := range b.Unknown {
		f.About(UnknownLocal, l.Cite)
	}
	for _, l := range b.Unsaid {
		f.About(UnsaidTerritory, l.Cite)
	}
	f.Note(b.Cut > 0, SupportCapped)
}

// About notes something about a provision.
func (f *Footing) About(code string, c rules.Cite) {
	n := f.noted(code)
	if !slices.ContainsFunc(n.Cites, func(d rules.Cite) bool { return d.Instrument == c.Instrument && d.Article == c.Article }) {
		n.Cites = append(n.Cites, c)
	}
}
