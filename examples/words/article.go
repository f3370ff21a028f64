package words

import (
	"regexp"
	"strings"

	"github.com/volsi/volsi/rules"
)

var (
	oneArticle    = regexp.MustCompile(`^art\. (\d+)(?:\((\d+)\))?(?:\((\p{L})\))?$`)
	assumedGrowth = regexp.MustCompile(`^([a-z]+(?:_[a-z]+)+) ([0-9.]+%)$`)
	manyArticles  = regexp.MustCompile(`^arts\. `)
	ofLaw         = regexp.MustCompile(`^(art\. [^ ]+) \((art\. [^ ]+) of the Law\)$`)
)

// Article writes the place within a document: art. 36(2)(e) is điểm e khoản 2
// Điều 36. What is no article is a topic, said in words.
func (l Lang) Article(at string) string {
	if l != Vietnamese {
		return at
	}
	if m := oneArticle.FindStringSubmatch(at); m != nil {
		return provision(m[1], m[2], m[3])
	}
	if manyArticles.MatchString(at) {
		return l.articles(strings.TrimPrefix(at, "arts. "))
	}
	if m := ofLaw.FindStringSubmatch(at); m != nil {
		return l.Article(m[1]) + " (" + l.Article(m[2]) + " của Luật)"
	}
	if t, ok := topics[at]; ok {
		return t
	}
	if m := assumedGrowth.FindStringSubmatch(at); m != nil {
		return l.Label("", m[1]) + " " + strings.Replace(m[2], ".", ",", 1)
	}
	return at
}

// articles writes several: "7 and 141(13)", "91-92".
func (l Lang) articles(list string) string {
	parts := strings.Split(strings.ReplaceAll(list, " and ", ", "), ", ")
	for i, part := range parts {
		if said := l.Article("art. " + part); said != "art. "+part {
			parts[i] = said
		} else {
			parts[i] = "Điều " + strings.Replace(part, "-", " đến Điều ", 1)
		}
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " và " + parts[n-1]
	}
	return parts[0]
}

func provision(article, clause, point string) string {
	out := "Điều " + article
	if clause != "" {
		out = "khoản " + clause + " " + out
	}
	if point != "" {
		out = "điểm " + point + " " + out
	}
	return out
}

// Cite writes a provision with the number of its document.
func (l Lang) Cite(c rules.Cite) string {
	if c.IsZero() {
		return ""
	}
	out := l.Article(c.Article) + ", " + c.Instrument.Number
	if c.Basis != nil {
		out += "; " + l.Cite(*c.Basis)
	}
	return out
}

// Source writes the source of a bound, which the library names as "art. 31(2),
// 41/2024/QH15; art. 3, 07/2021/NĐ-CP".
func (l Lang) Source(source string) string {
	cites := strings.Split(source, "; ")
	for i, c := range cites {
		if at := strings.LastIndex(c, ", "); at > 0 {
			cites[i] = l.Article(c[:at]) + c[at:]
		}
	}
	return strings.Join(cites, "; ")
}

// topics are the places that a document's files name by subject because the
// article could not be read.
var topics = map[string]string{
	"art. 1 (art. 12 of the Law)":         "Điều 1 (Điều 12 của Luật)",
	"adjustment of past income":           "điều chỉnh thu nhập đã đóng",
	"adjustment of past salaries":         "điều chỉnh tiền lương đã đóng",
	"amount paid":                         "số tiền đã đóng",
	"base salary":                         "mức lương cơ sở",
	"chosen income":                       "thu nhập lựa chọn",
	"conditions met before July 2025":     "đủ điều kiện trước tháng 7/2025",
	"half years of art. 100":              "tháng lẻ khi tính theo Điều 100",
	"months paid ahead or at once":        "những tháng đóng trước hoặc đóng bù một lần",
	"time taken out before July 2025":     "thời gian đã rút trước tháng 7/2025",
	"counting of years":                   "cách tính năm đóng",
	"early pension":                       "nghỉ hưu trước tuổi",
	"general minimum wage":                "mức lương tối thiểu chung",
	"income table":                        "bảng mức điều chỉnh thu nhập",
	"least pension":                       "mức lương hưu thấp nhất",
	"list of poor households":             "danh sách hộ nghèo",
	"lower ages":                          "hạ tuổi nghỉ hưu",
	"lump sum at retirement":              "trợ cấp một lần khi nghỉ hưu",
	"missing compulsory months":           "đóng bù thời gian bắt buộc",
	"missing months before 2014":          "những tháng đóng bù trước năm 2014",
	"missing months":                      "đóng cho thời gian còn thiếu",
	"mixed records":                       "vừa có thời gian bắt buộc vừa có tự nguyện",
	"monthly survivor allowance":          "trợ cấp tuất hằng tháng",
	"months paid ahead":                   "đóng trước cho nhiều tháng",
	"one-time benefit":                    "bảo hiểm xã hội một lần",
	"payment methods":                     "phương thức đóng",
	"payment of premiums":                 "nộp tiền bảo hiểm y tế",
	"poverty line":                        "chuẩn nghèo",
	"premiums":                            "mức đóng bảo hiểm y tế",
	"rate of the rise":                    "mức điều chỉnh lương hưu",
	"salary table":                        "bảng mức điều chỉnh tiền lương",
	"the amount as it was paid":           "số tiền đã đóng, không điều chỉnh",
	"rate of the year not known":          "chưa biết lãi suất của năm đóng",
	"local and donors' support kept back": "phần hỗ trợ của địa phương và nhà tài trợ được giữ lại",
	"support kept back":                   "phần hỗ trợ được giữ lại",
	"pension and one-time benefit":        "lương hưu và trợ cấp một lần",
	"a small pension beside it":           "khi có lương hưu thấp",
	"support of the premium":              "Nhà nước hỗ trợ mức đóng",
	"support taken off":                   "trừ tiền hỗ trợ",
	"survivor lump sum":                   "trợ cấp tuất một lần",
	"survivor lump sum of pensioners":     "trợ cấp tuất một lần của người hưởng lương hưu",
	"art. not known":                      "chưa rõ điều",
	"whole text":                          "toàn văn",

	"mean of the three lowest years of 2016 to 2025":              "bình quân ba năm thấp nhất trong 2016–2025",
	"mean of 2016 to 2025":                                        "bình quân 2016–2025",
	"mean of 2011 to 2025, which has 2011 in it":                  "bình quân 2011–2025, gồm cả năm 2011",
	"as prices: the level keeps its worth":                        "bằng mức tăng giá: giữ nguyên giá trị",
	"as prices: the line keeps its worth":                         "bằng mức tăng giá: giữ nguyên giá trị",
	"a twelfth of prices and 0.63 points":                         "một phần mười hai của mức tăng giá cộng 0,63 điểm",
	"as in 2026: a twelfth of prices and 0.63 points":             "như năm 2026: một phần mười hai của mức tăng giá cộng 0,63 điểm",
	"twelve times the fund's rate":                                "mười hai lần lãi suất đầu tư quỹ",
	"growth a year of the base salary from 2013-07 to 2026-07":    "mức lương cơ sở tăng bình quân mỗi năm từ 07/2013 đến 07/2026",
	"growth a year of the base salary from 2016-05 to 2026-07":    "mức lương cơ sở tăng bình quân mỗi năm từ 05/2016 đến 07/2026",
	"growth a year of the rural line from 2022-01 to 2027-01":     "chuẩn nghèo nông thôn tăng bình quân mỗi năm từ 01/2022 đến 01/2027",
	"as the reference level: both are to follow living standards": "bằng mức tham chiếu: cả hai đi theo mức sống",
}
