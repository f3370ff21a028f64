package document

import "strings"

// DidYouMean returns `did you mean "x"?` for the nearest of the words, or ""
// if none is near.
func DidYouMean(word string, words []string) string {
	best, at := "", len(word)/2+1
	for _, w := range words {
		if d := distance(strings.ToLower(word), w); d < at {
			best, at = w, d
		}
	}
	if best == "" {
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

// distance is the number of characters to insert, delete, change or swap with
// their neighbour to turn a into b.
func distance(a, b string) int {
	const longest = 64
	if len(a) > longest || len(b) > longest {
		return longest
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	var last []int
	for i := 1; i <= len(a); i++ {
		last, before, row = before, row, make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(before[j]+1, row[j-1]+1, before[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], last[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
