import { celChecks } from '@delivery/admission';
import { nameOf, type Manifest } from '@delivery/manifest';
import { checks, worldWith, type BadExample, type Example } from '@delivery/policy';
import { place } from './admission-cluster.ts';

export interface Case {
  readonly id: string;
  readonly example: Example;
  /** What the example changes or adds. */
  readonly objects: readonly Manifest[];
}

/** Examples of the checks that are asked in CEL, by what they know of the cluster. */
export function casesOf(kind: 'good' | 'bad'): ReadonlyMap<string, readonly Case[]> {
  const groups = new Map<string, Case[]>();
  for (const { id, stricter = {} } of celChecks) {
    const check = checks.find((one) => one.id === id);
    for (const example of check?.[kind] ?? []) {
      if (example.name in stricter) continue;
      const { objects } = worldWith(example);
      const names = [example.on ?? 'Deployment shop/order', (example as BadExample).object];
      const touched = objects.filter((object) => names.includes(nameOf(object)) || example.add?.includes(object));
      const key = JSON.stringify({ ...place, ...example.facts });
      groups.set(key, [...(groups.get(key) ?? []), { id, example, objects: touched }]);
    }
  }
  return groups;
}

/** A Rollout with the same pods: of a custom resource the API server knows the types of fields and no more. */
export function asRollout(object: Manifest): readonly Manifest[] {
  const spec = object['spec'] as { template?: unknown; jobTemplate?: { spec: { template: unknown } } } | undefined;
  const template = spec?.template ?? spec?.jobTemplate?.spec.template;
  if (template === undefined) return [];
  const metadata = { name: 'again', namespace: 'shop' };
  return [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata, spec: { template } }];
}
