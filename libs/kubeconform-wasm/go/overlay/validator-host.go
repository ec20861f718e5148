// Added to github.com/yannh/kubeconform/pkg/validator: the constructor that New has no room for, since it takes the
// locations of schemas as text.

package validator

import (
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yannh/kubeconform/pkg/registry"
)

// Finder answers which schema validates a kind; nil where there is none.
type Finder func(kind, apiVersion string) (*jsonschema.Schema, error)

// NewFromFinder returns the Validator of New, except that it asks find for the schema of every resource and keeps none.
func NewFromFinder(opts Opts, find Finder) Validator {
	return &v{
		opts: opts,
		schemaDownload: func(_ []registry.Registry, _ jsonschema.SchemeURLLoader, kind, apiVersion, _ string) (*jsonschema.Schema, error) {
			return find(kind, apiVersion)
		},
	}
}

// DurationFormat is the format that downloadSchema gives to its compilers: a Go duration as well as an ISO 8601 one.
func DurationFormat() *jsonschema.Format {
	return &jsonschema.Format{Name: "duration", Validate: validateDuration}
}
