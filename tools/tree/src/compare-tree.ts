import { Refusal, type Finding } from '@delivery/findings';
import { blobId } from '@delivery/git';
import { foldPath, isIdentity, plan, type Plan } from '@delivery/manifest';
import { objectIn } from './object-in.ts';
import { BESIDE, LOCK, MARK, TREE } from './mark.ts';

/** A rendered file; the writer needs no more. */
export interface Rendered {
  readonly text: string;
}

/** What differs between the tree and a rendering; paths in code unit order. `removed` holds only files that are ours. */
export interface Comparison extends Plan {
  /** Files that nothing renders and that are not ours to remove. */
  readonly foreign: readonly string[];
}

/**
 * @param old path → git blob id of each file of the tree
 * @param next path → rendered file
 * @param read gives the bytes of a file of the tree
 * @param written path → git blob id of what the last synth wrote: ours too, though it may not hold a Kubernetes object
 * @throws Refusal (3) when two rendered paths are one on a disk that ignores case, or one leaves the tree
 */
export function compareTree(
  old: ReadonlyMap<string, string>,
  next: ReadonlyMap<string, Rendered>,
  read: (path: string) => Uint8Array | undefined,
  written: ReadonlyMap<string, string> = new Map(),
): Comparison {
  const findings = [...outside(next.keys()), ...collisions(next.keys())];
  if (findings.length > 0) throw new Refusal(3, findings);
  const texts = new Map([...next].map(([path, { text }]) => [path, text]));
  const { removed, ...rest } = plan(old, texts, blobId);
  const ours = new Set(
    removed.filter(
      (path) => path.endsWith(BESIDE) || written.get(path) === old.get(path) || liesInPlace(path, read(path)),
    ),
  );
  return { ...rest, removed: [...ours], foreign: removed.filter((path) => !ours.has(path)) };
}

function liesInPlace(path: string, bytes: Uint8Array | undefined): boolean {
  const object = bytes && objectIn(path, bytes);
  return object !== undefined && isIdentity(path, object);
}

function* collisions(paths: Iterable<string>): Generator<Finding> {
  const folded = new Map<string, string>();
  for (const path of paths) {
    const other = folded.get(foldPath(path));
    if (other !== undefined) {
      yield error(
        'path-collision',
        path,
        `the same path as ${other} on a disk that ignores case`,
        'rename one of the two objects',
      );
    }
    folded.set(foldPath(path), path);
  }
}

function* outside(paths: Iterable<string>): Generator<Finding> {
  for (const path of paths) {
    const plain = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\0]/.test(path);
    const ours = path.startsWith(`${TREE}/`) && path !== LOCK && path !== MARK && !path.endsWith(BESIDE);
    if (!plain || !ours)
      yield error('path-outside', path, 'a path that the writer does not own', `render it below ${TREE}/`);
  }
}

function error(id: string, file: string, found: string, fix: string): Finding {
  return { id, severity: 'error', subject: file, at: { file }, found, fix };
}
