import { clusterScoped, testRender } from '@delivery/component/testing';
import type { Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { expect, it } from 'vitest';
import karpenter from './component.ts';

const render = (changes: Partial<Cluster> = {}) =>
  testRender(karpenter, {
    folder: 'apps/operators/karpenter',
    cluster: testCluster(changes),
    bundles: clusterScoped('karpenter.sh/NodePool', 'karpenter.k8s.aws/EC2NodeClass'),
  });
const pool = (name: string, changes?: Partial<Cluster>) =>
  (
    render(changes).get('NodePool', name)['spec'] as {
      template: { metadata?: unknown; spec: { requirements: { key: string; values: string[] }[]; taints?: unknown } };
    }
  ).template;
const values = (name: string, key: string, nodes: Cluster['nodes']) =>
  pool(name, { nodes }).spec.requirements.find((requirement) => requirement.key === key)?.values;

it('knows its cluster by the settings of the cloud', () => {
  expect(render().get('Application', 'karpenter-chart')['spec']).toMatchObject({
    source: {
      helm: { valuesObject: { replicas: 2, settings: { clusterName: 'aws-test', interruptionQueue: 'aws-test' } } },
    },
  });
});

it('makes nodes of the class of the cloud, in the zones of the cluster', () => {
  const nodeClass = render().get('EC2NodeClass', 'default');
  expect(pool('general').spec).toMatchObject({
    nodeClassRef: { group: 'karpenter.k8s.aws', kind: nodeClass.kind, name: nodeClass.metadata.name },
  });
  expect(values('general', 'topology.kubernetes.io/zone', testCluster().nodes)).toEqual(testCluster().zones);
});

it('makes the architectures and the spot capacity that the facts ask for', () => {
  const mixed: Cluster['nodes'] = { architectures: ['amd64', 'arm64'], spot: true };
  const plain: Cluster['nodes'] = { architectures: ['amd64'], spot: false };
  expect(values('general', 'kubernetes.io/arch', mixed)).toEqual(['amd64', 'arm64']);
  expect(values('general', 'karpenter.sh/capacity-type', mixed)).toEqual(['on-demand', 'spot']);
  expect(values('general', 'karpenter.sh/capacity-type', plain)).toEqual(['on-demand']);
});

it('sets nodes for card data apart, and never takes spot capacity for them', () => {
  expect(pool('card')).toMatchObject({
    metadata: { labels: { 'delivery.example/node-pool': 'card' } },
    spec: { taints: [{ key: 'delivery.example/node-pool', value: 'card', effect: 'NoSchedule' }] },
  });
  expect(values('card', 'karpenter.sh/capacity-type', { architectures: ['amd64'], spot: true })).toEqual(['on-demand']);
  expect(pool('general')).not.toHaveProperty('metadata');
  expect(pool('general').spec).not.toHaveProperty('taints');
});

it('is left out where node pools are made outside', () => {
  expect(karpenter.clusters(testCluster({ cloud: 'gcp' }))).toBe(false);
});
