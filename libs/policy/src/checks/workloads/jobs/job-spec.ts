import { at, fieldsAt, type Fields } from '../../../fields.ts';
import type { Path } from '../../../check.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import type { World } from '../../../world.ts';

/** The spec of a Job: of the object itself, or of those that a CronJob or a ScaledJob makes. */
export interface JobSpec {
  readonly pod: PodTemplate;
  /** From the root of the object, e.g. `['spec', 'jobTemplate', 'spec']`. */
  readonly path: Path;
  readonly fields: Fields;
}

export function jobSpecsIn({ pods }: World): JobSpec[] {
  return pods.flatMap((pod) => {
    const path = pod.path.slice(0, -1);
    return pod.ends ? [{ pod, path, fields: fieldsAt(pod.owner, ...path) }] : [];
  });
}

/** Whether an engine runs an object at a moment of its sync, and clears it away: a hook of Argo CD, or of Helm. */
export function isHook(object: unknown): boolean {
  return ['argocd.argoproj.io/hook', 'helm.sh/hook'].some(
    (key) => at(object, 'metadata', 'annotations', key) !== undefined,
  );
}
