import { writeFileSync } from 'node:fs';
import type { Credentials } from './api.ts';

export interface KubeconfigOptions extends Omit<Credentials, 'authority'> {
  /** File with the PEM. */
  readonly authorityFile: string;
  /** @default - none: `default` */
  readonly namespace?: string;
}

/** JSON is YAML, and bin/simulate.js can read it without a parser. */
export function writeKubeconfig(file: string, { server, authorityFile, token, namespace }: KubeconfigOptions): void {
  // On loopback nothing is gained by compression, and the API's own description alone has many megabytes.
  const cluster = { server, 'certificate-authority': authorityFile, 'disable-compression': true };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster }],
    users: [{ name: 'user', user: { token } }],
    contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: 'user', ...(namespace && { namespace }) } }],
    'current-context': 'cluster',
  };
  writeFileSync(file, JSON.stringify(config, null, 2), { mode: 0o600 });
}
