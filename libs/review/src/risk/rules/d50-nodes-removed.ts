import type { Manifest } from '@delivery/manifest';
import { edited, fieldsAt, gone } from '../look/changed.ts';
import { hitAt, hitGone } from '../look/hit.ts';
import { MACHINE_FIELDS, nodeGroupOf } from '../look/node-groups.ts';
import { STOP, type Rule } from '../rule.ts';

const pool: Manifest = {
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name: 'general' },
  spec: {
    limits: { cpu: '64' },
    template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' } } },
  },
};
const nodeClass: Manifest = {
  apiVersion: 'karpenter.k8s.aws/v1',
  kind: 'EC2NodeClass',
  metadata: { name: 'default' },
  spec: { role: 'nodes', tags: { team: 'platform' } },
};
const cluster = (apiVersion: string, kind: string): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'edge', namespace: 'shop' },
  spec: { instances: 3 },
});
const both = { add: { 'apps/shop': [pool, nodeClass] } };

export const d50: Rule = {
  id: 'D50',
  name: 'nodes-removed',
  title: 'Machines or a whole cluster go, or are made anew',
  reason: 'Whoever deletes a pool or a cluster claim terminates its machines, with every pod on them.',
  sources: [
    'https://github.com/awslabs/eksdemo/issues/154',
    'https://kccnceu19.sched.com/event/MQbb',
    'https://karpenter.sh/docs/concepts/disruption/#automated-graceful-methods',
  ],
  verdicts: STOP,
  procedure: [
    'First add the pool or cluster that takes over, and see it Ready with room for every pod.',
    'Drain the old one: taint its nodes, see `kubectl get pods -A --field-selector spec.nodeName=<node>` empty.',
    'Of a cluster: move its traffic away, and back its volumes up. Remove it after that.',
  ],
  positive: [
    {
      name: 'a NodePool',
      decides: 'NodePool',
      both,
      after: { remove: ['NodePool general'] },
      object: 'karpenter.sh/NodePool//general',
      field: '',
    },
    {
      name: 'a node class',
      decides: 'EC2NodeClass',
      both,
      after: { remove: ['EC2NodeClass default'] },
      object: 'karpenter.k8s.aws/EC2NodeClass//default',
      field: '',
    },
    {
      name: 'a cluster',
      decides: 'Cluster',
      before: { add: { 'apps/shop': [cluster('cluster.x-k8s.io/v1beta1', 'Cluster')] } },
      object: 'cluster.x-k8s.io/Cluster/shop/edge',
      field: '',
    },
    {
      name: 'another node class of a pool',
      decides: 'spec.template.spec.nodeClassRef',
      both,
      after: { set: { 'NodePool general': { 'spec.template.spec.nodeClassRef.name': 'arm' } } },
      object: 'karpenter.sh/NodePool//general',
      field: 'spec.template.spec.nodeClassRef.name',
    },
    {
      name: 'another role of the machines',
      decides: 'spec.role',
      both,
      after: { set: { 'EC2NodeClass default': { 'spec.role': 'nodes-2' } } },
      object: 'karpenter.k8s.aws/EC2NodeClass//default',
      field: 'spec.role',
    },
  ],
  nearMiss: [
    {
      name: 'a pool that may grow more',
      decides: 'spec.limits',
      both,
      after: { set: { 'NodePool general': { 'spec.limits.cpu': '128' } } },
    },
    {
      name: 'another tag of the machines',
      decides: 'spec.tags',
      both,
      after: { set: { 'EC2NodeClass default': { 'spec.tags.team': 'nodes' } } },
    },
    { name: 'one more pool', decides: 'NodePool', after: both },
    {
      name: 'a cluster of a database',
      decides: 'postgresql.cnpg.io/Cluster',
      before: { add: { 'apps/shop': [cluster('postgresql.cnpg.io/v1', 'Cluster')] } },
    },
  ],
  *inspect(comparison) {
    for (const { before } of gone(comparison)) {
      const group = nodeGroupOf(before.manifest);
      const found =
        group === 'cluster' ? 'the cluster is deleted, with all that runs on it' : 'its machines are terminated';
      const hit = group && hitGone(before, found);
      if (hit) yield group === 'cluster' ? { ...hit, verdict: 'stop' } : hit;
    }
    for (const change of edited(comparison)) {
      if (nodeGroupOf(change.after.manifest) === undefined) continue;
      for (const pattern of MACHINE_FIELDS)
        for (const field of fieldsAt(change, pattern))
          if (field.path.length > 1) yield hitAt(change, field, 'its machines are replaced, or the change is refused');
    }
  },
};
