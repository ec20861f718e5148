package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"github.com/yannh/kubeconform/pkg/validator"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

var english = message.NewPrinter(language.English)

// explain replaces kubeconform's text by the same text in a fixed order, and lists every leaf of the errors, where
// kubeconform stops at the first level. Objects are checked in the random order of Go's maps. An object that needs no
// more than its defaults is valid. The value is changed.
func (r *result) explain(schema *jsonschema.Schema, value any) {
	tree, ok := schema.Validate(value).(*jsonschema.ValidationError)
	if !ok {
		return
	}
	sortTree(tree)
	errors := leaves(tree, value, nil)
	if fillDefaults(schema, value, 0); schema.Validate(value) == nil {
		r.Status, r.Message = statuses[validator.Valid], ""
		return
	}
	r.Message = invalidText(tree)
	r.Errors = slices.CompactFunc(errors, func(a, b issue) bool {
		return a.Pointer == b.Pointer && a.Message == b.Message
	})
}

// invalidText is the text of kubeconform's ValidateResource.
func invalidText(err error) string {
	return "problem validating schema. Check JSON formatting: " + strings.ReplaceAll(err.Error(), "\n", " ")
}

func sortTree(tree *jsonschema.ValidationError) {
	if additional, ok := tree.ErrorKind.(*kind.AdditionalProperties); ok {
		slices.Sort(additional.Properties)
	}
	for _, cause := range tree.Causes {
		sortTree(cause)
	}
	slices.SortFunc(tree.Causes, func(a, b *jsonschema.ValidationError) int {
		return cmp.Or(
			slices.CompareFunc(a.InstanceLocation, b.InstanceLocation, compareSegments),
			cmp.Compare(a.Error(), b.Error()),
		)
	})
}

// compareSegments puts containers/2 before containers/10.
func compareSegments(a, b string) int {
	i, errA := strconv.Atoi(a)
	j, errB := strconv.Atoi(b)
	if errA == nil && errB == nil {
		return cmp.Compare(i, j)
	}
	return cmp.Compare(a, b)
}

func leaves(tree *jsonschema.ValidationError, value any, to []issue) []issue {
	for _, cause := range tree.Causes {
		to = leaves(cause, value, to)
	}
	if len(tree.Causes) > 0 {
		return to
	}
	found := issue{
		Path:    pathIn(value, tree.InstanceLocation),
		Pointer: pointer(tree.InstanceLocation),
		Message: tree.ErrorKind.LocalizedString(english),
	}
	if additional, ok := tree.ErrorKind.(*kind.AdditionalProperties); ok {
		found.key = additional.Properties[0]
	}
	return append(to, found)
}

// pathIn tells an index from a key that looks like one.
func pathIn(value any, segments []string) []any {
	path := make([]any, 0, len(segments))
	for _, segment := range segments {
		switch in := value.(type) {
		case []any:
			i, _ := strconv.Atoi(segment)
			path, value = append(path, i), in[i]
		case map[string]any:
			path, value = append(path, segment), in[segment]
		default:
			path = append(path, segment)
		}
	}
	return path
}

var escaped = strings.NewReplacer("~", "~0", "/", "~1")

// pointer is a JSON pointer.
func pointer(segments []string) string {
	var text strings.Builder
	for _, segment := range segments {
		text.WriteString("/" + escaped.Replace(segment))
	}
	return text.String()
}
