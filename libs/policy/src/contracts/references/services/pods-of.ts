import type { Manifest } from '@delivery/manifest';
import { fieldsAt, type Fields } from '../../../fields.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import { matches } from '../../../pods/selector.ts';
import type { World } from '../../../world.ts';
import { grouped } from '../../../grouped.ts';
import { once } from '../table/once.ts';

/** Finds the pod templates that a Service selects. */
export type PodsOf = (service: Manifest) => readonly PodTemplate[];

/** Compares a Service only with the pods of its rarest label, so that a large tree costs little more than a small one. */
export const podsBySelector = once((world: World): PodsOf => {
  const labels = world.pods.flatMap((pod) => Object.entries(labelsOf(pod)).map((label) => ({ label, pod })));
  const byLabel = grouped(labels, ({ label }) => JSON.stringify(label));
  return once((service: Manifest) => {
    const selector = selectorOf(service);
    const sets = Object.entries(selector).map((label) => byLabel.get(JSON.stringify(label)) ?? []);
    const [fewest = []] = sets.sort((a, b) => a.length - b.length);
    return fewest
      .map(({ pod }) => pod)
      .filter((pod) => sharesNamespace(pod.owner, service) && matches(selector, labelsOf(pod)));
  });
});

/** `{}` for a Service whose endpoints somebody else writes. */
export function selectorOf(service: Manifest): Fields {
  return fieldsAt(service, 'spec', 'selector');
}

function labelsOf(pod: PodTemplate): Fields {
  return fieldsAt(pod.metadata, 'labels');
}

/** What says no namespace is applied to the one of its neighbours. */
function sharesNamespace(a: Manifest, b: Manifest): boolean {
  const [one, other] = [a.metadata.namespace, b.metadata.namespace];
  return one === undefined || other === undefined || one === other;
}
