import type { Overlay } from '@delivery/overlay-contract';

/**
 * The public zone of the cluster's domain in Cloud DNS of the cluster's project.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/gke/
 */
export const dnsProvider: Overlay['dnsProvider'] = ({ account }) => ({
  provider: { name: 'google' },
  extraArgs: { 'google-project': account, 'google-zone-visibility': 'public' },
});

/**
 * Cloud DNS with the identity of cert-manager's own pods, which finds the zone by its name.
 *
 * @see https://cert-manager.io/docs/configuration/acme/dns01/google/
 */
export const dnsSolver: Overlay['dnsSolver'] = ({ account }) => ({ cloudDNS: { project: account } });
