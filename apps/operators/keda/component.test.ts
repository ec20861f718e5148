import { testRender } from '@delivery/component/testing';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import keda from './component.ts';

const rendering = testRender(keda, { folder: 'apps/operators/keda' });
const policy = (name: string) =>
  rendering.get('NetworkPolicy', name)['spec'] as { ingress: { ports: unknown }[]; egress: { ports: unknown }[] };
const tcp = (port: number) => ({ protocol: 'TCP', port });

it('installs no definitions, and images of their version', () => {
  const image = { registry: '223344556677.dkr.ecr.eu-west-1.amazonaws.com/ghcr.io', tag: '2.21.0' };
  expect(rendering.get('Application', 'keda-chart')['spec']).toMatchObject({
    source: {
      helm: {
        valuesObject: {
          crds: { install: false },
          rbac: { enabledCustomScaledRefKinds: false },
          image: { keda: image, metricsApiServer: image, webhooks: image },
        },
      },
    },
  });
});

it('asks the brokers for the lag, at their bound addresses', () => {
  expect(policy('keda-operator').egress.at(-1)).toEqual({
    to: [{ ipBlock: { cidr: '10.0.2.0/24' } }],
    ports: [tcp(9093)],
  });
});

it('hands metrics from the operator to the server of the aggregated API', () => {
  expect(policy('keda-operator').ingress.map(({ ports }) => ports)).toEqual([[tcp(8080)], [tcp(9666)]]);
  expect(policy('keda-operator-metrics-apiserver').egress.at(-1)?.ports).toEqual([tcp(9666)]);
  expect(policy('keda-operator-metrics-apiserver').ingress.map(({ ports }) => ports)).toEqual([[tcp(6443)]]);
});

it('is where topics are read', () => {
  expect([keda.clusters(testCluster()), keda.clusters(testCluster({ role: 'edge' }))]).toEqual([true, false]);
});
