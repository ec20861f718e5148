import { groupOf, type Manifest } from '@delivery/manifest';

/** Objects that are machines, or whole clusters of them. */
export type NodeGroup = 'nodes' | 'cluster';

const NODES =
  /^(?:NodePool|NodeClass|NodeGroup|NodeClaim|NodeTemplate|EC2NodeClass|AKSNodeClass|GCENodeClass|KubernetesClusterNodePool|MachineDeployment|MachinePool|MachineSet|KubeadmControlPlane|.+Machine(?:Pool|Template|ControlPlane)|.+ManagedMachinePool|.+ManagedControlPlane)$/;
const CLUSTERS =
  /^(?:X?(?:Kubernetes|EKS|GKE|AKS)Cluster(?:Claim)?|X?Cluster(?:Claim)?|.+ManagedCluster|(?:AWS|GCP|Azure)Cluster)$/;
/** Groups in which these kinds are about machines; a `Cluster` of a database is none. */
const GROUPS =
  /(?:^|\.)(?:karpenter\.sh|karpenter\.k8s\.aws|karpenter\.azure\.com|eks\.amazonaws\.com|cluster\.x-k8s\.io|eks\.aws(?:\..+)?|container\.gcp(?:\..+)?|containerservice\.azure(?:\..+)?|gke\.io|container\.cnrm\.cloud\.google\.com)$/;

/** Kinds named `KubernetesCluster` and alike are clusters in any group. */
export function nodeGroupOf(manifest: Manifest): NodeGroup | undefined {
  const { kind } = manifest;
  const known = GROUPS.test(groupOf(manifest));
  if (known && NODES.test(kind)) return 'nodes';
  if ((known && CLUSTERS.test(kind)) || /^X?(?:Kubernetes|EKS|GKE|AKS)Cluster(?:Claim)?$/.test(kind)) return 'cluster';
  return undefined;
}

/** Fields whose change makes new machines, or is refused; as patterns of paths. */
export const MACHINE_FIELDS = [
  ...['spec.template.spec.nodeClassRef', 'spec.role', 'spec.instanceProfile', 'spec.clusterName'],
  ...['spec.infrastructureRef', 'spec.controlPlaneRef', 'spec.clusterNetwork'],
  ...['spec.template.spec.infrastructureRef', 'spec.template.spec.bootstrap'],
  ...[
    'machineType',
    'nodeConfig',
    'vmSize',
    'instanceTypes',
    'diskSizeGb',
    'osDiskSizeGb',
    'subnetIds',
    'vnetSubnetId',
  ].map((field) => `spec.forProvider.${field}`),
];
