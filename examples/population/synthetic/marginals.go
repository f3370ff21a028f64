package synthetic

// The shares below are invented, drawn up to look plausible; none of them is a
// statistic. Two things are not invented: the names of the provinces and every
// bound of an income come from the rule files, and the years in which people
// joined follow the two counts of participants that were published (271,000 in
// 2018, 1.83 million in 2023; World Bank, 2025).

// A unit is a province of before July 2025: local rules live on in it.
type unit struct {
	slug  string
	share int // of the population
	kind  region
}

type region uint8

const (
	delta region = iota
	mountain
	city
)

var units = []unit{
	{"ha-noi", 80, city}, {"ho-chi-minh", 90, city}, {"hai-phong", 20, city}, {"da-nang", 12, city}, {"can-tho", 12, city},
	{"thanh-hoa", 36, delta}, {"nghe-an", 33, delta}, {"dong-nai", 31, delta}, {"binh-duong", 24, delta}, {"hai-duong", 19, delta},
	{"bac-giang", 18, delta}, {"dak-lak", 19, mountain}, {"an-giang", 19, delta}, {"thai-binh", 19, delta}, {"nam-dinh", 18, delta},
	{"tien-giang", 18, delta}, {"kien-giang", 17, delta}, {"long-an", 17, delta}, {"dong-thap", 16, delta}, {"gia-lai", 15, mountain},
	{"quang-nam", 15, delta}, {"binh-dinh", 15, delta}, {"phu-tho", 15, delta}, {"bac-ninh", 14, delta}, {"quang-ninh", 13, delta},
	{"lam-dong", 13, mountain}, {"ha-tinh", 13, delta}, {"ben-tre", 13, delta}, {"thai-nguyen", 13, mountain}, {"hung-yen", 13, delta},
	{"son-la", 13, mountain}, {"khanh-hoa", 12, delta}, {"quang-ngai", 12, delta}, {"binh-thuan", 12, delta}, {"soc-trang", 12, delta},
	{"ca-mau", 12, delta}, {"vinh-phuc", 12, delta}, {"tay-ninh", 12, delta}, {"ba-ria-vung-tau", 12, delta}, {"thua-thien-hue", 11, delta},
	{"vinh-long", 10, delta}, {"tra-vinh", 10, delta}, {"binh-phuoc", 10, mountain}, {"ninh-binh", 10, delta}, {"quang-binh", 9, delta},
	{"bac-lieu", 9, delta}, {"phu-yen", 9, delta}, {"ha-giang", 9, mountain}, {"ha-nam", 9, delta}, {"hoa-binh", 9, mountain},
	{"yen-bai", 8, mountain}, {"tuyen-quang", 8, mountain}, {"lang-son", 8, mountain}, {"lao-cai", 8, mountain}, {"hau-giang", 7, delta},
	{"dak-nong", 7, mountain}, {"quang-tri", 6, delta}, {"dien-bien", 6, mountain}, {"ninh-thuan", 6, delta}, {"kon-tum", 6, mountain},
	{"cao-bang", 5, mountain}, {"lai-chau", 5, mountain}, {"bac-kan", 3, mountain},
}

// Of a hundred people of a region.
var (
	poor     = [...]int{delta: 3, mountain: 14, city: 1}
	nearPoor = [...]int{delta: 5, mountain: 12, city: 2}
	minority = [...]int{delta: 4, mountain: 45, city: 1}
	rural    = [...]int{delta: 72, mountain: 85, city: 35}
)

const female = 58 // of a hundred

// ages are shares of people by their age in years.
var ages = []struct{ from, to, share int }{
	{18, 24, 6}, {25, 34, 18}, {35, 44, 30}, {45, 54, 28}, {55, 61, 13}, {62, 70, 5},
}

// joined are shares of people by the year in which they first paid.
var joined = []struct{ from, to, share int }{
	{2008, 2012, 30}, {2013, 2015, 40}, {2016, 2018, 80}, {2019, 2020, 340}, {2021, 2023, 360}, {2024, 2026, 150},
}

// above are shares of people by how many steps of the income they chose lies
// above the lowest one.
var above = []struct{ from, to, share int }{
	{0, 0, 60}, {1, 10, 20}, {11, 40, 12}, {41, 100, 6}, {101, 500, 2},
}

// Of a hundred people.
const (
	employedBefore = 25 // had compulsory insurance before they joined
	pausedOnce     = 30
	stillPaying    = 80 // in the month of the question, and go on
	plannedMonths  = 60 // for which they go on
)

// methods are shares of the ways to pay: every month, 3, 6, 12 months.
var methods = []int{45, 25, 12, 18}
