import type { Violation } from '../check.ts';
import { at, type Fields } from '../fields.ts';
import { stated } from '../shown.ts';
import type { World } from '../world.ts';
import type { PodTemplate } from './pod-template.ts';
import { containersOf } from './containers.ts';
import { eachContainer, eachPod, withPatches } from './each.ts';
import { isPatch } from './patch.ts';

/** What a field of the securityContext may say. */
export interface Setting {
  /** Below the securityContext, e.g. `['seccompProfile', 'type']`. */
  readonly field: readonly string[];
  readonly allowed: string;
  /** Asked only about what is set. */
  readonly holds: (value: unknown, pod: PodTemplate, world: World) => boolean;
  /** Whether it may be left out. */
  readonly mayBeUnset: boolean;
  /** Pods that the check says nothing about. @default - none */
  readonly skips?: (pod: PodTemplate, world: World) => boolean;
}

/**
 * Inspects a field that containers inherit from their pod, where the pod and each container set it. Containers that have it neither
 * from themselves nor from their pod are one violation, in the securityContext of the pod.
 */
export function eachSetting(setting: Setting): (world: World) => Iterable<Violation> {
  const { field, allowed, holds, mayBeUnset, skips } = setting;
  const path = ['securityContext', ...field];
  const name = field.join('.');
  return withPatches(
    eachPod(function* (pod, world) {
      if (skips?.(pod, world)) return;
      const own = valueAt(pod.spec, path);
      if (own !== undefined && !holds(own, pod, world)) yield { path, found: `pod: ${stated(name, own)}`, allowed };
      const without: string[] = [];
      for (const { fields, list, index, title } of containersOf(pod)) {
        const value = valueAt(fields, path);
        if (value === undefined) without.push(title);
        else if (!holds(value, pod, world))
          yield { path: [list, index, ...path], found: `${title}: ${stated(name, value)}`, allowed };
      }
      if (mayBeUnset || own !== undefined || without.length === 0 || isPatch(pod)) return;
      yield { path, found: `${stated(name, own)}, for ${without.join(', ')}`, allowed };
    }),
  );
}

/** Inspects a field that each container sets for itself. */
export function eachContainerSetting(setting: Setting): (world: World) => Iterable<Violation> {
  const { field, allowed, holds, mayBeUnset, skips } = setting;
  const path = ['securityContext', ...field];
  return withPatches(
    eachContainer(function* ({ fields, pod }, world) {
      const value = valueAt(fields, path);
      if (value === undefined ? mayBeUnset || isPatch(pod) : holds(value, pod, world)) return;
      if (!skips?.(pod, world)) yield { path, found: stated(field.join('.'), value), allowed };
    }),
  );
}

/** Null is no value to Kubernetes either. */
function valueAt(fields: Fields, path: readonly string[]): unknown {
  return at(fields, ...path) ?? undefined;
}
