import { testApp } from '@delivery/catalog/testing';
import { collectorFile, type CollectorConfiguration } from '@delivery/constructs/operator';
import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import agent from './component.ts';

const rendering = testRender(agent, { folder: 'apps/platform/opentelemetry-agent', others: [testApp('order')] });
const { data } = rendering.get('ConfigMap', 'opentelemetry-agent') as unknown as { data: Record<string, string> };
const configuration = parse(data[collectorFile] ?? '') as CollectorConfiguration;
const { template } = rendering.get('DaemonSet', 'opentelemetry-agent')['spec'] as {
  template: {
    spec: {
      automountServiceAccountToken: boolean;
      securityContext: object;
      tolerations: object[];
      volumes: { name: string; hostPath?: object }[];
      containers: { volumeMounts: { name: string; readOnly?: boolean }[] }[];
    };
  };
};
const pod = template.spec;

it('reads the logs of its node, and can change nothing there', () => {
  expect(pod.volumes.filter(({ hostPath }) => hostPath)).toEqual([
    { name: 'logs', hostPath: { path: '/var/log/pods', type: 'Directory' } },
  ]);
  expect(pod.containers[0]?.volumeMounts.find(({ name }) => name === 'logs')?.readOnly).toBe(true);
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
  expect(pod.automountServiceAccountToken).toBe(false);
});

it('is on every node', () => {
  expect(pod.tolerations).toEqual([{ operator: 'Exists' }]);
});

it('does not read what it writes itself', () => {
  expect(configuration.receivers['filelog']?.['exclude']).toEqual(['/var/log/pods/opentelemetry-agent_*/*/*.log']);
});

it('tells lines that are JSON from others', () => {
  const operators = configuration.receivers['filelog']?.['operators'] as { type: string; if?: string }[];
  const condition = operators.find(({ type }) => type === 'json_parser')?.if;
  // the collector takes back one of two dollar signs, and the string of the expression one of two backslashes
  expect(condition).toBe(String.raw`body matches "^\\{.*\\}$$"`);
});

it('sends all spans of a trace to the same pod of the gateway', () => {
  expect(configuration.service.pipelines['traces']?.exporters).toEqual(['loadbalancing']);
  expect(configuration.exporters['loadbalancing']).toMatchObject({
    routing_key: 'traceID',
    resolver: { dns: { hostname: 'opentelemetry-gateway.opentelemetry.svc.cluster.local' } },
  });
});

it('says of which app and cluster it all is', () => {
  expect(configuration.processors['resource']).toMatchObject({
    attributes: [
      { key: 'service.name', from_attribute: 'delivery.app', action: 'upsert' },
      { key: 'delivery.app', action: 'delete' },
      { key: 'k8s.cluster.name', value: 'aws-test' },
      { key: 'deployment.environment.name', value: 'production' },
    ],
  });
});

it('is found on the node of the caller, and takes what services send', () => {
  expect(rendering.get('Service', 'opentelemetry-agent')['spec']).toMatchObject({ internalTrafficPolicy: 'Local' });
  expect(rendering.get('NetworkPolicy', 'opentelemetry-agent')['spec']).toMatchObject({
    ingress: [
      { ports: [{ port: 8888 }] },
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'order' } } }],
        ports: [{ port: 4317 }, { port: 4318 }],
      },
    ],
  });
});

it('may read pods and namespaces, and nothing else', () => {
  expect(rendering.get('ClusterRole', 'opentelemetry-agent')['rules']).toEqual([
    { apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] },
  ]);
});

it('is not on a desk', () => {
  expect(agent.clusters(testCluster({ role: 'local', cloud: 'local' }))).toBe(false);
});
