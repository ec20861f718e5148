import { join } from 'node:path';
import { headBlobs } from '@delivery/git';
import { compareTree, type Comparison, type Rendered } from './compare-tree.ts';
import { refuseDisk } from './disk.ts';
import { nodeFs, type TreeFs } from './fs.ts';
import { readLastSynth } from './last-synth.ts';
import { isUnfinished, TREE } from './mark.ts';
import { readTree } from './read-tree.ts';

/** What a synth would do, or did. */
export interface Changes extends Comparison {
  /** Path → git blob id of each file of the tree before. */
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
  /** Path → git blob id of the files of HEAD. @default - asks git */
  readonly head?: () => ReadonlyMap<string, string> | undefined;
}

/** Compares the tree with a rendering; writes nothing. */
export function planTree(root: string, next: ReadonlyMap<string, Rendered>, options: PlanOptions = {}): Changes {
  const { fs = nodeFs, head = () => headBlobs(root, TREE) } = options;
  return refuseDisk(root, () => {
    const unfinished = isUnfinished(root, fs);
    const old = readTree(root, fs);
    const lastSynth = readLastSynth(root, fs);
    const comparison = compareTree(old, next, (path) => fs.read(join(root, path)), lastSynth);
    const lost = [...comparison.changed, ...comparison.removed];
    if (unfinished || lost.length === 0) return { ...comparison, old, handEdits: [], unfinished };
    const committed = head();
    // without a commit and a last synth there is nothing that could tell
    const isKnown = (path: string) => [committed?.get(path), lastSynth.get(path)].includes(old.get(path));
    const handEdits = committed === undefined && lastSynth.size === 0 ? [] : lost.filter((path) => !isKnown(path));
    return { ...comparison, old, handEdits, unfinished };
  });
}
