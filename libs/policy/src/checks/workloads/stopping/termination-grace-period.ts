import { groupOf } from '@delivery/manifest';
import type { Check } from '../../../check.ts';
import { numberAt } from '../../../fields.ts';
import { containersOf } from '../../../pods/containers.ts';
import { eachPod } from '../../../pods/each.ts';
import { preStopOf } from './pre-stop-hook.ts';

/** What the API server sets by itself. */
const byDefault = 30;
/** Kubelets, node drains and spot notices wait no longer. */
const most = 120;
/** Seconds to finish requests after SIGTERM. */
const drain = 10;

export const terminationGracePeriod: Check = {
  id: 'W42c',
  name: 'termination-grace-period',
  title: 'Pods have the time to finish what they have begun',
  why: 'What still runs at the end of the grace period is killed, with its requests; clouds and node drains do not wait longer than two minutes.',
  severity: 'error',
  level: 'all',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html',
  ],
  fix: 'set terminationGracePeriodSeconds to the seconds of preStop, those to drain, and a few more',
  good: [
    { name: 'longer than preStop' },
    { name: 'the default', set: { 'pod.terminationGracePeriodSeconds': undefined } },
    { name: 'the least', set: { 'pod.terminationGracePeriodSeconds': 30 } },
    { name: 'the most', set: { 'pod.terminationGracePeriodSeconds': 120 } },
    {
      name: 'just longer than preStop',
      set: { 'pod.terminationGracePeriodSeconds': 60, 'pod.containers[0].lifecycle.preStop.sleep.seconds': 50 },
    },
    {
      name: 'Knative, which sets it by itself',
      on: 'Service shop/thumbnail',
      set: { 'pod.terminationGracePeriodSeconds': 300 },
    },
  ],
  bad: [
    {
      name: 'too short',
      set: { 'pod.terminationGracePeriodSeconds': 29 },
      at: 'pod.terminationGracePeriodSeconds',
      found: '29 seconds',
    },
    {
      name: 'too long, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.terminationGracePeriodSeconds': 121 },
      at: 'pod.terminationGracePeriodSeconds',
      found: '121 seconds',
    },
    {
      name: 'killed at once, in a CronJob',
      on: 'CronJob shop/settlement',
      set: { 'pod.terminationGracePeriodSeconds': 0 },
      at: 'pod.terminationGracePeriodSeconds',
      found: '0 seconds',
    },
    {
      name: 'no longer than preStop',
      set: { 'pod.containers[0].lifecycle.preStop.sleep.seconds': 36 },
      at: 'pod.terminationGracePeriodSeconds',
      found: '45 seconds, of which preStop of container "order" takes 36',
    },
    {
      name: 'the default with a long preStop, in a sidecar',
      set: {
        'pod.terminationGracePeriodSeconds': undefined,
        'pod.initContainers[0].lifecycle': { preStop: { exec: { command: ['sleep', '21'] } } },
      },
      at: 'pod.terminationGracePeriodSeconds',
      found: '30 seconds by default, of which preStop of init container "migrate" takes 21',
    },
  ],
  inspect: eachPod(function* (pod) {
    if (groupOf(pod.owner) === 'serving.knative.dev') return;
    const given = numberAt(pod.spec, 'terminationGracePeriodSeconds');
    const seconds = given ?? byDefault;
    const [slowest] = containersOf(pod)
      .map((container) => ({ title: container.title, takes: preStopOf(container)?.seconds ?? 0 }))
      .sort((a, b) => b.takes - a.takes);
    const late = slowest !== undefined && slowest.takes > Math.max(seconds - drain, 0);
    if (seconds >= byDefault && seconds <= most && !late) return;
    const taken = late ? `, of which preStop of ${slowest.title} takes ${slowest.takes}` : '';
    yield {
      path: ['terminationGracePeriodSeconds'],
      found: `${seconds} seconds${given === undefined ? ' by default' : ''}${taken}`,
      allowed: `${byDefault} to ${most} seconds, and ${drain} more than preStop takes`,
    };
  }),
};
