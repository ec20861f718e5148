import { siteVault } from '@delivery/overlay-contract';
import type { Unseal } from '@delivery/fleet';

/** Pods that elect a leader: one may be lost. */
export const replicas = 3;
export const clusterPort = 8201;
/** Folder of the Secret that cert-manager keeps. */
export const certificates = '/vault/userconfig/vault-tls';
export const dataPath = '/vault/data';

/** Names by which the pods know each other. */
export const peers = Array.from({ length: replicas }, (_, i) => `vault-${i}.vault-internal`);

/**
 * Configuration of the server, which Vault reads as JSON too. No listener speaks without TLS. Every key but that of the seal is in its own
 * storage; the key of the seal never leaves the cloud, which opens a pod that starts and is not asked afterwards.
 *
 * @see https://developer.hashicorp.com/vault/docs/configuration
 * @see https://developer.hashicorp.com/vault/docs/configuration/seal/awskms
 */
export function serverConfig({ key }: Unseal) {
  return {
    ui: false,
    // storage of Vault itself maps its files, so locking its memory would lock them
    disable_mlock: true,
    listener: {
      tcp: {
        address: `[::]:${siteVault.port}`,
        cluster_address: `[::]:${clusterPort}`,
        tls_cert_file: `${certificates}/tls.crt`,
        tls_key_file: `${certificates}/tls.key`,
        tls_min_version: 'tls13',
      },
    },
    storage: {
      raft: {
        path: dataPath,
        retry_join: peers.map((peer) => ({
          leader_api_addr: `https://${peer}:${siteVault.port}`,
          leader_ca_cert_file: `${certificates}/ca.crt`,
          leader_tls_servername: peer,
        })),
      },
    },
    seal: { awskms: { region: regionOf(key), kms_key_id: key } },
    // labels the leader, which its Service finds by it
    service_registration: { kubernetes: {} },
  };
}

/** Region of a key, of its ARN: `arn:aws:kms:eu-central-1:…`. */
export function regionOf(key: string): string {
  const region = key.split(':')[3];
  if (region === undefined) throw new Error(`${key}: the schema of clusters did not run`);
  return region;
}
