import { pathOf, type Manifest } from '@delivery/manifest';
import { comparisonOf } from '../risk/comparison.ts';
import { fileOf } from '../risk/testing/sides.ts';
import { treeOf } from '../tree/tree-of.ts';
import type { Tree } from '../tree/tree.ts';
import { compareCase } from '../risk/testing/compare-case.ts';
import type { Case, TestCluster } from '../risk/testing/case.ts';
import { reportOf, type FullReport, type ReportOptions } from './report-of.ts';

/** A fleet of two clouds and three rings. */
export const fleet: readonly TestCluster[] = [
  { name: 'aws-dev-eu-west-1', environment: 'development', cloud: 'aws' },
  { name: 'aws-prod-eu-west-1', cloud: 'aws', engine: 'flux' },
  { name: 'azure-dev-westeurope', environment: 'development', cloud: 'azure' },
  { name: 'azure-prod-westeurope', cloud: 'azure' },
];

/** What is said of a small change. */
export function reviewCase(
  one: Pick<Case, 'both' | 'before' | 'after' | 'clusters'>,
  options: Partial<ReportOptions> = {},
): FullReport {
  const comparison = compareCase({ name: '', decides: '', clusters: fleet, ...one });
  return reportOf(comparison, { base: { name: 'old' }, head: { name: 'new' }, ...options });
}

/** Objects by cluster; the app of each is its namespace. */
export type Objects = Readonly<Record<string, readonly Manifest[]>>;

/** What is said of these objects before and after, which nothing syncs. */
export function reviewObjects(before: Objects, after: Objects, options: Partial<ReportOptions> = {}): FullReport {
  const comparison = comparisonOf(sideOf(before), sideOf(after), { rings: ['development', 'production'] });
  return reportOf(comparison, { base: { name: 'old' }, head: { name: 'new' }, ...options });
}

function sideOf(objects: Objects): Tree {
  const files = Object.entries(objects).flatMap(([cluster, manifests]) =>
    manifests.map((manifest) => {
      const { namespace = '' } = manifest.metadata;
      return fileOf(`clusters/${cluster}/apps/${namespace}/${pathOf(manifest)}`, JSON.stringify(manifest), [manifest]);
    }),
  );
  const environment = (name: string) => (name.includes('dev') ? 'development' : 'production');
  return treeOf(files, {
    factsOf: (name) => ({ environment: environment(name), ring: environment(name), cloud: name.split('-')[0] ?? '' }),
  });
}
