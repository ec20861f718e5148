package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
)

// validateObjects validates a JSON array of objects: what ValidateResource does, without reading YAML first.
func validateObjects(text []byte) (results []result) {
	var values []any
	if err := json.Unmarshal(text, &values); err != nil {
		return []result{refusal(err)}
	}
	for i, value := range values {
		for _, r := range validateValue(value) {
			r.Object = i
			results = append(results, r)
		}
	}
	return results
}

func validateValue(value any) []result {
	object, ok := value.(map[string]any)
	if !ok {
		return []result{refusal(fmt.Errorf("this is %s, not an object", describe(value)))}
	}
	items, isList, err := itemsOf(object)
	if !isList {
		return []result{validateObject(object)}
	}
	if err != nil || len(items) == 0 {
		return []result{newListResult(object, err)}
	}
	results := make([]result, len(items))
	for i, item := range items {
		results[i] = validateObject(item.(map[string]any))
		results[i].Item = &i
	}
	return results
}

func validateObject(object map[string]any) result {
	signature, err := (&resource.Resource{}).SignatureFromMap(object)
	if err != nil {
		return newResult(validator.Error, signatureOf(object), fmt.Errorf("error while parsing: %w", err))
	}
	if listed(options.SkipKinds, signature) {
		return newResult(validator.Skipped, signature, nil)
	}
	if listed(options.RejectKinds, signature) {
		return newResult(validator.Error, signature, errors.New("prohibited resource kind "+signature.Kind))
	}
	schema, err := schemaOf(signature.Kind, signature.Version)
	if err != nil {
		return newResult(validator.Error, signature, err)
	}
	err = schema.Validate(object)
	if brokenReference != nil {
		return newResult(validator.Error, signature, doesNotCompile(signature.Kind, signature.Version, brokenReference))
	}
	if err == nil {
		return newResult(validator.Valid, signature, nil)
	}
	r := newResult(validator.Invalid, signature, nil)
	r.explain(schema, object)
	return r
}

// signatureOf is what can be told of an object without a kind or without an apiVersion.
func signatureOf(object map[string]any) *resource.Signature {
	text := func(value any) string { text, _ := value.(string); return text }
	metadata, _ := object["metadata"].(map[string]any)
	return &resource.Signature{
		Kind: text(object["kind"]), Version: text(object["apiVersion"]),
		Name: text(metadata["name"]), Namespace: text(metadata["namespace"]),
	}
}

func listed(kinds map[string]struct{}, signature *resource.Signature) bool {
	_, byKind := kinds[signature.Kind]
	_, byVersion := kinds[signature.GroupVersionKind()]
	return byKind || byVersion
}

// newListResult is about the List itself: empty, or why its items cannot be told.
func newListResult(list map[string]any, err error) result {
	status := validator.Empty
	if err != nil {
		status = validator.Error
	}
	return newResult(status, signatureOf(list), err)
}
