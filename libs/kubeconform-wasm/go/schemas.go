package main

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yannh/kubeconform/pkg/validator"
)

// base makes a name that is no URL of its own into one, so that "$ref" can be relative.
const base = "schema:///"

var (
	// compiler keeps each definition by its URL, so kinds share what they refer to.
	compiler = newCompiler()

	// compiled saves the compiler its work on a URL that it has compiled.
	compiled = map[string]*jsonschema.Schema{}

	// asked is the schema of the resource at hand, for explaining why it is invalid.
	asked *jsonschema.Schema
)

// newCompiler is set up as in kubeconform's downloadSchema, but for references.
func newCompiler() *jsonschema.Compiler {
	compiler := jsonschema.NewCompiler()
	compiler.RegisterFormat(validator.DurationFormat())
	compiler.RegisterVocabulary(references)
	compiler.UseLoader(definitions{})
	compiler.DefaultDraft(jsonschema.Draft4)
	return compiler
}

// schemaOf asks the host each time, because its answer may change, and compiles only what it has not compiled before.
func schemaOf(kind, apiVersion string) (*jsonschema.Schema, error) {
	asked, brokenReference = nil, nil
	name, err := askSchema(apiVersion + "/" + kind)
	if err != nil {
		return nil, err
	}
	if name == nil {
		return nil, fmt.Errorf("could not find schema for %s of %s: find(%q) has to answer with one", kind, apiVersion, apiVersion+"/"+kind)
	}
	if asked, err = compile(urlOf(string(name))); err != nil {
		return nil, doesNotCompile(kind, apiVersion, err)
	}
	underWay = map[*jsonschema.Schema]int{asked: 0}
	return asked, nil
}

func doesNotCompile(kind, apiVersion string, err error) error {
	cause := strings.ReplaceAll(err.Error(), "\n", " ")
	return fmt.Errorf("the schema for %s of %s does not compile: %s", kind, apiVersion, cause)
}

func compile(location string) (*jsonschema.Schema, error) {
	if schema, ok := compiled[location]; ok {
		return schema, nil
	}
	schema, err := compiler.Compile(location)
	if err == nil {
		compiled[location] = schema
	} else if invalid, ok := err.(*jsonschema.SchemaValidationError); ok {
		if tree, ok := invalid.Err.(*jsonschema.ValidationError); ok {
			sortTree(tree)
		}
	}
	return schema, err
}

func urlOf(name string) string {
	if strings.Contains(name, "://") {
		return name
	}
	return (&url.URL{Scheme: "schema", Path: "/" + name}).String()
}
