package main

import (
	"errors"
	"fmt"

	sigsyaml "sigs.k8s.io/yaml"
)

// itemsOf returns the items of a v1 List, and whether the object is one.
//
// kubeconform expands a List of any version, in any spelling, and lets one pass that has no items to validate.
func itemsOf(object map[string]any) (items []any, isList bool, err error) {
	if object["kind"] != "List" || object["apiVersion"] != "v1" {
		return nil, false, nil
	}
	switch found := object["items"].(type) {
	case []any:
		for i, item := range found {
			if _, ok := item.(map[string]any); !ok {
				return nil, true, fmt.Errorf("items[%d] of the List is %s, not an object", i, describe(item))
			}
		}
		return found, true, nil
	case nil:
		return nil, true, errors.New("the List has no items: write `items: []` for a List that is meant to be empty")
	default:
		return nil, true, fmt.Errorf("items of the List is %s, not an array", describe(found))
	}
}

func describe(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case string:
		return "a string"
	case []any:
		return "an array"
	case map[string]any:
		return "an object"
	default:
		return "a number"
	}
}

// validateListDocument validates the items in the way of kubeconform's Resources: each written as a document of its
// own. Before that the whole is read strictly, or a key that stands twice in an item would be gone by then.
func validateListDocument(text []byte) (results []result, isList bool) {
	read := sigsyaml.Unmarshal
	if options.Strict {
		read = sigsyaml.UnmarshalStrict
	}
	var object map[string]any
	if err := read(text, &object); err != nil {
		return nil, false // kubeconform reports it in its own words
	}
	items, isList, err := itemsOf(object)
	if !isList {
		return nil, false
	}
	list := newListResult(object, err)
	list.locate(text)
	if err != nil || len(items) == 0 {
		return []result{list}, true
	}
	lines := parseLines(text)
	for i, item := range items {
		written, err := sigsyaml.Marshal(item)
		if err != nil {
			return []result{refusal(err)}, true
		}
		r := validateResource(written)
		r.Item = &i
		r.placeAt(lines, "items", i)
		results = append(results, r)
	}
	return results, true
}
