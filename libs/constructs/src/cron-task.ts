import type { CronTaskDeclaration } from '@delivery/catalog';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import { bindingsFor, type AppOnCluster } from './app-on-cluster.ts';
import { podTemplate } from './pod.ts';
import { podOwnerMetadata, type Workload } from './workload.ts';
import { workloadObjects } from './workload-objects.ts';

/** Seconds after its time in which a run may still start, e.g. once the control plane is back. */
const startingDeadlineSeconds = 600;

/** A pod `<app>-<task>` of the app's image that runs by the clock, one at a time: it reaches what the app needs, and nobody calls it. */
export class CronTask extends Construct {
  constructor(scope: Construct, app: AppOnCluster, task: string, declaration: CronTaskDeclaration) {
    const { args, schedule, deadlineSeconds, needs, ...size } = declaration;
    const name = `${app.name}-${task}`;
    super(scope, name);
    const workload: Workload = { app, name, component: 'cron-task', bindings: bindingsFor(app, needs), ...size };
    new ApiObject(this, 'CronJob', cronJob(workload, { args, schedule, deadlineSeconds }));
    workloadObjects(this, workload, { apiVersion: 'batch/v1', kind: 'CronJob', name });
  }
}

type Run = Pick<CronTaskDeclaration, 'args' | 'schedule' | 'deadlineSeconds'>;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
function cronJob(workload: Workload, { args, schedule, deadlineSeconds }: Run): ICronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: podOwnerMetadata(workload),
    spec: {
      schedule,
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          activeDeadlineSeconds: deadlineSeconds,
          backoffLimit: 2,
          // a pod that a node drain takes did not fail
          podFailurePolicy: {
            rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }],
          },
          // and the next one starts when it has ended, not while it drains: a run must not do its work twice
          podReplacementPolicy: 'Failed',
          template: podTemplate(workload, { container: { args: [...args] }, restartPolicy: 'Never' }),
        },
      },
    },
  };
}
