import type { Finding } from '@delivery/findings';
import type { Changes } from '@delivery/tree';

/** How many paths a text lists before it only counts them. */
const LISTED = 20;

/** What synth did, or would do, in the words of its report; every list in code unit order. */
export interface Report {
  /** Files that were not there. */
  readonly added: readonly string[];
  /** Files whose rendering changed. */
  readonly changed: readonly string[];
  /** Files whose content somebody wrote by hand, which the rendering replaced. */
  readonly overwrote: readonly string[];
  readonly removed: readonly string[];
  /** Those of `removed` that somebody wrote by hand. */
  readonly removedHandEdits: readonly string[];
  /** Foreign files that `--discard` removed. */
  readonly discarded: readonly string[];
  /** Foreign files that were left alone. */
  readonly foreign: readonly string[];
  readonly unchanged: number;
  /** Whether it repaired a tree that an earlier write had left unfinished. */
  readonly repaired: boolean;
}

export function reportOf(changes: Changes, discard: boolean): Report {
  const { added, changed, removed, foreign, handEdits, unchanged, unfinished } = changes;
  const byHand = new Set(handEdits);
  return {
    added,
    changed: changed.filter((path) => !byHand.has(path)),
    overwrote: changed.filter((path) => byHand.has(path)),
    removed,
    removedHandEdits: removed.filter((path) => byHand.has(path)),
    discarded: discard ? foreign : [],
    foreign: discard ? [] : foreign,
    unchanged,
    repaired: unfinished,
  };
}

/** A line a file, `''` when nothing changed. What was lost comes first, since long lists are cut. */
export function listText(report: Report, limit = LISTED): string {
  const { overwrote, discarded, removed, removedHandEdits, changed, added } = report;
  const lines = [
    ...overwrote.map((path) => `! ${path}  (hand edit)`),
    ...discarded.map((path) => `! ${path}  (foreign)`),
    ...removed.map((path) => `- ${path}${removedHandEdits.includes(path) ? '  (hand edit)' : ''}`),
    ...changed.map((path) => `~ ${path}`),
    ...added.map((path) => `+ ${path}`),
  ];
  const more = lines.length - limit;
  return [...lines.slice(0, limit), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** E.g. `wrote 12 (3 new), overwrote 1 (hand edit), removed 2, left 214 as they were`. */
export function sentence({ added, changed, overwrote, discarded, removed, unchanged }: Report, dryRun = false): string {
  const wrote = added.length + changed.length;
  const parts = [
    wrote > 0 &&
      `${dryRun ? 'write' : 'wrote'} ${counted(wrote, 'file')}${added.length > 0 ? ` (${added.length} new)` : ''}`,
    overwrote.length > 0 &&
      `${dryRun ? 'overwrite' : 'overwrote'} ${overwrote.length} (${overwrote.length === 1 ? 'hand edit' : 'hand edits'})`,
    removed.length > 0 && `${dryRun ? 'remove' : 'removed'} ${removed.length}`,
    discarded.length > 0 && `${dryRun ? 'discard' : 'discarded'} ${discarded.length} (foreign)`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return `nothing to write: ${counted(unchanged, 'file')} as rendered`;
  if (unchanged > 0) parts.push(`${dryRun ? 'leave' : 'left'} ${unchanged} as they ${dryRun ? 'are' : 'were'}`);
  return (dryRun ? 'would ' : '') + parts.join(', ');
}

/** E.g. `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function foreignFinding(file: string): Finding {
  return {
    id: 'tree-foreign',
    severity: 'error',
    subject: file,
    at: { file },
    found: 'a file that nothing renders',
    allowed: 'files that synth wrote',
    fix: 'move it out of generated/, or remove it with `npm run synth -- --discard`',
  };
}
