import type { Blast, Effect, ObjectReport, Verdict } from '@delivery/review';

export const verdicts: Readonly<Record<Verdict, string>> = {
  routine: 'Routine',
  warn: 'One reviewer',
  'two-reviewers': 'Two reviewers',
  stop: 'Stop',
};

export const effects: Readonly<Record<Effect, string>> = {
  none: 'No effect',
  live: 'Live',
  'rolling-restart': 'Rolling restart',
  recreate: 'Recreated',
  refused: 'Refused by the API server',
  delete: 'Deleted',
};

export const operations: Readonly<Record<ObjectReport['operation'] | 'replace', string>> = {
  add: 'added',
  remove: 'removed',
  change: 'changed',
  replace: 'changed',
  move: 'moved',
  rename: 'renamed',
};

const thousands = new Intl.NumberFormat('en');

/** E.g. `1 object`, `1,204 objects`, `1,204`. */
export const counted = (count: number, noun = ''): string =>
  `${thousands.format(count)} ${noun}${noun === '' || count === 1 ? '' : 's'}`.trim();

/** E.g. `Deployment order/order`. */
export const subjectOf = ({ kind, namespace, name }: Pick<ObjectReport, 'kind' | 'namespace' | 'name'>): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/** Few are named, many are counted. */
export const clustersText = (clusters: readonly string[]): string =>
  clusters.length > 2 ? counted(clusters.length, 'cluster') : clusters.map((name) => named(name, 'cluster')).join(', ');

/** A tree that has no layout does not say which app or cluster a file is for. */
export const named = (name: string, what: 'app' | 'cluster'): string => name || `no ${what}`;

/** E.g. `6 pods, 40 GiB of volumes, 2 clusters, aws, ring production`. */
export function blastText({ pods, volumeBytes, clusters, clouds, rings }: Blast): string {
  const parts = [
    pods > 0 && counted(pods, 'pod'),
    volumeBytes > 0 && `${bytesText(volumeBytes)} of volumes`,
    clusters.length > 0 && clustersText(clusters),
    clouds.join(', '),
    rings.length > 0 && `ring ${rings.join(', ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function bytesText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Number((bytes / 1024 ** unit).toFixed(1))} ${units[unit]}`;
}
