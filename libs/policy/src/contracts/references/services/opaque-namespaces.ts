import { groupOf } from '@delivery/manifest';
import { at, textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';
import { once } from '../table/once.ts';
import { sourcesOf } from '../sync/sources.ts';

/** Kinds from which operators make pods with labels of their own. */
const OPERATED: ReadonlySet<string> = new Set([
  'kafka.strimzi.io/Kafka',
  'monitoring.coreos.com/Alertmanager',
  'monitoring.coreos.com/Prometheus',
  'monitoring.coreos.com/PrometheusAgent',
  'monitoring.coreos.com/ThanosRuler',
  'opentelemetry.io/OpenTelemetryCollector',
  'postgresql.cnpg.io/Cluster',
]);

/** Namespaces with pods that stand in no tree, since a chart or an operator makes them. */
export const opaqueNamespaces = once((world: World): ReadonlySet<string | undefined> => {
  const releases = world
    .of('helm.toolkit.fluxcd.io', 'HelmRelease')
    .map(({ metadata, spec }) => textAt(spec, 'targetNamespace') ?? metadata.namespace);
  const charts = world
    .of('argoproj.io', 'Application')
    .filter((application) => sourcesOf(application).some(({ fields }) => at(fields, 'chart') !== undefined))
    .map(({ spec }) => textAt(spec, 'destination', 'namespace'));
  const operated = world.objects
    .filter((object) => OPERATED.has(`${groupOf(object)}/${object.kind}`))
    .map(({ metadata }) => metadata.namespace);
  return new Set([...releases, ...charts, ...operated]);
});
