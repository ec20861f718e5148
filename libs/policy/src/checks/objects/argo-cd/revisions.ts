import type { Facts } from '../../../facts.ts';

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const VERSION = /^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const RING = /^ring\/[\w.-]+$/;

/** Whether a git revision moves only the way a ring's ref does, or not at all: a commit, a tag such as `v1.4.1`, a ring's ref. */
export function isPinnedRevision(revision: string, { revision: own }: Facts): boolean {
  if (revision.startsWith('refs/tags/')) return true;
  const ref = revision.replace(/^refs\/heads\//, '');
  if (COMMIT.test(ref) || VERSION.test(ref)) return true;
  return own === undefined ? RING.test(ref) : ref === own;
}

/** What `isPinnedRevision` takes. */
export function pinnedRevisions({ revision }: Facts): string {
  return `${revision ?? 'ring/<name>'}, a tag such as v1.4.1, or a commit`;
}

/** Whether a version of a chart is one version and no range. */
export function isExactVersion(version: string): boolean {
  return VERSION.test(version) || DIGEST.test(version);
}
