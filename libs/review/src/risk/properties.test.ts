import { emit, type Manifest } from '@delivery/manifest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { TreeFile } from '../tree/file.ts';
import { isRecord } from '../tree/fields.ts';
import { keyOnCluster } from '../tree/objects-of.ts';
import type { Tree, TreeObject } from '../tree/tree.ts';
import { type Verdict, worst } from '../verdict.ts';
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

describe('one more deletion never lowers the verdict', () => {
  const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 2 });

  it('of what goes, one after the other', () => {
    fc.assert(
      fc.property(aCase, picks, (one, way) => {
        const { before, after } = compareCase(one);
        way.reduce((side, pick) => {
          const gone = unchangedIn(before, side, pick);
          return gone === undefined ? side : without(before, side, gone);
        }, after);
      }),
      { numRuns: 30 },
    );
  });

  it('of what its engine leaves alone', () => {
    fc.assert(
      fc.property(aCase, fc.nat(), (one, pick) => {
        const { before, after } = compareCase(one);
        const gone = unchangedIn(before, after, pick);
        fc.pre(gone !== undefined);
        const [was, is] = [before, after].map((side) => withKept(side, gone.file)) as [Tree, Tree];
        without(was, is, gone);
      }),
      { numRuns: 30 },
    );
  });
});

/** One of the objects that are as they were and that no hit is about: what it is about may well be harmless once that is gone. */
function unchangedIn(before: Tree, after: Tree, pick: number): TreeObject | undefined {
  const comparison = compare(before, after);
  const hits = inspect(comparison, rules);
  const others = new Set([
    ...hits.flatMap(({ object, hurts = [] }) => [object, ...hurts].map(keyOnCluster)),
    ...comparison.changes.map(({ id }) => id),
  ]);
  const unchanged = after.objects().filter((object) => !others.has(keyOnCluster(object)));
  return unchanged[pick % unchanged.length];
}

/** Without the file of an object, which asks for as much as with it. */
function without(before: Tree, after: Tree, gone: TreeObject): Tree {
  const next = withFiles(
    after,
    filesOn(after).filter(({ path }) => path !== gone.file),
  );
  const [was, is] = [after, next].map((side) => verdictOf(compare(before, side))) as [Verdict, Verdict];
  expect(worst([was, is]), `without ${keyOnCluster(gone)}`).toBe(is);
  return next;
}

/** With marks for both engines on what stands in a file, so that they leave it alone when it goes. */
function withKept(side: Tree, path: string): Tree {
  const marks = {
    'argocd.argoproj.io/sync-options': 'Prune=false',
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  };
  const files = filesOn(side).map((file) => {
    if (file.path !== path) return file;
    const values = file.documents().map(({ value }) => {
      const { metadata } = value as Manifest;
      const annotations = { ...(metadata['annotations'] as object | undefined), ...marks };
      return { ...(value as Manifest), metadata: { ...metadata, annotations } };
    });
    return fileOf(file.path, JSON.stringify(values), values);
  });
  return withFiles(side, files);
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
