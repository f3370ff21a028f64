package words

import (
	"regexp"
	"strings"

	"github.com/volsi/volsi/rules/document"
)

// Fault writes a fault on one line: place, what is wrong, who says so, what to
// do, code.
func (l Lang) Fault(f document.Fault) string {
	if l != Vietnamese {
		return f.Error()
	}
	out := f.Place() + l.Message(f)
	if f.Source != "" {
		out += " (" + l.Source(f.Source) + ")"
	}
	if hint := l.Hint(f.Hint); hint != "" {
		out += "; " + hint
	}
	for _, e := range f.Effects {
		out += "; " + l.Effect("", e, AsWritten)
	}
	return out + " [" + string(f.Code) + "]"
}

// Message says what is wrong.
func (l Lang) Message(f document.Fault) string {
	pattern, ok := faultTexts[f.Code]
	if l != Vietnamese || !ok {
		return f.Message
	}
	if f.Code == "missing-key" {
		return l.lacking(f)
	}
	name := f.Path[strings.LastIndex(f.Path, "/")+1:]
	return strings.NewReplacer(
		"{value}", l.Value("", name, f.Value), "{raw}", f.Value, "{param}", l.Param(f.Value), "{bound}", l.bound(name, f.Bound), "{message}", f.Message,
	).Replace(pattern)
}

// lacking names the key that is missing, and the questions that need it.
func (l Lang) lacking(f document.Fault) string {
	said := strings.Replace(faultTexts[f.Code], "{bound}", f.Bound, 1)
	if f.Value == "" {
		return said
	}
	kinds := strings.Split(f.Value, ", ")
	for i := range kinds {
		kinds[i] = l.Word(kinds[i])
	}
	return said + ", cần cho: " + strings.Join(kinds, ", ")
}

// bound writes what would have been right.
func (l Lang) bound(name, bound string) string {
	if m := fromTo.FindStringSubmatch(bound); m != nil {
		return strings.Replace(m[1], "whole đồng", "số đồng nguyên", 1) + "từ " + l.Number(m[2]) + " đến " + l.Number(m[3])
	}
	if t, ok := boundTexts[bound]; ok {
		return t
	}
	if strings.Contains(bound, ", ") {
		return bound
	}
	return l.Value("", name, bound)
}

// Hint says what to do about a fault.
func (l Lang) Hint(hint string) string {
	if l != Vietnamese {
		return hint
	}
	if m := didYouMean.FindStringSubmatch(hint); m != nil {
		return "có phải ý bạn là " + m[1] + "?"
	}
	if m := nearest.FindStringSubmatch(hint); m != nil {
		return "hai mức gần nhất là " + l.Money(m[1]) + " và " + l.Money(m[2])
	}
	if m := wasUntil.FindStringSubmatch(hint); m != nil {
		return "đến " + l.Month(m[1]) + " đó là mã của " + m[2]
	}
	if strings.HasPrefix(hint, "there are ") {
		return "" // the sentence lists them already
	}
	if t, ok := hintTexts[hint]; ok {
		return t
	}
	return hint
}

var (
	fromTo     = regexp.MustCompile(`^(|whole đồng, )(\d+) to (\d+)$`)
	wasUntil   = regexp.MustCompile(`^until (.+) it was (.+)$`)
	didYouMean = regexp.MustCompile(`^did you mean (".*")\?$`)
	nearest    = regexp.MustCompile(`^the nearest are (\d+) and (\d+)$`)
)

var boundTexts = map[string]string{
	"a list":                "một danh sách",
	"a value":               "một giá trị",
	"named values":          "các mục có tên",
	"true or false":         "true hoặc false",
	"a whole number":        "số nguyên",
	`0.05 or "5%"`:          `0.05 hoặc "5%"`,
	"2026-07 or 2026-07-15": "2026-07 hoặc 2026-07-15",
	"amount or share":       "amount hoặc share",
	"income or average":     "income hoặc average",
	"salary or average":     "salary hoặc average",

	"0 to 100%":                 "từ 0 đến 100%",
	"income, salary or average": "income, salary hoặc average",

	"monthly, eligible or replacement_rate": "monthly, eligible hoặc replacement_rate",
}

var hintTexts = map[string]string{
	"add the key":                                                                      "ghi thêm mục đó",
	"write it in the form that is asked for":                                           "ghi theo dạng đã nêu",
	"write plain digits, such as 2000000 or 0.05":                                      "ghi bằng chữ số, ví dụ 2000000 hoặc 0.05",
	"write year, hyphen and month":                                                     "ghi năm, gạch nối, tháng",
	"begin in that month or later":                                                     "bắt đầu từ tháng đó hoặc muộn hơn",
	"begin when that age is reached":                                                   "bắt đầu khi đủ tuổi đó",
	"choose one of these words":                                                        "chọn một trong các từ đó",
	"choose a value within it":                                                         "ghi giá trị trong giới hạn",
	"correct from or to":                                                               "sửa from hoặc to",
	"choose one of the kinds that bound lists":                                         "chọn một loại câu hỏi trong danh sách",
	"give each question an id of its own":                                              "đặt id riêng cho mỗi câu hỏi",
	"start in the month that bound names, or later":                                    "bắt đầu từ tháng đã nêu hoặc muộn hơn",
	"raise the income to the lowest of that month":                                     "nâng mức thu nhập lên mức thấp nhất của tháng đó",
	"lower the income to the highest of that month":                                    "hạ mức thu nhập xuống mức cao nhất của tháng đó",
	"let one row end before the other begins":                                          "để một giai đoạn kết thúc trước khi giai đoạn kia bắt đầu",
	"correct the birth or the first month of the row":                                  "sửa ngày sinh hoặc tháng đầu của giai đoạn",
	"join rows that are alike, and keep to one life":                                   "gộp các giai đoạn giống nhau, và chỉ ghi thời gian của một đời người",
	"choose a method that the law of that month knows":                                 "chọn phương thức đóng mà luật của tháng đó có",
	"choose a length that is allowed, or split the payment":                            "chọn số tháng được phép, hoặc chia thành nhiều lần đóng",
	"ask about a month in which the law sets it":                                       "hỏi về tháng mà luật có quy định",
	"choose one of the categories that bound lists":                                    "chọn một diện trong danh sách",
	"choose one of the rules that bound lists":                                         "chọn một quy định trong danh sách",
	"name a province of that month, by name, slug or code":                             "ghi tỉnh của tháng đó, bằng tên, slug hoặc mã",
	"keep exactly one of them":                                                         "chỉ giữ đúng một trong số đó",
	"pass the files beside the case":                                                   "đưa kèm các tệp quy định",
	"run it with whatif run, which reads rule files, or take law out":                  "chạy bằng whatif run, lệnh có đọc tệp quy định, hoặc bỏ mục law",
	"give the plan that is to be varied":                                               "ghi thêm kế hoạch đóng (plan)",
	"give fund_rate, as announced by the social insurance agency for that year":        "ghi thêm fund_rate theo thông báo của cơ quan bảo hiểm xã hội cho năm đó",
	"no source for this figure was found; give a settled average instead of an income": "chưa tìm được nguồn của số liệu này; có thể ghi average (mức bình quân đã chốt) thay cho income",
}

// faultTexts say each kind of fault in Vietnamese; {value} and {bound} are
// written as their field is, {raw} as it stands in the document.
var faultTexts = map[document.Code]string{
	// case documents and calls
	"unknown-key":          `không có mục "{raw}"; ở đây có: {bound}`,
	"missing-key":          `thiếu mục "{bound}"`,
	"wrong-type":           "sai dạng dữ liệu; ở đây cần {bound}",
	"bad-number":           `"{raw}" không phải là số đúng dạng; cần {bound}`,
	"bad-month":            `"{raw}" không phải là tháng; viết như 2026-07`,
	"bad-date":             `"{raw}" không phải là ngày; viết như 2026-07-15`,
	"bad-choice":           `"{raw}" không nằm trong danh sách: {bound}`,
	"out-of-range":         "{value} nằm ngoài giới hạn: {bound}",
	"empty-period":         "tháng kết thúc {value} ở trước tháng bắt đầu {bound}",
	"unknown-question":     `không có loại câu hỏi "{raw}"; có các loại: {bound}`,
	"same-question-id":     "hai câu hỏi cùng tên; đặt id riêng cho mỗi câu",
	"month-before-law":     "tháng {value} chưa có bảo hiểm xã hội tự nguyện; chế độ bắt đầu từ {bound}",
	"income-below-floor":   "mức thu nhập {value} thấp hơn mức thấp nhất {bound}",
	"income-above-ceiling": "mức thu nhập {value} cao hơn mức cao nhất {bound}",
	"income-off-step":      "mức thu nhập {value} không bằng mức thấp nhất cộng bội số của {bound}",
	"overlapping-time":     "trùng thời gian với một dòng khác của quá trình đóng, từ {value}; mỗi tháng chỉ tính một lần",
	"before-birth":         "đóng từ tháng {value}, trước khi sinh ({bound})",
	"too-young":            "tháng {value} chưa đủ tuổi tham gia; sớm nhất là {bound}",
	"too-many-months":      "quá trình đóng dài quá giới hạn: {bound}",
	"method-not-allowed":   `luật của tháng đó không có phương thức đóng "{raw}"`,
	"months-not-allowed":   "số tháng đóng một lần không đúng quy định: {raw}; được phép: {bound}",
	"unknown-status":       `không có quy định nào về diện "{raw}"`,
	"unknown-rule":         `không có quy định hỗ trợ nào tên "{raw}" có giới hạn số tháng`,
	"unknown-figure":       "luật có quy định nhưng chưa tìm được số liệu: {param}",
	"figure-not-set":       "luật của tháng đó không quy định: {param}",
	"one-level":            "cần đúng một trong: {bound}",
	"no-law-files":         "hồ sơ nêu tệp quy định {raw} nhưng không đọc được ở đây",

	// documents as text
	"document-too-large": "tệp quá lớn: {raw} byte; chỉ đọc đến 262144 byte",
	"not-utf8-text":      "tệp không phải văn bản UTF-8 (có thể là Windows-1258, TCVN3 hoặc PDF); trong Excel hãy lưu dạng CSV UTF-8 hoặc .xlsx",
	"not-composed-text":  "chữ và dấu viết rời nhau; hãy lưu bằng Unicode dựng sẵn (NFC)",
	"syntax":             "sai cú pháp ({message})",
	"too-deep":           "dữ liệu lồng nhau quá sâu",
	"too-many-values":    "quá nhiều giá trị",
	"value-too-long":     "giá trị quá dài",
	"anchor":             "không dùng neo và tham chiếu (& và *)",
	"tag":                "không dùng thẻ kiểu (!)",
	"duplicate-key":      `mục "{raw}" được ghi hai lần`,
	"key-not-text":       "tên mục phải là chữ thường",
	"second-document":    "tệp có hai tài liệu; mỗi tệp chỉ chứa một",
	"empty-document":     "tệp trống",
	"more-faults":        "và {raw} lỗi nữa",

	// rule files
	"unknown-param":       `không có tham số "{raw}"`,
	"missing-article":     "thiếu điều khoản (at)",
	"table-gap":           "bảng thiếu năm ({message})",
	"table-order":         "bảng không theo thứ tự ({message})",
	"two-values":          "hai giá trị cho cùng một tham số và tháng ({message})",
	"circular-reference":  "mức được định nghĩa bằng chính nó ({message})",
	"wrong-id":            "id của văn bản không trùng tên tệp ({message})",
	"same-id":             `hai tệp cùng id "{raw}"`,
	"only-support":        "tệp của tỉnh chỉ quy định mức hỗ trợ (support)",
	"never-applies":       "quy định hỗ trợ này không thể áp dụng cho ai ({message})",
	"two-amounts":         "mức hỗ trợ cần đúng một trong share, amount, total",
	"unknown-place":       `không có địa phương "{raw}"`,
	"unknown-layer":       `không có quy định hỗ trợ "{raw}"`,
	"same-layer":          `hai quy định hỗ trợ cùng id bắt đầu trong một tháng ({message})`,
	"unreadable":          "không đọc được tệp ({message})",
	"too-many-files":      "quá nhiều tệp quy định",
	"too-many-categories": "quá nhiều nhóm đối tượng trong các quy định",

	// people as CSV
	"too-few-fields":  "dòng có ít cột hơn dòng tiêu đề",
	"too-many-fields": "dòng có nhiều cột hơn dòng tiêu đề",
	"open-quote":      "dấu ngoặc kép không đóng đúng chỗ",
	"same-column":     `cột "{raw}" có hai lần`,
	"too-long-line":   "dòng quá dài; một dòng nhiều nhất 65536 byte",

	// the command line
	"too-many-evaluations": "phải tính {raw} lần; một bảng tính nhiều nhất 1000 lần: hãy lấy bước lớn hơn",
	"two-places":           "một bảng chỉ thay đổi một hoặc hai mục, không phải {raw}",
	"bad-range":            `"{raw}" không phải là một dãy giá trị (MỤC=TỪ..ĐẾN:BƯỚC)`,
	"choose-case":          "tệp có nhiều hồ sơ; chọn một bằng --case: {raw}",
	"unknown-field":        `không có câu hỏi hoặc kết quả "{raw}"`,
	"nothing-to-compare":   "chỉ có một hồ sơ; cần thêm một hồ sơ nữa, hoặc --law TỆP.yaml",
	"no-output":            "cần nêu nơi ghi: --csv, --xlsx (báo cáo: cả --html) TỆP",

	// contribution statements
	"statement-too-large": "tệp quá lớn: {raw} byte; chỉ đọc đến {bound} byte",
	"too-many-lines":      "quá nhiều dòng; chỉ đọc đến {bound} dòng",
	"bad-workbook":        "không mở được bảng tính ({message}); lưu lại bằng định dạng .xlsx không đặt mật khẩu",
	"no-such-sheet":       `không có trang tính "{raw}"; có các trang: {bound}`,
	"which-sheet":         "có nhiều trang tính; chọn một bằng --sheet: {bound}",
	"no-rows":             "không thấy dòng nào có tháng bắt đầu và tháng kết thúc",
	"statement-no-case":   "đây là bảng quá trình đóng (VssID, mẫu 07/SBH, bảng tính), chưa phải hồ sơ",
	"file-exists":         "tệp {raw} đã có; không ghi đè: hãy chọn tên khác hoặc xóa tệp cũ",
}
