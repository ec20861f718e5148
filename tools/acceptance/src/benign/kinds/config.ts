import { emit, type Manifest } from '@delivery/manifest';
import { createHash } from 'node:crypto';
import { ofKind, workloads, containers } from '../drafts.ts';
import { pairs, type Pair } from '../pair.ts';
import { services } from '../services.ts';
import { usualSlices } from '../slices.ts';

const HASH = 'delivery.example/config-hash';

export const configValue = (): Pair[] =>
  pairs('config-value', services, usualSlices, (objects) => configure(objects, { LOG_LEVEL: 'debug' }));

export const configKey = (): Pair[] =>
  pairs('config-key', services, usualSlices, (objects) => configure(objects, { FEATURE_SLOTS: 'evening' }));

export const envAdded = (): Pair[] =>
  pairs('env-added', services, usualSlices, (objects) => {
    for (const container of containers(objects)) (container.env ??= []).push({ name: 'GOMAXPROCS', value: '2' });
  });

/** As the writer does it: pods that use a ConfigMap carry a hash of it. */
function configure(objects: readonly Manifest[], values: Readonly<Record<string, string>>): void {
  for (const configMap of ofKind(objects, 'ConfigMap')) {
    Object.assign(configMap, { data: { ...(configMap['data'] as object | undefined), ...values } });
    const hash = createHash('sha256').update(emit(configMap)).digest('hex').slice(0, 16);
    for (const { template } of workloads(objects)) {
      const uses = template.spec.containers.some(({ envFrom = [] }) =>
        envFrom.some(({ configMapRef }) => configMapRef?.name === configMap.metadata.name),
      );
      if (uses) template.metadata.annotations![HASH] = hash;
    }
  }
}
