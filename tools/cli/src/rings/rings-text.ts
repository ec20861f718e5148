import { counted } from '../changes.ts';
import type { Colors } from '../io.ts';
import { imageText, trackText } from '../release/images.ts';
import { shortId } from './branches.ts';
import type { Counts, Delta } from './ring-delta.ts';
import type { Pending } from './ring-images.ts';
import type { RingReport, Travel } from './ring-report.ts';

/** A block of lines a ring. */
export function ringsText({ main, rings }: Travel, color: Colors): string {
  return [`${main.name} at ${shortId(main.commit)}\n`, ...rings.map((ring) => ringText(ring, main.name, color))].join(
    '\n',
  );
}

function ringText(ring: RingReport, main: string, color: Colors): string {
  const { name, clusters, live, pending, delta } = ring;
  const lines = [
    ['clusters', clusters.map((cluster) => `${cluster.name} (${cluster.state})`)],
    ['live', live.map((image) => `${image.app} ${trackText(image)}`)],
    ['pending', pending.map(pendingText)],
    ['objects', delta.apps.length === 0 ? [] : [deltaText(delta)]],
  ] as const;
  const head = `${color.bold(name)}  ${whereText(ring, main)}\n`;
  return head + lines.map(([label, words]) => `  ${label.padEnd(10)}${words.join(', ') || 'none'}\n`).join('');
}

/** E.g. `ring/canary at 5fc7456d1b2a, 3 commits behind main`. */
function whereText({ ref, at }: RingReport, main: string): string {
  if (at === undefined) return `no branch ${ref}, neither here nor of origin`;
  const apart = [
    ...(at.ahead > 0 ? [`${counted(at.ahead, 'commit')} beside`] : []),
    ...(at.behind > 0 ? [`${counted(at.behind, 'commit')} behind`] : []),
  ];
  return `${at.name} at ${shortId(at.commit)}, ${apart.length === 0 ? `where ${main} is` : `${apart.join(' and ')} ${main}`}`;
}

/** E.g. `order 1.4.1 → 1.5.0 (candidate)`, `user + 1.0.0`, `payment - 2.0.3`. */
function pendingText({ app, from, to }: Pending): string {
  if (to === undefined) return from === undefined ? app : `${app} - ${imageText(from)}`;
  return from === undefined ? `${app} + ${trackText(to)}` : `${app} ${imageText(from, to)} → ${trackText(to, from)}`;
}

/** E.g. `3 (+1 ~2 -0): engine 1, order 2`. */
function deltaText({ apps, ...all }: Delta): string {
  const count = (counts: Counts) => counts.added + counts.changed + counts.removed;
  const marks = `+${all.added} ~${all.changed} -${all.removed}`;
  return `${count(all)} (${marks}): ${apps.map((one) => `${one.app} ${count(one)}`).join(', ')}`;
}
