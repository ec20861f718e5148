import type { Cluster } from '@delivery/fleet';
import type { Overlay } from '@delivery/overlay-contract';
import type { IEC2NodeClassSpec } from '@kubernetes-models/karpenter/karpenter.k8s.aws/v1/EC2NodeClassSpec';
import { capacityTypeLabel } from './nodes.ts';
import { volumesKey } from './volumes-key.ts';

const apiVersion = 'karpenter.k8s.aws/v1';
const kind = 'EC2NodeClass';
const name = 'default';

/**
 * Karpenter, which reads interruptions of spot capacity from the queue named after the cluster.
 *
 * @see https://karpenter.sh/docs/reference/settings/
 */
export const nodeProvisioner: Overlay['nodeProvisioner'] = (cluster) => ({
  values: { settings: { clusterName: cluster.name, interruptionQueue: cluster.name } },
  nodeClass: { apiVersion, kind, metadata: { name }, spec: nodeClassSpec(cluster) },
  nodeClassRef: { group: 'karpenter.k8s.aws', kind, name },
  capacityTypeLabel,
});

/**
 * Bottlerocket in the subnets and security groups that carry the cluster's discovery tag. Pods cannot reach the instance metadata: one
 * hop ends at the node. Each image is named by an SSM parameter of the account, so that a new image reaches one cluster after another;
 * an alias with `latest` would replace the nodes of all at once.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 */
function nodeClassSpec(cluster: Cluster): IEC2NodeClassSpec {
  const discovery = { tags: { 'karpenter.sh/discovery': cluster.name } };
  return {
    amiFamily: 'Bottlerocket',
    amiSelectorTerms: cluster.nodes.architectures.map((architecture) => ({
      ssmParameter: `/karpenter/${cluster.name}/bottlerocket/${architecture}`,
    })),
    role: `KarpenterNodeRole-${cluster.name}`,
    subnetSelectorTerms: [discovery],
    securityGroupSelectorTerms: [discovery],
    metadataOptions: {
      httpEndpoint: 'enabled',
      httpProtocolIPv6: 'disabled',
      httpPutResponseHopLimit: 1,
      httpTokens: 'required',
    },
    // Bottlerocket's own two volumes: the system, then images, logs and emptyDir volumes
    blockDeviceMappings: [volume('/dev/xvda', '6Gi', cluster), volume('/dev/xvdb', '80Gi', cluster)],
  };
}

function volume(deviceName: string, volumeSize: string, cluster: Cluster) {
  return {
    deviceName,
    ebs: { volumeSize, volumeType: 'gp3', encrypted: true, kmsKeyID: volumesKey(cluster), deleteOnTermination: true },
  } as const;
}
