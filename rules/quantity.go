package rules

// quantities names the quantities of explanations in both languages. It is a
// table for reading only.
var quantities = map[string]Text{}
