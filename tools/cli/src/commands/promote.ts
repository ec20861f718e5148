import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { readModel, type ReadModel } from '../read-model.ts';
import { changeRelease } from '../release/change-release.ts';
import { promoted } from '../release/promoted.ts';
import { readRelease } from '../release/release-file.ts';
import { refuseWords, unknownApp, unknownRing } from '../release/words.ts';
import { refuseUnfinished } from '../unfinished.ts';

export interface PromoteDeps {
  readonly root: string;
  readonly app: string;
  /** Ring that the candidate goes through from now on. */
  readonly to: string;
  /** Whether to say what it would do, and do nothing. @default false */
  readonly dryRun?: boolean;
  /** @default - that of the repository */
  readonly model?: ReadModel;
}

/** Lets an app's candidate travel through one more ring; through the last one, it becomes the stable image. Edits one file. */
export async function promote(deps: PromoteDeps, io: Io): Promise<ExitCode> {
  const { root, app, to, dryRun = false } = deps;
  refuseUnfinished(root);
  const model = await (deps.model ?? readModel)(root);
  refuseWords([unknownApp(app, model), unknownRing('--to', to, model)]);
  const file = readRelease(root, app, model);
  const after = promoted(file, to, model.fleet.rings);
  return changeRelease({ root, command: 'promote', dryRun, file, after, model }, io);
}
