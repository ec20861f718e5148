import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isManifest, parse } from '@delivery/manifest';
import { comparisonOf, hitReport, inspect, reportOf, treeOf, type FullReport, type TreeFile } from '@delivery/review';
import { rules } from '@delivery/review/rules';
import { root } from '../fleet.ts';

/** Gives the text of a file of the new side; undefined removes it. */
export type TextEdit = (path: string, text: string) => string | undefined;

const CLUSTERS = 'generated/clusters';

/** What a reviewer is told of an edit of the committed tree. */
export function reviewOf(edit: TextEdit): FullReport {
  const texts = readdirSync(join(root, CLUSTERS), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => [`${CLUSTERS}/${path}`, readFileSync(join(root, CLUSTERS, path), 'utf8')] as const);
  const before = new Map(texts.map(([path, text]) => [path, fileOf(path, text)]));
  const after = texts.flatMap(([path, text]) => {
    const next = edit(path, text);
    return next === undefined ? [] : next === text ? before.get(path)! : fileOf(path, next);
  });
  const factsOf = (cluster: string) => {
    const [cloud = '', environment = ''] = cluster.split('-');
    const long = { dev: 'development', staging: 'staging' }[environment] ?? 'production';
    return { environment: long, cloud, ring: long };
  };
  const comparison = comparisonOf(treeOf([...before.values()], { factsOf }), treeOf(after, { factsOf }), {
    rings: ['development', 'staging', 'production'],
  });
  const hits = inspect(comparison, rules).map((hit) => hitReport(hit, comparison));
  return reportOf(comparison, {
    base: { name: 'main', commit: '5fc7456d1b2a5fc7456d1b2a5fc7456d1b2a0000' },
    head: { name: 'work tree' },
    notes: ['an edit of a test'],
    hits,
    edited: ['apps/services/order/component.ts'],
    madeAt: ({ app }) => `apps/services/${app}/component.ts:1`,
  });
}

function fileOf(path: string, text: string): TreeFile {
  const document = () => parse(text);
  return {
    path,
    id: text,
    mentions: (part) => text.includes(part),
    documents: () => [document()].filter(isManifest).map((value) => ({ value, line: 1 })),
  };
}
