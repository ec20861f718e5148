import type { Cluster, EnvironmentFacts } from '@delivery/fleet';
import { serviceOn, type App, type Resources, type ServiceDeclaration } from './declaration.ts';
import { runsRollouts } from './operators.ts';
import { bytes, cores, quantity } from './quantity.ts';

/** How large one service runs in one environment. */
export interface Size {
  readonly replicas: { readonly min: number; readonly max: number };
  readonly requests: Resources;
  readonly limits: Resources;
}

/** Pods that a rolling update may add: `maxSurge` of every Deployment and canary. */
export const surge = 1;

type Sized = Pick<ServiceDeclaration, 'requests' | 'cpuLimit'>;

/** An app states what production needs; the environment scales it, CPU to steps of 5m, memory and storage to steps of 8Mi. */
export function sizeOf({ requests, cpuLimit }: Sized, environment: EnvironmentFacts): Size {
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

/** Pods of one size that may be there at once. */
interface Crowd {
  readonly size: Size;
  readonly pods: number;
}

/** What the sidecar in each pod asks for on clusters with a mesh. */
export const sidecar = {
  requests: { cpu: '50m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
  limits: { cpu: '1', memory: '128Mi', 'ephemeral-storage': '256Mi' },
} as const;

/** Every pod of a service at its maximum, in the middle of a rollout. */
function crowdsOf(service: ServiceDeclaration, cluster: Cluster): readonly Crowd[] {
  const { environment } = cluster;
  const { max } = environment.replicas;
  const crowd = (sized: Sized, pods: number) => ({ size: sizeOf(sized, environment), pods });
  const { rollout, workers = {}, cronTasks = {} } = serviceOn(service, cluster);
  // the old and the new version stand side by side until the switch
  const doubled = rollout === 'blueGreen' && runsRollouts(cluster);
  return [
    crowd(serviceOn(service, cluster), doubled ? 2 * max : max + surge),
    ...Object.values(workers).map((worker) => crowd(worker, max + surge)),
    ...Object.values(cronTasks).map((task) => crowd(task, 1)),
  ];
}

/** The sidecars of these pods. */
function sidecarsOf(pods: number, { mesh, environment }: Cluster): readonly Crowd[] {
  return mesh === 'istio' ? [{ size: { replicas: environment.replicas, ...sidecar }, pods }] : [];
}

/** `spec.hard` of the ResourceQuota that lets these apps reach their maximum during a rollout, rounded up to the environment's steps. */
export function quotaOf(apps: readonly App[], cluster: Cluster): Readonly<Record<string, string>> {
  const { step } = cluster.environment.quota;
  const crowds = apps.flatMap(({ service }) => (service === undefined ? [] : crowdsOf(service, cluster)));
  const pods = crowds.reduce((all, crowd) => all + crowd.pods, 0);
  const containers = [...crowds, ...sidecarsOf(pods, cluster)];
  const total = (of: (size: Size) => string, stepText: string) => {
    const sum = containers.reduce((all, { size, pods }) => all + pods * quantity(of(size)), 0);
    const width = quantity(stepText);
    return Math.ceil(sum / width - 1e-9) * width;
  };
  return {
    'requests.cpu': cores(total((s) => s.requests.cpu, step.cpu)),
    'requests.memory': bytes(total((s) => s.requests.memory, step.memory)),
    'requests.ephemeral-storage': bytes(total((s) => s.requests['ephemeral-storage'], step['ephemeral-storage'])),
    'limits.cpu': cores(total((s) => s.limits.cpu, step.cpu)),
    'limits.memory': bytes(total((s) => s.limits.memory, step.memory)),
    'limits.ephemeral-storage': bytes(total((s) => s.limits['ephemeral-storage'], step['ephemeral-storage'])),
    pods: String(Math.ceil(pods / step.pods) * step.pods),
  };
}
