import type { Manifest } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { isHook } from '../jobs/job-spec.ts';

const pod = (annotations: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'order', namespace: 'shop', annotations },
  spec: { containers: [] },
});

export const noBarePod: Check = {
  id: 'W70',
  name: 'no-bare-pod',
  title: 'Every pod has a controller that replaces it',
  why: 'A bare Pod is gone with its node, and nothing starts another.',
  severity: 'error',
  level: 'all',
  sources: [
    'kubescape C-0073',
    'kyverno prevent-bare-pods',
    'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
  ],
  fix: 'make it a Deployment, or a Job when it ends',
  good: [
    { name: 'controllers' },
    { name: 'a test of a chart', add: [pod({ 'helm.sh/hook': 'test' })] },
    { name: 'a hook of Argo CD', add: [pod({ 'argocd.argoproj.io/hook': 'PreSync' })] },
    { name: 'a Pod of somebody else', add: [{ ...pod({}), apiVersion: 'example.com/v1' }] },
  ],
  bad: [
    { name: 'a Pod', add: [pod({})], object: 'Pod shop/order', at: 'kind', found: 'a bare Pod' },
    {
      name: 'a Pod that notes its controller',
      add: [pod({ 'example.com/controller': 'Deployment' })],
      object: 'Pod shop/order',
      at: 'kind',
      found: 'a bare Pod',
    },
  ],
  inspect: function* (world) {
    for (const object of world.of('', 'Pod')) {
      if (isHook(object)) continue;
      yield {
        object,
        path: ['kind'],
        found: 'a bare Pod',
        allowed: 'Deployment, StatefulSet, DaemonSet, Job, CronJob',
      };
    }
  },
};
