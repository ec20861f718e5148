import type { Overlay } from '@delivery/overlay-contract';

/**
 * The public hosted zone of the cluster's domain in Route 53. A private zone of the same name is left alone.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/
 */
export const dnsProvider: Overlay['dnsProvider'] = () => ({
  provider: { name: 'aws' },
  extraArgs: { 'aws-zone-type': 'public' },
});

/**
 * Route 53 with the identity of cert-manager's own pods, which finds the hosted zone by its name.
 *
 * @see https://cert-manager.io/docs/configuration/acme/dns01/route53/
 */
export const dnsSolver: Overlay['dnsSolver'] = ({ region }) => ({ route53: { region } });
