import { expect, it } from 'vitest';
import { worldWith } from '../../examples/apply.ts';
import type { Change } from '../../examples/example.ts';
import { workloads } from './index.ts';

const allowedBy = (id: string, change: Change) =>
  [...(workloads.find((check) => check.id === id)?.inspect(worldWith(change)) ?? [])].map(({ allowed }) => allowed);

const ledger = 'StatefulSet shop/ledger';
const autoscaler = 'HorizontalPodAutoscaler shop/order';
const removed = { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy', metadata: { name: 'order' } };

it.each<[id: string, change: Change, allowed: string]>([
  ['W40', { set: { 'pod.containers[0].readinessProbe.httpGet.port': 80 } }, 'http, 8080, metrics, 9090'],
  [
    'W40',
    { set: { 'pod.initContainers[0].livenessProbe': { grpc: { port: 80 } } } },
    'none, since the container declares no TCP port',
  ],
  ['W43', { on: ledger, set: { 'spec.replicas': 2 } }, '3 or more'],
  ['W43', { on: ledger, set: { 'spec.replicas': 1 }, facts: { availability: 'edge' } }, '2 or more'],
  ['W44', { on: autoscaler, set: { 'spec.minReplicas': 1 } }, '3 or more'],
  ['W44', { on: autoscaler, set: { 'spec.maxReplicas': 5 } }, '6 or more, twice the least'],
  ['W45', { set: { 'spec.replicas': 3 } }, 'no replicas, since the autoscaler owns them'],
  ['W45', { remove: [autoscaler] }, 'a number, or an autoscaler'],
  ['W50a', { set: { 'pod.topologySpreadConstraints[0].maxSkew': 2 } }, '1'],
  ['W50a', { set: { 'pod.topologySpreadConstraints[0].nodeTaintsPolicy': 'Ignore' } }, 'Honor'],
  ['W52', { set: { 'pod.priorityClassName': 'other' } }, 'critical, batch'],
  [
    'W52',
    { set: { 'pod.priorityClassName': '' }, facts: { priorityClasses: undefined } },
    'the name of a PriorityClass',
  ],
  ['W53a', { set: { 'spec.strategy': { type: 'Recreate' } } }, 'RollingUpdate'],
  ['W53a', { set: { 'spec.strategy.rollingUpdate.maxSurge': 0 } }, '1 or more'],
  ['W54', { set: { 'spec.minReadySeconds': 9 } }, '10 or more'],
  ['W54', { set: { 'spec.revisionHistoryLimit': 2 } }, '3 or more'],
  ['W54', { set: { 'spec.revisionHistoryLimit': 11 } }, '10 or less'],
  ['W55b', { set: { 'spec.selector.matchLabels.app': 'a' } }, 'app.kubernetes.io/name, app.kubernetes.io/instance'],
  [
    'W55b',
    { set: { 'spec.selector.matchLabels.version': 'a' }, facts: { selectorLabels: undefined } },
    'labels that keep their value over releases',
  ],
  ['W61', { set: { 'pod.containers[0].ports[0].containerPort': 80 } }, '1024 to 65535'],
  ['W65a', { set: { 'metadata.labels["A/a"]': '' } }, 'a DNS name of up to 253 characters'],
  [
    'W65a',
    { set: { 'metadata.labels.a': '-' } },
    'up to 63 letters, digits, "-", "_" and ".", a letter or digit at both ends',
  ],
  ['W65b', { add: [{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'a'.repeat(60) } }] }, 'up to 52'],
  ['W66', { add: [removed] }, 'a version that Kubernetes 1.36 serves and does not deprecate'],
  [
    'W66',
    { add: [{ ...removed, apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler' }] },
    'autoscaling/v2 HorizontalPodAutoscaler',
  ],
  ['W66', { add: [{ ...removed, apiVersion: 'argoproj.io/v1alpha0', kind: 'Rollout' }] }, 'use v1alpha1'],
  ['W72a', { set: { 'metadata.annotations.note': 'a'.repeat(300_000) } }, '262,144 bytes'],
  ['W72b', { on: 'ConfigMap shop/order', set: { 'data.file': 'a'.repeat(2_000_000) } }, '1,048,576 bytes'],
  ['W72c', { set: { note: 'a'.repeat(300_000) } }, '262,144 bytes'],
  ['W72c', { set: { note: 'a'.repeat(2_000_000) }, facts: { serverSideApply: true } }, '1,572,864 bytes'],
])('%s says what is allowed: %#', (id, change, allowed) => {
  expect(allowedBy(id, change)).toEqual([allowed]);
});
