import type { Cluster } from '@delivery/fleet';
import { cidrPeer, type Overlay, type Workload } from '@delivery/overlay-contract';

/**
 * The user-assigned managed identity of a ServiceAccount. Azure assigns the id, so the facts of the cluster state it.
 *
 * @throws if they do not
 */
export function clientId(cluster: Cluster, { namespace, serviceAccountName }: Workload): string {
  const key = `${namespace}/${serviceAccountName}`;
  const id = identitiesOf(cluster).clients[key];
  if (id !== undefined) return id;
  throw new Error(`${cluster.name}: identities.clients has no "${key}"; add the client id of its managed identity`);
}

function identitiesOf({ name, identities }: Cluster): NonNullable<Cluster['identities']> {
  if (identities !== undefined) return identities;
  throw new Error(
    `${name}: no identities; an Azure cluster states the tenant and the client ids of its managed identities`,
  );
}

/**
 * Microsoft Entra Workload ID.
 *
 * @throws if the facts have no client id for the ServiceAccount
 * @see https://learn.microsoft.com/en-us/azure/aks/workload-identity-overview#service-account-labels-and-annotations
 */
export const serviceAccountAnnotations: Overlay['serviceAccountAnnotations'] = (cluster, workload) => ({
  'azure.workload.identity/client-id': clientId(cluster, workload),
  'azure.workload.identity/tenant-id': identitiesOf(cluster).tenant,
});

/**
 * Addresses of login.microsoftonline.com, where tokens are exchanged: entry 56 of the list.
 *
 * @see https://learn.microsoft.com/en-us/microsoft-365/enterprise/urls-and-ip-address-ranges
 */
const entraId = ['20.20.32.0/19', '20.190.128.0/18', '20.231.128.0/19', '40.126.0.0/18'].map(cidrPeer);

/** The label lets the webhook of AKS mount a token into the pod. */
export const podIdentity: Overlay['podIdentity'] = (cluster, workload) => ({
  annotations: serviceAccountAnnotations(cluster, workload),
  labels: { 'azure.workload.identity/use': 'true' },
  egress: [{ peers: entraId, ports: [443] }],
});
