import { groupOf, type Manifest } from '@delivery/manifest';
import type { World } from '../../../world.ts';
import { isOpaque } from '../../watched/selected-pods.ts';
import { SYSTEM } from './namespaces.ts';

/** Custom kinds from which an operator makes pods beside them; `*` stands for every kind of the group. */
const MAKERS = new Set([
  'camel.apache.org/*',
  'elasticsearch.k8s.elastic.co/*',
  'flink.apache.org/*',
  'kafka.strimzi.io/*',
  'kibana.k8s.elastic.co/*',
  'monitoring.coreos.com/Alertmanager',
  'monitoring.coreos.com/Prometheus',
  'monitoring.coreos.com/PrometheusAgent',
  'monitoring.coreos.com/ThanosRuler',
  'opentelemetry.io/*',
  'postgresql.cnpg.io/*',
  'rabbitmq.com/*',
  'redis.redis.opstreelabs.in/*',
  'tekton.dev/*',
]);

/** Whether a namespace may have pods that the tree does not hold: those of the cluster itself, of charts and of operators. */
export function hidesPods(world: World): (namespace: string) => boolean {
  const isForeign = isOpaque(world);
  const made = new Set(world.objects.filter(makesPods).map(({ metadata }) => metadata.namespace ?? ''));
  return (namespace) => namespace === SYSTEM || made.has(namespace) || isForeign(namespace);
}

function makesPods(object: Manifest): boolean {
  const group = groupOf(object);
  return MAKERS.has(`${group}/*`) || MAKERS.has(`${group}/${object.kind}`);
}
