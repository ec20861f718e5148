import { groupOf, type Manifest } from '@delivery/manifest';
import { at, isRecord } from '../../tree/fields.ts';

/** A selector of an object, and what it takes. */
export interface Selector {
  readonly path: readonly string[];
  /** As `matchLabels` and `matchExpressions`, whatever the object writes. */
  readonly selector: unknown;
  /** `own`: the pods of a workload itself. */
  readonly of: 'own' | 'pods' | 'services';
}

interface Place extends Pick<Selector, 'path' | 'of'> {
  /** A plain map of labels. */
  readonly plain?: true;
}

const SPEC = ['spec', 'selector'];
const PLACES: Readonly<Record<string, Place>> = {
  'apps/Deployment': { path: SPEC, of: 'own' },
  'apps/StatefulSet': { path: SPEC, of: 'own' },
  'apps/DaemonSet': { path: SPEC, of: 'own' },
  'apps/ReplicaSet': { path: SPEC, of: 'own' },
  'argoproj.io/Rollout': { path: SPEC, of: 'own' },
  '/Service': { path: SPEC, of: 'pods', plain: true },
  'policy/PodDisruptionBudget': { path: SPEC, of: 'pods' },
  'networking.k8s.io/NetworkPolicy': { path: ['spec', 'podSelector'], of: 'pods' },
  'monitoring.coreos.com/PodMonitor': { path: SPEC, of: 'pods' },
  'monitoring.coreos.com/ServiceMonitor': { path: SPEC, of: 'services' },
};

/** The selector of an object that is no workload takes what others own. Undefined for objects without, and for empty ones. */
export function selectorOf(manifest: Manifest): Selector | undefined {
  const place = PLACES[`${groupOf(manifest)}/${manifest.kind}`];
  const selector = place && at(manifest, ...place.path);
  if (!place || !isRecord(selector) || Object.keys(selector).length === 0) return undefined;
  return { path: place.path, of: place.of, selector: place.plain ? { matchLabels: selector } : selector };
}
