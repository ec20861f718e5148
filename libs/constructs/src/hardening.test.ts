import { lesser } from '@delivery/catalog';
import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { describe, expect, it } from 'vitest';
import { development, edge, everything, podTemplates, render, type Setting } from './testing.ts';

// blueGreen takes none
const { route: _none, ...withoutRoute } = everything;
const pods = (rollout: 'canary' | 'blueGreen' | 'rolling', where: string, setting: Setting) =>
  [...podTemplates(render({ ...withoutRoute, rollout }, setting))].map(
    ([name, { spec }]) => [`${name}, ${where}`, spec] as const,
  );

const every = [
  ...pods('canary', 'in production', {}),
  ...pods('blueGreen', 'in production', {}),
  ...pods('rolling', 'in development', { cluster: development }),
  ...pods('rolling', 'at the edge', { cluster: edge }),
];

/** As deep as it goes. */
function fieldsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...fieldsOf(inner)]);
}

describe('every pod, of a Deployment, Rollout and CronJob alike', () => {
  it('is looked at', () => {
    expect(every.map(([name]) => name)).toEqual([
      'Rollout order, in production',
      'Deployment order-events, in production',
      'CronJob order-archive, in production',
      'Rollout order, in production',
      'Deployment order-events, in production',
      'CronJob order-archive, in production',
      'Deployment order, in development',
      'Deployment order-events, in development',
      'CronJob order-archive, in development',
      'Deployment order, at the edge',
      'Deployment order-events, at the edge',
      'CronJob order-archive, at the edge',
    ]);
  });

  it.each(every)('%s: nothing of the host, nobody of importance (W01-W03, W09-W26, W52, W62)', (_, spec) => {
    expect(spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: 'delivery-critical',
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        fsGroup: 10001,
        seccompProfile: { type: 'RuntimeDefault' },
        appArmorProfile: { type: 'RuntimeDefault' },
      },
      dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    } satisfies Partial<IPodSpec>);
    const forbidden = [
      ...['hostNetwork', 'hostPID', 'hostIPC', 'hostPort', 'hostPath', 'hostAliases', 'hostProcess', 'host'],
      ...['seLinuxOptions', 'procMount', 'sysctls', 'shareProcessNamespace', 'ephemeralContainers', 'initContainers'],
      ...['stdin', 'tty', 'serviceAccount', 'secretKeyRef', 'secretRef', 'exec', 'add'],
    ];
    expect(fieldsOf(spec).filter((field) => forbidden.includes(field))).toEqual([]);
  });

  it.each(every)('%s: time to finish within bounds (W42)', (_, spec) => {
    expect(spec?.terminationGracePeriodSeconds).toBe(45);
  });

  it.each(every)('%s: an account of its own (W25)', (_, spec) => {
    expect(spec?.serviceAccountName).toBe(spec?.containers[0]?.name);
  });

  it.each(every)('%s: sized volumes, and secrets as files that nobody may write (W17, W18, W36, W57)', (_, spec) => {
    const secret = (name: string) => ({ name, secret: { secretName: `order-${name}`, defaultMode: 0o440 } });
    const storage = spec?.containers[0]?.resources?.limits?.['ephemeral-storage'] as string;
    // no more than the pod may write at all
    const sizeLimit = lesser('64Mi', storage);
    expect(spec?.volumes).toEqual([
      { name: 'tmp', emptyDir: { sizeLimit } },
      ...['postgres', 'redis', 'kafka'].map(secret),
    ]);
  });

  it.each(every)('%s: one container that may do nothing it does not need (W04-W08, W27-W35, W56)', (_, spec) => {
    expect(spec?.containers).toHaveLength(1);
    const container = spec?.containers[0] as IContainer;
    expect(container).toMatchObject({
      imagePullPolicy: 'IfNotPresent',
      securityContext: {
        allowPrivilegeEscalation: false,
        privileged: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    });
    expect(container.image).toMatch(/^registry\.example\/delivery\/order:1\.0\.0@sha256:[0-9a-f]{64}$/);
    const { requests, limits } = container.resources ?? {};
    expect(Object.keys(requests ?? {}).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
    expect(Object.keys(limits ?? {}).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
    expect(limits?.['memory']).toBe(requests?.['memory']);
    const env = (container.env ?? []).map(({ name }) => name);
    expect(new Set(env).size).toBe(env.length);
  });
});
