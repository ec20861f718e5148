import { nameOf, type Manifest } from '@delivery/manifest';
import { expect, it } from 'vitest';
import { podTemplatesOf } from './pod-template.ts';

const object = (apiVersion: string, kind: string, rest: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'order', namespace: 'shop' },
  ...rest,
});
const template = { metadata: { labels: { app: 'order' } }, spec: { containers: [] } };

it.each([
  [object('v1', 'Pod', template), '', false],
  [object('v1', 'PodTemplate', { template }), 'template', false],
  [object('v1', 'ReplicationController', { spec: { template } }), 'spec.template', false],
  [object('apps/v1', 'DaemonSet', { spec: { template } }), 'spec.template', false],
  [object('apps/v1', 'Deployment', { spec: { template } }), 'spec.template', false],
  [object('apps/v1', 'ReplicaSet', { spec: { template } }), 'spec.template', false],
  [object('apps/v1', 'StatefulSet', { spec: { template } }), 'spec.template', false],
  [object('argoproj.io/v1alpha1', 'Rollout', { spec: { template } }), 'spec.template', false],
  [object('batch/v1', 'Job', { spec: { template } }), 'spec.template', true],
  [
    object('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template } } } }),
    'spec.jobTemplate.spec.template',
    true,
  ],
  [
    object('keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: { template } } }),
    'spec.jobTargetRef.template',
    true,
  ],
  [object('serving.knative.dev/v1', 'Configuration', { spec: { template } }), 'spec.template', false],
  [object('serving.knative.dev/v1', 'Service', { spec: { template } }), 'spec.template', false],
  [object('serving.knative.dev/v1', 'Revision', { spec: template.spec }), '', false],
])('$kind', (owner, path, ends) => {
  const pods = podTemplatesOf(owner);
  expect(pods.map((pod) => [nameOf(pod.owner), pod.path.join('.'), pod.spec, pod.ends])).toEqual([
    [nameOf(owner), path, template.spec, ends],
  ]);
});

it('takes the metadata of the template', () => {
  expect(podTemplatesOf(object('apps/v1', 'Deployment', { spec: { template } }))[0]?.metadata).toEqual(
    template.metadata,
  );
  expect(podTemplatesOf(object('apps/v1', 'Deployment', { spec: { template: { spec: {} } } }))[0]?.metadata).toEqual(
    {},
  );
});

it.each(['AnalysisTemplate', 'ClusterAnalysisTemplate', 'AnalysisRun'])('the Jobs of the metrics of %s', (kind) => {
  const metrics = [{ provider: { prometheus: {} } }, { provider: { job: { spec: { template } } } }];
  const pods = podTemplatesOf(object('argoproj.io/v1alpha1', kind, { spec: { metrics } }));
  expect(pods.map(({ path, ends }) => [path.join('.'), ends])).toEqual([
    ['spec.metrics.1.provider.job.spec.template', true],
  ]);
});

it.each([
  ['a Service of another group', object('v1', 'Service', { spec: { template } })],
  ['a Rollout that refers to a Deployment', object('argoproj.io/v1alpha1', 'Rollout', { spec: { workloadRef: {} } })],
  ['no spec', object('apps/v1', 'Deployment', {})],
  ['a template without spec', object('apps/v1', 'Deployment', { spec: { template: {} } })],
  ['a list in place of a template', object('apps/v1', 'Deployment', { spec: { template: [template] } })],
  ['null', object('apps/v1', 'Deployment', { spec: null })],
  ['metrics that are none', object('argoproj.io/v1alpha1', 'AnalysisTemplate', { spec: { metrics: 'none' } })],
])('none: %s', (_, owner) => {
  expect(podTemplatesOf(owner)).toEqual([]);
});
