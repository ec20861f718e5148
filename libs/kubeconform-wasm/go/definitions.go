package main

import (
	"bytes"
	"errors"
	"net/url"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// definitions loads by URL what the host knows by name.
type definitions struct{}

func (definitions) Load(location string) (any, error) {
	name := location
	if path, ours := strings.CutPrefix(location, base); ours {
		var err error
		if name, err = url.PathUnescape(path); err != nil {
			return nil, err
		}
	}
	text, err := askDefinition(name)
	if err != nil {
		return nil, err
	}
	if text == nil {
		return nil, errors.New("there is no such definition")
	}
	definition, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	if _, ok := definition.(map[string]any); !ok {
		// The compiler would panic on null.
		return nil, errors.New("a definition is a JSON object")
	}
	makeReferencesLazy(definition, location)
	return definition, nil
}
