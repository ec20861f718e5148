import type { BuildContext } from '@delivery/component';
import { namespace, podValues, type ExternalDnsValues } from './values.ts';

/** The zone of the cluster, which belongs to nobody else: names of HTTPRoutes and load balancers, removed when these go. */
export function ownZoneValues(context: BuildContext): ExternalDnsValues {
  const { cluster, overlay } = context;
  const { annotations, labels } = overlay.podIdentity(cluster, { namespace, serviceAccountName: 'external-dns' });
  const provider = overlay.dnsProvider(cluster) as Pick<ExternalDnsValues, 'provider'> | undefined;
  if (provider === undefined) throw new Error(`${cluster.name} has no DNS provider`);
  return {
    ...podValues(context),
    ...provider,
    sources: ['gateway-httproute', 'service'],
    domainFilters: [cluster.domain],
    policy: 'sync',
    txtOwnerId: cluster.name,
    serviceAccount: { annotations },
    podLabels: labels,
  };
}
