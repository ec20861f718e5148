import { nameOf } from '@delivery/manifest';
import { fieldsAt, type Fields } from '../../../fields.ts';
import { perPod } from '../../../pods/per-pod.ts';
import type { PodTemplate } from '../../../pods/pod-template.ts';

/** One end of a connection: pods that are alike. */
export interface Endpoint {
  /** `''` where the tree says none. */
  readonly namespace: string;
  readonly labels: Fields;
  /** For messages, e.g. `Deployment shop/order`. */
  readonly title: string;
  /** @default - pods that the tree does not hold */
  readonly pod?: PodTemplate;
}

export const endpointOf: (pod: PodTemplate) => Endpoint = perPod((pod) => ({
  namespace: pod.owner.metadata.namespace ?? '',
  labels: fieldsAt(pod.metadata, 'labels'),
  title: nameOf(pod.owner),
  pod,
}));
