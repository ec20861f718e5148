import { at } from '../fields.ts';
import { isSince } from '../minor.ts';
import type { World } from '../world.ts';
import type { PodTemplate } from './pod-template.ts';

/**
 * Whether root in these pods is nobody on the node. Since 1.35 the Pod Security Standards ask less of such pods.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/#integration-with-pod-security-admission-checks
 */
export function inUserNamespace(pod: PodTemplate, { facts }: World): boolean {
  return at(pod.spec, 'hostUsers') === false && isSince(facts, 35);
}
