import { didYouMean, Refusal, type Finding } from '@delivery/findings';
import type { Model } from '../model.ts';

/** What is wrong with the name of an app whose release is asked for. */
export function unknownApp(app: string, { fleet, catalog }: Model): Finding | undefined {
  if (fleet.releases.has(app)) return undefined;
  const runsNone = catalog.apps.some(({ name }) => name === app);
  return {
    id: runsNone ? 'app-has-release' : 'unknown-app',
    severity: 'error',
    subject: '<app>',
    found: `app "${app}"${runsNone ? ', which runs no image of its own' : ''}`,
    fix: didYouMean(runsNone ? '' : app, [...fleet.releases.keys()].sort()),
  };
}

/** What is wrong with the name of a ring that an option gives. */
export function unknownRing(option: string, ring: string, { fleet }: Model): Finding | undefined {
  const names = fleet.rings.map(({ name }) => name);
  if (names.includes(ring)) return undefined;
  const fix = didYouMean(ring, names);
  const allowed = names.join(', ');
  return { id: 'unknown-ring', severity: 'error', subject: option, found: `ring "${ring}"`, allowed, fix };
}

/**
 * What is wrong with the tag of an image.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export function wrongTag(tag: string): Finding | undefined {
  const about = { id: 'tag', severity: 'error', subject: '--tag', found: `tag "${tag}"` } as const;
  if (tag === 'latest') {
    return { ...about, allowed: 'a tag that stays with its image', fix: 'name the version, e.g. 1.5.0' };
  }
  if (/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag)) return undefined;
  const allowed = 'at most 128 letters, digits, "_", "." and "-", the first no "." or "-"';
  return { ...about, allowed, fix: 'give the tag alone, e.g. 1.5.0' };
}

/** What is wrong with the digest of an image. */
export function wrongDigest(digest: string): Finding | undefined {
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return undefined;
  return {
    id: 'digest',
    severity: 'error',
    subject: '--digest',
    found: `digest "${digest}"`,
    allowed: '"sha256:" and 64 hexadecimal digits in lower case',
    fix: 'copy the digest that the build printed when it pushed the image',
  };
}

/** @throws Refusal (2) with everything that is wrong with the words of a command line */
export function refuseWords(findings: readonly (Finding | undefined)[]): void {
  const wrong = findings.filter((finding) => finding !== undefined);
  if (wrong.length > 0) throw new Refusal(2, wrong);
}
