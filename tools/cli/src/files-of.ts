import type { RenderedObject } from '@delivery/component';
import { Refusal, type Finding } from '@delivery/findings';
import { foldPath, keyOf, nameOf, type Manifest } from '@delivery/manifest';

export interface GeneratedFile {
  readonly text: string;
  /** App that rendered it; absent for plain files that hold something of several apps. */
  readonly app?: string;
  /** Absent for files that clusters share, e.g. CRDs. */
  readonly cluster?: string;
  /** Absent for plain files: those that hold no object, so that no engine syncs them. */
  readonly manifest?: Manifest;
  /** Path of the construct that made it; of a plain file, the function. */
  readonly source: string;
  /** The calls that made it, in its `stack`; `source-place.ts` reads it. */
  readonly origin?: Error;
}

/** A file that is no Kubernetes object, e.g. a Helm template. */
export interface PlainFile extends Pick<GeneratedFile, 'text' | 'app' | 'source'> {
  /** Repository-relative. */
  readonly path: string;
}

/**
 * Objects and plain files by path, sorted by code unit.
 *
 * @throws Refusal 3 when two would share a file, also on a disk that folds case or Unicode forms, and when two apps render one
 *   object of a cluster
 */
export function filesOf(
  objects: readonly RenderedObject[],
  plain: readonly PlainFile[] = [],
): ReadonlyMap<string, GeneratedFile> {
  const files: readonly (RenderedObject | PlainFile)[] = [...objects, ...plain];
  const findings = [...sharedFiles(files), ...sharedObjects(objects)];
  if (findings.length > 0) throw new Refusal(3, findings);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Map(sorted.map(({ path, ...file }) => [path, file]));
}

function* sharedFiles(files: readonly (RenderedObject | PlainFile)[]): Generator<Finding> {
  for (const [file, other] of pairs(files, ({ path }) => foldPath(path))) {
    const found =
      file.path === other.path
        ? `${other.source} and ${file.source} both render it`
        : `the same path as ${other.path}, by ${other.source}, on a disk that ignores case`;
    yield finding(
      'file-has-one-object',
      file,
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

/** Each one with the first of the same key. */
function* pairs<T>(all: readonly T[], key: (one: T) => string): Generator<readonly [T, T]> {
  const first = new Map<string, T>();
  for (const one of all) {
    const other = first.get(key(one));
    if (other === undefined) first.set(key(one), one);
    else yield [one, other];
  }
}

function finding(id: string, file: RenderedObject | PlainFile, found: string, fix: string): Finding {
  return { id, severity: 'error', subject: subjectOf(file), at: { file: file.path, path: file.source }, found, fix };
}

function subjectOf(file: RenderedObject | PlainFile): string {
  if (!('manifest' in file)) return file.path;
  return `${nameOf(file.manifest)}${file.cluster === undefined ? '' : ` on ${file.cluster}`}`;
}
