import type { Path } from '../check.ts';
import { isRecord, listAt, textAt, type Fields } from '../fields.ts';
import { perPod } from './per-pod.ts';
import type { PodTemplate } from './pod-template.ts';

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

export interface Container {
  readonly pod: PodTemplate;
  readonly fields: Fields;
  readonly list: (typeof LISTS)[number];
  /** In its list. */
  readonly index: number;
  /** From the root of the pod's owner, e.g. `spec.template.spec.containers[0]`. */
  readonly path: Path;
  /** For messages, e.g. `container "order"`, `init container "migrate"`. */
  readonly title: string;
  /** Whether it runs as long as its pod: an init container with `restartPolicy: Always` is such a sidecar. */
  readonly stays: boolean;
}

const WORDS = { initContainers: 'init container', containers: 'container', ephemeralContainers: 'ephemeral container' };

/** Init, ordinary and ephemeral containers, in this order. */
export const containersOf: (pod: PodTemplate) => readonly Container[] = perPod((pod) =>
  LISTS.flatMap((list) =>
    listAt(pod.spec, list).flatMap((fields, i) => {
      if (!isRecord(fields)) return [];
      return [
        {
          pod,
          fields,
          list,
          index: i,
          path: [...pod.path, 'spec', list, i],
          title: `${WORDS[list]} "${textAt(fields, 'name') ?? i}"`,
          stays: !pod.ends && (list === 'containers' || fields['restartPolicy'] === 'Always'),
        },
      ];
    }),
  ),
);
