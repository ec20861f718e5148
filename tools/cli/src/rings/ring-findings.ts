import type { Finding } from '@delivery/findings';
import { distance } from '@delivery/git';
import { counted } from '../changes.ts';
import { shortId, type Branch } from './branches.ts';
import type { RingReport, Travel } from './ring-report.ts';

/** What does not fit a change that travels ring by ring, along main: warnings, since a ref is moved by people. */
export function* ringFindings(root: string, { main, rings }: Travel): Generator<Finding> {
  yield* staleBranch(main);
  let before: (RingReport & { readonly at: Branch }) | undefined;
  for (const ring of rings) {
    const { at } = ring;
    if (at === undefined) continue;
    yield* staleBranch(at);
    if (at.ahead > 0) {
      yield finding('ring-on-main', ring.name, {
        found: `${at.name} at ${shortId(at.commit)} has ${counted(at.ahead, 'commit')} that ${main.name} lacks`,
        allowed: `commits of ${main.name}`,
        fix: 'bring them to main with a pull request, then move the branch forward to main',
      });
    }
    const early = before === undefined ? 0 : distance(root, at.commit, before.at.commit).ahead;
    if (before !== undefined && early > 0) {
      yield finding('ring-follows', ring.name, {
        found: `${at.name} at ${shortId(at.commit)} has ${counted(early, 'commit')} that ${before.at.name} lacks`,
        allowed: `commits that ring ${before.name} has`,
        fix: `move ${before.ref} forward first; this ring follows once it is healthy there`,
      });
    }
    before = { ...ring, at };
  }
}

function* staleBranch({ name, commit, origin }: Branch): Generator<Finding> {
  if (origin === undefined) return;
  yield {
    id: 'branch-as-origin',
    severity: 'warning',
    subject: name,
    found: `${shortId(commit)} here, ${shortId(origin)} at origin`,
    allowed: "the same: clusters sync origin's",
    fix: "push it, or pull origin's",
  };
}

function finding(id: string, ring: string, words: Pick<Finding, 'found' | 'allowed' | 'fix'>): Finding {
  return { id, severity: 'warning', subject: `ring ${ring}`, ...words };
}
