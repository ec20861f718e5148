import type { JsonSchema } from './json-schema.ts';
import { mapReferences, referencesOf } from './references.ts';

type Definitions = ReadonlyMap<string, JsonSchema>;

export interface NamedDefinitions {
  /** Each content once. */
  readonly definitions: Definitions;
  /** By upstream's name, the name that stands for it in each of the versions, in their order; undefined where it is not served. */
  readonly names: ReadonlyMap<string, readonly (string | undefined)[]>;
}

/**
 * Names definitions by their content, so that what several versions share is stored, and compiled, once. A definition keeps upstream's
 * name when all versions that have it agree. Otherwise its name says the first version with that content, e.g.
 * `io.k8s.api.core.v1.PodSpec@1.36`. References count: a definition is another one when a definition that it refers to is.
 *
 * @param versions - definitions by upstream's name, by version, in order
 */
export function nameByContent(versions: ReadonlyMap<string, Definitions>): NamedDefinitions {
  const classes = classesOf([...versions.values()]);
  const labels = [...versions.keys()];
  const all = new Set([...versions.values()].flatMap((definitions) => [...definitions.keys()]));
  const names = new Map([...all].sort().map((name) => [name, namesOf(name, classes, labels)]));
  const definitions = new Map<string, JsonSchema>();
  [...versions.values()].forEach((version, i) => {
    const nameIn = (name: string) => names.get(name)?.[i] ?? name;
    for (const [name, schema] of version) {
      const named = nameIn(name);
      if (!definitions.has(named)) definitions.set(named, mapReferences(schema, nameIn));
    }
  });
  return { definitions: new Map([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))), names };
}

function namesOf(name: string, classes: readonly ReadonlyMap<string, number>[], labels: readonly string[]) {
  const own = classes.map((version) => version.get(name));
  const contents = new Set(own.filter((content) => content !== undefined));
  return own.map((content) => {
    if (content === undefined || contents.size === 1) return content === undefined ? undefined : name;
    return `${name}@${labels[own.indexOf(content)]}`;
  });
}

/**
 * Numbers that are equal for definitions with the same content. Definitions may hold themselves, so this begins with what stands in
 * each and then tells apart those that refer to different ones, until nothing more falls apart.
 */
function classesOf(versions: readonly Definitions[]): readonly ReadonlyMap<string, number>[] {
  const nodes = versions.map((definitions) =>
    [...definitions].map(([name, schema]) => ({
      name,
      text: JSON.stringify(schema),
      references: referencesOf(schema),
    })),
  );
  let classes: Map<string, number>[] = nodes.map((own) => new Map(own.map(({ name }) => [name, 0])));
  let size = 0;
  for (;;) {
    const numbers = new Map<string, number>();
    const next = nodes.map(
      (own, i) =>
        new Map(
          own.map(({ name, text, references }) => {
            const key = `${name} ${references.map((reference) => classes[i]?.get(reference)).join()} ${text}`;
            return [name, numbers.get(key) ?? numbers.set(key, numbers.size).size - 1];
          }),
        ),
    );
    if (numbers.size === size) return next;
    size = numbers.size;
    classes = next;
  }
}
