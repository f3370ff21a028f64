package words

import (
	"strings"

	"github.com/volsi/volsi/rules"
)

// A DoubtText says why a part of a contribution statement is doubtful or set
// aside, and what to do about it.
type DoubtText struct{ Says, Todo rules.Text }

// Short returns the text without what one place fills in.
func (d DoubtText) Short() rules.Text {
	cut := func(s string) string {
		if i := strings.IndexAny(s, "{"); i >= 0 {
			s = s[:i]
		}
		return strings.TrimRight(s, " ,.;:") + "."
	}
	return rules.Text{VI: cut(d.Says.VI), EN: cut(d.Says.EN)}
}

// Doubt returns what a code of package statement says; of an unknown one, the
// code itself.
func Doubt(code string) DoubtText {
	if d, ok := doubts[code]; ok {
		return d
	}
	return DoubtText{Says: rules.Text{VI: code, EN: code}}
}

// doubts are the codes of package statement. {value} is what was written,
// {than} what it was compared with, {lines} the other lines, {law} what the
// library says.
var doubts = map[string]DoubtText{
	// a row that somebody has to decide about
	"unreadable-month": {
		rules.Text{VI: `Không đọc được tháng "{value}".`, EN: `No month can be read in "{value}".`},
		rules.Text{VI: "Ghi tháng và năm bốn chữ số, ví dụ 01/2016.", EN: "Write month and year with four digits, such as 01/2016."}},
	"month-two-ways": {
		rules.Text{VI: `Ngày "{value}" có thể hiểu là hai tháng khác nhau.`, EN: `"{value}" may be either of two months.`},
		rules.Text{VI: "Chỉ ghi tháng và năm.", EN: "Write month and year only."}},
	"months-reversed": {
		rules.Text{VI: "Tháng kết thúc ở trước tháng bắt đầu.", EN: "The last month is before the first."},
		rules.Text{VI: "Kiểm tra hai tháng trên bản gốc.", EN: "Check both months on the original."}},
	"open-end": {
		rules.Text{VI: "Chưa có tháng kết thúc.", EN: "The last month is not said."},
		rules.Text{VI: "Ghi tháng cuối cùng đã đóng.", EN: "Write the last month that was paid."}},
	"several-periods": {
		rules.Text{VI: `Dòng có hơn hai tháng ("{value}").`, EN: `There are more than two months in the row ("{value}").`},
		rules.Text{VI: "Tách mỗi giai đoạn thành một dòng.", EN: "Give each period a row of its own."}},
	"scheme-unclear": {
		rules.Text{VI: "Không rõ là bảo hiểm xã hội bắt buộc hay tự nguyện.", EN: "Whether this was compulsory or voluntary insurance is unclear."},
		rules.Text{VI: "Ghi scheme: compulsory (có người sử dụng lao động) hoặc voluntary; cả bảng cùng một loại thì chạy lại với --scheme.", EN: "Write scheme: compulsory (with an employer) or voluntary; if all such rows are alike, run again with --scheme."}},
	"no-pay": {
		rules.Text{VI: "Không có mức đóng, hoặc mức đóng bằng 0.", EN: "There is no pay, or it is zero."},
		rules.Text{VI: "Lấy mức đóng trong mục Chi tiết của VssID hoặc tờ rời sổ bảo hiểm.", EN: "Take it from the details in VssID or from the book's sheet."}},
	"unreadable-amount": {
		rules.Text{VI: `Không đọc được số tiền "{value}".`, EN: `"{value}" cannot be read as an amount.`},
		rules.Text{VI: "Ghi bằng số đồng, ví dụ 4.500.000.", EN: "Write whole đồng, such as 4.500.000."}},
	"amount-two-ways": {
		rules.Text{VI: `Số "{value}" có thể hiểu theo hai cách.`, EN: `"{value}" can be read in two ways.`},
		rules.Text{VI: "Ghi đủ số đồng, không có phần lẻ.", EN: "Write whole đồng without a fraction."}},
	"amount-unlikely": {
		rules.Text{VI: `"{value}" khó là mức đóng một tháng tính bằng đồng: có thể ghi theo nghìn đồng, hoặc là số tiền đã nộp.`, EN: `"{value}" is hardly a month's pay in đồng: it may stand in thousands, or be the money that was paid in.`},
		rules.Text{VI: "Ghi mức tiền lương hoặc thu nhập làm căn cứ đóng, bằng đồng.", EN: "Write the pay or income that contributions are reckoned from, in đồng."}},
	"below-base-salary": {
		rules.Text{VI: "Tiền lương {value} đ thấp hơn lương cơ sở (mức tham chiếu) của tháng đó, {than} đ: có thể là số tiền đã nộp.", EN: "A salary of {value} đ is below the base salary (reference level) of that month, {than} đ: it may be the money that was paid in."},
		rules.Text{VI: "Ghi mức tiền lương làm căn cứ đóng; nếu đã chốt mức bình quân thì ghi average.", EN: "Write the pay that contributions are reckoned from; if its average is settled, write average."}},
	"several-amounts": {
		rules.Text{VI: `Có nhiều số tiền khác nhau ({value}).`, EN: `There are several amounts ({value}).`},
		rules.Text{VI: "Ghi một số: tổng tiền lương hoặc thu nhập làm căn cứ đóng.", EN: "Write one: the whole pay or income that contributions are reckoned from."}},
	"parts-differ": {
		rules.Text{VI: `Mức lương và phụ cấp ({value}) cộng lại khác mức đóng.`, EN: `Wage and allowances ({value}) do not add up to the pay.`},
		rules.Text{VI: "Kiểm tra mức đóng trên bản gốc.", EN: "Check the pay on the original."}},
	"coefficient": {
		rules.Text{VI: `"{value}" là hệ số lương, hoặc số tiền tính bằng triệu đồng.`, EN: `"{value}" is a coefficient of pay, or stands in millions of đồng.`},
		rules.Text{VI: "Lương theo thang bảng lương Nhà nước chưa tính được ở đây; nếu đã chốt mức bình quân thì ghi average.", EN: "Pay by the State's scale is not computed here; if its average is settled, write average."}},
	"state-salary": {
		rules.Text{VI: "Cơ quan, đơn vị này có thể trả lương theo thang bảng lương Nhà nước; ở đây chỉ tính được lương do người sử dụng lao động quyết định.", EN: "This employer may pay by the State's scale; only pay that an employer sets is computed here."},
		rules.Text{VI: "Nếu là lương theo hợp đồng thì bỏ dấu #; nếu không, ghi average là mức bình quân đã chốt.", EN: "If it was pay by contract, take the # away; if not, write the settled average."}},
	"before-1995": {
		rules.Text{VI: "Thời gian trước năm 1995 ({value}): cơ quan bảo hiểm xã hội công nhận bằng hồ sơ riêng.", EN: "Time before 1995 ({value}) is recognised by papers of its own."},
		rules.Text{VI: "Hỏi cơ quan bảo hiểm xã hội thời gian và mức được tính, rồi ghi average.", EN: "Ask the social insurance agency what counts, then write average."}},
	"foreign-currency": {
		rules.Text{VI: `Số tiền bằng ngoại tệ ("{value}").`, EN: `The amount is not in đồng ("{value}").`},
		rules.Text{VI: "Ghi số đồng mà cơ quan bảo hiểm xã hội đã quy đổi.", EN: "Write the đồng into which the agency converted it."}},
	"refused-by-law": {
		rules.Text{VI: "Luật của tháng đó không nhận dòng này: {law}.", EN: "The law of that month does not allow the row: {law}."},
		rules.Text{VI: "Ghi mức thu nhập chọn đóng chứ không phải số tiền đã nộp; nếu đã đóng một lần cho nhiều tháng, ghi thêm method và paid.", EN: "Write the income that was chosen, not the money paid in; if months were paid at once, add method and paid."}},
	"overlap": {
		rules.Text{VI: "Trùng tháng {value} với dòng {lines}; mỗi tháng chỉ tính một lần.", EN: "Shares {value} with line {lines}; a month counts once."},
		rules.Text{VI: "Giữ lại đúng một dòng cho những tháng đó.", EN: "Keep one of them for those months."}},
	"odd-cells": {
		rules.Text{VI: "Số ô của dòng nhiều hơn số cột ({value}).", EN: "The row has more cells than the heading has columns ({value})."},
		rules.Text{VI: "Số tiền có dấu phẩy thì đặt trong ngoặc kép, hoặc lưu bằng dấu chấm phẩy.", EN: "Put amounts with commas in quotes, or save with semicolons."}},
	"unreadable-cell": {
		rules.Text{VI: `Không hiểu ô "{value}".`, EN: `The cell "{value}" is not understood.`},
		rules.Text{VI: "Sửa lại, hoặc để trống.", EN: "Correct it, or leave it blank."}},
	"unreadable-row": {
		rules.Text{VI: "Dòng có số nhưng không hiểu được.", EN: "There are figures in the line that are not understood."},
		rules.Text{VI: "Nếu là một giai đoạn đóng, ghi đủ từ tháng, đến tháng, mức đóng.", EN: "If it is a period, write its first month, last month and pay."}},
	"total-differs": {
		rules.Text{VI: "Bản gốc ghi tổng cộng {months}; các dòng chắc chắn có {thanMonths}.", EN: "The statement adds up to {months}; the certain rows hold {thanMonths}."},
		rules.Text{VI: "Tìm dòng còn thiếu hoặc thừa.", EN: "Look for what is missing or too much."}},
	"late-months": {
		rules.Text{VI: "Đơn vị còn chậm đóng {months}; những tháng đó chưa được tính cho đến khi đóng đủ.", EN: "The employer still owes {months}, which do not count until they are paid."},
		rules.Text{VI: "Bỏ những tháng đó khỏi hồ sơ nếu chúng nằm trong các dòng trên.", EN: "Take those months out if they are within the rows above."}},
	"person-differs": {
		rules.Text{VI: "Giới tính hoặc ngày sinh khác với điều đã nêu.", EN: "Sex or birth differ from what was said before."},
		rules.Text{VI: "Kiểm tra xem có đúng người không.", EN: "Check whether it is the same person."}},
	"two-people": {
		rules.Text{VI: "Bản này ghi về nhiều người khác nhau.", EN: "The statement is about several people."},
		rules.Text{VI: "Mỗi tệp chỉ chứa quá trình của một người.", EN: "Keep to one person a file."}},

	// set aside; nobody has to decide
	"heading":         {Says: rules.Text{VI: "Tiêu đề.", EN: "A heading."}},
	"page-footer":     {Says: rules.Text{VI: "Chân trang hoặc dòng cộng của loại bảo hiểm khác.", EN: "A page's foot, or a total of another insurance."}},
	"remark":          {Says: rules.Text{VI: "Ghi chú, không có số liệu.", EN: "A remark without figures."}},
	"person":          {Says: rules.Text{VI: "Thông tin cá nhân.", EN: "About the person."}},
	"unused-column":   {Says: rules.Text{VI: "Tiêu đề; những cột không dùng đến: {value}.", EN: "A heading; columns that are not used: {value}."}},
	"other-insurance": {Says: rules.Text{VI: "Bảo hiểm thất nghiệp, y tế hoặc tai nạn lao động: không tính vào lương hưu.", EN: "Unemployment, health or accident insurance: no time for a pension."}},
	"not-insured":     {Says: rules.Text{VI: "Thời gian không đóng bảo hiểm xã hội.", EN: "Time without social insurance."}},
	"repeated-row":    {Says: rules.Text{VI: "Giống hệt một dòng khác: {lines}.", EN: "The same as another line: {lines}."}},
	"total-agrees":    {Says: rules.Text{VI: "Tổng cộng khớp với các dòng đã đọc: {months}.", EN: "A total that agrees with the rows: {months}."}},
	"pause":           {Says: rules.Text{VI: "Tạm dừng {value} ({than} tháng), thời gian đã đóng được bảo lưu.", EN: "A pause, {value} ({than} months); what was paid is kept."}},
}
