import { isManifest } from '@delivery/manifest';
import type { OpaqueSource, SyncUnit } from '../tree/sync-unit.ts';
import type { Placement, Tree } from '../tree/tree.ts';
import type { OpaqueChange } from './change.ts';
import { compareTexts } from './order.ts';

/**
 * What changes without an object to be seen: files that hold something else, and sources of sync objects that are not in the tree.
 *
 * @param before - placements that the other side does not have like that
 */
export function diffOpaque(
  trees: { readonly before: Tree; readonly after: Tree },
  before: readonly Placement[],
  after: readonly Placement[],
): readonly OpaqueChange[] {
  const changes = [...files(before, after), ...sources(trees.before.units, trees.after.units)];
  return changes.sort(
    (a, b) =>
      compareTexts(a.cluster ?? '', b.cluster ?? '') ||
      compareTexts(a.app ?? '', b.app ?? '') ||
      compareTexts(a.file, b.file) ||
      compareTexts(a.what, b.what),
  );
}

function files(before: readonly Placement[], after: readonly Placement[]): readonly OpaqueChange[] {
  const idOf = ({ file, cluster }: Placement) => `${cluster}\0${file.path}`;
  return merged(before.filter(holdsOther), after.filter(holdsOther), idOf).flatMap(([old, next]) => {
    if (old?.file.id === next?.file.id) return [];
    const { file, cluster, app } = (next ?? old)!;
    return [{ kind: 'file', file: file.path, ...on(cluster, app), operation: operationOf(old, next), what: file.path }];
  });
}

/** A file that holds objects and something else is both. */
function holdsOther({ file, plain }: Placement): boolean {
  if (plain) return true;
  const documents = file.documents();
  return documents.length === 0 || documents.some(({ value }) => value !== null && !isManifest(value));
}

interface UnitSource {
  readonly unit: SyncUnit;
  readonly source: OpaqueSource;
}

function sources(before: readonly SyncUnit[], after: readonly SyncUnit[]): readonly OpaqueChange[] {
  const sides = merged(before.flatMap(sourcesOf), after.flatMap(sourcesOf), sourceId);
  return sides.flatMap(([old, next]) => {
    const sameFrom = !old || !next || old.source.from === next.source.from;
    if (sameFrom && old?.source.version === next?.source.version) return [];
    const { unit, source } = (next ?? old)!;
    return [
      {
        kind: source.kind,
        file: unit.file,
        ...on(unit.cluster, unit.name),
        operation: operationOf(old, next),
        what: source.kind === 'chart' ? `chart ${source.name}` : `${source.name || 'the root'} of another repository`,
        ...(old && { before: versionText(old.source, sameFrom) }),
        ...(next && { after: versionText(next.source, sameFrom) }),
      },
    ];
  });
}

function sourcesOf(unit: SyncUnit): readonly UnitSource[] {
  return unit.opaque.map((source) => ({ unit, source }));
}

function sourceId({ unit, source }: UnitSource): string {
  const { cluster, engine, manifest, namespace, name } = unit;
  return [cluster, engine, manifest.kind, namespace, name, source.kind, source.name].join('\0');
}

/** With the address where that is what changed. */
function versionText({ from, version }: OpaqueSource, sameFrom: boolean): string {
  if (sameFrom) return version;
  return version === '' ? from : `${version} of ${from}`;
}

function on(cluster: string, app: string): Pick<OpaqueChange, 'cluster' | 'app'> {
  return { ...(cluster !== '' && { cluster }), ...(app !== '' && { app }) };
}

function operationOf(before: unknown, after: unknown): OpaqueChange['operation'] {
  if (before === undefined) return 'add';
  return after === undefined ? 'remove' : 'change';
}

/** What has the same id on both sides; of several the n-th with the n-th. */
function merged<T>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
): readonly (readonly [T | undefined, T | undefined])[] {
  const sides = new Map<string, { readonly before: T[]; readonly after: T[] }>();
  const of = (one: T) => sides.get(idOf(one)) ?? sides.set(idOf(one), { before: [], after: [] }).get(idOf(one))!;
  for (const one of before) of(one).before.push(one);
  for (const one of after) of(one).after.push(one);
  return [...sides.values()].flatMap((side) =>
    Array.from(
      { length: Math.max(side.before.length, side.after.length) },
      (_, nth) => [side.before[nth], side.after[nth]] as const,
    ),
  );
}
