import { defineComponent, overlayOf } from '@delivery/component';
import { cloudflareToken, cloudflareTokenSecret, hasGlobalNames } from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import type { IACMEChallengeSolver } from '@kubernetes-models/cert-manager/acme.cert-manager.io/v1/ACMEChallengeSolver';
import type { IACMEChallengeSolverDNS01 } from '@kubernetes-models/cert-manager/acme.cert-manager.io/v1/ACMEChallengeSolverDNS01';
import type { IClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import { ApiObject } from 'cdk8s';

/** Where ClusterIssuers find their Secrets. */
const namespace = 'cert-manager';

/** Certificates that the whole world trusts, for names of the cluster's own zone and of the global names. */
export default defineComponent({
  name: 'certificate-issuers',
  owner: 'platform',
  clusters: (cluster) => overlayOf(cluster).dnsSolver(cluster) !== undefined,
  crds: ['cert-manager'],
  build: (scope, { cluster, overlay }) => {
    const own = overlay.dnsSolver(cluster);
    if (own === undefined) return;
    new ApiObject(scope, 'issuer', issuer(cluster, own));
    if (hasGlobalNames(cluster)) new ApiObject(scope, 'token', cloudflareTokenSecret(namespace));
  },
});

/**
 * Let's Encrypt. Every name is proven by a record in its zone, so that a cluster gets its certificates before callers reach it.
 *
 * @see https://cert-manager.io/docs/configuration/acme/dns01/
 */
function issuer(cluster: Cluster, own: IACMEChallengeSolverDNS01): IClusterIssuer {
  const { domain, environment } = cluster;
  const solver = (zone: string, dns01: IACMEChallengeSolverDNS01): IACMEChallengeSolver => ({
    selector: { dnsZones: [zone] },
    dns01,
  });
  const { name, key } = cloudflareToken;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: 'public' },
    spec: {
      acme: {
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        privateKeySecretRef: { name: 'acme-account' },
        // of two zones that fit, cert-manager takes the longer
        solvers: [
          solver(domain, own),
          ...(hasGlobalNames(cluster)
            ? [solver(environment.domain, { cloudflare: { apiTokenSecretRef: { name, key } } })]
            : []),
        ],
      },
    },
  };
}
