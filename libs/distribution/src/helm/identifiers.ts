/** What a Go template takes as a field, and YAML as a plain key. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A name for each label, in their order, that can stand in `.Values.<name>`: the label itself, or in camel case, e.g. `api-gateway` → `apiGateway`; numbered
 * where two would be one.
 *
 * @param reserved names that stand for something else
 * @see https://helm.sh/docs/chart_best_practices/values/#naming-conventions
 */
export function identifiers(labels: readonly string[], reserved: readonly string[] = []): readonly string[] {
  const taken = new Set(reserved);
  return labels.map((label) => {
    const name = identifier(label);
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
    taken.add(free);
    return free;
  });
}

function identifier(label: string): string {
  if (IDENTIFIER.test(label)) return label;
  const [first = '', ...rest] = label.split(/[^A-Za-z0-9_]+/).filter((word) => word !== '');
  const name = [first, ...rest.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)].join('');
  return IDENTIFIER.test(name) ? name : `_${name}`;
}

/** A kind as the first word of a name in camel case, e.g. `NetworkPolicy` → `networkPolicy`, `HTTPRoute` → `httpRoute`. */
export function decapitalized(kind: string): string {
  return kind.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])/, (capitals) => capitals.toLowerCase());
}
