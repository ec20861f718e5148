import { emit } from '@delivery/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { TreeFile } from '../tree/file.ts';
import { isRecord } from '../tree/fields.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import type { Tree, TreeObject } from '../tree/tree.ts';
import { worst } from '../verdict.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { inspect } from './inspect.ts';
import { rules } from './rules.ts';
import type { Case } from './testing/case.ts';
import { compareCase } from './testing/compare-case.ts';
import { fileOf, filesOn, withFiles } from './testing/sides.ts';

const cases: readonly Case[] = rules.flatMap(({ positive, nearMiss }) => [...positive, ...nearMiss]);
const RINGS = ['development', 'staging', 'canary', 'production', 'edge'];
const verdictOf = (comparison: Comparison) => worst(inspect(comparison, rules).map(({ verdict }) => verdict));
const said = (comparison: Comparison) => inspect(comparison, rules).map(({ rule, found }) => `${rule.id} ${found}`);
const compare = (before: Tree, after: Tree) => comparisonOf(before, after, { rings: RINGS });
const aCase = fc.nat(cases.length - 1).map((index) => cases[index]!);

describe('risk of a tree and itself', () => {
  it.each(rules.map(({ id, positive, nearMiss }) => [id, [...positive, ...nearMiss]] as const))(
    'is none, on both sides of every case of %s',
    (_, own) => {
      for (const one of own) {
        const { before, after } = compareCase(one);
        expect(said(compare(before, before))).toEqual([]);
        expect(said(compare(after, after))).toEqual([]);
      }
    },
  );
});

describe('risk of the same in other words', () => {
  const rewritten = (tree: Tree, rewrite: (file: TreeFile) => TreeFile) => withFiles(tree, filesOn(tree).map(rewrite));

  it('is none when keys stand in another order', () => {
    fc.assert(
      fc.property(aCase, fc.compareFunc<string>(), (one, order) => {
        const { after } = compareCase(one);
        const next = rewritten(after, (file) => {
          const values = file.documents().map(({ value }) => reordered(value, order));
          return fileOf(file.path, JSON.stringify(values), values);
        });
        expect(said(compare(after, next))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is none when comments come', () => {
    fc.assert(
      fc.property(aCase, fc.string(), (one, comment) => {
        const note = `# ${comment.replace(/[^\x20-\x7e]/g, '')}\n`;
        const { after } = compareCase(one);
        const next = rewritten(after, (file) => {
          const text = file
            .documents()
            .map(({ value }) => emit(value).replace(/^(?=metadata:|spec:)/gm, note))
            .join(`---\n${note}`);
          return fileOf(
            file.path,
            text,
            parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as unknown),
          );
        });
        expect(said(compare(after, next))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is none when files stand in another order', () => {
    fc.assert(
      fc.property(aCase, fc.nat(), (one, turn) => {
        const { after } = compareCase(one);
        const files = filesOn(after);
        const cut = turn % (files.length || 1);
        expect(said(compare(after, withFiles(after, [...files.slice(cut), ...files.slice(0, cut)])))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is none when files have other names', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const { after } = compareCase(one);
        // Of two files with one object nobody knows which is which then.
        fc.pre(after.objects().every((object) => after.all(keyOnCluster(object)).length === 1));
        const next = rewritten(after, (file) => ({ ...file, path: file.path.replace(/\.yaml$/, '-2.yaml') }));
        expect(said(compare(after, next))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

it('no rule throws, whatever stands in an object', () => {
  fc.assert(
    fc.property(
      aCase,
      fc.nat(),
      fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
      fc.jsonValue(),
      (one, pick, way, value) => {
        const { before, after } = compareCase(one);
        const files = filesOn(after);
        const file = files[pick % files.length]!;
        const values = file.documents().map((document) => replaced(document.value, way, value));
        const odd = withFiles(after, [
          ...files.filter((other) => other !== file),
          fileOf(file.path, JSON.stringify(values), values),
        ]);
        said(compare(before, odd));
        said(compare(odd, before));
      },
    ),
    { numRuns: 300 },
  );
});

it('one more deletion never lowers the verdict', () => {
  fc.assert(
    fc.property(aCase, fc.nat(), (one, pick) => {
      const { before, after } = compareCase(one);
      const comparison = compare(before, after);
      const hits = inspect(comparison, rules);
      // What a hit is about may well be harmless once that is gone, or once nothing applies it.
      const about = new Set(hits.flatMap(({ object, hurts = [] }) => [object, ...hurts].flatMap(itselfAndUnits)));
      const changed = new Set(comparison.changes.map(({ id }) => id));
      const unchanged = after
        .objects()
        .filter((object) => !about.has(keyOnCluster(object)) && !changed.has(keyOnCluster(object)));
      fc.pre(unchanged.length > 0);
      const gone = unchanged[pick % unchanged.length]!;
      const next = withFiles(
        after,
        filesOn(after).filter(({ path }) => path !== gone.file),
      );
      const [was, is] = [worst(hits.map(({ verdict }) => verdict)), verdictOf(compare(before, next))];
      expect(worst([was, is]), `without ${keyOnCluster(gone)} in "${one.name}"`).toBe(is);
    }),
    { numRuns: 150 },
  );
});

function itselfAndUnits({ cluster, manifest, units }: TreeObject): readonly string[] {
  return [manifest, ...units.map((unit) => unit.manifest)].map((one) => keyOnCluster({ cluster, manifest: one }));
}

function reordered(value: unknown, order: (a: string, b: string) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => reordered(one, order));
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort(order);
  return Object.fromEntries(keys.map((key) => [key, reordered(value[key], order)]));
}

/** With another value somewhere below `spec` or `metadata`; each step of the way picks a key. */
function replaced(node: unknown, [step, ...rest]: readonly number[], value: unknown): unknown {
  if (step === undefined || !(isRecord(node) || Array.isArray(node))) return value;
  const keys = Object.keys(node).filter((key) => !['apiVersion', 'kind', 'name'].includes(key));
  if (keys.length === 0) return value;
  const key = keys[step % keys.length]!;
  const next = replaced((node as Record<string, unknown>)[key], rest, value);
  return Array.isArray(node) ? node.with(Number(key), next) : { ...node, [key]: next };
}
