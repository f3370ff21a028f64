package words

import "github.com/volsi/volsi/rules"

// phrases are what the words of documents mean; "field=word" is the meaning
// within one field.
var phrases = map[string]rules.Text{
	"true":  {VI: "Có", EN: "Yes"},
	"false": {VI: "Không", EN: "No"},

	"eligible=true":     {VI: "Đủ điều kiện", EN: "Met"},
	"eligible=false":    {VI: "Chưa đủ điều kiện", EN: "Not met yet"},
	"health_card=true":  {VI: "Được cấp, không phải đóng", EN: "Yes, at no cost"},
	"health_card=false": {VI: "Không được cấp", EN: "No"},
	"reachable=true":    {VI: "Đạt được", EN: "Reachable"},
	"reachable=false":   {VI: "Không đạt được", EN: "Not reachable"},

	// kinds of question
	"contribution":      {VI: "Tiền đóng", EN: "Contribution"},
	"refund":            {VI: "Hoàn trả tiền đã đóng", EN: "Refund"},
	"retirement_age":    {VI: "Tuổi nghỉ hưu", EN: "Retirement age"},
	"pension":           {VI: "Lương hưu", EN: "Pension"},
	"one_time":          {VI: "Bảo hiểm xã hội một lần", EN: "One-time benefit"},
	"death":             {VI: "Chế độ tử tuất", EN: "Death benefits"},
	"maternity":         {VI: "Trợ cấp thai sản", EN: "Maternity allowance"},
	"monthly_allowance": {VI: "Trợ cấp hằng tháng (chưa đủ tuổi hưởng trợ cấp hưu trí xã hội)", EN: "Monthly allowance until the social pension"},
	"social_pension":    {VI: "Trợ cấp hưu trí xã hội", EN: "Social pension"},
	"household_premium": {VI: "Bảo hiểm y tế hộ gia đình", EN: "Household health insurance"},
	"options":           {VI: "Các lựa chọn", EN: "Options"},
	"projection":        {VI: "Dự tính", EN: "Projection"},
	"solve":             {VI: "Tìm mức đóng để đạt mục tiêu", EN: "What it takes"},
	"cheapest_plan":     {VI: "Phương án đóng ít tiền nhất", EN: "Cheapest plan"},
	"savings":           {VI: "Tiền để dành", EN: "Savings"},
	"coverage":          {VI: "Độ bao phủ", EN: "Coverage"},

	// what amounts rest on
	"law":       {VI: "Luật", EN: "Law"},
	"published": {VI: "Số đã công bố", EN: "Published figures"},
	"assumed":   {VI: "Giả định", EN: "Assumptions"},

	"rests_on=reference_level":        {VI: "mức tham chiếu", EN: "reference level"},
	"rests_on=poverty_line":           {VI: "chuẩn nghèo", EN: "poverty line"},
	"rests_on=indexation":             {VI: "hệ số điều chỉnh", EN: "indexation"},
	"rests_on=contribution.fund_rate": {VI: "lãi suất đầu tư quỹ", EN: "the fund's rate"},
	"rests_on=prices":                 {VI: "giá tiêu dùng", EN: "prices"},
	"rests_on=life_table":             {VI: "bảng sống", EN: "life table"},

	"field=total_paid":               {VI: "Tổng số tiền tự đóng", EN: "Total paid by you"},
	"field=total_support":            {VI: "Tổng số tiền được hỗ trợ", EN: "Total support"},
	"field=pension.monthly":          {VI: "Lương hưu hằng tháng", EN: "Monthly pension"},
	"field=pension.lump_sum":         {VI: "Trợ cấp một lần khi nghỉ hưu", EN: "Lump sum at retirement"},
	"field=reached.monthly":          {VI: "Lương hưu hằng tháng", EN: "Monthly pension"},
	"field=monthly_in_todays_money":  {VI: "Lương hưu theo giá hiện nay", EN: "Pension in today's money"},
	"field=replacement_rate":         {VI: "Tỷ lệ thay thế thu nhập", EN: "Replacement rate"},
	"field=payback_months":           {VI: "Thời gian thu lại", EN: "Payback time"},
	"field=family_receives_on_death": {VI: "Chế độ tử tuất", EN: "What the family receives"},
	"field=expected":                 {VI: "Các số kỳ vọng theo bảng sống", EN: "What is expected over the life table"},

	"what=inflation":              {VI: "Giá tiêu dùng tăng mỗi năm", EN: "Prices, growth a year"},
	"what=reference_level_growth": {VI: "Mức tham chiếu tăng mỗi năm", EN: "Reference level, growth a year"},
	"what=poverty_line_growth":    {VI: "Chuẩn nghèo tăng mỗi năm", EN: "Poverty line, growth a year"},
	"what=fund_rate":              {VI: "Lãi suất đầu tư quỹ mỗi tháng", EN: "The fund's rate a month"},
	"set=low":                     {VI: "thấp", EN: "low"},
	"set=middle":                  {VI: "trung bình", EN: "middle"},
	"set=high":                    {VI: "cao", EN: "high"},
	"set=own":                     {VI: "của người hỏi", EN: "the caller's own"},
	"set=none":                    {VI: "không giả định, giữ mức đã biết", EN: "none, the last figure is carried on"},
	"objective=total_paid":        {VI: "số tiền tự đóng", EN: "own money paid"},
	"objective=present_value":     {VI: "giá trị hiện tại của số tiền tự đóng", EN: "present value of own money"},

	// conditions
	"insured_months":     {VI: "Thời gian đóng bảo hiểm xã hội", EN: "Insured time"},
	"voluntary_months":   {VI: "Thời gian đóng tự nguyện", EN: "Voluntary time"},
	"compulsory_months":  {VI: "Thời gian đóng bắt buộc", EN: "Compulsory time"},
	"age_months":         {VI: "Tuổi", EN: "Age"},
	"months_unpaid":      {VI: "Thời gian đã ngừng đóng", EN: "Time without paying"},
	"months_within_year": {VI: "Số tháng đóng trong 12 tháng trước khi sinh", EN: "Months paid within the 12 months before the birth"},
	"missing_months":     {VI: "Số tháng còn thiếu để đóng một lần", EN: "Missing months to be paid at once"},
	"impairment_percent": {VI: "Mức suy giảm khả năng lao động", EN: "Loss of working capacity"},
	"insured_before":     {VI: "Tham gia lần đầu", EN: "First insured"},
	"ground":             {VI: "Luật của tháng này có quy định trường hợp này", EN: "The law of the month knows this ground"},
	"payment_month":      {VI: "Nộp trong thời hạn, tính từ tháng đầu của kỳ", EN: "Paid in time, counted from the first month of the period"},
	"ground=0":           {VI: "Không", EN: "No"},
	"ground=1":           {VI: "Có", EN: "Yes"},

	"insured_months_at_most":   {VI: "Thời gian đóng bảo hiểm xã hội", EN: "Insured time"},
	"by_compulsory_insurance":  {VI: "Thời gian đã cho hưởng theo chế độ bắt buộc", EN: "Months that already give the compulsory benefit"},
	"months_paid_ahead":        {VI: "Số tháng đã đóng trước còn lại", EN: "Months paid ahead that are left"},
	"other_parent":             {VI: "Người kia (cha hoặc mẹ) đã hưởng trợ cấp", EN: "The other parent takes the allowance"},
	"below_social_pension_age": {VI: "Chưa đến tuổi hưởng trợ cấp hưu trí xã hội", EN: "Below the age of the social pension"},
	"pension_received":         {VI: "Lương hưu đang hưởng", EN: "Pension received"},

	// ways that are open
	"continue":              {VI: "Đóng tiếp cho đủ thời gian", EN: "Go on paying until there is enough"},
	"continue_then_backpay": {VI: "Đóng tiếp, rồi đóng một lần cho phần còn thiếu", EN: "Go on paying, then pay the rest at once"},
	"retirement_month":      {VI: "tháng nghỉ hưu", EN: "month of retirement"},
	"wait":                  {VI: "Bảo lưu, chờ đủ tuổi", EN: "Wait for the age"},
	"kind=backpay":          {VI: "Đóng một lần cho thời gian còn thiếu", EN: "Pay the missing months at once"},
	"closes=backpay":        {VI: "Đóng một lần cho thời gian còn thiếu", EN: "Pay the missing months at once"},
	"retirement":            {VI: "tháng nghỉ hưu", EN: "month of retirement"},

	"vary=income": {VI: "mức thu nhập chọn đóng", EN: "income"},
	"vary=months": {VI: "số tháng đóng", EN: "number of months"},

	// ways of paying
	"monthly":   {VI: "hằng tháng", EN: "monthly"},
	"3_months":  {VI: "3 tháng một lần", EN: "every 3 months"},
	"6_months":  {VI: "6 tháng một lần", EN: "every 6 months"},
	"12_months": {VI: "12 tháng một lần", EN: "every 12 months"},
	"prepay":    {VI: "một lần cho nhiều năm về sau", EN: "ahead, for several years at once"},
	"backpay":   {VI: "một lần cho những năm còn thiếu", EN: "at once, for missing years"},

	// payers and schemes
	"state":      {VI: "Nhà nước", EN: "State"},
	"commune":    {VI: "Xã", EN: "Commune"},
	"fund":       {VI: "Quỹ", EN: "Fund"},
	"donor":      {VI: "Nhà tài trợ", EN: "Donor"},
	"voluntary":  {VI: "tự nguyện", EN: "voluntary"},
	"compulsory": {VI: "bắt buộc", EN: "compulsory"},

	"payer=province": {VI: "Tỉnh, thành phố", EN: "Province"},
	"payer=district": {VI: "Huyện", EN: "District"},

	// branches of the pension
	"general":            {VI: "Điều kiện chung: đủ năm đóng và đủ tuổi nghỉ hưu", EN: "General rule: enough years and the ordinary age"},
	"joined_before_2021": {VI: "Tham gia tự nguyện trước 2021, đủ 20 năm: nam 60, nữ 55 tuổi", EN: "Joined before 2021, 20 voluntary years: 60 for men, 55 for women"},
	"branch=compulsory":  {VI: "Quy định của bảo hiểm xã hội bắt buộc", EN: "Rules of compulsory insurance"},
	"branch=impairment":  {VI: "Suy giảm khả năng lao động (nghỉ hưu trước tuổi)", EN: "Reduced working capacity (early pension)"},
	"treaty":             {VI: "Hiệp định quốc tế về bảo hiểm xã hội", EN: "Treaty on social insurance"},

	// grounds and reasons
	"ground=retirement_age": {VI: "đủ tuổi nghỉ hưu, chưa đủ năm đóng", EN: "at retirement age with too few years"},
	"emigration":            {VI: "ra nước ngoài để định cư", EN: "settling abroad"},
	"illness":               {VI: "mắc bệnh nguy hiểm đến tính mạng", EN: "life-threatening illness"},
	"impairment":            {VI: "suy giảm khả năng lao động từ 81%", EN: "working capacity reduced by 81% or more"},
	"stopped":               {VI: "ngừng đóng", EN: "stopped paying"},
	"reason=compulsory":     {VI: "chuyển sang đóng bắt buộc", EN: "came under compulsory insurance"},
	"reason=one_time":       {VI: "hưởng bảo hiểm xã hội một lần", EN: "takes the one-time benefit"},
	"reason=death":          {VI: "chết", EN: "death"},
	"reason=pension":        {VI: "hưởng lương hưu", EN: "takes the pension"},

	// support rules
	"voluntary_si":         {VI: "bảo hiểm xã hội tự nguyện", EN: "voluntary social insurance"},
	"health":               {VI: "bảo hiểm y tế", EN: "health insurance"},
	"of=contribution":      {VI: "mức đóng", EN: "the contribution"},
	"minimum_contribution": {VI: "mức đóng thấp nhất", EN: "the minimum contribution"},
	"premium":              {VI: "mức đóng bảo hiểm y tế", EN: "the premium"},
	"stepped_premium":      {VI: "mức đóng đã giảm theo thứ tự trong hộ", EN: "the premium after the household step"},
	"begins":               {VI: "bắt đầu", EN: "begins"},
	"ends":                 {VI: "hết hiệu lực", EN: "ends"},

	// what became of a support rule, and what its source leaves open
	"became=in_force": {VI: "còn hiệu lực", EN: "in force"},
	"became=expired":  {VI: "đã hết thời hạn", EN: "expired"},
	"became=replaced": {VI: "đã được thay thế", EN: "replaced"},
	"became=extended": {VI: "đã được kéo dài", EN: "extended"},
	"became=draft":    {VI: "DỰ THẢO, không được tính", EN: "DRAFT, never counted"},
	"became=unknown":  {VI: "chưa rõ áp dụng đến khi nào", EN: "not known until when"},
	"open=base":       {VI: "tỷ lệ tính trên mức nào", EN: "what the share is a share of"},
	"open=total":      {VI: "tỷ lệ đã gồm phần Nhà nước hay chưa", EN: "whether the State's share is inside"},
	"open=who":        {VI: "nhóm được hỗ trợ", EN: "whom it helps"},
	"open=from":       {VI: "áp dụng từ khi nào", EN: "since when"},

	// people
	"female":         {VI: "Nữ", EN: "Woman"},
	"male":           {VI: "Nam", EN: "Man"},
	"rural":          {VI: "nông thôn", EN: "rural area"},
	"urban":          {VI: "thành thị", EN: "urban area"},
	"island_commune": {VI: "xã đảo", EN: "island commune"},
	"special_zone":   {VI: "đặc khu", EN: "special zone"},
	"day":            {VI: "ngày", EN: "day"},
	"week":           {VI: "tuần", EN: "week"},
	"month":          {VI: "tháng", EN: "month"},

	// relatives
	"relation=child":         {VI: "con", EN: "child"},
	"relation=wife":          {VI: "vợ", EN: "wife"},
	"relation=husband":       {VI: "chồng", EN: "husband"},
	"relation=mother":        {VI: "mẹ", EN: "mother"},
	"relation=father":        {VI: "cha", EN: "father"},
	"relation=mother_in_law": {VI: "mẹ vợ hoặc mẹ chồng", EN: "mother-in-law"},
	"relation=father_in_law": {VI: "cha vợ hoặc cha chồng", EN: "father-in-law"},

	// the law
	"L2006":   {VI: "Luật Bảo hiểm xã hội 2006", EN: "Law on Social Insurance of 2006"},
	"L2014":   {VI: "Luật Bảo hiểm xã hội 2014", EN: "Law on Social Insurance of 2014"},
	"L2024":   {VI: "Luật Bảo hiểm xã hội 2024", EN: "Law on Social Insurance of 2024"},
	"high":    {VI: "cao", EN: "high"},
	"medium":  {VI: "trung bình", EN: "medium"},
	"low":     {VI: "thấp", EN: "low"},
	"unknown": {VI: "chưa tìm được", EN: "not found"},
	"none":    {VI: "không quy định", EN: "none"},

	"support.prepay=nominal":                    {VI: "không chiết khấu", EN: "not discounted"},
	"support.prepay=discounted":                 {VI: "chiết khấu như tiền đóng", EN: "discounted like the payment"},
	"support.backpay=none":                      {VI: "không hỗ trợ", EN: "no support"},
	"support.backpay=nominal":                   {VI: "hỗ trợ, không tính lãi", EN: "supported, without interest"},
	"amount_paid.interest=as_paid":              {VI: "số tiền đã nộp, theo chiết khấu hoặc lãi của lần đóng", EN: "what was paid, with its discount or interest"},
	"amount_paid.interest=nominal":              {VI: "tỷ lệ đóng nhân thu nhập", EN: "rate times income"},
	"amount_paid.rate_unknown=nominal":          {VI: "tỷ lệ đóng nhân thu nhập", EN: "rate times income"},
	"amount_paid.rate_unknown=refused":          {VI: "không tính", EN: "no answer"},
	"pension.lump_sum.counted_first=after_age":  {VI: "sau tuổi nghỉ hưu", EN: "after the age"},
	"pension.lump_sum.counted_first=before_age": {VI: "trước tuổi nghỉ hưu", EN: "before the age"},
	"support.backpay=compounded":                {VI: "hỗ trợ, tính lãi như tiền đóng", EN: "supported, with interest"},
	"refund.support=remaining":                  {VI: "trừ hỗ trợ của những tháng còn lại", EN: "support of the remaining months is kept back"},
	"refund.support=all":                        {VI: "trừ toàn bộ hỗ trợ", EN: "all support is kept back"},
}
