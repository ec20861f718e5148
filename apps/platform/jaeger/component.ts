import { defineComponent } from '@delivery/component';
import {
  chartResources,
  grafanaPeers,
  jaeger,
  platformProgram,
  platformStatefulSet,
  podsPeer,
  telemetryGateway,
  traceStoreOf,
  type PinnedImage,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import { ApiObject } from 'cdk8s';
import { configuration, dataFolder } from './configuration.ts';

const { namespace, name, ports } = jaeger;

/** The last whose queries Grafana understands. Tag and digest as Docker Hub shows them. */
const image: PinnedImage = {
  repository: 'docker.io/jaegertracing/jaeger',
  tag: '2.20.0',
  digest: 'sha256:46a886260e04002d8f45e213fc39063fa11a50446048fdaa64786fc0840cb9f8',
};

const file = 'jaeger.yaml';

/** Keeps the traces of a cluster on a volume instead of a bucket, where the facts ask for it. */
export default defineComponent({
  name: 'jaeger',
  owner: 'platform',
  clusters: (cluster) => traceStoreOf(cluster) === jaeger,
  exporters: ['jaeger'],
  namespaces: [{ name: namespace, podSecurity: 'restricted' }],
  // the volume of its pod outlives it
  protected: true,
  readsCatalog: true,
  build: (scope, context) => {
    const gateway = podsPeer(telemetryGateway.namespace, telemetryGateway.labels);
    const around = platformProgram(
      scope,
      {
        place: jaeger,
        config: { [file]: emit(configuration) },
        network: {
          scraped: [ports.metrics],
          callers: [
            { peers: [gateway], ports: [ports.otlp] },
            ...grafanaPeers(context).map((peer) => ({ peers: [peer], ports: [ports.query] })),
          ],
        },
        bounds: { cpu: 2, memory: 4, pods: 4 },
      },
      context,
    );
    new ApiObject(
      scope,
      'jaeger',
      platformStatefulSet(
        {
          ...around,
          image,
          args: [`--config=/etc/${name}/${file}`],
          ports,
          probes: { live: '/status', ready: '/status' },
          replicas: 1,
          resources: chartResources(['200m', '1'], '2Gi'),
          runbook: 'docs/runbooks/TelemetryLost.md',
        },
        {
          storage: '50Gi',
          mountPath: dataFolder,
          alone: 'its database belongs to one process; the gateway keeps on its disk what comes while it is away',
        },
        context,
      ),
    );
  },
});
