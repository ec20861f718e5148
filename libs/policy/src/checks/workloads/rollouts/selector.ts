import { groupOf, type Manifest } from '@delivery/manifest';
import { at, fieldsAt, isRecord, listAt, textAt } from '../../../fields.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';

/** The selector of a workload as a LabelSelector, e.g. `{ matchLabels: {…} }`; undefined for kinds whose selector is the API server's. */
export function selectorOf({ owner }: PodTemplate): unknown {
  if (groupOf(owner) === 'serving.knative.dev' || groupOf(owner) === 'batch') return undefined;
  const selector = at(owner, 'spec', 'selector');
  if (!isRecord(selector)) return undefined;
  return isController(owner) ? { matchLabels: selector } : selector;
}

/** Where the labels of the selector stand, below the object. */
export function labelsPathOf({ owner }: PodTemplate): readonly string[] {
  return isController(owner) ? ['spec', 'selector'] : ['spec', 'selector', 'matchLabels'];
}

/** The label keys that a LabelSelector names. */
export function keysOf(selector: unknown): string[] {
  return [
    ...Object.keys(fieldsAt(selector, 'matchLabels')),
    ...listAt(selector, 'matchExpressions').flatMap((expression) => textAt(expression, 'key') ?? []),
  ];
}

/** A ReplicationController, the one workload whose selector is labels alone. */
function isController(owner: Manifest): boolean {
  return owner.kind === 'ReplicationController';
}
