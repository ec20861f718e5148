import { at } from '../fields.ts';
import { quantity } from '@delivery/kubernetes';
import type { Container } from './containers.ts';

/**
 * What a container is promised. Kubernetes takes the limit where no request is set, and of CPU and memory what the pod has for
 * all its containers together.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function requestOf({ fields, pod }: Container, resource: string): unknown {
  return (
    at(fields, 'resources', 'requests', resource) ??
    at(fields, 'resources', 'limits', resource) ??
    at(pod.spec, 'resources', 'requests', resource) ??
    at(pod.spec, 'resources', 'limits', resource)
  );
}

/** What a container, or its pod as a whole, gets at most. */
export function limitOf({ fields, pod }: Container, resource: string): unknown {
  return at(fields, 'resources', 'limits', resource) ?? at(pod.spec, 'resources', 'limits', resource);
}

/** Whether a quantity is more than zero. */
export function isSome(value: unknown): boolean {
  return (quantity(value) ?? 0n) > 0n;
}
