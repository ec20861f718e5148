import { testCluster } from '@delivery/fleet/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, cores, lesser, quantity } from './quantity.ts';
import { quotaOf, sizeOf } from './size.ts';
import { testApp, testFoundation, testService } from './testing.ts';

const { environment } = testCluster();

describe('quantities', () => {
  it.each([
    ['250m', 0.25],
    ['4', 4],
    ['512Mi', 512 * 2 ** 20],
    ['8Gi', 2 ** 33],
  ])('%s', (text, value) => expect(quantity(text)).toBe(value));

  it.each(['', '1.', '512MB', '-1', '1e3', ' 1'])('%s is none', (text) =>
    expect(() => quantity(text)).toThrow(`"${text}" is no quantity`),
  );

  it('are compared by what they mean', () => {
    expect(lesser('64Mi', '1Gi')).toBe('64Mi');
    expect(lesser('64Mi', '32Mi')).toBe('32Mi');
    expect(lesser('1', '1000m')).toBe('1');
  });

  it('come back from text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        (milli) => Math.abs(quantity(cores(milli / 1000)) - milli / 1000) < 1e-9,
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (mebi) => quantity(bytes(mebi * 2 ** 20)) === mebi * 2 ** 20),
    );
  });
});

describe('sizeOf', () => {
  it('is what the app states where the factor is 1', () => {
    expect(sizeOf(testService(), environment)).toEqual({
      replicas: { min: 3, max: 12 },
      requests: { cpu: '250m', memory: '512Mi', 'ephemeral-storage': '256Mi' },
      limits: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '256Mi' },
    });
  });

  it('scales to steps of 5m and 8Mi', () => {
    const { requests, limits } = sizeOf(testService({ cpuLimit: '510m' }), {
      ...environment,
      requests: { factor: 0.25 },
    });
    expect(requests).toEqual({ cpu: '65m', memory: '128Mi', 'ephemeral-storage': '64Mi' });
    expect(limits.cpu).toBe('130m');
  });
});

describe('quotaOf', () => {
  it('lets every pod of a full rollout in, rounded up to the steps', () => {
    // 13 pods of 250m, 512Mi: 3.25 cores, 6.5Gi; limits 13 cores
    expect(quotaOf([testApp('order')], testCluster())).toEqual({
      'requests.cpu': '4',
      'requests.memory': '8Gi',
      'requests.ephemeral-storage': '8Gi',
      'limits.cpu': '16',
      'limits.memory': '8Gi',
      'limits.ephemeral-storage': '8Gi',
      pods: '20',
    });
  });

  it('stays where a change does not cross a step', () => {
    const small = testApp('order', {
      service: testService({ requests: { cpu: '300m', memory: '512Mi', 'ephemeral-storage': '256Mi' } }),
    });
    expect(quotaOf([small], testCluster())).toEqual(quotaOf([testApp('order')], testCluster()));
  });

  it('moves where it does', () => {
    const large = testApp('order', {
      service: testService({ requests: { cpu: '310m', memory: '512Mi', 'ephemeral-storage': '256Mi' } }),
    });
    expect(quotaOf([large], testCluster())['requests.cpu']).toBe('8');
  });

  it('counts services only', () => {
    expect(quotaOf([testApp('order'), testFoundation('crds')], testCluster())).toEqual(
      quotaOf([testApp('order')], testCluster()),
    );
  });

  it('counts the old version beside the new one where they stand side by side', () => {
    const app = testApp('payment', { service: testService({ rollout: 'blueGreen' }) });
    expect(quotaOf([app], testCluster()).pods).toBe('30');
    const rolling = testCluster({ environment: { ...environment, rollouts: false } });
    expect(quotaOf([app], rolling).pods).toBe('20');
  });

  it('counts workers, tasks and sidecars, and the light variant at the edge', () => {
    const requests = { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' };
    const service = testService({
      workers: { assignment: { args: [], requests, scaleOn: { topic: 'order-events', lag: 10 } } },
      cronTasks: { sweep: { args: [], requests, schedule: '0 0 * * *', deadlineSeconds: 60 } },
      edge: { workers: {} },
    });
    const hard = (changes: Partial<Parameters<typeof testCluster>[0]>) =>
      quotaOf([testApp('delivery', { service })], testCluster(changes));
    // 13 pods of 250m and 512Mi, 13 of one core and 1Gi, one of one core and 1Gi
    expect(hard({})).toMatchObject({ 'requests.cpu': '20', 'requests.memory': '24Gi', pods: '30' });
    // 27 sidecars of 50m and 128Mi more
    expect(hard({ mesh: 'istio' })).toMatchObject({ 'requests.cpu': '20', 'requests.memory': '24Gi', pods: '30' });
    expect(hard({ mesh: 'istio' })['limits.cpu']).not.toBe(hard({})['limits.cpu']);
    expect(hard({ role: 'edge' })).toMatchObject({ 'requests.cpu': '8', pods: '20' });
  });
});
