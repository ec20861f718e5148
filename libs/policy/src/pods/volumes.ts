import type { Path } from '../check.ts';
import { isRecord, listAt, textAt, type Fields } from '../fields.ts';
import { perPod } from './per-pod.ts';
import type { PodTemplate } from './pod-template.ts';

export interface Volume {
  readonly fields: Fields;
  /** Below the pod's spec, e.g. `['volumes', 0]`. */
  readonly path: Path;
  /** For messages, e.g. `volume "tmp"`. */
  readonly title: string;
  /** What it is made of, e.g. `['configMap']`. A volume that says nothing is an emptyDir to the API server. */
  readonly types: readonly string[];
}

export const volumesOf: (pod: PodTemplate) => readonly Volume[] = perPod((pod) =>
  listAt(pod.spec, 'volumes').flatMap((fields, i) => {
    if (!isRecord(fields)) return [];
    const types = Object.keys(fields).filter((key) => key !== 'name' && (fields[key] ?? undefined) !== undefined);
    return [
      {
        fields,
        path: ['volumes', i],
        title: `volume "${textAt(fields, 'name') ?? i}"`,
        types: types.length > 0 ? types : ['emptyDir'],
      },
    ];
  }),
);
