import { type Finding, toText } from '@delivery/findings';

/** What `delivery synth --dry-run --output json` prints, as far as it is read here. */
export interface SynthAnswer {
  /** Absent: it refused. */
  readonly changes?: Changes;
  readonly findings: readonly Finding[];
}

export interface Changes extends Readonly<
  Record<'added' | 'changed' | 'overwrote' | 'removed' | 'foreign', readonly string[]>
> {
  readonly repaired: boolean;
}

export interface Drift {
  readonly path: string;
  readonly what: string;
}

const LISTED = 20;

/** Every file that is not as rendered. */
export function driftOf({ added, changed, overwrote, removed, foreign, repaired }: Changes): readonly Drift[] {
  const all = (paths: readonly string[], what: string) => paths.map((path) => ({ path, what }));
  return [
    ...(repaired ? [{ path: 'generated/.unfinished', what: 'a write that did not finish' }] : []),
    ...all(overwrote, 'is not as rendered'),
    ...all(changed, 'is not as rendered'),
    ...all(added, 'is rendered, and not committed'),
    ...all(removed, 'is not rendered any more'),
    ...all(foreign, 'is a file that nothing renders'),
  ];
}

/** What a comment says instead of a report: a tree that is not what its source renders would be reviewed in vain. */
export function driftMarkdown(drift: readonly Drift[]): string {
  const more = drift.length - LISTED;
  return [
    '## Not reviewed: `generated/` is not what its source renders',
    '',
    `${counted(drift.length)} not as rendered.`,
    'Run `npm run synth`, and commit `generated/` with the change that made it. In the middle of a merge: `npm run delivery -- resolve`.',
    '',
    ...drift.slice(0, LISTED).map(({ path, what }) => `- \`${path}\` ${what}`),
    ...(more > 0 ? [`- … and ${more} more`] : []),
    '',
  ].join('\n');
}

/** What a comment says of sources that do not render. */
export function refusalMarkdown(findings: readonly Finding[]): string {
  const listed = toText(findings.slice(0, LISTED)).replace(/^(?=.)/gm, '    '); // four spaces make Markdown keep it
  const more = findings.length - LISTED;
  const lines = [
    '## Not reviewed: the sources do not render',
    '',
    listed,
    ...(more > 0 ? [`… and ${more} more`, ''] : []),
  ];
  return lines.join('\n');
}

/** E.g. `1 file`. */
export const counted = (files: number) => `${files} ${files === 1 ? 'file' : 'files'}`;
