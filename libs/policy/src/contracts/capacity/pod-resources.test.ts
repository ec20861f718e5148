import { expect, it } from 'vitest';
import type { PodTemplate } from '../../pods/pod-template.ts';
import { quantity } from '@delivery/kubernetes';
import { podResource, type Claim } from './pod-resources.ts';

const owner = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'order', namespace: 'shop' } };
const uses = (requests: string, limits?: string, more = {}) => ({
  resources: { requests: { cpu: requests }, ...(limits && { limits: { cpu: limits } }) },
  ...more,
});
const sidecar = { restartPolicy: 'Always' };
const defaults = { requests: { cpu: '70m' }, limits: { cpu: '90m' } };

function cpu(
  spec: Readonly<Record<string, unknown>>,
  claim: Claim = 'requests',
  fallback = { requests: {}, limits: {} },
) {
  const pod: PodTemplate = { owner, path: [], metadata: {}, spec, ends: false };
  return podResource(pod, claim, 'cpu', fallback);
}

it.each([
  ['containers stay together', { containers: [uses('1'), uses('250m')] }, '1250m'],
  ['a larger one before them', { initContainers: [uses('2')], containers: [uses('1')] }, '2'],
  ['a smaller one before them', { initContainers: [uses('500m')], containers: [uses('1')] }, '1'],
  ['two before them run one after the other', { initContainers: [uses('2'), uses('3')], containers: [uses('1')] }, '3'],
  ['a sidecar stays', { initContainers: [uses('1', undefined, sidecar)], containers: [uses('1')] }, '2'],
  [
    'a sidecar stays beside those that start after it',
    { initContainers: [uses('1', undefined, sidecar), uses('5')], containers: [uses('1')] },
    '6',
  ],
  ['what the runtime takes', { overhead: { cpu: '100m' }, containers: [uses('1')] }, '1100m'],
  ['an ephemeral container counts for nothing', { containers: [uses('1')], ephemeralContainers: [uses('9')] }, '1'],
  ['a request that is not set is the limit', { containers: [{ resources: { limits: { cpu: '2' } } }] }, '2'],
  ['nothing', { containers: [{}] }, '0'],
])('%s', (_name, spec, expected) => {
  expect(cpu(spec)).toBe(quantity(expected));
});

it('takes limits', () => {
  expect(cpu({ containers: [uses('1', '3')] }, 'limits')).toBe(quantity('3'));
});

it('takes a limit that is not set as none', () => {
  expect(cpu({ containers: [uses('1')] }, 'limits')).toBe(0n);
});

it('takes what the LimitRange gives', () => {
  expect(cpu({ containers: [{}] }, 'requests', defaults)).toBe(quantity('70m'));
  expect(cpu({ containers: [{}] }, 'limits', defaults)).toBe(quantity('90m'));
  expect(cpu({ containers: [uses('1', '3')] }, 'limits', defaults)).toBe(quantity('3'));
});
