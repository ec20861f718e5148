import type { RenderedObject } from '@delivery/component';
import { Refusal, type Finding } from '@delivery/findings';
import { foldPath, keyOf, nameOf, type Manifest } from '@delivery/manifest';

export interface GeneratedFile {
  readonly text: string;
  /** App that rendered it. */
  readonly app: string;
  /** Absent for files that clusters share, e.g. CRDs. */
  readonly cluster?: string;
  readonly manifest: Manifest;
  /** Path of the construct that made it. */
  readonly source: string;
  /** The calls that made it, in its `stack`; `source-place.ts` reads it. */
  readonly origin?: Error;
}

/**
 * Objects by path, sorted by code unit.
 *
 * @throws Refusal 3 when two objects would share a file, also on a disk that folds case or Unicode forms, and when two apps render one
 *   object of a cluster
 */
export function filesOf(objects: readonly RenderedObject[]): ReadonlyMap<string, GeneratedFile> {
  const findings = [...sharedFiles(objects), ...sharedObjects(objects)];
  if (findings.length > 0) throw new Refusal(3, findings);
  const sorted = [...objects].sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Map(sorted.map(({ path, ...file }) => [path, file]));
}

function* sharedFiles(objects: readonly RenderedObject[]): Generator<Finding> {
  for (const [object, other] of pairs(objects, ({ path }) => foldPath(path))) {
    const found =
      object.path === other.path
        ? `${other.source} and ${object.source} both render it`
        : `the same path as ${other.path}, by ${other.source}, on a disk that ignores case`;
    yield finding(
      'file-has-one-object',
      object,
      found,
      'give one of the two a name or namespace of its own, or remove it',
    );
  }
}

function* sharedObjects(objects: readonly RenderedObject[]): Generator<Finding> {
  for (const [object, other] of pairs(objects, ({ cluster, manifest }) => `${cluster} ${keyOf(manifest)}`)) {
    if (object.app === other.app) continue; // the same path as well
    yield finding(
      'object-has-one-app',
      object,
      `app ${other.app} renders it too, as ${other.source}`,
      'remove one of the two',
    );
  }
}

/** Each object with the first one of the same key. */
function* pairs(
  objects: readonly RenderedObject[],
  key: (object: RenderedObject) => string,
): Generator<readonly [RenderedObject, RenderedObject]> {
  const first = new Map<string, RenderedObject>();
  for (const object of objects) {
    const other = first.get(key(object));
    if (other === undefined) first.set(key(object), object);
    else yield [object, other];
  }
}

function finding(id: string, { manifest, cluster, path, source }: RenderedObject, found: string, fix: string): Finding {
  const on = cluster === undefined ? '' : ` on ${cluster}`;
  return { id, severity: 'error', subject: `${nameOf(manifest)}${on}`, at: { file: path, path: source }, found, fix };
}
