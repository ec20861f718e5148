import { Refusal, type Finding } from '@delivery/findings';
import { blobId } from '@delivery/git';
import { foldPath, isIdentity, plan, type Plan } from '@delivery/manifest';
import type { Committed } from './committed.ts';
import { objectIn } from './object-in.ts';
import { BESIDE, CODEOWNERS, LOCK, MARK, PLAIN, TREE } from './mark.ts';

/** A rendered file; the writer needs no more. */
export interface Rendered {
  readonly text: string;
}

/** What differs between the tree and a rendering; paths in code unit order. `removed` holds only files that are ours. */
export interface Comparison extends Plan {
  /** Files of the tree that nothing renders and that are not ours to remove. */
  readonly foreign: readonly string[];
}

/** What tells that a file which is no longer rendered is ours. */
export interface Evidence {
  /** The bytes of a file of the tree: ours when they are the object that the path names. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Path → git blob id of what the last synth wrote. */
  readonly written?: ReadonlyMap<string, string>;
  /** Path → git blob id of the files of HEAD, which `check` proved; asked for files of `PLAIN` only. */
  readonly committed?: Committed;
}

/**
 * @param old path → git blob id of each file of the tree, and of CODEOWNERS where that is managed
 * @param next path → rendered file
 * @throws Refusal (3) when two rendered paths are one on a disk that ignores case, or one leaves the tree
 */
export function compareTree(
  old: ReadonlyMap<string, string>,
  next: ReadonlyMap<string, Rendered>,
  { read, written, committed }: Evidence,
): Comparison {
  const findings = [...outside(next.keys()), ...collisions(next.keys())];
  if (findings.length > 0) throw new Refusal(3, findings);
  const texts = new Map([...next].map(([path, { text }]) => [path, text]));
  const { removed, ...rest } = plan(old, texts, blobId);
  const ours = new Set(removed.filter(isOurs));
  const foreign = removed.filter((path) => !ours.has(path) && path !== CODEOWNERS);
  return { ...rest, removed: [...ours], foreign };

  function isOurs(path: string): boolean {
    if (path.endsWith(BESIDE) || written?.get(path) === old.get(path)) return true;
    if (path === CODEOWNERS) return false;
    const isPlain = PLAIN.some((folder) => path.startsWith(folder));
    return (isPlain && committed?.()?.get(path) === old.get(path)) || liesInPlace(path, read(path));
  }
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
    const inTree = path.startsWith(`${TREE}/`) && path !== LOCK && path !== MARK && !path.endsWith(BESIDE);
    if (!plain || !(inTree || path === CODEOWNERS))
      yield error('path-outside', path, 'a path that the writer does not own', `render it below ${TREE}/`);
  }
}

function error(id: string, file: string, found: string, fix: string): Finding {
  return { id, severity: 'error', subject: file, at: { file }, found, fix };
}
