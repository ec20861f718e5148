import { textAt } from '../fields.ts';
import type { PodTemplate } from './pod-template.ts';

/**
 * Whether the pods run on Windows nodes, where the API server refuses what only Linux knows: seccomp and AppArmor profiles,
 * capabilities, user and group ids, a read-only root file system, privilege escalation.
 *
 * @see https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers-securitycontext
 */
export function isWindows(pod: PodTemplate): boolean {
  return textAt(pod.spec, 'os', 'name') === 'windows';
}
