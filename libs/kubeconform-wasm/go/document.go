package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
	yamlv2 "go.yaml.in/yaml/v2"
	sigsyaml "sigs.k8s.io/yaml"
)

// validateDocument validates one YAML document: one result, or one for each item of a List.
func validateDocument(text []byte) []result {
	if !isBlockMapping(text) {
		if err := endsEarly(text); err != nil {
			return []result{refusal(err)}
		}
	}
	if bytes.Contains(text, []byte("List")) {
		if results, isList := validateListDocument(text); isList {
			return results
		}
	}
	r := validateResource(text)
	r.locate(text)
	return []result{r}
}

// validateResource leaves the verdict to kubeconform, and says the same thing in the same order each time.
func validateResource(text []byte) result {
	verdict := kubeconform.ValidateResource(resource.Resource{Bytes: text})
	signed := verdict.Resource
	if verdict.Status != validator.Valid {
		signed = resource.Resource{Bytes: text}
	}
	signature, _ := signed.Signature()
	if verdict.Status == validator.Error && isUnsigned(verdict.Resource) {
		// kubeconform reads the signature first, and takes `kind: 3` for a text there.
		if second := kubeconform.ValidateResource(signed); second.Status != validator.Valid {
			verdict = second
		}
	}
	if brokenReference != nil && (verdict.Status == validator.Valid || verdict.Status == validator.Invalid) {
		return newResult(validator.Error, signature, doesNotCompile(signature.Kind, signature.Version, brokenReference))
	}
	r := newResult(verdict.Status, signature, verdict.Err)
	if verdict.Status == validator.Invalid {
		var value any
		if err := sigsyaml.Unmarshal(text, &value); err == nil {
			r.explain(asked, value)
		}
	}
	return r
}

func isUnsigned(res resource.Resource) bool {
	signature, err := res.Signature()
	return err != nil || signature.Kind == "" || signature.Version == ""
}

// isBlockMapping tells the usual document, whose first key stands at the start of a line. After such a mapping the
// parser accepts only the end of the document, so nothing can be left unread.
func isBlockMapping(text []byte) bool {
	for line := range bytes.Lines(text) {
		trimmed := bytes.TrimSpace(line)
		if bytes.ContainsAny(trimmed, "\r\u0085\u2028\u2029") {
			return false // more than one line to the parser
		}
		if len(trimmed) > 0 && trimmed[0] != '#' && string(trimmed) != "---" {
			c := line[0]
			return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		}
	}
	return true
}

// endsEarly finds text behind the document, which yaml.Unmarshal leaves unread without a word: the second of two JSON
// objects, or what follows a first line that is indented deeper than the rest.
func endsEarly(text []byte) error {
	if json.Valid(text) {
		return nil
	}
	decoder := yamlv2.NewDecoder(bytes.NewReader(text))
	var first, second unread
	if err := decoder.Decode(&first); err != nil {
		return nil // kubeconform reports it in its own words
	}
	if err := decoder.Decode(&second); err == nil {
		return errors.New("the document ends before its text does: separate documents by a line of \"---\"")
	} else if err.Error() != "EOF" {
		return fmt.Errorf("the document ends before its text does: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	return nil
}

// unread takes any YAML value and keeps nothing of it.
type unread struct{}

func (*unread) UnmarshalYAML(func(any) error) error { return nil }
