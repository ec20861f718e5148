import { Refusal } from '@delivery/findings';
import { readAssets } from '../validate/assets.ts';
import type { FolderThread } from './folder-thread.ts';
import { mergeKeys } from './merge-keys.ts';
import { readSides, type SideOptions, type Sides } from './read-sides.ts';

export interface DifferencesDeps {
  readonly root: string;
  readonly assets: string;
  readonly cwd: string;
  /** That has begun to read the folders. @default - none */
  readonly thread?: FolderThread;
}

/**
 * Reads two sides and says what differs.
 *
 * @throws Refusal (3) for a file that differs and is not readable on the new side, (4) while a write of the tree is not finished
 */
export async function differences(options: SideOptions, deps: DifferencesDeps): Promise<Sides> {
  const { root, assets, cwd, thread } = deps;
  if (options.fromDir === undefined) (await import('../unfinished.ts')).refuseUnfinished(root);
  const keysOf = mergeKeys(readAssets(assets));
  const sides = await readSides(options, { root, cwd, keysOf, ...(thread && { thread }) });
  if (sides.problems.length > 0) throw new Refusal(3, sides.problems);
  return sides;
}
