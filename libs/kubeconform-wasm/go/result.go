package main

import (
	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
)

type result struct {
	Status     string `json:"status"`
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Namespace  string `json:"namespace"`
	// Object is the index in the array of objects.
	Object int `json:"object,omitempty"`
	// Item is the index in a List.
	Item *int `json:"item,omitempty"`
	// Line counts from 1, in the text that was given; 0 where it is not known.
	Line    int     `json:"line,omitempty"`
	Message string  `json:"message,omitempty"`
	Errors  []issue `json:"errors,omitempty"`
}

// issue is one leaf of a schema's errors.
type issue struct {
	// Path holds keys (string) and indexes (int).
	Path    []any  `json:"path"`
	Pointer string `json:"pointer"`
	Line    int    `json:"line,omitempty"`
	Message string `json:"message"`

	// key is the property that the message is about, where Path leads to the object around it.
	key string
}

var statuses = map[validator.Status]string{
	validator.Error:   "error",
	validator.Skipped: "skipped",
	validator.Valid:   "valid",
	validator.Invalid: "invalid",
	validator.Empty:   "empty",
}

func newResult(status validator.Status, signature *resource.Signature, err error) result {
	r := result{Status: statuses[status]}
	if signature != nil {
		r.APIVersion, r.Kind, r.Name, r.Namespace = signature.Version, signature.Kind, signature.Name, signature.Namespace
	}
	if err != nil {
		r.Message = err.Error()
	}
	return r
}

// refusal is a document that never got as far as a schema.
func refusal(err error) result { return newResult(validator.Error, nil, err) }
