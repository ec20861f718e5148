import type { Check } from '../../../check.ts';
import { at, numberAt } from '../../../fields.ts';
import { eachContainer } from '../../../pods/each.ts';
import { handlerOf } from './probes.ts';

export const probesDiffer: Check = {
  id: 'W39',
  name: 'probes-differ',
  title: 'A pod leaves its Service before it is restarted',
  why: 'Where both probes ask the same in the same time, a pod that is only slow is killed when it should merely get no requests.',
  severity: 'error',
  level: 'all',
  sources: [
    'kube-score pod-probes-identical',
    'kyverno ensure-probes-different',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  ],
  fix: 'let the livenessProbe ask the process about itself alone, or give it a larger failureThreshold',
  good: [
    { name: 'ask two paths' },
    {
      name: 'ask one path, and wait longer before the restart',
      set: {
        'pod.containers[0].livenessProbe': { httpGet: { path: '/', port: 'http' }, failureThreshold: 4 },
        'pod.containers[0].readinessProbe': { httpGet: { path: '/', port: 'http' } },
      },
    },
    {
      name: 'ask one path, and less often before the restart',
      set: {
        'pod.containers[0].livenessProbe': { httpGet: { path: '/', port: 'http' }, periodSeconds: 11 },
        'pod.containers[0].readinessProbe': { httpGet: { path: '/', port: 'http' } },
      },
    },
    {
      name: 'ask for other headers',
      set: {
        'pod.containers[0].livenessProbe': {
          httpGet: { path: '/', port: 'http', httpHeaders: [{ name: 'a', value: '1' }] },
        },
        'pod.containers[0].readinessProbe': {
          httpGet: { path: '/', port: 'http', httpHeaders: [{ name: 'a', value: '2' }] },
        },
      },
    },
    {
      name: 'one asks for more',
      set: {
        'pod.containers[0].livenessProbe': { httpGet: { path: '/', port: 'http' } },
        'pod.containers[0].readinessProbe': { httpGet: { path: '/', port: 'http', scheme: 'HTTPS' } },
      },
    },
    {
      name: 'neither asks',
      set: { 'pod.containers[0].livenessProbe': {}, 'pod.containers[0].readinessProbe': {} },
    },
  ],
  bad: [
    {
      name: 'equal',
      set: {
        'pod.containers[0].livenessProbe': { grpc: { port: 8080 } },
        'pod.containers[0].readinessProbe': { grpc: { port: 8080 } },
      },
      at: 'pod.containers[0].livenessProbe',
      found: 'container "order": livenessProbe asks what readinessProbe asks, and gives up after 30 seconds as it does',
    },
    {
      name: 'one path written in another order, and an earlier restart, in a Rollout',
      on: 'Rollout shop/payment',
      set: {
        'pod.containers[0].livenessProbe': {
          httpGet: { port: 'http', path: '/' },
          periodSeconds: 5,
          failureThreshold: 2,
        },
        'pod.containers[0].readinessProbe': { httpGet: { path: '/', port: 'http' }, periodSeconds: 5 },
      },
      at: 'pod.containers[0].livenessProbe',
      found:
        'container "payment": livenessProbe asks what readinessProbe asks, and gives up after 10 seconds, readinessProbe after 15',
    },
    {
      name: 'equal in a sidecar',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].livenessProbe': { exec: { command: ['/proxy', 'check'] } },
        'pod.initContainers[0].readinessProbe': { exec: { command: ['/proxy', 'check'] } },
      },
      at: 'pod.initContainers[0].livenessProbe',
      found:
        'init container "migrate": livenessProbe asks what readinessProbe asks, and gives up after 30 seconds as it does',
    },
  ],
  inspect: eachContainer(function* ({ fields: { livenessProbe, readinessProbe } }) {
    const asked = handlerOf(livenessProbe);
    if (asked === undefined || !isSame(asked, handlerOf(readinessProbe))) return;
    const [live, ready] = [patience(livenessProbe), patience(readinessProbe)];
    if (live > ready) return;
    const when = live === ready ? 'as it does' : undefined;
    yield {
      path: ['livenessProbe'],
      found: `livenessProbe asks what readinessProbe asks, and gives up after ${live} seconds${when ? ` ${when}` : `, readinessProbe after ${ready}`}`,
      allowed: 'another question, or more patience than the readinessProbe has',
    };
  }),
};

/** Seconds without an answer until the kubelet acts. Defaults are those of the API server. */
function patience(probe: unknown): number {
  return (numberAt(probe, 'periodSeconds') ?? 10) * (numberAt(probe, 'failureThreshold') ?? 3);
}

/** Whether two values are equal, in whatever order their keys are written. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(at(one, key), at(other, key)));
}
