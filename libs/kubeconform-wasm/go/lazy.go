package main

import (
	"net/url"
	"slices"
	"strings"
)

// lazyKeyword stands for "$ref" in what is compiled. The compiler follows "$ref" to the end, though an object uses a
// small part of its schema: a Deployment's has 120 definitions, of which most objects need 20.
const lazyKeyword = "x-kubeconform-wasm-ref"

// makeReferencesLazy rewrites the schema at a URL. One that has an "id", which changes what references are relative to,
// or a draft in which "$ref" has keywords beside it, stays as it is.
func makeReferencesLazy(schema any, location string) {
	if base, err := url.Parse(location); err == nil && !hasOwnRules(schema) {
		rewrite(schema, base)
	}
}

func hasOwnRules(value any) bool {
	switch value := value.(type) {
	case []any:
		return slices.ContainsFunc(value, hasOwnRules)
	case map[string]any:
		for keyword, value := range value {
			text, isText := value.(string)
			switch {
			case !isText && hasOwnRules(value):
				return true
			case isText && (keyword == "id" || keyword == "$id" || keyword == "$schema" && !isEarlyDraft(text)):
				return true
			}
		}
	}
	return false
}

func isEarlyDraft(text string) bool {
	return strings.Contains(text, "/draft-04/") || strings.Contains(text, "/draft-06/") || strings.Contains(text, "/draft-07/")
}

func rewrite(value any, base *url.URL) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			rewrite(item, base)
		}
	case map[string]any:
		if text, ok := value["$ref"].(string); ok {
			if to, err := base.Parse(text); err == nil {
				clear(value) // what stands beside "$ref" does not count
				value[lazyKeyword] = to.String()
			}
			return
		}
		for keyword, below := range value {
			if !slices.Contains([]string{"enum", "const", "default", "example", "examples"}, keyword) {
				rewrite(below, base)
			}
		}
	}
}
