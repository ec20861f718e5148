import type { Overlay } from '@delivery/overlay-contract';
import { clientId } from './identity.ts';

/**
 * The zone of the cluster's domain in Azure DNS, in the resource group named after the cluster. external-dns reads it from a file; the
 * file names no credential, since the pod has a workload identity.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/azure/
 */
export const dnsProvider: Overlay['dnsProvider'] = ({ account, name }) => ({
  provider: { name: 'azure' },
  secretConfiguration: {
    enabled: true,
    mountPath: '/etc/kubernetes/',
    data: {
      'azure.json': JSON.stringify({
        subscriptionId: account,
        resourceGroup: name,
        useWorkloadIdentityExtension: true,
      }),
    },
  },
});

/**
 * Azure DNS with the identity of cert-manager's own pods.
 *
 * @throws if the facts have no client id for it
 * @see https://cert-manager.io/docs/configuration/acme/dns01/azuredns/
 */
export const dnsSolver: Overlay['dnsSolver'] = (cluster) => ({
  azureDNS: {
    subscriptionID: cluster.account,
    resourceGroupName: cluster.name,
    hostedZoneName: cluster.domain,
    environment: 'AzurePublicCloud',
    managedIdentity: {
      clientID: clientId(cluster, { namespace: 'cert-manager', serviceAccountName: 'cert-manager' }),
    },
  },
});
