import { defineComponent } from '@delivery/component';
import {
  chartResources,
  grafanaPeers,
  keepsLogs,
  loki,
  platformProgram,
  platformStatefulSet,
  podsPeer,
  telemetryGateway,
  type PinnedImage,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { cidrPeer } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { configuration, dataFolder } from './configuration.ts';

const { namespace, name, labels, ports } = loki;

/** Tag and digest as Docker Hub shows them. */
const image: PinnedImage = {
  repository: 'docker.io/grafana/loki',
  tag: '3.5.8',
  digest: 'sha256:00981fd9455db8589c3aa6d06744af3138c4b2c32fdec62101e92c7a704b2642',
};

const file = 'loki.yaml';
const workload = { namespace, serviceAccountName: name };

/** Keeps the logs of a cluster in a bucket near by: lines do not cross clouds, and a cluster sees its own without any other. */
export default defineComponent({
  name: 'loki',
  owner: 'platform',
  clusters: keepsLogs,
  exporters: ['loki'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  // volumes of its pods outlive it
  protected: true,
  readsCatalog: true,
  build: (scope, context) => {
    const { cluster, overlay } = context;
    const { logs: bucket } = cluster.bindings.buckets;
    if (bucket === undefined) return;
    const replicas = cluster.availability === 'development' ? 1 : 3;
    const identity = overlay.podIdentity(cluster, workload);
    const each = { peers: [podsPeer(namespace, labels)], ports: [ports.grpc] };
    const gateway = podsPeer(telemetryGateway.namespace, telemetryGateway.labels);
    const around = platformProgram(
      scope,
      {
        place: loki,
        config: { [file]: emit(configuration(context, bucket, replicas)) },
        identity,
        network: {
          scraped: [ports.http],
          gossip: [ports.gossip],
          callers: [{ peers: [gateway, ...grafanaPeers(context)], ports: [ports.http] }, each],
          reach: [each, { peers: bucket.cidrs.map(cidrPeer), ports: [443] }, ...identity.egress],
        },
        bounds: { cpu: 4, memory: 16, pods: 8 },
      },
      context,
    );
    new ApiObject(
      scope,
      'loki',
      platformStatefulSet(
        {
          ...around,
          image,
          args: ['-target=all', `-config.file=/etc/${name}/${file}`],
          ports,
          probes: { live: '/loki/api/v1/status/buildinfo', ready: '/ready' },
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
