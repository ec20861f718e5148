import { isClusterScoped } from '@delivery/kubernetes';
import { groupOf, type Manifest } from '@delivery/manifest';
import { textAt } from '../../../fields.ts';
import type { World } from '../../../world.ts';

/** Custom kinds without a namespace whose names do not begin with `Cluster`. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'gateway.networking.k8s.io/GatewayClass',
  'karpenter.k8s.aws/EC2NodeClass',
  'karpenter.sh/NodePool',
  'snapshot.storage.k8s.io/VolumeSnapshotClass',
  'snapshot.storage.k8s.io/VolumeSnapshotContent',
]);

/** Whether objects of a kind have no namespace, as far as its name tells. */
export function isOfCluster(group: string, kind: string): boolean {
  return isClusterScoped(group, kind) || /^Cluster[A-Z]/.test(kind) || CLUSTER_SCOPED.has(`${group}/${kind}`);
}

/** Whether an object has no namespace: it names none, and its kind or a definition of the tree says that it must not. */
export function clusterScopeIn(world: World): (object: Manifest) => boolean {
  const defined = world
    .of('apiextensions.k8s.io', 'CustomResourceDefinition')
    .filter((definition) => textAt(definition, 'spec', 'scope') === 'Cluster')
    .map(({ spec }) => `${textAt(spec, 'group')}/${textAt(spec, 'names', 'kind')}`);
  const kinds = new Set(defined);
  return (object) => {
    const group = groupOf(object);
    return (
      object.metadata.namespace === undefined &&
      (isOfCluster(group, object.kind) || kinds.has(`${group}/${object.kind}`))
    );
  };
}
