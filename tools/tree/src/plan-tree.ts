import { join } from 'node:path';
import { committedIn, type Committed } from './committed.ts';
import { compareTree, type Comparison, type Rendered } from './compare-tree.ts';
import { refuseDisk } from './disk.ts';
import { nodeFs, type TreeFs } from './fs.ts';
import { readLastSynth } from './last-synth.ts';
import { BESIDE, CODEOWNERS, isUnfinished } from './mark.ts';
import { readTree } from './read-tree.ts';

/** What a synth would do, or did. */
export interface Changes extends Comparison {
  /** Path → git blob id of each file of the tree before, and of CODEOWNERS where that is managed. */
  readonly old: ReadonlyMap<string, string>;
  /**
   * Those of `changed` and `removed` whose content neither HEAD nor the last synth holds: somebody wrote it by hand.
   * Unknown, so empty, while the tree is unfinished.
   */
  readonly handEdits: readonly string[];
  /** Whether a mark stands: an earlier write did not finish. */
  readonly unfinished: boolean;
}

export interface PlanOptions {
  readonly fs?: TreeFs;
  /** What HEAD holds; asked only when the tree differs. @default - asks git */
  readonly head?: Committed;
}

/** Compares the tree with a rendering; writes nothing. */
export function planTree(root: string, next: ReadonlyMap<string, Rendered>, options: PlanOptions = {}): Changes {
  const { fs = nodeFs, head = committedIn(root) } = options;
  return refuseDisk(root, () => {
    const unfinished = isUnfinished(root, fs);
    const lastSynth = readLastSynth(root, fs);
    const managed = next.has(CODEOWNERS) || lastSynth.has(CODEOWNERS) ? [CODEOWNERS, CODEOWNERS + BESIDE] : [];
    const old = readTree(root, fs, managed);
    const read = (path: string) => fs.read(join(root, path));
    const comparison = compareTree(old, next, { read, written: lastSynth, committed: head });
    const lost = [...comparison.changed, ...comparison.removed];
    if (unfinished || lost.length === 0) return { ...comparison, old, handEdits: [], unfinished };
    const committed = head();
    // without a commit and a last synth there is nothing that could tell
    const isKnown = (path: string) => [committed?.get(path), lastSynth.get(path)].includes(old.get(path));
    const handEdits = committed === undefined && lastSynth.size === 0 ? [] : lost.filter((path) => !isKnown(path));
    return { ...comparison, old, handEdits, unfinished };
  });
}
