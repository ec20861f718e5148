import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { orphansOf } from '../orphans/orphans-of.ts';
import { orphansText } from '../orphans/orphans-text.ts';
import { refuseUnfinished } from '../unfinished.ts';
import { masked } from '../why/masked.ts';

export interface OrphansDeps {
  readonly root: string;
  /** Revision whose history does not count. @default - the whole history of HEAD counts */
  readonly since?: string;
}

/** Lists the protected objects that left the tree, and that both engines therefore left on their clusters. Changes nothing. */
export async function orphans({ root, since }: OrphansDeps, io: Io): Promise<ExitCode> {
  refuseUnfinished(root);
  const found = orphansOf(root, since);
  io.answer(masked({ command: 'orphans', exitCode: 0, orphans: found }), () => orphansText(found, io.color));
  return 0;
}
