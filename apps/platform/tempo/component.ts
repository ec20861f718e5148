import { defineComponent } from '@delivery/component';
import {
  chartResources,
  grafanaPeers,
  platformProgram,
  platformStatefulSet,
  podsPeer,
  telemetryGateway,
  tempo,
  traceStoreOf,
  type PinnedImage,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { cidrPeer } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { configuration, dataFolder } from './configuration.ts';

const { namespace, name, labels, ports } = tempo;

/** Tag and digest as Docker Hub shows them. */
const image: PinnedImage = {
  repository: 'docker.io/grafana/tempo',
  tag: '2.9.0',
  digest: 'sha256:65a5789759435f1ef696f1953258b9bbdb18eb571d5ce711ff812d2e128288a4',
};

const file = 'tempo.yaml';
const workload = { namespace, serviceAccountName: name };

/** Keeps the traces of a cluster in a bucket near by, beside its logs. */
export default defineComponent({
  name: 'tempo',
  owner: 'platform',
  clusters: (cluster) => traceStoreOf(cluster) === tempo,
  exporters: ['tempo'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  // volumes of its pods outlive it
  protected: true,
  readsCatalog: true,
  build: (scope, context) => {
    const { cluster, overlay } = context;
    const { traces: bucket } = cluster.bindings.buckets;
    if (bucket === undefined) return;
    const replicas = cluster.availability === 'development' ? 1 : 3;
    const identity = overlay.podIdentity(cluster, workload);
    const each = { peers: [podsPeer(namespace, labels)], ports: [ports.grpc] };
    const gateway = podsPeer(telemetryGateway.namespace, telemetryGateway.labels);
    const around = platformProgram(
      scope,
      {
        place: tempo,
        config: { [file]: emit(configuration(context, bucket, replicas)) },
        identity,
        network: {
          scraped: [ports.http],
          gossip: [ports.gossip],
          callers: [
            { peers: [gateway], ports: [ports.otlp] },
            ...grafanaPeers(context).map((peer) => ({ peers: [peer], ports: [ports.http] })),
            each,
          ],
          reach: [each, { peers: bucket.cidrs.map(cidrPeer), ports: [443] }, ...identity.egress],
        },
        bounds: { cpu: 4, memory: 16, pods: 8 },
      },
      context,
    );
    new ApiObject(
      scope,
      'tempo',
      platformStatefulSet(
        {
          ...around,
          image,
          args: ['-target=scalable-single-binary', `-config.file=/etc/${name}/${file}`],
          ports,
          probes: { live: '/api/echo', ready: '/ready' },
          replicas,
          resources: chartResources(['250m', '2'], '2Gi'),
          runbook: 'docs/runbooks/TelemetryLost.md',
        },
        { storage: '20Gi', mountPath: dataFolder },
        context,
      ),
    );
  },
});
