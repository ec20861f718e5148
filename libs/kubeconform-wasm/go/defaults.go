package main

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// maxHops bounds the references and parts of allOf that lead from one schema to another for the same value.
const maxHops = 64

// fillDefaults writes the defaults of a schema into a value, as the API server does with custom resources before it
// validates them: a Gateway's address without a type fails "oneOf" only where the default is missing.
//
// A required field gets no zero value: OpenAPI v3 has one for every field of the built-in kinds, which fills nothing in.
//
// See https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
func fillDefaults(schema *jsonschema.Schema, value any, hops int) {
	if schema == nil || hops > maxHops {
		return
	}
	fillDefaults(schema.Ref, value, hops+1)
	for _, extension := range schema.Extensions {
		if reference, ok := extension.(*reference); ok {
			fillDefaults(reference.target(), value, hops+1)
		}
	}
	for _, part := range schema.AllOf {
		fillDefaults(part, value, hops+1)
	}
	switch value := value.(type) {
	case map[string]any:
		fillProperties(schema, value)
	case []any:
		if items, ok := schema.Items.(*jsonschema.Schema); ok {
			for _, item := range value {
				fillDefaults(items, item, 0)
			}
		}
	}
}

func fillProperties(schema *jsonschema.Schema, object map[string]any) {
	for name, property := range schema.Properties {
		if property.Default == nil || isSet(property, object, name) {
			continue
		}
		if !isZero(*property.Default) || !slices.Contains(schema.Required, name) {
			object[name] = clone(*property.Default)
		}
	}
	rest, _ := schema.AdditionalProperties.(*jsonschema.Schema)
	for name, value := range object {
		if property, ok := schema.Properties[name]; ok {
			fillDefaults(property, value, 0)
		} else {
			fillDefaults(rest, value, 0)
		}
	}
}

// isSet tells a null that is a value from one that stands for nothing.
func isSet(property *jsonschema.Schema, object map[string]any, name string) bool {
	value, ok := object[name]
	if value != nil || !ok {
		return ok
	}
	return property.Types != nil && slices.Contains(property.Types.ToStrings(), "null")
}

func isZero(value any) bool {
	switch value := value.(type) {
	case map[string]any:
		return len(value) == 0
	case []any:
		return len(value) == 0
	case json.Number:
		return value == "0"
	default:
		return value == nil || value == "" || value == false
	}
}

func clone(value any) any {
	switch value := value.(type) {
	case map[string]any:
		copied := maps.Clone(value)
		for name := range copied {
			copied[name] = clone(copied[name])
		}
		return copied
	case []any:
		copied := slices.Clone(value)
		for i := range copied {
			copied[i] = clone(copied[i])
		}
		return copied
	default:
		return value
	}
}
