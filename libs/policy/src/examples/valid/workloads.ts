import type { Manifest } from '@delivery/manifest';
import { labels, selectorLabels, versionedLabels } from './labels.ts';
import { endingPod, servingPod } from './pod.ts';
import { protectedAnnotations } from './protected.ts';

const template = (app: string, spec: Readonly<Record<string, unknown>>) => ({
  metadata: { labels: versionedLabels(app) },
  spec,
});

function workload(apiVersion: string, kind: string, app: string, spec: Readonly<Record<string, unknown>>): Manifest {
  const metadata = {
    name: app,
    namespace: 'shop',
    labels: versionedLabels(app),
    annotations: { 'delivery.example/runbook': `docs/runbooks/${app}.md` },
  };
  return { apiVersion, kind, metadata, spec };
}

const selector = (app: string) => ({ matchLabels: selectorLabels(app) });

const deployment = workload('apps/v1', 'Deployment', 'order', {
  selector: selector('order'),
  minReadySeconds: 10,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 5,
  strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  template: template('order', servingPod('order')),
});

const rollout = workload('argoproj.io/v1alpha1', 'Rollout', 'payment', {
  selector: selector('payment'),
  minReadySeconds: 10,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 5,
  strategy: {
    canary: {
      maxSurge: 1,
      maxUnavailable: 0,
      analysis: { templates: [{ templateName: 'payment' }] },
      steps: [{ setWeight: 10 }, { pause: { duration: '3m' } }],
    },
  },
  template: template('payment', servingPod('payment')),
});

const ledger = workload('apps/v1', 'StatefulSet', 'ledger', {
  selector: selector('ledger'),
  serviceName: 'ledger',
  replicas: 3,
  minReadySeconds: 10,
  revisionHistoryLimit: 5,
  updateStrategy: { type: 'RollingUpdate' },
  persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  template: template('ledger', servingPod('ledger')),
  volumeClaimTemplates: [
    {
      metadata: { name: 'data', labels: selectorLabels('ledger') },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'standard',
        resources: { requests: { storage: '10Gi' } },
      },
    },
  ],
});

const statefulSet: Manifest = {
  ...ledger,
  metadata: { ...ledger.metadata, annotations: { ...ledger.metadata.annotations, ...protectedAnnotations } },
};

const daemonSet = workload('apps/v1', 'DaemonSet', 'collector', {
  selector: selector('collector'),
  minReadySeconds: 10,
  revisionHistoryLimit: 5,
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  template: template('collector', servingPod('collector')),
});

const replicaSet = workload('apps/v1', 'ReplicaSet', 'cache', {
  selector: selector('cache'),
  replicas: 3,
  minReadySeconds: 10,
  template: template('cache', servingPod('cache')),
});

const cronJob = workload('batch/v1', 'CronJob', 'settlement', {
  schedule: '15 2 * * *',
  timeZone: 'Etc/UTC',
  concurrencyPolicy: 'Forbid',
  startingDeadlineSeconds: 600,
  successfulJobsHistoryLimit: 3,
  failedJobsHistoryLimit: 3,
  jobTemplate: {
    spec: { backoffLimit: 2, activeDeadlineSeconds: 1800, template: template('settlement', endingPod('settlement')) },
  },
});

const job: Manifest = {
  ...workload('batch/v1', 'Job', 'seed', {
    backoffLimit: 2,
    activeDeadlineSeconds: 600,
    ttlSecondsAfterFinished: 3600,
    template: template('seed', endingPod('seed')),
  }),
  metadata: {
    name: 'seed',
    namespace: 'shop',
    labels: versionedLabels('seed'),
    annotations: {
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'delivery.example/runbook': 'docs/runbooks/seed.md',
    },
  },
};

const knativeService = workload('serving.knative.dev/v1', 'Service', 'thumbnail', {
  template: {
    metadata: {
      labels: versionedLabels('thumbnail'),
      annotations: { 'autoscaling.knative.dev/min-scale': '3', 'autoscaling.knative.dev/max-scale': '12' },
    },
    spec: servingPod('thumbnail'),
  },
});

/** One workload of each kind that makes pods. */
export const workloads: readonly Manifest[] = [
  deployment,
  rollout,
  statefulSet,
  daemonSet,
  replicaSet,
  cronJob,
  job,
  knativeService,
];

/** Its apps that answer requests, and those that end. */
export const serving = ['order', 'payment', 'ledger', 'collector', 'cache', 'thumbnail'] as const;
export const ending = ['settlement', 'seed'] as const;

/** Metadata of an object of an app. */
export const metadataOf = (app: string, name = app) => ({ name, namespace: 'shop', labels: labels(app) });
