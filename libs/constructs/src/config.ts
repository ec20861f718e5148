import type { ServiceDeclaration } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Binding } from './bindings/index.ts';

/** Entries of an app's ConfigMap: its own, and where it finds what it calls and needs. */
export function configOf(
  own: Readonly<Record<string, string>>,
  { calls }: ServiceDeclaration,
  { environment }: Cluster,
  bindings: readonly Binding[],
): Readonly<Record<string, string>> {
  const urls = Object.entries(calls).map(([callee, port]) => {
    // the full name: with ndots 2 it is asked for first, without search domains
    const host = `${callee}.${callee}.svc.cluster.local`;
    return [
      `${callee.toUpperCase().replaceAll('-', '_')}_URL`,
      port === 'http' ? `http://${host}` : `${port}://${host}`,
    ];
  });
  return Object.assign(
    { LOG_LEVEL: environment.logLevel },
    Object.fromEntries(urls),
    ...bindings.map(({ config }) => config),
    own,
  );
}

/** Annotation of a pod template: another value in a ConfigMap that it uses restarts exactly these pods. */
export function configHash(data: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const sorted = Object.keys(data)
    .sort()
    .map((key) => [key, data[key]]);
  return { 'delivery.example/config-hash': bytesToHex(sha256(utf8ToBytes(JSON.stringify(sorted)))).slice(0, 16) };
}
