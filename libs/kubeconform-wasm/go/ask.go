package main

import (
	"errors"
	"unsafe"
)

// The host's two questions. Both return the size of an answer that waits to be taken, -1 for "there is none", or
// -2 - size of the text that says why it cannot answer.

//go:wasmimport kubeconform schema
func hostSchema(name unsafe.Pointer, size uint32) int32

//go:wasmimport kubeconform definition
func hostDefinition(name unsafe.Pointer, size uint32) int32

//go:wasmimport kubeconform take
func hostTake(to unsafe.Pointer)

// askSchema returns the name of the schema for "apps/v1/Deployment", or nil.
func askSchema(kind string) ([]byte, error) {
	return take(hostSchema(unsafe.Pointer(unsafe.StringData(kind)), uint32(len(kind))))
}

// askDefinition returns the JSON text of a schema, or nil.
func askDefinition(name string) ([]byte, error) {
	return take(hostDefinition(unsafe.Pointer(unsafe.StringData(name)), uint32(len(name))))
}

func take(size int32) ([]byte, error) {
	switch {
	case size == -1:
		return nil, nil
	case size < 0:
		return nil, errors.New(string(fill(-2 - size)))
	default:
		return fill(size), nil
	}
}

func fill(size int32) []byte {
	answer := make([]byte, size)
	hostTake(unsafe.Pointer(unsafe.SliceData(answer)))
	return answer
}
