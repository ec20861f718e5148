import type { BuildContext } from '@delivery/component';
import {
  chartResources,
  platformReplicas,
  platformStatefulSet,
  type PlatformWorkload,
} from '@delivery/constructs/operator';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { accountOf, listen, listenGrpc, objectStore, part } from './place.ts';

const folder = '/etc/thanos';
const data = '/var/thanos';

/** What the parts beside the bucket share: its configuration, and a cloud identity that opens it. */
function bucketPart(
  name: string,
  args: readonly string[],
  { cluster, overlay }: BuildContext,
  text: string,
): Omit<PlatformWorkload, 'appLabels' | 'replicas' | 'resources'> {
  return {
    ...part(name),
    args: [name, `--data-dir=${data}`, `--objstore.config-file=${folder}/${objectStore.key}`, ...args, ...listen],
    volumes: [{ name: 'object-store', configMap: { name: objectStore.name } }],
    volumeMounts: [{ name: 'object-store', mountPath: folder, readOnly: true }],
    config: { objectStore: text },
    identity: overlay.podIdentity(cluster, accountOf(name)),
  };
}

type AppLabels = PlatformWorkload['appLabels'];

/** Answers for what is in the bucket. Its volume holds indexes, which it reads again when they are gone. */
export function store(context: BuildContext, appLabels: AppLabels, text: string): IStatefulSet {
  return platformStatefulSet(
    {
      ...bucketPart('store', [...listenGrpc, '--index-cache-size=500MB', '--chunk-pool-size=1GB'], context, text),
      appLabels,
      replicas: platformReplicas(context.cluster),
      resources: chartResources(['200m', '1'], '2Gi'),
    },
    { storage: '10Gi', mountPath: data },
    context,
  );
}

/**
 * Joins the blocks of hours, thins out what is old and removes what is too old: raw samples after a month, an hour's after two years. Blocks
 * of two replicas stay apart, since joining them cannot be undone; a querier counts them once. Two compactors on one bucket would destroy its
 * blocks, so there is one.
 *
 * @see https://thanos.io/tip/components/compact.md/
 */
export function compactor(context: BuildContext, appLabels: AppLabels, text: string): IStatefulSet {
  const workload = bucketPart(
    'compact',
    [
      '--wait',
      '--retention.resolution-raw=30d',
      '--retention.resolution-5m=180d',
      '--retention.resolution-1h=730d',
      '--delete-delay=48h',
    ],
    context,
    text,
  );
  return platformStatefulSet(
    {
      ...workload,
      ports: { http: workload.ports.http },
      appLabels,
      replicas: 1,
      resources: chartResources(['200m', '2'], '2Gi'),
    },
    {
      storage: '100Gi',
      mountPath: data,
      alone: 'two compactors would destroy the blocks of their bucket; nobody waits for the one',
    },
    context,
  );
}
