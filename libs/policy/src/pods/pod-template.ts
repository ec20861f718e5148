import { groupOf, type Manifest } from '@delivery/manifest';
import { at, fieldsAt, isRecord, listAt, type Fields } from '../fields.ts';
import type { Path } from '../check.ts';

/** Where pods come from: the template of a workload, or a bare Pod itself. */
export interface PodTemplate {
  readonly owner: Manifest;
  /** Of the template in its owner, e.g. `['spec', 'template']`; of a Pod `[]`. */
  readonly path: Path;
  readonly metadata: Fields;
  readonly spec: Fields;
  /** Whether its pods end by themselves: those of Job and CronJob do. */
  readonly ends: boolean;
}

const TEMPLATE = ['spec', 'template'];

/** By `<group>/<kind>`. Knative's Service is `serving.knative.dev/Service`. */
const TEMPLATES: Readonly<Record<string, { readonly path: Path; readonly ends?: true }>> = {
  '/Pod': { path: [] },
  '/PodTemplate': { path: ['template'] },
  '/ReplicationController': { path: TEMPLATE },
  'apps/DaemonSet': { path: TEMPLATE },
  'apps/Deployment': { path: TEMPLATE },
  'apps/ReplicaSet': { path: TEMPLATE },
  'apps/StatefulSet': { path: TEMPLATE },
  'argoproj.io/Rollout': { path: TEMPLATE },
  'batch/CronJob': { path: ['spec', 'jobTemplate', 'spec', 'template'], ends: true },
  'batch/Job': { path: TEMPLATE, ends: true },
  'keda.sh/ScaledJob': { path: ['spec', 'jobTargetRef', 'template'], ends: true },
  'serving.knative.dev/Configuration': { path: TEMPLATE },
  'serving.knative.dev/Revision': { path: [] },
  'serving.knative.dev/Service': { path: TEMPLATE },
};

/** Argo Rollouts runs the Jobs of their metrics. */
const ANALYSES = new Set([
  'argoproj.io/AnalysisRun',
  'argoproj.io/AnalysisTemplate',
  'argoproj.io/ClusterAnalysisTemplate',
]);

/** None for what makes no pods, and for a Rollout whose `workloadRef` names a Deployment that is an object of its own. */
export function podTemplatesOf(object: Manifest): PodTemplate[] {
  const type = `${groupOf(object)}/${object.kind}`;
  const place = TEMPLATES[type];
  if (place !== undefined) return templateAt(object, place.path, place.ends === true);
  if (!ANALYSES.has(type)) return [];
  return listAt(object, 'spec', 'metrics').flatMap((_, i) =>
    templateAt(object, ['spec', 'metrics', i, 'provider', 'job', 'spec', 'template'], true),
  );
}

function templateAt(owner: Manifest, path: Path, ends: boolean): PodTemplate[] {
  const template = at(owner, ...path);
  const spec = at(template, 'spec');
  return isRecord(spec) ? [{ owner, path, metadata: fieldsAt(template, 'metadata'), spec, ends }] : [];
}
