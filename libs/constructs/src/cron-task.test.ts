import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import { describe, expect, it } from 'vitest';
import { development, everything, render, specOf, type Setting } from './testing.ts';

const cronJob = (setting?: Setting) => specOf<ICronJob>(render(everything, setting), 'CronJob', 'order-archive');
const jobSpec = (setting?: Setting) => {
  const { spec } = cronJob(setting).jobTemplate;
  if (spec === undefined) throw new Error('no job spec');
  return spec;
};

describe('a cron task', () => {
  it('runs alone, starts late rather than never, and is given up in time (W68)', () => {
    const { jobTemplate: _template, ...schedule } = cronJob();
    expect(schedule).toEqual({
      schedule: '30 2 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
    });
    expect(jobSpec()).toMatchObject({
      activeDeadlineSeconds: 1800,
      backoffLimit: 2,
      template: { spec: { restartPolicy: 'Never' } },
    });
    expect(jobSpec()).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  it('runs the image of its app with arguments of its own, without what only long-running pods have', () => {
    const container = jobSpec().template.spec?.containers[0];
    expect(container).toMatchObject({
      name: 'order-archive',
      args: ['archive', '--older-than=30d'],
      envFrom: [{ configMapRef: { name: 'order' } }],
      resources: {
        requests: { cpu: '200m', memory: '256Mi', 'ephemeral-storage': '1Gi' },
        limits: { cpu: '800m', memory: '256Mi', 'ephemeral-storage': '1Gi' },
      },
    });
    for (const field of ['ports', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'])
      expect(container).not.toHaveProperty(field);
    expect(jobSpec({ cluster: development }).template.spec?.containers[0]?.resources?.requests?.['cpu']).toBe('50m');
  });

  it('is not spread: it is one pod', () => {
    expect(jobSpec().template.spec).not.toHaveProperty('topologySpreadConstraints');
    expect(jobSpec().template.spec).not.toHaveProperty('affinity');
  });

  it('has an account of its own, with a cloud identity of its own (W25, W26)', () => {
    expect(jobSpec().template.spec?.serviceAccountName).toBe('order-archive');
    expect(render(everything).get('ServiceAccount', 'order-archive').metadata.annotations).toEqual({
      'identity.example/name': 'order-order-archive',
    });
  });

  it('is told which requests it would need', () => {
    expect(specOf(render(everything), 'VerticalPodAutoscaler', 'order-archive')).toMatchObject({
      targetRef: { apiVersion: 'batch/v1', kind: 'CronJob', name: 'order-archive' },
    });
  });
});
