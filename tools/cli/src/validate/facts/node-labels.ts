import { overlayOf } from '@delivery/component';
import { nodePoolLabel } from '@delivery/constructs';
import type { Cluster } from '@delivery/fleet';

/** Keys of the labels by which pods choose nodes of a cluster, beside Kubernetes' own: those of its cloud, and that of node pools. */
export function nodeLabelsOf(cluster: Cluster): readonly string[] {
  const { nodes, nodeProvisioner } = overlayOf(cluster);
  const capacity = nodeProvisioner(cluster)?.capacityTypeLabel;
  const ofCloud = [nodes.arm64, nodes.spot].flatMap((kind) => Object.keys(kind?.labels ?? {}));
  return [...new Set([...ofCloud, ...(capacity === undefined ? [] : [capacity]), nodePoolLabel])];
}
