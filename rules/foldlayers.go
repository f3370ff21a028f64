package rules

import (
	"fmt"
	"slices"

	"github.com/volsi/volsi/rules/document"
)

// layered sets the layers of the book. Only the layers of the files just read
// are asked whether the ones they name are there: a reader of an earlier day
// may not have known what became of an older one.
func (b *Book) layered(r reading) document.Faults {
	layers, faults := b.allLayers()
	for _, f := range r.files {
		faults = append(faults, dangling(layers, f.inst)...)
	}
	b.layers = layers
	return faults
}

// allLayers copies the layers of all files with their places found. A layer of
// a later generation replaces the earlier one of the same name for its period.
func (b *Book) allLayers() ([]*Layer, document.Faults) {
	var out []*Layer
	var faults document.Faults
	for _, files := range b.generations {
		var own []*Layer
		for _, f := range files {
			for i := range f.layers {
				l := f.layers[i]
				faults = append(faults, b.settle(&l)...)
				own = append(own, &l)
			}
		}
		faults = append(faults, succeeded(own)...)
		out = append(laidUnder(out, own), own...)
	}
	return out, faults
}

// laidUnder cuts out of the layers what those of a later generation, by the
// same names, take over.
func laidUnder(layers, over []*Layer) []*Layer {
	var out []*Layer
	byID := map[string][]Period{}
	for _, l := range over {
		byID[l.ID] = append(byID[l.ID], l.Period)
	}
	for _, l := range layers {
		left := []*Layer{l}
		for _, p := range byID[l.ID] {
			left = without(left, p)
		}
		out = append(out, left...)
	}
	return out
}

// without returns what is left of the layers outside the period.
func without(layers []*Layer, p Period) []*Layer {
	var out []*Layer
	for _, l := range layers {
		if !l.Period.Overlaps(p) {
			out = append(out, l)
			continue
		}
		if l.Period.From < p.From {
			early := *l
			early.Period.Until = p.From
			out = append(out, &early)
		}
		if l.Period.Has(p.Until) {
			late := *l
			late.Period.From = p.Until
			out = append(out, &late)
		}
	}
	return out
}

// succeeded ends each layer where a later one of the same name begins, as a
// later instrument takes over what an earlier one set, and reports those that
// begin in one month.
func succeeded(layers []*Layer) document.Faults {
	var faults document.Faults
	byID := map[string][]*Layer{}
	for _, l := range layers {
		byID[l.ID] = append(byID[l.ID], l)
	}
	for _, l := range layers {
		for _, next := range byID[l.ID] {
			switch {
			case next.Period.From > l.Period.From && l.Period.Has(next.Period.From):
				l.Period.Until = next.Period.From
			case next.Period.From == l.Period.From && next.said.at() > l.said.at():
				faults = append(faults, next.fault(SameLayer, l.ID, fmt.Sprintf("%q begins in the same month at %s", l.ID, l.said.at())))
			}
		}
	}
	return faults
}

func (l *Layer) fault(code document.Code, value, message string) document.Fault {
	return document.Fault{Code: code, File: l.said.file, Line: l.said.node.Line, Col: l.said.node.Col, Value: value, Message: message}
}

// settle finds the places of a layer and ends a district's with the districts.
func (b *Book) settle(l *Layer) (faults document.Faults) {
	l.Who = slices.Clone(l.Who)
	for i := range l.Who {
		places, f := b.placesOf(l, l.said.places[i])
		l.Who[i].Places = places
		l.places = append(l.places, places...)
		faults = append(faults, f...)
	}
	if len(l.places) == 0 && len(faults) == 0 && (l.Payer == PaidByProvince || l.Payer == PaidByDistrict || l.Payer == PaidByCommune) {
		faults = append(faults, l.fault(MissingKey, "", "a layer that a "+l.Payer.String()+" pays needs the province"))
	}
	if end := b.territories.districtsUntil; l.Payer == PaidByDistrict && end != 0 {
		if l.Period.From >= end {
			faults = append(faults, l.fault(NeverApplies, l.Period.From.String(), "there are no districts from "+end.String()))
		}
		if l.Period.Until == 0 || l.Period.Until > end {
			l.Period.Until = end
		}
	}
	return faults
}

// placesOf returns the units that the words mean when the instrument was
// published: a territory is the older unit, a province the one of that month.
// Without words they are the province of the file's folder.
func (b *Book) placesOf(l *Layer, said [2]placeWords) ([]*Province, document.Faults) {
	province, territory := said[0], said[1]
	if len(territory.words) > 0 {
		return l.found(territory, b.Former)
	}
	if len(province.words) == 0 && l.said.folder != "" {
		province.words = []string{l.said.folder}
	}
	return l.found(province, func(name string) (*Province, error) {
		p, err := b.Place(name, l.Cite.Instrument.Published.Month())
		return p.narrow(), err
	})
}

// found looks the words up one by one, and says where a word stands that
// means nothing.
func (l *Layer) found(said placeWords, find func(string) (*Province, error)) (places []*Province, faults document.Faults) {
	for _, name := range said.words {
		p, err := find(name)
		if err == nil {
			places = append(places, p)
			continue
		}
		for _, f := range document.All(err) {
			f.File, f.Line, f.Col = l.said.file, said.node.Line, said.node.Col
			faults = append(faults, f)
		}
	}
	return places, faults
}

// dangling reports layers of an instrument that name one which no file has.
func dangling(layers []*Layer, inst *Instrument) document.Faults {
	var faults document.Faults
	for _, l := range layers {
		if l.Cite.Instrument != inst {
			continue
		}
		for _, other := range [...]string{l.StacksOn, l.By} {
			if other == "" || slices.ContainsFunc(layers, func(l *Layer) bool { return l.ID == other }) {
				continue
			}
			f := l.fault(UnknownLayer, other, "no layer \""+other+"\"")
			f.Hint = document.DidYouMean(other, layerIDs(layers))
			faults = append(faults, f)
		}
	}
	return faults
}

func layerIDs(layers []*Layer) []string {
	ids := make([]string, len(layers))
	for i, l := range layers {
		ids[i] = l.ID
	}
	return ids
}
