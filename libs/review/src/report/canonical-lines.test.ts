import { emit, type Manifest } from '@delivery/manifest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FieldPath } from '../diff/path.ts';
import { lineOf } from './canonical-lines.ts';

const key = fc.oneof(
  fc.constantFrom('name', 'data', 'spec', 'a', 'b', '- a', 'a: b', '#', 'x.y/z', ''),
  fc.string({ maxLength: 6 }),
);
const leaf = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'a: b',
    '- a',
    'two\nlines',
    '\nfirst',
    'last\n\n',
    '  indented\nline',
    'name: x\nspec: y\n',
    'yes',
  ),
  fc.string(),
  fc.integer(),
  fc.boolean(),
);
const { value: node } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4 }),
  ),
}));
const manifest = fc
  .record({ spec: node, data: node })
  .map((rest): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'order' }, ...rest }));

function leaves(value: unknown, path: FieldPath): (readonly [FieldPath, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, i) => leaves(one, [...path, i]));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]));
}

/** The line that holds a value begins it: what stands behind the key or the dash is how it is emitted. */
it('finds the line of every value of any object', () => {
  fc.assert(
    fc.property(manifest, (object) => {
      let text;
      try {
        text = emit(object);
      } catch {
        fc.pre(false);
        return;
      }
      const lines = text.split('\n');
      const seen = new Set<number>();
      for (const [path, value] of leaves(object, [])) {
        const line = lineOf(lines, object, path);
        expect(seen.has(line)).toBe(false);
        seen.add(line);
        const last = path.at(-1);
        const mark = typeof last === 'number' ? '- ' : emit({ [String(last)]: 0 }).slice(0, -2);
        const first =
          typeof last === 'number'
            ? emit([value]).split('\n')[0]!.slice(2)
            : emit({ x: value }).split('\n')[0]!.slice(3);
        expect(lines[line - 1]).toContain(`${mark.trimEnd()}${first === '' ? '' : ` ${first}`}`);
      }
    }),
    { numRuns: 500 },
  );
});

it('stays at the parent of what is not there', () => {
  const object: Manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'x' },
    spec: { containers: [{ name: 'a' }] },
  };
  const lines = emit(object).split('\n');
  const at = (...path: FieldPath) => lines[lineOf(lines, object, path) - 1];
  expect(at('spec', 'containers', { name: 'a' })).toBe('    - name: a');
  expect(at('spec', 'containers', { name: 'b' }, 'image')).toBe('  containers:');
  expect(at('spec', 'volumes')).toBe('spec:');
  expect(at()).toBe('apiVersion: v1');
});
