import type { Check } from '../../../check.ts';

export const explicitNamespace: Check = {
  id: 'W67',
  name: 'explicit-namespace',
  title: 'A workload stands in a namespace of its own team',
  why: 'Without a namespace it lands where whoever applies it happens to be; `default` and kube-* have no quota, no owner and no policies of an app.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_21',
    'trivy KSV-0110',
    'trivy KSV-0037',
    'kubescape C-0212',
    'kube-linter use-namespace',
    'kyverno disallow-default-namespace',
  ],
  fix: 'set metadata.namespace to the namespace of the app',
  good: [
    { name: 'its own' },
    { name: 'a name like it', set: { 'metadata.namespace': 'kubeflow' } },
    { name: 'another that begins with default', on: 'Job shop/seed', set: { 'metadata.namespace': 'default-tenant' } },
    {
      name: 'of the whole cluster',
      add: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'ClusterAnalysisTemplate',
          metadata: { name: 'smoke' },
          spec: { metrics: [{ name: 'smoke', provider: { job: { spec: { template: { spec: {} } } } } }] },
        },
      ],
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'metadata.namespace': undefined },
      object: 'Deployment order',
      at: 'metadata.namespace',
      found: 'no namespace',
    },
    {
      name: 'an empty one, of a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'metadata.namespace': '' },
      object: 'CronJob /settlement',
      at: 'metadata.namespace',
      found: 'no namespace',
    },
    {
      name: 'default, of a Rollout',
      on: 'Rollout shop/payment',
      set: { 'metadata.namespace': 'default' },
      object: 'Rollout default/payment',
      at: 'metadata.namespace',
      found: 'namespace "default"',
    },
    {
      name: "the system's own",
      on: 'DaemonSet shop/collector',
      set: { 'metadata.namespace': 'kube-system' },
      object: 'DaemonSet kube-system/collector',
      at: 'metadata.namespace',
      found: 'namespace "kube-system"',
    },
  ],
  inspect: function* ({ pods }) {
    for (const { owner } of pods) {
      const { namespace } = owner.metadata;
      if (owner.kind === 'ClusterAnalysisTemplate') continue;
      if (namespace && namespace !== 'default' && !namespace.startsWith('kube-')) continue;
      yield {
        object: owner,
        path: ['metadata', 'namespace'],
        found: namespace ? `namespace "${namespace}"` : 'no namespace',
        allowed: 'a namespace other than default and kube-*',
      };
    }
  },
};
