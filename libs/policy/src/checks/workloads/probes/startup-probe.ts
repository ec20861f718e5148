import type { Check } from '../../../check.ts';
import { isRecord, numberAt } from '../../../fields.ts';
import { eachContainer } from '../../../pods/each.ts';

/** Seconds after which a start counts as slow. */
const slow = 10;

export const startupProbe: Check = {
  id: 'W42a',
  name: 'startup-probe',
  title: 'What starts slowly has a startupProbe',
  why: 'A fixed delay is too short on a bad day, when the kubelet kills what still starts, and too long on all others.',
  severity: 'error',
  level: 'all',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe'],
  fix: 'add a startupProbe whose periodSeconds × failureThreshold covers the slowest start, and drop initialDelaySeconds',
  good: [
    { name: 'startupProbe' },
    { name: 'startupProbe beside a delay', set: { 'pod.containers[0].livenessProbe.initialDelaySeconds': 60 } },
    {
      name: 'a short delay',
      set: { 'pod.containers[0].startupProbe': undefined, 'pod.containers[0].livenessProbe.initialDelaySeconds': 10 },
    },
  ],
  bad: [
    {
      name: 'livenessProbe with a delay',
      set: { 'pod.containers[0].startupProbe': undefined, 'pod.containers[0].livenessProbe.initialDelaySeconds': 11 },
      at: 'pod.containers[0].startupProbe',
      found: 'container "order": livenessProbe waits 11 seconds, and no startupProbe',
    },
    {
      name: 'readinessProbe with a delay, in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].startupProbe': undefined, 'pod.containers[0].readinessProbe.initialDelaySeconds': 30 },
      at: 'pod.containers[0].startupProbe',
      found: 'container "payment": readinessProbe waits 30 seconds, and no startupProbe',
    },
    {
      name: 'both with a delay, in a sidecar',
      set: {
        'pod.initContainers[0].livenessProbe': { grpc: { port: 9000 }, initialDelaySeconds: 20 },
        'pod.initContainers[0].readinessProbe': { grpc: { port: 9000 }, initialDelaySeconds: 40 },
      },
      at: 'pod.initContainers[0].startupProbe',
      found: 'init container "migrate": livenessProbe waits 20 seconds, and no startupProbe',
    },
  ],
  inspect: eachContainer(function* ({ fields }) {
    if (isRecord(fields['startupProbe'])) return;
    const delayed = ['livenessProbe', 'readinessProbe'].find((probe) => delayOf(fields[probe]) > slow);
    if (delayed === undefined) return;
    yield {
      path: ['startupProbe'],
      found: `${delayed} waits ${delayOf(fields[delayed])} seconds, and no startupProbe`,
      allowed: `a startupProbe for starts of more than ${slow} seconds`,
    };
  }),
};

function delayOf(probe: unknown): number {
  return numberAt(probe, 'initialDelaySeconds') ?? 0;
}
