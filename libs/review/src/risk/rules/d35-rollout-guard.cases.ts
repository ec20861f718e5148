import type { Manifest } from '@delivery/manifest';
import type { PositiveCase } from '../rule.ts';
import type { Case } from '../testing/case.ts';

const ORDER = 'Deployment shop/order';
const OBJECT = 'apps/Deployment/shop/order';
const CONTAINER = 'spec.template.spec.containers[0]';
const FIELD = 'spec.template.spec.containers[name=order]';

export const positive: readonly PositiveCase[] = [
  {
    name: 'a readiness probe that goes',
    decides: 'readinessProbe',
    after: { set: { [ORDER]: { [`${CONTAINER}.readinessProbe`]: undefined } } },
    object: OBJECT,
    field: `${FIELD}.readinessProbe`,
  },
  {
    name: 'a liveness probe that goes',
    decides: 'livenessProbe',
    after: { set: { [ORDER]: { [`${CONTAINER}.livenessProbe`]: undefined } } },
    object: OBJECT,
    field: `${FIELD}.livenessProbe`,
  },
  {
    name: 'less time to finish',
    decides: 'terminationGracePeriodSeconds',
    after: { set: { [ORDER]: { 'spec.template.spec.terminationGracePeriodSeconds': 20 } } },
    object: OBJECT,
    field: 'spec.template.spec.terminationGracePeriodSeconds',
  },
  {
    name: 'less time before it stops',
    decides: 'lifecycle.preStop.sleep',
    after: { set: { [ORDER]: { [`${CONTAINER}.lifecycle.preStop.sleep.seconds`]: 2 } } },
    object: OBJECT,
    field: `${FIELD}.lifecycle.preStop`,
  },
  {
    name: 'no hook before it stops',
    decides: 'lifecycle',
    after: { set: { [ORDER]: { [`${CONTAINER}.lifecycle`]: undefined } } },
    object: OBJECT,
    field: `${FIELD}.lifecycle.preStop`,
  },
  {
    name: 'all pods stopped before one starts',
    decides: 'strategy.type',
    after: { set: { [ORDER]: { 'spec.strategy': { type: 'Recreate' } } } },
    object: OBJECT,
    field: 'spec.strategy.type',
  },
  {
    name: 'half of the pods missing',
    decides: 'strategy.rollingUpdate.maxUnavailable',
    after: { set: { [ORDER]: { 'spec.strategy.rollingUpdate.maxUnavailable': '50%' } } },
    object: OBJECT,
    field: 'spec.strategy.rollingUpdate.maxUnavailable',
  },
  {
    name: 'a shorter command before it stops',
    decides: 'lifecycle.preStop.exec',
    both: { set: { [ORDER]: { [`${CONTAINER}.lifecycle.preStop`]: { exec: { command: ['sh', '-c', 'sleep 15'] } } } } },
    after: { set: { [ORDER]: { [`${CONTAINER}.lifecycle.preStop.exec.command`]: ['sleep', '5'] } } },
    object: OBJECT,
    field: `${FIELD}.lifecycle.preStop`,
  },
  {
    name: 'more pods of a Rollout missing',
    decides: 'strategy.canary.maxUnavailable',
    both: { add: { 'apps/shop': [rollout()] } },
    after: { set: { 'Rollout shop/web': { 'spec.strategy.canary.maxUnavailable': '50%' } } },
    object: 'argoproj.io/Rollout/shop/web',
    field: 'spec.strategy.canary.maxUnavailable',
  },
  {
    name: 'no time to finish stated, where there was more than by default',
    decides: 'absent terminationGracePeriodSeconds',
    after: { set: { [ORDER]: { 'spec.template.spec.terminationGracePeriodSeconds': undefined } } },
    object: OBJECT,
    field: 'spec.template.spec.terminationGracePeriodSeconds',
  },
];

export const nearMiss: readonly Case[] = [
  {
    name: 'a longer period of a probe',
    decides: 'readinessProbe',
    after: { set: { [ORDER]: { [`${CONTAINER}.readinessProbe.periodSeconds`]: 20 } } },
  },
  {
    name: 'a container that goes with its probe',
    decides: 'containers',
    both: {
      set: {
        [ORDER]: {
          'spec.template.spec.containers[1]': { name: 'agent', image: 'agent:1', readinessProbe: { exec: {} } },
        },
      },
    },
    after: { set: { [ORDER]: { 'spec.template.spec.containers[1]': undefined } } },
  },
  {
    name: 'more time to finish',
    decides: 'terminationGracePeriodSeconds',
    after: { set: { [ORDER]: { 'spec.template.spec.terminationGracePeriodSeconds': 90 } } },
  },
  {
    name: 'the same time before it stops, by a command',
    decides: 'lifecycle.preStop.exec',
    after: {
      set: {
        [ORDER]: { [`${CONTAINER}.lifecycle.preStop`]: { exec: { command: ['sh', '-c', 'sleep 10'] } } },
      },
    },
  },
  {
    name: 'fewer pods missing',
    decides: 'updateStrategy.rollingUpdate.maxUnavailable',
    both: { add: { 'apps/shop': [daemonSet()] } },
    after: { set: { 'DaemonSet shop/agent': { 'spec.updateStrategy.rollingUpdate.maxUnavailable': 1 } } },
  },
  {
    name: 'no pod missing, in percent',
    decides: 'strategy.rollingUpdate.maxUnavailable',
    after: { set: { [ORDER]: { 'spec.strategy.rollingUpdate.maxUnavailable': '20%' } } },
  },
  {
    name: 'another command before it stops, of no known length',
    decides: 'lifecycle.preStop.exec.command',
    both: { set: { [ORDER]: { [`${CONTAINER}.lifecycle.preStop`]: { exec: { command: ['/drain'] } } } } },
    after: { set: { [ORDER]: { [`${CONTAINER}.lifecycle.preStop.exec.command`]: ['/drain', '--fast'] } } },
  },
  {
    name: 'pods that are replaced one by one again',
    decides: 'strategy.type',
    before: { set: { [ORDER]: { 'spec.strategy': { type: 'Recreate' } } } },
  },
];

function daemonSet(): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'shop' },
    spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }, template: { spec: { containers: [] } } },
  };
}

function rollout(): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { replicas: 8, strategy: { canary: {} }, template: { spec: { containers: [] } } },
  };
}
