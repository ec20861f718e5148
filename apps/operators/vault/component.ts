import { namedEgress, reachesByName } from '@delivery/constructs';
import { chartKinds, defineOperator, podsPeer } from '@delivery/constructs/operator';
import type { Cluster, Unseal } from '@delivery/fleet';
import { httpsAnywhere, siteVault, siteVaultPeer } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { certificate, issuer } from './certificate.ts';
import { clusterPort, regionOf } from './server-config.ts';
import { valuesOf } from './values.ts';

const { namespace, labels, port } = siteVault;

/** Version: tag v0.34.1 of github.com/hashicorp/vault-helm, with Vault 2.0.4. */
const chart = {
  repository: 'hashicorp',
  name: 'vault',
  version: '0.34.1',
  namespaces: [namespace],
  clusterKinds: chartKinds('ClusterRoleBinding'),
};

const raft = { peers: [siteVaultPeer], ports: [port, clusterPort] };
const stores = podsPeer('external-secrets', {
  'app.kubernetes.io/instance': 'external-secrets',
  'app.kubernetes.io/name': 'external-secrets',
});

/**
 * Vault of a site without a cloud: the secrets of its pods while the link is down. The cloud's key opens it when a pod starts. What is given by
 * hand, once, stands in README.md beside this file.
 */
export default defineOperator({
  name: 'vault',
  clusters: ({ role, unseal }) => role === 'edge' && unseal !== undefined,
  after: ['cert-manager'],
  crds: ['cert-manager'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  charts: [chart],
  releases: (context) => [{ name: 'vault', namespace, chart, values: valuesOf(context, unsealOf(context.cluster)) }],
  pods: ({ cluster }) => [
    {
      name: 'vault',
      namespace,
      labels,
      callers: [raft, { peers: [stores], ports: [port] }],
      reach: [raft, ...(reachesByName(cluster) ? [] : [httpsAnywhere])],
    },
  ],
  build: (scope, { cluster, overlay }) => {
    new ApiObject(scope, 'issuer', issuer);
    new ApiObject(scope, 'certificate', certificate);
    if (!reachesByName(cluster)) return;
    const region = regionOf(unsealOf(cluster).key);
    const hosts = ['kms', 'sts'].map((service) => `${service}.${region}.amazonaws.com`);
    const reach = [{ hosts, ports: [443] }];
    new ApiObject(
      scope,
      'unseal',
      namedEgress({ name: 'unseal', namespace, podLabels: labels, dns: overlay.dns(cluster), reach }),
    );
  },
});

function unsealOf({ unseal }: Cluster): Unseal {
  if (unseal === undefined) throw new Error('serving-sites-unseal-vault did not run');
  return unseal;
}
