import { emit, type Manifest } from '@delivery/manifest';

export interface Mutant {
  readonly mistake: string;
  readonly text: string;
}

type Tree = Record<string, unknown>;

/** One object with one mistake each: fields, types, nulls, keys and what YAML 1.1 reads differently. */
export function mutants(object: Manifest): readonly Mutant[] {
  const text = emit(object);
  const changed = (mistake: string, change: (copy: Tree) => void): Mutant => {
    const copy = JSON.parse(JSON.stringify(object)) as Tree;
    change(copy);
    return { mistake, text: JSON.stringify(copy, null, 2) };
  };
  const field = Object.keys(object).find((key) => !['apiVersion', 'kind', 'metadata'].includes(key));
  return [
    changed('unknown-field', (copy) => (copy['specc'] = {})),
    changed('unknown-metadata', (copy) => ((copy['metadata'] as Tree)['labls'] = {})),
    changed('labels-as-text', (copy) => ((copy['metadata'] as Tree)['labels'] = 'order')),
    changed('label-as-number', (copy) => ((copy['metadata'] as Tree)['labels'] = { tier: 1 })),
    changed('name-as-number', (copy) => ((copy['metadata'] as Tree)['name'] = 17)),
    changed('null-metadata', (copy) => (copy['metadata'] = null)),
    changed('no-kind', (copy) => delete copy['kind']),
    changed('no-version', (copy) => delete copy['apiVersion']),
    changed('unknown-version', (copy) => (copy['apiVersion'] = `${String(copy['apiVersion'])}beta9`)),
    { mistake: 'duplicate-key', text: `${text}kind: ${object.kind}\n` },
    { mistake: 'yaml-boolean', text: `${text}`.replace(/^ {2}name: .*$/m, '  name: yes') },
    { mistake: 'not-yaml', text: `${text}\t- [\n` },
    ...(field === undefined
      ? []
      : [
          changed('as-text', (copy) => (copy[field] = 'text')),
          changed('as-list', (copy) => (copy[field] = [])),
          changed('as-null', (copy) => (copy[field] = null)),
          changed('as-number', (copy) => (copy[field] = 1.5)),
          changed('unknown-inside', (copy) => (copy[field] = inside(copy[field]))),
          changed('without', (copy) => delete copy[field]),
        ]),
    ...deepest(object).map(({ at, value }, i) =>
      changed(`leaf-${i}`, (copy) => {
        const last = at.at(-1) ?? '';
        const parent = at.slice(0, -1).reduce<Tree>((node, key) => node[key] as Tree, copy);
        parent[last] = typeof value === 'string' ? { text: value } : String(value);
      }),
    ),
  ];
}

function inside(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value, unknownField: true }
    : [value];
}

/** How many leaves of an object are given another type. */
const LEAVES = 3;

/** The leaves that lie deepest, the first ones of these. */
function deepest(object: Manifest): readonly { readonly at: readonly string[]; readonly value: unknown }[] {
  const leaves: { at: string[]; value: unknown }[] = [];
  const walk = (value: unknown, at: string[]): void => {
    if (typeof value !== 'object' || value === null) leaves.push({ at, value });
    else for (const [key, item] of Object.entries(value)) walk(item, [...at, key]);
  };
  walk(object, []);
  return leaves.sort((a, b) => b.at.length - a.at.length).slice(0, LEAVES);
}
