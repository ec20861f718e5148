import { namespacesOf, type App } from '@delivery/catalog';
import type { Cluster } from '@delivery/fleet';
import { admissionAlerts } from './admission.ts';
import { alertmanagerAlerts } from './alertmanager.ts';
import { falcoAlerts, falcosidekickAlerts } from './falco.ts';
import { federationAlerts } from './federation.ts';
import { argocdAlerts, fluxAlerts, ownershipAlerts } from './gitops.ts';
import { gatekeeperAlerts } from './gatekeeper.ts';
import type { PlatformGroup, Scope } from './group.ts';
import { kafkaAlerts } from './kafka.ts';
import { apiserverAlerts } from './kube-apiserver.ts';
import { meshAlerts } from './mesh.ts';
import { nodeExporterAlerts } from './node-exporter.ts';
import { nodeAlerts } from './nodes.ts';
import { otelCollectorAlerts } from './otel-collector.ts';
import { probeAlerts } from './probes.ts';
import { prometheusAlerts } from './prometheus.ts';
import { targets } from './targets.ts';
import { lokiAlerts, tempoAlerts } from './telemetry-stores.ts';
import { thanosAlerts } from './thanos.ts';
import { veleroAlerts } from './velero.ts';
import { remoteWriteAlerts } from './remote-write.ts';
import { scopedGroups } from './workloads/index.ts';

export { outboxLag } from './outbox-lag.ts';
export type { PlatformGroup } from './group.ts';

/** Alerts about what only the platform team can act on. */
const platformOnly: readonly PlatformGroup[] = [
  prometheusAlerts,
  alertmanagerAlerts,
  thanosAlerts,
  remoteWriteAlerts,
  federationAlerts,
  otelCollectorAlerts,
  lokiAlerts,
  tempoAlerts,
  nodeAlerts,
  nodeExporterAlerts,
  apiserverAlerts,
  admissionAlerts,
  gatekeeperAlerts,
  ownershipAlerts,
  argocdAlerts,
  fluxAlerts,
  kafkaAlerts,
  meshAlerts,
  falcoAlerts,
  falcosidekickAlerts,
  veleroAlerts,
  probeAlerts,
];

const anOwner: Scope = { owner: 'ordering', namespaces: 'namespace=~"order"', namespace: 'order' };

/** Every group there is, once; those about objects with owners for one of them. */
export const platformGroups: readonly PlatformGroup[] = [
  targets(['kube-state-metrics', 'prometheus', 'flux-resources']),
  ...platformOnly,
  ...scopedGroups.map((group) => group(anOwner)),
];

/** The groups of a cluster: those whose exporters its apps declare, each owner's own for the namespaces that they hold there. */
export function platformGroupsOn(cluster: Cluster, apps: readonly App[]): readonly PlatformGroup[] {
  const exporters = exportersOn(cluster, apps);
  const runs = ({ exporters: needed, on }: PlatformGroup) =>
    needed.every((name) => exporters.includes(name)) && (on === undefined || on(cluster));
  const scopes = scopesOf(cluster, apps);
  return [
    targets(exporters),
    ...[...platformOnly, ...scopedGroups.flatMap((group) => scopes.map((scope) => group(scope)))].filter(runs),
  ];
}

/** Exporters of one engine, of which a cluster has only one. */
const engines: Readonly<Record<string, Cluster['engine']>> = {
  argocd: 'argocd',
  flux: 'flux',
  'flux-resources': 'flux',
};

/** What the apps of a cluster run, sorted. */
function exportersOn({ engine }: Cluster, apps: readonly App[]): readonly string[] {
  const names = new Set(apps.flatMap(({ exporters = [] }) => exporters));
  return [...names].filter((name) => (engines[name] ?? engine) === engine).sort();
}

/** Who holds which namespaces. The platform team holds whatever no other owner does, such as kube-system. */
function scopesOf(cluster: Cluster, apps: readonly App[]): readonly Scope[] {
  const owned = namespacesOf(apps, cluster).filter(({ owner }) => owner !== platform);
  const owners = [...new Set(owned.map(({ owner }) => owner))].sort();
  const matching = (matched: readonly { readonly name: string }[]) => matched.map(({ name }) => name).join('|');
  return [
    {
      owner: platform,
      namespaces: owned.length === 0 ? 'namespace!=""' : `namespace!~"${matching(owned)}"`,
      namespace: 'kube-system',
    },
    ...owners.map((owner) => {
      const own = owned.filter((one) => one.owner === owner);
      return { owner, namespaces: `namespace=~"${matching(own)}"`, namespace: own[0]?.name ?? '' };
    }),
  ];
}

const platform = 'platform';
