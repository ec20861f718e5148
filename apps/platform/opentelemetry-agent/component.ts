import { defineComponent, type CatalogContext } from '@delivery/component';
import {
  clusterAccess,
  collectorFile,
  collectsTelemetry,
  namespaceBounds,
  operatorNetworkPolicy,
  placeService,
  podsPeer,
  telemetryAgent,
  telemetryGateway,
} from '@delivery/constructs/operator';
import { emit } from '@delivery/manifest';
import type { Reach } from '@delivery/overlay-contract';
import { ApiObject } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import { configuration } from './configuration.ts';
import { daemonSet } from './daemon-set.ts';

const { namespace, name, labels, ports } = telemetryAgent;

/** Takes what the pods of a node say: their logs, and the traces that they send. */
export default defineComponent({
  name: 'opentelemetry-agent',
  owner: 'platform',
  clusters: collectsTelemetry,
  after: ['opentelemetry-gateway'],
  exporters: ['otel-collector', 'opentelemetry-agent'],
  namespaces: [
    {
      name: namespace,
      podSecurity: 'privileged',
      because: 'it reads the logs of all containers of its node',
    },
  ],
  readsCatalog: true,
  build: (scope, context) => {
    const config = { [collectorFile]: emit(configuration(context)) };
    new ServiceAccount(scope, 'account', { metadata: { name, namespace }, automountToken: false });
    // it reads which pods there are, and whose
    clusterAccess(scope, telemetryAgent, [
      { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] },
    ]);
    new ConfigMap(scope, 'config', { metadata: { name, namespace }, data: config });
    new ApiObject(scope, 'agent', daemonSet(config, scope.labels, context));
    const { grpc, otlphttp } = ports;
    // the agent of the caller's own node
    const toOwnNode = { internalTrafficPolicy: 'Local' } as const;
    new ApiObject(scope, 'service', placeService(telemetryAgent, { grpc, otlphttp }, toOwnNode));
    new ApiObject(scope, 'network', network(context));
    // grows with the nodes
    for (const bound of namespaceBounds(namespace, { cpu: 20, memory: 64, pods: 200 }))
      new ApiObject(scope, bound.kind, bound);
  },
});

/** Pods of services send traces; everything goes to the gateway. */
function network(context: CatalogContext): ReturnType<typeof operatorNetworkPolicy> {
  const gateway: Reach = {
    peers: [podsPeer(telemetryGateway.namespace, telemetryGateway.labels)],
    ports: [telemetryGateway.ports.grpc],
  };
  const services = context.apps.filter(({ service: runs }) => runs !== undefined);
  const callers = services.map((app) => podsPeer(app.name, { 'app.kubernetes.io/name': app.name }));
  return operatorNetworkPolicy(
    {
      ...{ name, namespace, labels },
      scraped: [ports.metrics],
      callers: callers.length === 0 ? [] : [{ peers: callers, ports: [ports.grpc, ports.otlphttp] }],
      reach: [gateway],
    },
    context,
  );
}
