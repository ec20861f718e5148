import type { Resources } from '@delivery/catalog';
import type { PodIdentity } from '@delivery/overlay-contract';
import type { AppOnCluster } from './app-on-cluster.ts';
import type { NamedBinding } from './bindings/index.ts';

/** One set of pods of an app: its service, a worker or a cron task. Each has a ServiceAccount and a NetworkPolicy of its own. */
export interface Workload {
  readonly app: AppOnCluster;
  /** Of its objects: the app's name for the service, else `<app>-<worker or task>`. */
  readonly name: string;
  readonly component: 'service' | 'worker' | 'cron-task';
  /** What its pods use. */
  readonly bindings: readonly NamedBinding[];
  readonly requests: Resources;
  /** @default - four times the request */
  readonly cpuLimit?: string | undefined;
}

/** What an autoscaler changes. */
export interface ScaleTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * Labels by which the pods of a workload are found; frozen, since selectors of live objects cannot change. The Service of an app finds
 * none of its workers.
 */
export function selectorOf(app: string, workload = app): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/instance': workload, 'app.kubernetes.io/name': app };
}

export interface WorkloadMetadata {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
}

/** Of an object that belongs to one workload. */
export function metadataOf(
  { app, name, component }: Workload,
  labels: Readonly<Record<string, string>> = {},
): WorkloadMetadata {
  return {
    name,
    namespace: app.name,
    labels: { 'app.kubernetes.io/component': component, 'app.kubernetes.io/instance': name, ...labels },
  };
}

/** What whoever is called at night opens first; the same page for every service, since all are made alike. */
const RUNBOOK = 'docs/runbooks/service.md';

/** Of what makes the pods. Its pods do not carry the address of the page: a page that moves must not restart them. */
export function podOwnerMetadata(
  workload: Workload,
): WorkloadMetadata & { readonly annotations: Record<string, string> } {
  return {
    ...metadataOf(workload, { 'app.kubernetes.io/version': workload.app.image.tag }),
    annotations: { 'delivery.example/runbook': RUNBOOK },
  };
}

/** The cloud identity of its pods; undefined for a workload that needs none. */
export function identityOf({ app, name, bindings }: Workload): PodIdentity | undefined {
  const { cluster, overlay } = app;
  if (bindings.every(({ secretKeys }) => secretKeys !== undefined)) return undefined;
  return overlay.podIdentity(cluster, { namespace: app.name, serviceAccountName: name });
}
