import type { Cluster, EnvironmentFacts } from '@delivery/fleet';
import type { App, Resources, ServiceDeclaration } from './declaration.ts';
import { bytes, cores, quantity } from './quantity.ts';

/** How large one service runs in one environment. */
export interface Size {
  readonly replicas: { readonly min: number; readonly max: number };
  readonly requests: Resources;
  readonly limits: Resources;
}

/** Pods that a rolling update may add: `maxSurge` of every Deployment. */
export const surge = 1;

/** An app states what production needs; the environment scales it, CPU to steps of 5m, memory and storage to steps of 8Mi. */
export function sizeOf({ requests, cpuLimit }: ServiceDeclaration, environment: EnvironmentFacts): Size {
  const { factor } = environment.requests;
  const scaled = (value: number, step: number) => Math.ceil((value * factor) / step - 1e-9) * step;
  const request = quantity(requests.cpu);
  const limit = cpuLimit === undefined ? 4 * request : quantity(cpuLimit);
  const memory = bytes(scaled(quantity(requests.memory), 8 * 2 ** 20));
  const storage = bytes(scaled(quantity(requests['ephemeral-storage']), 8 * 2 ** 20));
  return {
    replicas: environment.replicas,
    requests: { cpu: cores(scaled(request, 0.005)), memory, 'ephemeral-storage': storage },
    limits: { cpu: cores(scaled(limit, 0.005)), memory, 'ephemeral-storage': storage },
  };
}

/** `spec.hard` of the ResourceQuota that lets these apps reach their maximum during a rollout, rounded up to the environment's steps. */
export function quotaOf(apps: readonly App[], { environment }: Cluster): Readonly<Record<string, string>> {
  const { step } = environment.quota;
  const sizes = apps.flatMap(({ service }) => (service === undefined ? [] : [sizeOf(service, environment)]));
  const pods = (size: Size) => size.replicas.max + surge;
  const total = (of: (size: Size) => string, stepText: string) => {
    const sum = sizes.reduce((all, size) => all + pods(size) * quantity(of(size)), 0);
    const width = quantity(stepText);
    return Math.ceil(sum / width - 1e-9) * width;
  };
  const podSum = sizes.reduce((all, size) => all + pods(size), 0);
  return {
    'requests.cpu': cores(total((s) => s.requests.cpu, step.cpu)),
    'requests.memory': bytes(total((s) => s.requests.memory, step.memory)),
    'requests.ephemeral-storage': bytes(total((s) => s.requests['ephemeral-storage'], step['ephemeral-storage'])),
    'limits.cpu': cores(total((s) => s.limits.cpu, step.cpu)),
    'limits.memory': bytes(total((s) => s.limits.memory, step.memory)),
    'limits.ephemeral-storage': bytes(total((s) => s.limits['ephemeral-storage'], step['ephemeral-storage'])),
    pods: String(Math.ceil(podSum / step.pods) * step.pods),
  };
}
