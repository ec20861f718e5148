import { at, fieldsAt, isRecord, listAt } from '../../../fields.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';
import { selects } from '../../../pods/selector.ts';
import { isKnativeService, isReplicated } from './replicated.ts';

export const zoneLabel = 'topology.kubernetes.io/zone';
export const nodeLabel = 'kubernetes.io/hostname';

/** Whether there are several pods, which can lie together or apart: one a node cannot. */
export function canSpread(pod: PodTemplate): boolean {
  return isReplicated(pod.owner) || isKnativeService(pod);
}

/** Index of the first topologySpreadConstraint over nodes with this label; -1 without one. */
export function constraintOver(label: string, pod: PodTemplate): number {
  return listAt(pod.spec, 'topologySpreadConstraints').findIndex((one) => at(one, 'topologyKey') === label);
}

/** Whether a rule about pods means those of this template: without a selector it means none. */
export function selectsItself(rule: unknown, pod: PodTemplate): boolean {
  const selector = at(rule, 'labelSelector');
  return isRecord(selector) && selects(selector, fieldsAt(pod.metadata, 'labels'));
}
