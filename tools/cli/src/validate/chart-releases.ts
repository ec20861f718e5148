import type { Manifest } from '@delivery/manifest';

/** How many Helm charts an object releases: what a chart holds stands in no file, so nobody looks at it. */
export function chartReleases({ apiVersion, kind, spec }: Manifest): number {
  const [group] = apiVersion.split('/');
  if (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease') return 1;
  if (group !== 'argoproj.io' || kind !== 'Application' || typeof spec !== 'object' || spec === null) return 0;
  const { source, sources } = spec as { readonly source?: unknown; readonly sources?: unknown };
  const all: readonly unknown[] = [source, ...(Array.isArray(sources) ? (sources as readonly unknown[]) : [])];
  return all.filter((one) => typeof one === 'object' && one !== null && 'chart' in one).length;
}
