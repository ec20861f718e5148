import type { PodTemplate } from './pod-template.ts';

/** Computes once for each pod what many checks ask for. */
export function perPod<T>(compute: (pod: PodTemplate) => T): (pod: PodTemplate) => T {
  const known = new WeakMap<PodTemplate, { readonly value: T }>();
  return (pod) => {
    let entry = known.get(pod);
    if (entry === undefined) known.set(pod, (entry = { value: compute(pod) }));
    return entry.value;
  };
}
