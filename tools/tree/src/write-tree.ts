import { join } from 'node:path';
import { blobId } from '@delivery/git';
import { applyChanges } from './apply-changes.ts';
import { committedIn } from './committed.ts';
import type { Rendered } from './compare-tree.ts';
import { refuseDisk } from './disk.ts';
import { nodeFs } from './fs.ts';
import { writeLastSynth } from './last-synth.ts';
import { lockTree, thisHost, type Host } from './lock.ts';
import { MARK } from './mark.ts';
import { planTree, type Changes, type PlanOptions } from './plan-tree.ts';

export interface WriteOptions extends PlanOptions {
  /** Whether foreign files are removed too. @default false */
  readonly discard?: boolean;
  /** @default - this process */
  readonly host?: Host;
}

/**
 * Makes `generated/`, and CODEOWNERS if it is rendered, equal to a rendering: only files that differ are touched, and nothing at all when none does.
 * It never gives way to the event loop, so SIGINT and SIGTERM wait until it is done; whatever else stops it
 * leaves the mark, and the next call repairs.
 *
 * @returns what it did
 * @throws Refusal (3) for a collision; (4) when the disk refuses, another process writes, or a file changes meanwhile
 */
export function writeTree(root: string, next: ReadonlyMap<string, Rendered>, options: WriteOptions = {}): Changes {
  const { fs = nodeFs, head = committedIn(root), host = thisHost, discard = false } = options;
  const ahead = planTree(root, next, { fs, head });
  if (!changesTree(ahead, discard)) return ahead;
  return refuseDisk(root, () => {
    const unlock = lockTree(root, fs, host);
    try {
      const changes = planTree(root, next, { fs, head }); // again: another synth may just have finished
      if (!changes.unfinished) fs.create(join(root, MARK), markText(host));
      applyChanges(
        root,
        next,
        discard ? { ...changes, removed: [...changes.removed, ...changes.foreign] } : changes,
        fs,
      );
      writeLastSynth(root, new Map([...next].map(([path, { text }]) => [path, blobId(text)])), fs);
      fs.remove(join(root, MARK));
      return changes;
    } finally {
      unlock();
    }
  });
}

function changesTree({ added, changed, removed, foreign, unfinished }: Changes, discard: boolean): boolean {
  return unfinished || added.length + changed.length + removed.length + (discard ? foreign.length : 0) > 0;
}

function markText({ pid, now }: Host): string {
  return `pid ${pid} began to write this tree at ${now().toISOString()}. Is it gone? \`npm run synth\` repairs the tree.\n`;
}
