import { describe, expect, it } from 'vitest';
import type { OpaqueChange } from '../diff/change.ts';
import { comparisonOf } from '../risk/comparison.ts';
import { configMap, file } from '../tree/testing.ts';
import { treeOf } from '../tree/tree-of.ts';
import { opaqueReports } from './opaque-reports.ts';

const tree = treeOf(['a', 'b'].map((cluster) => file(`clusters/${cluster}/x.yaml`, configMap('x'))));

function said(...opaque: readonly (readonly [OpaqueChange['operation'], string])[]): readonly string[] {
  const changes = opaque.map(([operation, file]) => ({ kind: 'file' as const, file, what: file, operation }));
  const reports = opaqueReports({ ...comparisonOf(tree, tree), opaque: changes });
  return reports.map(({ operation, what, files }) => `${operation} ${what}: ${files.length}`);
}

describe('files that no cluster applies', () => {
  it('are one where each cluster has its own', () => {
    expect(said(['add', 'falco/a/10.yaml'], ['add', 'falco/b/10.yaml'], ['change', 'falco/a/20.yaml'])).toEqual([
      'add falco/*/10.yaml (2 files): 2',
      'change falco/a/20.yaml: 1',
    ]);
  });

  it('are their folder where it has more than two of them', () => {
    const files = ['1', '2', '3'].map((name) => ['add', `falco/a/x/${name}.yaml`] as const);
    expect(said(...files)).toEqual(['add folder falco/a/x (3 files): 3']);
    expect(said(...files.slice(1))).toEqual(['add falco/a/x/2.yaml: 1', 'add falco/a/x/3.yaml: 1']);
  });

  it('are the folder of every cluster', () => {
    const files = ['1', '2', '3'].flatMap((name) =>
      ['a', 'b'].map((cluster) => ['remove', `falco/${cluster}/${name}.yaml`] as const),
    );
    expect(said(...files)).toEqual(['remove folder falco/* (6 files): 6']);
  });

  it('are themselves at the top, and where the folder only looks like a cluster', () => {
    expect(said(['change', 'a'], ['change', 'b'], ['change', 'c'], ['add', 'x/c/1'], ['add', 'x/d/1'])).toEqual([
      'change a: 1',
      'change b: 1',
      'change c: 1',
      'add x/c/1: 1',
      'add x/d/1: 1',
    ]);
  });
});
