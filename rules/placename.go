package rules

import (
	"strings"
	"unicode"
)

// unmarked lists, behind each plain letter, the letters that are written with
// marks on it.
var unmarked = [...]string{
	"aàáảãạăằắẳẵặâầấẩẫậ", "dđ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ",
}

// Slug returns a Vietnamese name in plain small letters with hyphens between
// its words: "Tứ Kỳ" is tu-ky.
func Slug(name string) string {
	if isSlug(name) {
		return name
	}
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if unicode.Is(unicode.Mn, r) {
			continue // a mark that is written apart from its letter
		}
		r = plain(r)
		if r < '0' || r > '9' && r < 'a' || r > 'z' {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// isSlug reports whether the name is a slug as it stands.
func isSlug(name string) bool {
	gap := true // a hyphen stands between letters
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			gap = false
		case c == '-' && !gap:
			gap = true
		default:
			return false
		}
	}
	return !gap
}

func plain(r rune) rune {
	if r < 0x80 {
		return r
	}
	for _, letters := range unmarked {
		if strings.ContainsRune(letters, r) {
			return rune(letters[0])
		}
	}
	return r
}

// placeName returns the slug of a province's name without the word for what
// kind of unit it is.
func placeName(name string) string {
	s := Slug(name)
	for _, kind := range [...]string{"tinh-", "thanh-pho-", "tp-"} {
		s = strings.TrimPrefix(s, kind)
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, "-city"), "-province")
}

// tight takes the hyphens out of a slug, so that Hanoi is Ha Noi.
func tight(slug string) string { return strings.ReplaceAll(slug, "-", "") }

// SameDistrict reports whether a name, with or without its marks and the word
// for its kind ("huyện Tứ Kỳ"), is that of a district's slug.
func SameDistrict(slug, name string) bool {
	if slug == name || name == "" {
		return slug == name
	}
	s := Slug(name)
	for _, kind := range [...]string{"huyen-", "quan-", "thi-xa-", "thanh-pho-", "tp-"} {
		s = strings.TrimPrefix(s, kind)
	}
	return s == slug
}
