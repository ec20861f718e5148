import { chartResources, type ContainerResources } from '@delivery/constructs/operator';
import type { Availability, Cluster } from '@delivery/fleet';

/** What one Prometheus pod has. */
interface Size {
  readonly replicas: 1 | 2;
  readonly resources: ContainerResources;
  /** Of the volume, as a Kubernetes quantity. */
  readonly storage: string;
  /** At which the oldest blocks go, before the volume is full. */
  readonly retentionSize: string;
  /** How long samples stay where no bucket takes them. */
  readonly retention: string;
}

const large: Size = {
  replicas: 2,
  resources: chartResources(['500m', '2'], '4Gi'),
  storage: '50Gi',
  retentionSize: '40GB',
  retention: '15d',
};

const small: Size = {
  replicas: 1,
  resources: chartResources(['100m', '1'], '1Gi'),
  storage: '20Gi',
  retentionSize: '16GB',
  retention: '15d',
};

const sizes: Readonly<Record<Availability, Size>> = {
  'multi-zone': large,
  'single-zone': large,
  // weeks of a site whose link is cut
  edge: small,
  development: small,
};

export function sizeOf({ availability }: Pick<Cluster, 'availability'>): Size {
  return sizes[availability];
}
