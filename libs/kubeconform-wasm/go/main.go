// The module that JavaScript calls: one document, or one JSON array of objects, in; one JSON array of results out.
//
// It is a WASI reactor: the host calls _initialize once, then configure, then yaml and objects as often as it likes.
// A call is `input`, the host's write to the address it returns, and the call itself.
package main

import (
	"encoding/json"
	"unsafe"

	"github.com/yannh/kubeconform/pkg/validator"
)

var (
	// Both are read by the host at an address it was given, so they have to outlive the call.
	in, out []byte

	options     validator.Opts
	kubeconform validator.Validator
)

//go:wasmexport input
func input(size uint32) unsafe.Pointer {
	in = make([]byte, size)
	return unsafe.Pointer(unsafe.SliceData(in))
}

// configure reads {"strict": true, "skip": ["v1/Secret"], "reject": []}.
//
//go:wasmexport configure
func configure() {
	var given struct {
		Strict       bool
		Skip, Reject []string
	}
	if err := json.Unmarshal(in, &given); err != nil {
		panic(err)
	}
	options = validator.Opts{Strict: given.Strict, SkipKinds: set(given.Skip), RejectKinds: set(given.Reject)}
	kubeconform = validator.NewFromFinder(options, schemaOf)
}

func set(names []string) map[string]struct{} {
	set := make(map[string]struct{}, len(names))
	for _, name := range names {
		set[name] = struct{}{}
	}
	return set
}

//go:wasmexport yaml
func yaml() uint64 { return answer(validateDocument(in)) }

//go:wasmexport objects
func objects() uint64 { return answer(validateObjects(in)) }

// answer returns the address of the results in the upper half, their size in the lower.
func answer(results []result) uint64 {
	var err error
	if out, err = json.Marshal(results); err != nil {
		panic(err)
	}
	in = nil
	return uint64(uintptr(unsafe.Pointer(unsafe.SliceData(out))))<<32 | uint64(len(out))
}

func main() {}
