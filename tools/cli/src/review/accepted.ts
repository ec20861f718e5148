import type { Finding } from '@delivery/findings';
import { parseAcceptedRisks } from '@delivery/fleet';
import { defaultBranch, mergeBase, namedCommit } from '@delivery/git';
import type { Acceptance } from '@delivery/review';
import type { SideFile } from './side-file.ts';

const FILE = 'clusters/accepted-risks.yaml';

/**
 * What the new side accepts.
 *
 * @param facts files of its `clusters/`
 * @throws Refusal (3) when the file is not readable YAML, (2) when it breaks its schema
 */
export function acceptancesIn(facts: readonly SideFile[]): readonly Acceptance[] {
  const file = facts.find(({ path }) => path === FILE);
  return file === undefined ? [] : parseAcceptedRisks({ file: FILE, bytes: file.bytes() });
}

/**
 * Acceptances that match nothing: what they are for is merged and over, or never was. On a branch they may be for somebody else's change;
 * on the default branch they are an error, so that none waits there for the next change of its object.
 */
export function unusedFindings(unused: readonly Acceptance[], isMain: boolean): readonly Finding[] {
  return unused.map(({ rule, object }) => ({
    id: 'acceptance-matches',
    severity: isMain ? 'error' : 'warning',
    subject: `${rule} ${object}`,
    at: { file: FILE },
    found: 'an acceptance that no danger of this change has',
    allowed: 'the rule, object and change that `delivery risk` prints',
    fix: 'remove it once its change is merged, or copy what `delivery risk` prints',
  }));
}

/** Whether a commit, by default the one that the work tree is at, is on the default branch. */
export function isOnDefaultBranch(root: string, commit = namedCommit(root, 'HEAD')): boolean {
  return mergeBase(root, defaultBranch(root), commit) === commit;
}
