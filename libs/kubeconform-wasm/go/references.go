package main

import (
	"fmt"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

var (
	// brokenReference is why a reference could not be followed that the resource at hand needs.
	brokenReference error

	// underWay holds the schemas that a value is being validated against, and how deep that value lies.
	underWay map[*jsonschema.Schema]int
)

// references adds a keyword to the compiler's: a schema by URL, compiled when the first value is validated against it.
var references = &jsonschema.Vocabulary{
	URL: "kubeconform-wasm:references",
	Compile: func(_ *jsonschema.CompilerContext, schema map[string]any) (jsonschema.SchemaExt, error) {
		if location, ok := schema[lazyKeyword].(string); ok {
			return &reference{location: location}, nil
		}
		return nil, nil
	},
}

type reference struct {
	location string
	schema   *jsonschema.Schema
}

// target returns nil, and leaves the reason in brokenReference, if there is no such schema.
func (r *reference) target() *jsonschema.Schema {
	if r.schema == nil {
		schema, err := compile(r.location)
		if err != nil && brokenReference == nil {
			brokenReference = err
		}
		r.schema = schema
	}
	return r.schema
}

// Validate does what the library does with "$ref", down to the shape of the errors.
func (r *reference) Validate(ctx *jsonschema.ValidatorContext, value any) {
	schema := r.target()
	if schema == nil {
		return
	}
	location := ctx.ValueLocation()
	before, again := underWay[schema]
	if again && before == len(location) {
		brokenReference = fmt.Errorf("%q refers to itself without end", r.location)
		return
	}
	underWay[schema] = len(location)
	err := ctx.Validate(schema, value, nil)
	if again {
		underWay[schema] = before
	} else {
		delete(underWay, schema)
	}
	if err == nil {
		return
	}
	cause := err.(*jsonschema.ValidationError)
	causes := []*jsonschema.ValidationError{cause}
	if _, ok := cause.ErrorKind.(*kind.Group); ok {
		causes = cause.Causes
	}
	ctx.AddErr(&jsonschema.ValidationError{
		SchemaURL:        r.location,
		InstanceLocation: slices.Clone(location),
		ErrorKind:        &kind.Reference{Keyword: "$ref", URL: schema.Location},
		Causes:           causes,
	})
}
