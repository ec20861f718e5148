import type { Check } from '../../../check.ts';
import { listAt } from '../../../fields.ts';
import type { Container } from '../../../pods/containers.ts';
import { eachContainer } from '../../../pods/each.ts';
import { behindKnative, missing } from './probes.ts';

export const readinessProbe: Check = {
  id: 'W37',
  name: 'readiness-probe',
  title: 'Every container that stays says when it is ready',
  why: 'Without a readinessProbe a pod gets requests from the moment its processes exist, and a rollout goes on while the new pods answer none.',
  severity: 'error',
  level: 'all',
  sources: [
    'checkov CKV_K8S_9',
    'kubescape C-0018',
    'kube-linter no-readiness-probe',
    'polaris readinessProbeMissing',
    'gatekeeper-library requiredprobes',
  ],
  fix: 'add a readinessProbe that asks what a request needs, e.g. httpGet of /readyz on a declared port',
  good: [
    { name: 'asks over HTTP' },
    { name: 'asks over gRPC', set: { 'pod.containers[0].readinessProbe': { grpc: { port: 8080 } } } },
    { name: 'connects', set: { 'pod.containers[0].readinessProbe': { tcpSocket: { port: 'http' } } } },
    { name: 'runs a command', set: { 'pod.containers[0].readinessProbe': { exec: { command: ['/order', 'ready'] } } } },
    { name: 'pods that end', on: 'CronJob shop/settlement' },
    {
      name: 'sidecar',
      set: {
        'pod.initContainers[0].restartPolicy': 'Always',
        'pod.initContainers[0].readinessProbe': { tcpSocket: { port: 9000 } },
      },
    },
    {
      name: 'the one container of Knative, which connects to its port',
      on: 'Service shop/thumbnail',
      set: { 'pod.containers[0].readinessProbe': undefined, 'pod.containers[0].ports': undefined },
    },
    {
      name: 'the serving one of several containers of Knative',
      on: 'Service shop/thumbnail',
      set: {
        'pod.containers[0].readinessProbe': undefined,
        'pod.containers[1]': { name: 'cache', readinessProbe: { tcpSocket: { port: 6379 } } },
      },
    },
  ],
  bad: [
    {
      name: 'none',
      set: { 'pod.containers[0].readinessProbe': undefined },
      at: 'pod.containers[0].readinessProbe',
      found: 'container "order": no readinessProbe',
    },
    {
      name: 'none in a Rollout',
      on: 'Rollout shop/payment',
      set: { 'pod.containers[0].readinessProbe': undefined },
      at: 'pod.containers[0].readinessProbe',
      found: 'container "payment": no readinessProbe',
    },
    {
      name: 'asks nothing',
      set: { 'pod.containers[0].readinessProbe': { periodSeconds: 5 } },
      at: 'pod.containers[0].readinessProbe',
      found: 'container "order": a readinessProbe that asks nothing',
    },
    {
      name: 'sidecar without one',
      set: { 'pod.initContainers[0].restartPolicy': 'Always' },
      at: 'pod.initContainers[0].readinessProbe',
      found: 'init container "migrate": no readinessProbe',
    },
    {
      name: 'a container beside the serving one of Knative',
      on: 'Service shop/thumbnail',
      set: { 'pod.containers[1]': { name: 'cache' } },
      at: 'pod.containers[1].readinessProbe',
      found: 'container "cache": no readinessProbe',
    },
  ],
  inspect: eachContainer(function* (container) {
    if (!container.stays || probedByKnative(container)) return;
    const found = missing(container, 'readinessProbe');
    if (found)
      yield { path: ['readinessProbe'], found, allowed: 'a readinessProbe with httpGet, grpc, tcpSocket or exec' };
  }),
};

/** @see https://knative.dev/docs/serving/services/configure-probing/ */
function probedByKnative(container: Container): boolean {
  const { pod, fields, list } = container;
  const serves = listAt(fields, 'ports').length > 0 || listAt(pod.spec, 'containers').length === 1;
  return behindKnative(container) && list === 'containers' && serves;
}
