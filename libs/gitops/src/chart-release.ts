import type { ChartPin } from '@delivery/catalog';
import { didYouMean } from '@delivery/findings';
import type { Repository } from '@delivery/fleet';

/** A Helm chart of others in one namespace of a cluster, with values of ours. */
export interface ChartRelease {
  /** Of the Helm release. Charts make the names of their objects from it, so another name replaces them all. */
  readonly name: string;
  readonly namespace: string;
  readonly chart: ChartPin;
  /** Typed by the one who writes them, after the chart's values.yaml; the same on both engines. */
  readonly values: object;
}

/**
 * Address of the repository that a chart comes from, e.g. `https://charts.jetstack.io` or `oci://public.ecr.aws/karpenter`.
 *
 * @throws Error for a name that clusters/repository.yaml does not list
 */
export function chartAddress({ charts }: Repository, { repository }: Pick<ChartPin, 'repository'>): string {
  const address = charts[repository];
  if (address !== undefined) return address;
  const names = Object.keys(charts).sort();
  throw new Error(`clusters/repository.yaml: charts has no "${repository}"; ${didYouMean(repository, names)}`);
}
