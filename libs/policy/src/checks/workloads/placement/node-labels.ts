import type { Check, Path } from '../../../check.ts';
import { fieldsAt, listAt, textAt } from '../../../fields.ts';
import { eachPod } from '../../../pods/each.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import type { World } from '../../../world.ts';

/** Labels that kubelets and cloud controllers give to every node. */
const OF_KUBERNETES =
  'kubernetes.io/arch kubernetes.io/hostname kubernetes.io/os node.kubernetes.io/instance-type topology.kubernetes.io/region topology.kubernetes.io/zone';

/** What large clouds, and Karpenter, begin the labels of their nodes with. */
const OF_CLOUDS = 'cloud.google.com/ eks.amazonaws.com/ karpenter.k8s.aws/ karpenter.sh/ kubernetes.azure.com/';

/** These hold on nodes without the label too. */
const HOLDS_WITHOUT = ['NotIn', 'DoesNotExist'];

const REQUIRED = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'];
const required = `pod.${REQUIRED.join('.')}`;

export const nodeLabels: Check = {
  id: 'W71',
  name: 'node-labels',
  title: 'Pods ask only for labels that nodes have',
  why: 'A label that no node has any more leaves every new pod Pending: the removal of one node label cost Reddit 314 minutes.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://www.reddit.com/r/RedditEng/comments/11xx5o0/',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  ],
  fix: 'ask for a label of Kubernetes or of the cloud, or prefer nodes instead of requiring them',
  good: [
    { name: 'any node' },
    {
      name: 'labels of Kubernetes, whatever else nodes have',
      set: {
        'pod.nodeSelector': {
          'kubernetes.io/arch': 'arm64',
          'kubernetes.io/hostname': 'a',
          'kubernetes.io/os': 'linux',
          'node.kubernetes.io/instance-type': 'm7g.large',
          'topology.kubernetes.io/region': 'eu-west-1',
          'topology.kubernetes.io/zone': 'eu-west-1a',
        },
      },
      facts: { nodeLabels: [] },
    },
    {
      name: 'labels of clouds',
      set: {
        'pod.nodeSelector': {
          'cloud.google.com/gke-spot': 'true',
          'eks.amazonaws.com/capacityType': 'SPOT',
          'karpenter.k8s.aws/instance-family': 'm7g',
          'karpenter.sh/capacity-type': 'on-demand',
          'kubernetes.azure.com/mode': 'user',
        },
      },
    },
    {
      name: 'a label that the nodes of the cluster have',
      set: { 'pod.nodeSelector': { 'shop.example/pool': 'card' } },
      facts: { nodeLabels: ['shop.example/pool'] },
    },
    {
      name: 'a label that the NodePools of the tree give',
      set: { 'pod.nodeSelector': { 'shop.example/pool': 'card', 'shop.example/gpu': 'true' } },
      add: [
        {
          apiVersion: 'karpenter.sh/v1',
          kind: 'NodePool',
          metadata: { name: 'card' },
          spec: {
            template: {
              metadata: { labels: { 'shop.example/pool': 'card' } },
              spec: { requirements: [{ key: 'shop.example/gpu', operator: 'In', values: ['true'] }] },
            },
          },
        },
      ],
    },
    {
      name: 'preferred',
      set: {
        'pod.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution': [
          { weight: 1, preference: { matchExpressions: [{ key: 'shop.example/disk', operator: 'Exists' }] } },
        ],
      },
    },
    ...['NotIn', 'DoesNotExist'].map((operator) => ({
      name: `required, by ${operator}`,
      set: { [required]: [{ matchExpressions: [{ key: 'shop.example/spot', operator, values: ['true'] }] }] },
    })),
    {
      name: 'one of several, which is enough',
      set: {
        [required]: [
          { matchExpressions: [{ key: 'shop.example/disk', operator: 'Exists' }] },
          { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] }] },
        ],
      },
    },
  ],
  bad: [
    {
      name: 'a label of an older Kubernetes',
      set: { 'pod.nodeSelector': { 'node-role.kubernetes.io/master': '' } },
      at: 'pod.nodeSelector["node-role.kubernetes.io/master"]',
      found: 'node label "node-role.kubernetes.io/master"',
    },
    {
      name: 'a label of another cloud, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.nodeSelector': { 'cloud.google.com/gke-spot': 'true' } },
      facts: { nodeLabels: ['eks.amazonaws.com/'] },
      at: 'pod.nodeSelector["cloud.google.com/gke-spot"]',
      found: 'node label "cloud.google.com/gke-spot"',
    },
    {
      name: 'a longer key than one that nodes have, in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.nodeSelector': { 'kubernetes.io/archive': 'a' } },
      at: 'pod.nodeSelector["kubernetes.io/archive"]',
      found: 'node label "kubernetes.io/archive"',
    },
    {
      name: 'a required affinity',
      set: { [required]: [{ matchExpressions: [{ key: 'shop.example/disk', operator: 'In', values: ['ssd'] }] }] },
      at: `${required}[0].matchExpressions[0].key`,
      found: 'node label "shop.example/disk"',
    },
    {
      name: 'a required affinity beside a good one',
      set: {
        [required]: [
          {
            matchExpressions: [
              { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
              { key: 'shop.example/disk', operator: 'Exists' },
            ],
          },
        ],
      },
      at: `${required}[0].matchExpressions[1].key`,
      found: 'node label "shop.example/disk"',
    },
  ],
  inspect: (world) => {
    const has = labelsOfNodes(world);
    return eachPod(function* (pod) {
      for (const { path, key } of requiredLabels(pod, has))
        yield { path, found: `node label "${key}"`, allowed: 'labels that the nodes of the cluster are known to have' };
    })(world);
  },
};

function labelsOfNodes(world: World): (key: string) => boolean {
  const known = [...OF_KUBERNETES.split(' '), ...(world.facts.nodeLabels ?? OF_CLOUDS.split(' '))];
  const ofPools = world
    .of('karpenter.sh', 'NodePool')
    .flatMap((pool) => [
      ...Object.keys(fieldsAt(pool, 'spec', 'template', 'metadata', 'labels')),
      ...listAt(pool, 'spec', 'template', 'spec', 'requirements').map((one) => textAt(one, 'key')),
    ]);
  const exact = new Set([...known, ...ofPools]);
  const prefixes = known.filter((label) => label.endsWith('/'));
  return (key) => exact.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
}

interface Asked {
  readonly path: Path;
  readonly key: string;
}

/** What no node has, and a pod does not start without. */
function requiredLabels({ spec }: PodTemplate, has: (key: string) => boolean): Asked[] {
  const selected = Object.keys(fieldsAt(spec, 'nodeSelector')).map((key) => ({ path: ['nodeSelector', key], key }));
  const terms = listAt(spec, ...REQUIRED).map((term, i) =>
    listAt(term, 'matchExpressions').flatMap((expression, j): Asked[] => {
      const key = textAt(expression, 'key');
      const holdsWithout = HOLDS_WITHOUT.includes(textAt(expression, 'operator') ?? '');
      if (key === undefined || holdsWithout || has(key)) return [];
      return [{ path: [...REQUIRED, i, 'matchExpressions', j, 'key'], key }];
    }),
  );
  // one term that holds is enough
  const unmet = terms.every((asked) => asked.length > 0) ? terms.flat() : [];
  return [...selected.filter(({ key }) => !has(key)), ...unmet];
}
