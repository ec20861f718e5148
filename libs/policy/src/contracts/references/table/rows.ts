import { accessRows } from './access.ts';
import { argoRows } from './argo.ts';
import { chartRows } from './charts.ts';
import { certificateRows } from './certificates.ts';
import { edgeRows } from './edge.ts';
import { fluxRows } from './flux.ts';
import { meshRows } from './mesh.ts';
import { monitoringRows } from './monitoring.ts';
import { patternsOf, type Patterns } from './pattern.ts';
import { podRows } from './pods.ts';
import type { Row, RowOptions, Rows } from './row.ts';
import { scalingRows } from './scaling.ts';
import { secretRows } from './secrets.ts';
import { storageRows } from './storage.ts';

/** What a row says of its place. */
export interface Naming extends RowOptions {
  /** Of what is named, unless the place says another. */
  readonly group: string;
  readonly kind: string;
}

const settings: Rows = { '/ConfigMap': [['data.*', '/Service', { form: 'url' }]] };

const families = [
  storageRows,
  accessRows,
  edgeRows,
  meshRows,
  certificateRows,
  secretRows,
  argoRows,
  fluxRows,
  chartRows,
  scalingRows,
  monitoringRows,
  settings,
];

const byKind = new Map<string, Row[]>();
for (const [kind, rows] of families.flatMap(Object.entries<readonly Row[]>))
  byKind.set(kind, [...(byKind.get(kind) ?? []), ...rows]);

/** What pods name; patterns are below the pod's spec. */
export const podPatterns: Patterns<Naming> = patternsOf(podRows.map(ready));

const known = new Map<string, Patterns<Naming>>();

/** What objects of a kind name, beside what their pods do. */
export function patternsFor(group: string, kind: string): Patterns<Naming> {
  const type = `${group}/${kind}`;
  const before = known.get(type);
  if (before) return before;
  const patterns = patternsOf([...(byKind.get(type) ?? []), ...(byKind.get(`${group}/*`) ?? [])].map(ready));
  known.set(type, patterns);
  return patterns;
}

function ready([at, to, options]: Row): readonly [string, Naming] {
  const slash = to.indexOf('/');
  return [at, { ...options, group: to.slice(0, slash), kind: to.slice(slash + 1) }];
}
