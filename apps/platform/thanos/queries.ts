import type { BuildContext } from '@delivery/component';
import {
  chartResources,
  platformDeployment,
  platformReplicas,
  storeApiPort,
  type PlatformWorkload,
} from '@delivery/constructs/operator';
import type { Cluster } from '@delivery/fleet';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import { hostOf, listen, listenGrpc, namespace, part } from './place.ts';

type AppLabels = PlatformWorkload['appLabels'];

/** Secret with the certificate that a cluster shows to the global view. */
export const serverTls = 'thanos-server-tls';
/** Secret with the certificate that the global view shows, and the authority that issues it. */
export const clientTls = { name: 'thanos-client-tls', certificate: 'tls.crt', key: 'tls.key' } as const;
export const clientAuthority = { name: 'thanos-client-authority', key: 'ca.crt' } as const;

const server = '/etc/thanos/server';
const authority = '/etc/thanos/authority';
const client = '/etc/thanos/client';

const common = [
  'query',
  ...listen,
  '--query.replica-label=prometheus_replica',
  // a graph with a gap says more than none; it says which store did not answer
  '--query.partial-response',
  '--store.response-timeout=30s',
  '--query.timeout=2m',
];

/** Finds the pods of a headless Service of the namespace by its port `grpc`. */
const stores = (service: string) => `--endpoint=dnssrv+_grpc._tcp.${service}.${namespace}.svc.cluster.local`;

/**
 * The metrics of one cluster, young and old. To the global view alone it answers on the port `grpc`, and only to the certificate that the
 * global view shows.
 */
export function query(context: BuildContext, appLabels: AppLabels, isObserved: boolean): IDeployment {
  const { certificate, key } = clientTls;
  return platformDeployment(
    {
      ...part('query'),
      args: [
        ...common,
        stores('prometheus-operated'),
        stores('thanos-store'),
        ...listenGrpc,
        ...(isObserved
          ? [
              `--grpc-server-tls-cert=${server}/${certificate}`,
              `--grpc-server-tls-key=${server}/${key}`,
              `--grpc-server-tls-client-ca=${authority}/${clientAuthority.key}`,
            ]
          : []),
      ],
      ...(isObserved && {
        volumes: [secretVolume('server', serverTls), secretVolume('authority', clientAuthority.name)],
        volumeMounts: [
          { name: 'server', mountPath: server, readOnly: true },
          { name: 'authority', mountPath: authority, readOnly: true },
        ],
      }),
      appLabels,
      replicas: platformReplicas(context.cluster),
      resources: chartResources(['200m', '1'], '1Gi'),
    },
    context,
  );
}

/** The metrics of every cluster: it asks the querier of each, so that one question crosses a link once, and keeps nothing. */
export function globalQuery(context: BuildContext, appLabels: AppLabels, clusters: readonly Cluster[]): IDeployment {
  const { name, certificate, key } = clientTls;
  return platformDeployment(
    {
      ...part('global'),
      args: [
        ...common,
        ...clusters.map((cluster) => `--endpoint=${hostOf(cluster)}:${storeApiPort}`),
        ...listenGrpc,
        '--grpc-client-tls-secure',
        `--grpc-client-tls-cert=${client}/${certificate}`,
        `--grpc-client-tls-key=${client}/${key}`,
      ],
      volumes: [secretVolume('client', name)],
      volumeMounts: [{ name: 'client', mountPath: client, readOnly: true }],
      appLabels,
      replicas: platformReplicas(context.cluster),
      resources: chartResources(['500m', '2'], '2Gi'),
    },
    context,
  );
}

const secretVolume = (name: string, secretName: string) => ({ name, secret: { secretName, defaultMode: 0o440 } });
