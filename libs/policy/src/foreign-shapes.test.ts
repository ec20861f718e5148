import { nameOf, type Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { checks } from './checks.ts';
import { validFacts, validSet } from './examples/valid-set.ts';
import { worldOf } from './world.ts';

const ODD = [null, 'odd', [null, 7, 'odd', [null]], { name: {}, namespace: 7, kind: [] }];

/** Their pods are those of a Deployment. */
const ALIKE = ['DaemonSet', 'Job', 'ReplicaSet'];

/** One object of each kind. */
const samples = [
  ...new Map(validSet().map((object) => [`${object.apiVersion} ${object.kind}`, object])).values(),
].filter(({ kind }) => !ALIKE.includes(kind));

it.each(samples.map((object) => [nameOf(object), object] as const))(
  'no check fails on any shape of %s',
  (_name, object) => {
    const entries = [...oddities(object)].map((odd) => ({ object: odd, file: 'a/b.yaml' }));
    const world = worldOf(entries, validFacts);
    const violations = checks.flatMap((check) => [...check.inspect(world)]);
    const unclear = violations.filter(({ found }) => /^$|undefined|NaN/.test(found));
    expect(unclear.map(({ found }) => found)).toEqual([]);
    expect(entries.length).toBeGreaterThan(ODD.length);
  },
);

/** The object with each field replaced by each odd value, but for what makes it an object. */
function* oddities(object: Manifest): Iterable<Manifest> {
  for (const path of pathsOf(object)) {
    if (
      ['apiVersion', 'kind', 'metadata'].includes(path.join('.')) ||
      /^metadata,(?:name|namespace)$/.test(path.join(','))
    )
      continue;
    for (const value of ODD) yield replaced(object, path, value) as Manifest;
  }
}

function* pathsOf(value: unknown, path: readonly string[] = []): Iterable<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value === 'object' && value !== null)
    for (const [key, field] of Object.entries(value)) yield* pathsOf(field, [...path, key]);
}

function replaced(root: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root))
    return root.map((item, i) => (String(i) === key ? replaced(item, rest, value) : (item as unknown)));
  const fields = root as Record<string, unknown>;
  return { ...fields, [key]: replaced(fields[key], rest, value) };
}
