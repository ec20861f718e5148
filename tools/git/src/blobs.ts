import { Refusal } from '@delivery/findings';
import { git } from './run-git.ts';

/**
 * The blobs that a commit holds under some folders, by path relative to `root`. A folder that it does not have holds none.
 *
 * @param folders relative to `root`, e.g. `clusters`
 */
export function blobsAt(root: string, commit: string, folders: readonly string[]): Map<string, string> {
  return blobsIn(git(root, ['ls-tree', '-r', '-z', commit, '--', ...folders.map((folder) => `${folder}/`)]));
}

/**
 * The contents of blobs, by id.
 *
 * @throws Refusal (2) for a blob that this clone does not have
 */
export function readBlobs(root: string, ids: readonly string[]): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const output = git(root, ['cat-file', '--batch'], { input: ids.map((id) => `${id}\n`).join('') });
  for (let at = 0; at < output.length;) {
    const line = output.indexOf('\n', at);
    const [id = '', type = '', size = ''] = output.toString('utf8', at, line).split(' ');
    if (type !== 'blob') throw partialClone(id);
    const end = line + 1 + Number(size);
    blobs.set(id, output.subarray(line + 1, end));
    at = end + 1; // a line end follows each content
  }
  return blobs;
}

/** Paths and ids of what `git ls-tree -r -z` prints. */
export function blobsIn(output: Buffer): Map<string, string> {
  return new Map(output.toString('utf8').split('\0').filter(Boolean).map(entry));
}

/** `100644 blob <id>\t<path>` */
function entry(line: string): [path: string, id: string] {
  const tab = line.indexOf('\t');
  return [line.slice(tab + 1), line.slice(line.lastIndexOf(' ', tab) + 1, tab)];
}

function partialClone(id: string): Refusal {
  const found = `no content of blob ${id}: a partial clone, or a damaged one`;
  const fix = 'run `git fetch --refetch --no-filter`';
  return new Refusal(2, [{ id: 'partial-clone', severity: 'error', subject: 'git cat-file', found, fix }]);
}
