package document

import "strings"

// DidYouMean returns `did you mean "x"?` for the nearest of the words, or ""
// if none is near, or the nearest is the word itself.
func DidYouMean(word string, words []string) string {
	best, at := "", len(word)/2+1
	lower := strings.ToLower(word)
	for _, w := range words {
		if d := distance(lower, w, at); d < at {
			best, at = w, d
		}
	}
	if best == "" || best == word {
		return ""
	}
	return "did you mean \"" + best + "\"?"
}

// OneOf returns `did you mean "x"?`, or the list of words if none is near.
func OneOf(word string, words []string) string {
	if hint := DidYouMean(word, words); hint != "" {
		return hint
	}
	return "there are " + strings.Join(words, ", ")
}

// longest is how long a word may be that is compared, in bytes.
const longest = 64

// distance is the number of characters to insert, delete, change or swap with
// their neighbour to turn a into b, or bound if it is not below that, and of words
// that are too long to be compared.
func distance(a, b string, bound int) int {
	switch {
	case len(a) > longest || len(b) > longest, len(a)-len(b) >= bound || len(b)-len(a) >= bound:
		return bound
	}
	var memory [3][longest + 1]int
	last, before, row := &memory[0], &memory[1], &memory[2]
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i, least := 1, 0; i <= len(a); i++ {
		last, before, row = before, row, last
		next := nextRow(last, before, row, a[:i], b)
		if min(least, next) >= bound { // what follows is built on these two
			return bound
		}
		least = next
	}
	return min(row[len(b)], bound)
}

// nextRow fills the row of a, which is below before and last, and returns the
// least in it.
func nextRow(last, before, row *[longest + 1]int, a, b string) (least int) {
	i := len(a)
	row[0], least = i, i
	for j := 1; j <= len(b); j++ {
		cost := 1
		if a[i-1] == b[j-1] {
			cost = 0
		}
		row[j] = min(before[j]+1, row[j-1]+1, before[j-1]+cost)
		if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
			row[j] = min(row[j], last[j-2]+1)
		}
		least = min(least, row[j])
	}
	return least
}
