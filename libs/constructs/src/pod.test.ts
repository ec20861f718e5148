import { testCluster } from '@delivery/fleet/testing';
import { describe, expect, it } from 'vitest';
import { base, container, development, pod, render, selector } from './testing.ts';

describe('pods', () => {
  it('run unprivileged (W01-W03, W09, W10, W14, W15, W21)', () => {
    expect(pod().securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
      appArmorProfile: { type: 'RuntimeDefault' },
    });
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostAliases'])
      expect(pod()).not.toHaveProperty(field);
  });

  it('have no token and an account of their own (W24-W26)', () => {
    expect(pod()).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName: 'order',
    });
    expect(render().get('ServiceAccount', 'order')).toMatchObject({ automountServiceAccountToken: false });
    expect(pod()).not.toHaveProperty('serviceAccount');
  });

  it('mount sized scratch space and secrets as files only (W17, W18, W36, W57)', () => {
    expect(pod().volumes).toEqual([
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
      { name: 'postgres', secret: { secretName: 'order-postgres', defaultMode: 0o440 } },
    ]);
    expect(container().volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'postgres', mountPath: '/etc/secrets/postgres', readOnly: true },
    ]);
    expect(container().envFrom).toEqual([{ configMapRef: { name: 'order' } }]);
    expect(container()).not.toHaveProperty('env');
  });

  it('have a priority by tier, and few name look-ups (W52, W62)', () => {
    expect(pod().priorityClassName).toBe('delivery-critical');
    expect(pod({ tier: 'standard' }).priorityClassName).toBe('delivery-standard');
    expect(pod().dnsConfig).toEqual({ options: [{ name: 'ndots', value: '2' }] });
  });

  it('get time to drain after callers learnt that they go (W42)', () => {
    expect(pod().terminationGracePeriodSeconds).toBe(45);
    expect(pod({ drainSeconds: 60 }).terminationGracePeriodSeconds).toBe(75);
    expect(container().lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
    for (const drainSeconds of [14, 106, 20.5]) {
      expect(() => render({ drainSeconds })).toThrow(
        `drainSeconds: ${drainSeconds}; allowed are whole seconds from 15 to 105`,
      );
    }
  });

  it('spread over zones and nodes by the availability profile (W50, W51)', () => {
    const labelSelector = { matchLabels: selector() };
    const common = { maxSkew: 1, nodeTaintsPolicy: 'Honor', labelSelector, matchLabelKeys: ['pod-template-hash'] };
    const node = { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
    expect(pod().topologySpreadConstraints).toEqual([
      { ...common, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
      node,
    ]);
    expect(pod({}, { cluster: testCluster({ availability: 'single-zone' }) }).topologySpreadConstraints).toEqual([
      node,
    ]);
    expect(pod().affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution).toEqual([
      { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector } },
    ]);
    expect(pod({}, { cluster: development })).not.toHaveProperty('topologySpreadConstraints');
    expect(pod({}, { cluster: development })).not.toHaveProperty('affinity');
  });
});

describe('containers', () => {
  it('may do nothing they do not need (W04-W08, W22, W23)', () => {
    expect(container().securityContext).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    for (const field of ['stdin', 'tty', 'command', 'args']) expect(container()).not.toHaveProperty(field);
  });

  it('run an image by digest, the tag beside it (W27-W29, W31)', () => {
    expect(container().image).toBe(`registry.example/delivery/order:1.0.0@sha256:${'a'.repeat(64)}`);
    expect(container().imagePullPolicy).toBe('IfNotPresent');
  });

  it('ask for what the app states, scaled by the environment (W32-W35)', () => {
    expect(container().resources).toEqual({
      requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
      limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '256Mi' },
    });
    expect(container({}, { cluster: development }).resources).toMatchObject({
      requests: { cpu: '65m', memory: '128Mi' },
      limits: { cpu: '250m', memory: '128Mi' },
    });
  });

  it.each([
    ['250m', '1'],
    ['200m', '800m'],
    ['1', '4'],
    ['0.5', '2'],
  ])('may use four times the CPU they ask for: %s, %s', (cpu, limit) => {
    expect(container({ requests: { ...base.requests, cpu } }).resources?.limits).toMatchObject({ cpu: limit });
  });

  it('are probed on a declared port, for life and readiness apart (W37-W42)', () => {
    const { startupProbe, livenessProbe, readinessProbe, ports } = container();
    expect(startupProbe).toEqual({ httpGet: { path: '/livez', port: 'http' }, periodSeconds: 2, failureThreshold: 30 });
    expect(livenessProbe).toEqual({
      httpGet: { path: '/livez', port: 'http' },
      periodSeconds: 10,
      timeoutSeconds: 2,
      failureThreshold: 3,
    });
    expect(readinessProbe).toEqual({
      httpGet: { path: '/readyz', port: 'http' },
      periodSeconds: 5,
      timeoutSeconds: 2,
      failureThreshold: 2,
    });
    expect(ports).toEqual([
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
      { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
    ]);
  });
});
