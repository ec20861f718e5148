import type { ServiceDeclaration } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Binding } from './bindings/index.ts';
import { collectsTelemetry, hostOf, telemetryAgent } from './operator/telemetry-places.ts';

/** Entries of an app's ConfigMap: its own, and where it finds what it calls and needs. */
export function configOf(
  own: Readonly<Record<string, string>>,
  { calls }: ServiceDeclaration,
  cluster: Cluster,
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
    { LOG_LEVEL: cluster.environment.logLevel, ...(collectsTelemetry(cluster) && telemetry) },
    Object.fromEntries(urls),
    ...bindings.map(({ config }) => config),
    own,
  );
}

/**
 * Where an SDK of OpenTelemetry sends traces. Whose they are the agent finds out.
 *
 * @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
const telemetry = {
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://${hostOf(telemetryAgent)}:${telemetryAgent.ports.otlphttp}`,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
};

/** Annotation of a pod template: another value in a ConfigMap that it uses restarts exactly these pods. */
export function configHash(data: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const sorted = Object.keys(data)
    .sort()
    .map((key) => [key, data[key]]);
  return { 'delivery.example/config-hash': bytesToHex(sha256(utf8ToBytes(JSON.stringify(sorted)))).slice(0, 16) };
}
