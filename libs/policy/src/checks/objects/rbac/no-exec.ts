import type { Check } from '../../../check.ts';
import { givesNone } from './rules.ts';

export const noExec: Check = {
  id: 'R04',
  name: 'no-exec',
  title: 'No role opens a shell in a pod',
  why: 'Whoever runs commands in a container has its Secrets, its account and its network; `get` is as good as `create` for it.',
  severity: 'error',
  level: 'all',
  sources: ['trivy KSV-0053', 'trivy KSV-0054', 'polaris rolePodExecAttach', 'kubescape C-0002'],
  fix: 'take the resource away; for an emergency grant it for an hour, outside the tree',
  good: [
    { name: 'pods are read' },
    {
      name: 'logs are read',
      on: 'Role shop/ordering',
      set: { 'rules[2].resources': ['pods', 'pods/log'] },
    },
  ],
  bad: [
    {
      name: 'exec',
      on: 'Role shop/ordering',
      set: { 'rules[2]': { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] } },
      at: 'rules[2].resources[0]',
      found: 'verb "create" on "pods/exec"',
    },
    {
      name: 'exec through get',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [''], resources: ['pods', 'pods/exec'], verbs: ['get', 'list'] } },
      at: 'rules[0].resources[1]',
      found: 'verbs "get", "list" on "pods/exec"',
    },
    {
      name: 'attach',
      on: 'Role shop/ordering',
      set: { 'rules[2]': { apiGroups: [''], resources: ['pods/attach'], verbs: ['create'] } },
      at: 'rules[2].resources[0]',
      found: 'verb "create" on "pods/attach"',
    },
    {
      name: 'the exec of every resource',
      on: 'ClusterRole node-reader',
      set: { 'rules[0]': { apiGroups: [''], resources: ['*/exec'], verbs: ['create'] } },
      at: 'rules[0].resources[0]',
      found: 'verb "create" on "*/exec"',
    },
  ],
  inspect: givesNone([{ group: '', resources: ['pods/exec', 'pods/attach'] }], 'neither pods/exec nor pods/attach'),
};
