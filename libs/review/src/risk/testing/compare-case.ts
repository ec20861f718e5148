import { emit, nameOf, pathOf, type Manifest } from '@delivery/manifest';
import type { TreeFile } from '../../tree/file.ts';
import { treeOf } from '../../tree/tree-of.ts';
import type { ClusterFacts, Tree } from '../../tree/tree.ts';
import { comparisonOf, type Comparison } from '../comparison.ts';
import { baseOf } from './base.ts';
import type { Case, Edit, TestCluster } from './case.ts';
import { withField } from './set-field.ts';

const PROD: TestCluster = { name: 'prod' };
const RINGS = ['development', 'staging', 'canary', 'production', 'edge'];

/** Both sides of a case, and what differs. */
export function compareCase({ clusters = [PROD], both, before, after }: Case): Comparison {
  const side = (edit: Edit | undefined) => treeOf(filesOf(clusters, [both, edit]), { factsOf: factsIn(clusters) });
  return comparisonOf(side(before), side(after), { rings: RINGS });
}

/** Of nothing but the valid fleet. */
export function baseTree(clusters: readonly TestCluster[] = [PROD]): Tree {
  return treeOf(filesOf(clusters, []), { factsOf: factsIn(clusters) });
}

function factsIn(clusters: readonly TestCluster[]): (name: string) => Omit<ClusterFacts, 'name'> | undefined {
  return (name) => {
    const cluster = clusters.find((one) => one.name === name);
    if (cluster === undefined) return undefined;
    const { environment = 'production', cloud = 'aws', ring = environment, region } = cluster;
    return { environment, cloud, ring, ...(region !== undefined && { region }) };
  };
}

type Placed = Map<string, { readonly folder: string; readonly manifest: Manifest }[]>;

function filesOf(clusters: readonly TestCluster[], edits: readonly (Edit | undefined)[]): TreeFile[] {
  const files = new Map<string, readonly unknown[]>();
  const given = edits.filter((edit) => edit !== undefined);
  for (const cluster of clusters) {
    const placed: Placed = new Map();
    const place = (folder: string, manifest: Manifest) =>
      placed.set(nameOf(manifest), [...(placed.get(nameOf(manifest)) ?? []), { folder, manifest }]);
    for (const [folder, manifests] of Object.entries(baseOf(cluster))) for (const one of manifests) place(folder, one);
    for (const edit of given) if (edit.on?.includes(cluster.name) ?? true) apply(edit, placed, place);
    for (const { folder, manifest } of [...placed.values()].flat()) {
      files.set(`generated/clusters/${cluster.name}/${folder}/${pathOf(manifest)}`, [manifest]);
    }
  }
  for (const { files: more = {} } of given) {
    for (const [path, value] of Object.entries(more)) {
      if (value === undefined) files.delete(path);
      else files.set(path, Array.isArray(value) ? (value as unknown[]) : [value]);
    }
  }
  return [...files].map(([path, documents]) => fileOf(path, documents));
}

function apply(edit: Edit, placed: Placed, place: (folder: string, manifest: Manifest) => void): void {
  const known = (name: string) =>
    placed.get(name) ?? fail(`no object "${name}"; there are ${[...placed.keys()].join(', ')}`);
  for (const name of edit.remove ?? []) {
    known(name);
    placed.delete(name);
  }
  for (const [folder, manifests] of Object.entries(edit.add ?? {}))
    for (const manifest of manifests) place(folder, manifest);
  for (const [name, folder] of Object.entries(edit.move ?? {})) {
    placed.set(
      name,
      known(name).map(({ manifest }) => ({ folder, manifest })),
    );
  }
  for (const [name, fields] of Object.entries(edit.set ?? {})) {
    const next = known(name).map(({ folder, manifest }) => ({
      folder,
      manifest: Object.entries(fields).reduce((value, [path, to]) => withField(value, path, to) as Manifest, manifest),
    }));
    placed.delete(name);
    for (const { folder, manifest } of next) place(folder, manifest);
  }
}

function fileOf(path: string, documents: readonly unknown[]): TreeFile {
  const text = documents.map((value) => emit(value)).join('---\n');
  return {
    path,
    id: text,
    mentions: (part) => text.includes(part),
    documents: () => documents.map((value, i) => ({ value, line: i + 1 })),
  };
}

function fail(message: string): never {
  throw new Error(message);
}
