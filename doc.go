// Package volsi computes what voluntary social insurance in Viet Nam (bảo hiểm
// xã hội tự nguyện) costs and pays, to the đồng, with the article of law
// beside every figure.
//
// Start with package calc: it takes a person and a record and answers
// questions. Package rules is the statute book, package rulesets the law as
// data, package subsidy prices payments and shares them out, package pension
// reads records.
package volsi
