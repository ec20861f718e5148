import { grouped } from '../grouped.ts';
import type { Hit } from './report.ts';
import { counted } from './words.ts';

/** The same danger of the same object on several clusters is said once; the worst first. */
export function sameHits(hits: readonly Hit[]): readonly (readonly [Hit, ...Hit[]])[] {
  const groups = new Map<string, [Hit, ...Hit[]]>();
  for (const hit of hits) {
    const { rule, verdict, subject, field, found, accepted } = hit;
    const key = [rule, verdict, subject, field, found, accepted ?? ''].join('\0');
    const others = groups.get(key);
    if (others) others.push(hit);
    else groups.set(key, [hit]);
  }
  const order = ['stop', 'two-reviewers', 'warn'];
  const place = ({ accepted, verdict }: Hit) => (accepted === undefined ? order.indexOf(verdict) : order.length);
  return [...groups.values()].sort(([a], [b]) => place(a) - place(b));
}

/** What one rule sees with one verdict, however often; accepted apart. The worst first. */
export function dangersOf(hits: readonly Hit[]): readonly (readonly (readonly [Hit, ...Hit[]])[])[] {
  const key = ([{ rule, verdict, accepted }]: readonly [Hit, ...Hit[]]) => [rule, verdict, accepted ?? ''].join('\0');
  return [...grouped(sameHits(hits), key).values()];
}

/** Clusters of the same hits. */
export function clustersOf(same: readonly Hit[]): readonly string[] {
  return [...new Set(same.map(({ cluster }) => cluster))];
}

/** E.g. `12 pods, 30 GiB of volumes; 3 clusters of aws, gcp; ring production`. */
export function blastText(same: readonly Hit[]): string | undefined {
  const pods = same.reduce((sum, { blast }) => sum + blast.pods, 0);
  const bytes = same.reduce((sum, { blast }) => sum + blast.volumeBytes, 0);
  const union = (list: (hit: Hit) => readonly string[]) => [...new Set(same.flatMap(list))].join(', ');
  const clusters = new Set(same.flatMap(({ blast }) => blast.clusters)).size;
  const clouds = union(({ blast }) => blast.clouds);
  const rings = union(({ blast }) => blast.rings);
  const parts = [
    [pods > 0 ? counted(pods, 'pod') : '', bytes > 0 ? `${bytesText(bytes)} of volumes` : '']
      .filter(Boolean)
      .join(', '),
    clusters > 0 ? `${counted(clusters, 'cluster')}${clouds && ` of ${clouds}`}` : '',
    rings && `${rings.includes(',') ? 'rings' : 'ring'} ${rings}`,
  ];
  return parts.filter(Boolean).join('; ') || undefined;
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

function bytesText(bytes: number): string {
  const unit = Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** unit).toPrecision(3))} ${UNITS[unit] ?? 'B'}`;
}
