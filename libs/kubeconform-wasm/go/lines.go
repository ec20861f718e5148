package main

import yamlv3 "go.yaml.in/yaml/v3"

// parseLines reads a document again, this time with lines. It is YAML 1.2 to kubeconform's 1.1, which differ in what
// scalars mean, not in where they stand. Nil where it cannot be read.
func parseLines(text []byte) *yamlv3.Node {
	var document yamlv3.Node
	if err := yamlv3.Unmarshal(text, &document); err != nil || len(document.Content) == 0 {
		return nil
	}
	return document.Content[0]
}

// locate gives each error its line.
func (r *result) locate(text []byte) {
	if len(r.Errors) > 0 {
		r.placeErrors(parseLines(text))
	}
}

// placeAt gives the result the line of the item that it is about, and each error its own.
func (r *result) placeAt(document *yamlv3.Node, path ...any) {
	r.Line = lineOf(document, path)
	r.placeErrors(document, path...)
}

func (r *result) placeErrors(document *yamlv3.Node, prefix ...any) {
	for i := range r.Errors {
		found := &r.Errors[i]
		path := append(append([]any{}, prefix...), found.Path...)
		if found.key != "" {
			path = append(path, found.key)
		}
		found.Line = lineOf(document, path)
	}
}

// lineOf returns the line of the deepest part of the path that the text holds: of its key, or of its item. 0 without a
// document.
func lineOf(node *yamlv3.Node, path []any) int {
	if node == nil {
		return 0
	}
	line := node.Line
	for _, segment := range path {
		at, value := child(node, segment)
		if value == nil {
			break
		}
		line, node = at, value
	}
	return line
}

// child returns where the segment begins and what it leads to.
func child(node *yamlv3.Node, segment any) (line int, value *yamlv3.Node) {
	for node.Kind == yamlv3.AliasNode {
		node = node.Alias
	}
	switch segment := segment.(type) {
	case int:
		if node.Kind == yamlv3.SequenceNode && segment < len(node.Content) {
			item := node.Content[segment]
			return item.Line, item
		}
	case string:
		if node.Kind == yamlv3.MappingNode {
			return property(node, segment)
		}
	}
	return 0, nil
}

// property looks among the mapping's own keys first, then in what it merges.
func property(mapping *yamlv3.Node, name string) (line int, value *yamlv3.Node) {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if key := mapping.Content[i]; key.Value == name {
			return key.Line, mapping.Content[i+1]
		}
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Tag != "!!merge" {
			continue
		}
		merged := mapping.Content[i+1]
		sources := []*yamlv3.Node{merged}
		if merged.Kind == yamlv3.SequenceNode {
			sources = merged.Content
		}
		for _, source := range sources {
			if line, value = child(source, name); value != nil {
				return line, value
			}
		}
	}
	return 0, nil
}
