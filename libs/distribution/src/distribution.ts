import { helmChart } from './helm/chart.ts';
import { kustomization } from './kustomize/kustomization.ts';
import { align, type CloudRendering, type DistributionFile } from './rendering.ts';

/**
 * What teams that deploy without this repository take: a Helm chart and Kustomize overlays, in which each cloud gets exactly its objects.
 *
 * @param chart name of the chart, e.g. `delivery-platform`
 * @param clouds at least one; the values of the first are the chart's defaults
 */
export function distribution(chart: string, clouds: readonly CloudRendering[]): readonly DistributionFile[] {
  const objects = align(clouds);
  return [...helmChart(chart, clouds, objects), ...kustomization(clouds, objects)];
}
