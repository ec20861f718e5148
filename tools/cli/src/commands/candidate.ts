import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { readModel, type ReadModel } from '../read-model.ts';
import { changeRelease } from '../release/change-release.ts';
import { readRelease } from '../release/release-file.ts';
import { withCandidate } from '../release/with-candidate.ts';
import { refuseWords, unknownApp, unknownRing, wrongDigest, wrongTag } from '../release/words.ts';
import { refuseUnfinished } from '../unfinished.ts';

export interface CandidateDeps {
  readonly root: string;
  readonly app: string;
  readonly tag: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** Ring that it goes through. @default - the one that this image reached, else the first */
  readonly through?: string;
  /** Whether to say what it would do, and do nothing. @default false */
  readonly dryRun?: boolean;
  /** @default - that of the repository */
  readonly model?: ReadModel;
}

/** Names the image that an app tries next, in place of the candidate that it has. Edits one file. */
export async function candidate(deps: CandidateDeps, io: Io): Promise<ExitCode> {
  const { root, app, tag, digest, through, dryRun = false } = deps;
  refuseUnfinished(root);
  const model = await (deps.model ?? readModel)(root);
  const [first] = model.fleet.rings;
  if (first === undefined) throw new Error('a fleet without rings');
  const ring = through ?? first.name;
  refuseWords([unknownApp(app, model), wrongTag(tag), wrongDigest(digest), unknownRing('--through', ring, model)]);
  const file = readRelease(root, app, model);
  const after = withCandidate(file, { tag, digest }, through, first.name);
  return changeRelease({ root, command: 'candidate', dryRun, file, after, model }, io);
}
