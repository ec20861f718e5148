import type { Check } from '../../../check.ts';
import { listAt } from '../../../fields.ts';
import { eachContainer } from '../../../pods/each.ts';
import { behindKnative } from '../probes/probes.ts';
import { preStopOf } from './pre-stop-hook.ts';

/** Seconds in which every node learns that a pod gets no more requests. */
const least = 5;

export const preStop: Check = {
  id: 'W42b',
  name: 'pre-stop',
  title: 'What listens goes on for a moment after it leaves its Service',
  why: 'A pod gets SIGTERM while nodes and load balancers still send it requests: without a pause each rollout loses some.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
  ],
  fix: 'set lifecycle.preStop.sleep.seconds to 10 or so, and terminationGracePeriodSeconds to that and the time to drain',
  good: [
    { name: 'sleeps' },
    { name: 'sleeps as long as needed', set: { 'pod.containers[0].lifecycle.preStop.sleep.seconds': 5 } },
    {
      name: 'sleeps by a command',
      set: { 'pod.containers[0].lifecycle.preStop': { exec: { command: ['/bin/sh', '-c', 'sleep 15'] } } },
    },
    {
      name: 'drains its own way',
      set: { 'pod.containers[0].lifecycle.preStop': { exec: { command: ['/order', 'drain'] } } },
    },
    {
      name: 'drains when asked to',
      set: { 'pod.containers[0].lifecycle.preStop': { httpGet: { path: '/drain', port: 'http' } } },
    },
    { name: 'listens on nothing', set: { 'pod.containers[0].lifecycle': undefined, 'pod.containers[0].ports': [] } },
    {
      name: 'sidecar, which stops last',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].ports': [{ containerPort: 9000 }],
      },
    },
    {
      name: 'Knative, whose proxy drains',
      on: 'Service shop/thumbnail',
      set: { 'pod.containers[0].lifecycle': undefined },
    },
    { name: 'pods that end', on: 'Job shop/seed', set: { 'pod.containers[0].ports': [{ containerPort: 9090 }] } },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.containers[0].lifecycle': undefined },
      at: 'pod.containers[0].lifecycle.preStop',
      found: 'container "order": no preStop',
    },
    {
      name: 'too short, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].lifecycle.preStop.sleep.seconds': 4 },
      at: 'pod.containers[0].lifecycle.preStop',
      found: 'container "payment": preStop of 4 seconds',
    },
    {
      name: 'a command that is too short',
      set: { 'pod.containers[0].lifecycle.preStop': { exec: { command: ['sleep', '2'] } } },
      at: 'pod.containers[0].lifecycle.preStop',
      found: 'container "order": preStop of 2 seconds',
    },
    {
      name: 'sleeps without a number',
      set: { 'pod.containers[0].lifecycle.preStop': { sleep: {} } },
      at: 'pod.containers[0].lifecycle.preStop',
      found: 'container "order": preStop of 0 seconds',
    },
  ],
  inspect: eachContainer(function* (container) {
    const { stays, list, fields } = container;
    const listens = stays && list === 'containers' && listAt(fields, 'ports').length > 0;
    if (!listens || behindKnative(container)) return;
    const hook = preStopOf(container);
    if (hook && (hook.seconds === undefined || hook.seconds >= least)) return;
    yield {
      path: ['lifecycle', 'preStop'],
      found: hook ? `preStop of ${hook.seconds} seconds` : 'no preStop',
      allowed: `a preStop that sleeps ${least} seconds or more, or drains by itself`,
    };
  }),
};
