import { at, fieldsAt } from '../../fields.ts';
import { containersOf, type Container } from '../../pods/containers.ts';
import type { PodTemplate } from '../../pods/pod-template.ts';
import { quantity } from '@delivery/kubernetes';

export type Claim = 'requests' | 'limits';

/**
 * What one pod counts for in a quota, in billionths: all containers that stay together, or the largest that runs before them. A limit
 * that is not set counts as none; a request that is not set is the limit, as the API server has it.
 *
 * @param defaults - what the LimitRange of the namespace gives to containers that say nothing
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function podResource(pod: PodTemplate, claim: Claim, resource: string, defaults: Defaults): bigint {
  const of = (container: Container) => ofContainer(container, claim, resource, defaults);
  let before = 0n;
  let staying = 0n;
  let largest = 0n;
  for (const container of containersOf(pod)) {
    if (container.list === 'containers') staying += of(container);
    else if (container.list === 'initContainers') {
      if (container.fields['restartPolicy'] === 'Always') before += of(container);
      else if (before + of(container) > largest) largest = before + of(container);
    }
  }
  const together = before + staying;
  const overhead = quantity(at(pod.spec, 'overhead', resource)) ?? 0n;
  return (together > largest ? together : largest) + overhead;
}

/** Of a LimitRange: `default` are limits, `defaultRequest` requests. */
export type Defaults = Readonly<Record<Claim, Readonly<Record<string, unknown>>>>;

function ofContainer({ fields }: Container, claim: Claim, resource: string, defaults: Defaults): bigint {
  const resources = fieldsAt(fields, 'resources');
  const own = quantity(at(resources, claim, resource));
  if (own !== undefined) return own;
  const limit = claim === 'requests' ? quantity(at(resources, 'limits', resource)) : undefined;
  return limit ?? quantity(defaults[claim][resource]) ?? 0n;
}
