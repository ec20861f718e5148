import type { Check } from '../../../check.ts';
import { givesNone } from './rules.ts';

export const noNodeProxy: Check = {
  id: 'R05',
  name: 'no-node-proxy',
  title: 'No role reaches the kubelet through nodes/proxy',
  why: 'The kubelet runs commands in every pod of its node, past admission and past the audit log of the API server.',
  severity: 'error',
  level: 'all',
  sources: ['checkov CKV2_K8S_2', 'trivy KSV-0047'],
  fix: 'give nodes/metrics, nodes/stats, nodes/healthz, nodes/pods or nodes/configz, whichever is read',
  good: [
    { name: 'nodes are read' },
    {
      name: 'numbers of the kubelet are read',
      on: 'ClusterRole node-reader',
      set: { 'rules[0].resources': ['nodes', 'nodes/metrics', 'services/proxy'] },
    },
  ],
  bad: [
    {
      name: 'nodes/proxy',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [''], resources: ['nodes', 'nodes/proxy'], verbs: ['get'] } },
      at: 'rules[0].resources[1]',
      found: 'verb "get" on "nodes/proxy"',
    },
    {
      name: 'the proxy of every resource',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: ['*'], resources: ['*/proxy'], verbs: ['create'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "create" on "*/proxy"',
    },
  ],
  inspect: givesNone(
    [{ group: '', resources: ['nodes/proxy'] }],
    'a narrower subresource of nodes, e.g. nodes/metrics',
  ),
};
