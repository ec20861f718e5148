import { emit, groupOf } from '@delivery/manifest';
import type { WatchedObject } from './check-watching.ts';

/** A rule file as Prometheus itself reads it. */
export interface RuleFile {
  /** E.g. `generated/prometheus/aws-prod-eu-west-1/order/order_order.yaml`. */
  readonly path: string;
  readonly text: string;
  readonly app: string;
  readonly source: string;
}

/** The groups of every PrometheusRule, without the object around them: for a Prometheus without operator, and for promtool. */
export function ruleFiles(objects: readonly WatchedObject[]): readonly RuleFile[] {
  return objects.flatMap(({ manifest, app, cluster, source }) => {
    if (manifest.kind !== 'PrometheusRule' || groupOf(manifest) !== 'monitoring.coreos.com' || cluster === undefined)
      return [];
    const { name, namespace } = manifest.metadata;
    const { groups = [] } = (manifest['spec'] ?? {}) as { groups?: readonly unknown[] };
    const path = `generated/prometheus/${cluster}/${app}/${namespace}_${name}.yaml`;
    return [{ path, text: emit({ groups }), app, source }];
  });
}
