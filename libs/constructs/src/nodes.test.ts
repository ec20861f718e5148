import type { Architecture, Cluster } from '@delivery/fleet';
import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import type { ServiceProps } from './define-service.ts';
import { development, edge, everything, pod, podTemplates, render } from './testing.ts';

const both: readonly Architecture[] = ['amd64', 'arm64'];
const nodes = (facts: Partial<Cluster['nodes']>, changes: Partial<Cluster> = {}) =>
  testCluster({ nodes: { architectures: ['amd64'], spot: false, ...facts }, ...changes });

function nodesOf(cluster: Cluster, props?: Partial<ServiceProps>, architectures: readonly Architecture[] = both) {
  const { affinity, nodeSelector, tolerations = [] } = pod(props, { cluster, architectures });
  const ofNodes = tolerations.filter(({ effect }) => effect === 'NoSchedule');
  return {
    nodeAffinity: affinity?.nodeAffinity,
    nodeSelector,
    tolerations: ofNodes.length > 0 ? ofNodes : undefined,
  };
}

const nothing = { nodeAffinity: undefined, nodeSelector: undefined, tolerations: undefined };
const prefer = (weight: number, key: string, value: string) => ({
  weight,
  preference: { matchExpressions: [{ key, operator: 'In', values: [value] }] },
});
const require = (...matchExpressions: object[]) => ({
  requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
});

describe('a node that is gone', () => {
  const nodeLoss = (cluster?: Cluster) =>
    (pod({}, cluster && { cluster }).tolerations ?? []).map(
      ({ key, effect, tolerationSeconds }) => `${key} ${effect} ${tolerationSeconds}`,
    );

  it('is left after 20 seconds in production, and as Kubernetes does it elsewhere', () => {
    expect(nodeLoss()).toEqual([
      'node.kubernetes.io/not-ready NoExecute 20',
      'node.kubernetes.io/unreachable NoExecute 20',
    ]);
    expect([nodeLoss(development), nodeLoss(edge)]).toEqual([[], []]);
  });

  it('keeps its tasks, which may still be at work', () => {
    const template = podTemplates(render(everything)).get('CronJob order-archive');
    expect(template?.spec).toHaveProperty('containers');
    expect(template?.spec).not.toHaveProperty('tolerations');
  });
});

describe('architectures', () => {
  const mixed = nodes({ architectures: both });
  const tolerations = [{ key: 'kubernetes.io/arch', operator: 'Equal', value: 'arm64', effect: 'NoSchedule' }];

  it('make no difference where there is one', () => {
    expect(nodesOf(nodes({ architectures: ['amd64'] }))).toEqual(nothing);
    expect(nodesOf(nodes({ architectures: ['arm64'] }))).toEqual(nothing);
  });

  it('let an image for both run on the cheaper one first', () => {
    expect(nodesOf(mixed)).toEqual({
      ...nothing,
      nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [prefer(50, 'kubernetes.io/arch', 'arm64')] },
      tolerations,
    });
  });

  it('keep an image for one away from the nodes of the other', () => {
    const on = (architecture: Architecture) =>
      require({ key: 'kubernetes.io/arch', operator: 'In', values: [architecture] });
    expect(nodesOf(mixed, {}, ['amd64'])).toEqual({ ...nothing, nodeAffinity: on('amd64') });
    expect(nodesOf(mixed, {}, ['arm64'])).toEqual({ ...nothing, nodeAffinity: on('arm64'), tolerations });
  });

  it('are an error where no node can run the image', () => {
    expect(() => nodesOf(nodes({ architectures: ['amd64'] }), {}, ['arm64'])).toThrow(
      'the image is built for arm64; the nodes of the cluster are amd64',
    );
  });
});

describe('spot capacity', () => {
  const cluster = nodes({ spot: true });
  const allowed = {
    ...nothing,
    nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [prefer(100, 'nodes.example/spot', 'true')] },
    tolerations: [{ key: 'nodes.example/spot', operator: 'Exists', effect: 'NoSchedule' }],
  };
  const never = {
    ...nothing,
    nodeAffinity: require({ key: 'nodes.example/spot', operator: 'NotIn', values: ['true'] }),
  };

  it('is for what is not critical, unless the service says otherwise', () => {
    expect(nodesOf(cluster, { tier: 'standard' })).toEqual(allowed);
    expect(nodesOf(cluster, { tier: 'critical' })).toEqual(never);
    expect(nodesOf(cluster, { tier: 'standard', spot: 'never' })).toEqual(never);
    expect(nodesOf(cluster, { tier: 'critical', spot: 'allowed' })).toEqual(allowed);
  });

  it('makes no difference where there is none', () => {
    for (const spot of ['allowed', 'never'] as const) expect(nodesOf(nodes({}), { spot })).toEqual(nothing);
  });

  it('comes before the cheaper architecture', () => {
    const { nodeAffinity } = nodesOf(nodes({ architectures: both, spot: true }), { spot: 'allowed' });
    expect(nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.map(({ weight }) => weight)).toEqual([
      100, 50,
    ]);
  });
});

describe('a node pool', () => {
  const pool = {
    ...nothing,
    nodeSelector: { 'delivery.example/node-pool': 'card' },
    tolerations: [{ key: 'delivery.example/node-pool', operator: 'Equal', value: 'card', effect: 'NoSchedule' }],
  };

  it('is selected, and its taint tolerated', () => {
    expect(nodesOf(testCluster(), { nodePool: 'card' })).toEqual(pool);
    expect(nodesOf(testCluster({ availability: 'single-zone' }), { nodePool: 'card' })).toEqual(pool);
  });

  it('is there only where the availability profile has any', () => {
    expect(nodesOf(development, { nodePool: 'card' })).toEqual(nothing);
    expect(nodesOf(edge, { nodePool: 'card' })).toEqual(nothing);
  });
});

it('holds for every part of an app (W71)', () => {
  const templates = podTemplates(
    render({ ...everything, nodePool: 'card' }, { cluster: nodes({ architectures: both, spot: true }) }),
  );
  expect([...templates.keys()].sort()).toEqual(['CronJob order-archive', 'Deployment order-events', 'Rollout order']);
  for (const { spec } of templates.values()) {
    expect(spec?.nodeSelector).toEqual({ 'delivery.example/node-pool': 'card' });
    expect(spec?.affinity?.nodeAffinity).toEqual(
      require({ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }, {
        key: 'nodes.example/spot',
        operator: 'NotIn',
        values: ['true'],
      }),
    );
  }
});
