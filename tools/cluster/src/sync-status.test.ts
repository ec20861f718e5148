import { describe, expect, it } from 'vitest';
import { applicationStatus, kustomizationStatus, type Application, type Kustomization } from './sync-status.ts';

const commit = '1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d';

describe('applicationStatus', () => {
  const application = (status: Application['status'], chart?: string): Application => ({
    metadata: { name: 'order' },
    spec: {
      source: chart ? { repoURL: 'https://charts.example.invalid', chart } : { repoURL: 'https://git.example.invalid' },
    },
    ...(status && { status }),
  });
  const good = {
    sync: { status: 'Synced', revision: commit },
    health: { status: 'Healthy' },
    operationState: { phase: 'Succeeded' },
  };

  it('is settled when Synced at the commit, Healthy, and the last operation succeeded', () => {
    expect(applicationStatus(application(good), commit)).toEqual({
      name: 'order',
      settled: true,
      text: 'Synced Healthy at 1a2b3c4',
    });
  });

  it('is not settled at another commit, although Synced and Healthy there', () => {
    expect(applicationStatus(application(good), `f${commit.slice(1)}`).settled).toBe(false);
  });

  it('does not compare the version of a chart with the commit, but what it was compared to with its source', () => {
    const source = { repoURL: 'https://charts.example.invalid', chart: 'loki' };
    const compared = (to: object) => ({
      ...good,
      sync: { status: 'Synced', revision: '1.2.3', comparedTo: { source: to } },
    });
    expect(applicationStatus(application(compared(source), 'loki'), commit).settled).toBe(true);
    const before = { ...source, helm: { valuesObject: { replicas: 1 } } };
    expect(applicationStatus(application(compared(before), 'loki'), commit).settled).toBe(false);
  });

  it('tells what is wrong, down to the object', () => {
    const status = {
      sync: { status: 'OutOfSync', revision: commit },
      health: { status: 'Degraded' },
      operationState: { phase: 'Failed', message: 'one or more objects failed to apply' },
      conditions: [{ type: 'SyncError', message: 'retried 5 times' }],
      resources: [
        { kind: 'Service', namespace: 'order', name: 'order', status: 'Synced' },
        { kind: 'Deployment', namespace: 'order', name: 'order', status: 'OutOfSync', health: { status: 'Missing' } },
      ],
    };
    expect(applicationStatus(application(status), commit).text).toBe(
      'OutOfSync Degraded at 1a2b3c4; SyncError: retried 5 times; Failed: one or more objects failed to apply; Deployment order/order OutOfSync Missing',
    );
  });

  it('tells that nothing happened yet', () => {
    expect(applicationStatus(application(undefined), commit).text).toBe('not compared no health at no commit');
  });
});

describe('kustomizationStatus', () => {
  const ready = { type: 'Ready', status: 'True', message: 'Applied revision' };
  const kustomization = (status: Kustomization['status'], kind = 'GitRepository'): Kustomization => ({
    metadata: { name: 'order', generation: 2 },
    spec: { sourceRef: { kind, name: 'tree' } },
    ...(status && { status }),
  });

  it('is settled when Ready at the commit, in its present form', () => {
    const status = { observedGeneration: 2, lastAppliedRevision: `ring/canary@sha1:${commit}`, conditions: [ready] };
    expect(kustomizationStatus(kustomization(status), commit).settled).toBe(true);
    expect(kustomizationStatus(kustomization({ ...status, observedGeneration: 1 }), commit).settled).toBe(false);
    expect(kustomizationStatus(kustomization(status), `f${commit.slice(1)}`).settled).toBe(false);
  });

  it('tells why it is not Ready', () => {
    const conditions = [{ type: 'Ready', status: 'False', message: "dependency 'flux-system/platform' is not ready" }];
    expect(kustomizationStatus(kustomization({ conditions }), commit)).toEqual({
      name: 'order',
      settled: false,
      text: "Ready=False at no commit; dependency 'flux-system/platform' is not ready",
    });
  });
});
