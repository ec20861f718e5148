import type { App } from '@delivery/catalog';

/** A kind without a namespace. */
export interface ClusterKind {
  readonly group: string;
  readonly kind: string;
}

/** Those that objects of ours have, by the source of their CustomResourceDefinitions; `''` for kinds of Kubernetes itself. */
const clusterKinds: Readonly<Record<string, readonly ClusterKind[]>> = {
  '': [
    { group: '', kind: 'Namespace' },
    { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicy' },
    { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicyBinding' },
    { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRoleBinding' },
    { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
    { group: 'storage.k8s.io', kind: 'StorageClass' },
  ],
  'cert-manager': [{ group: 'cert-manager.io', kind: 'ClusterIssuer' }],
  cilium: [
    { group: 'cilium.io', kind: 'CiliumL2AnnouncementPolicy' },
    { group: 'cilium.io', kind: 'CiliumLoadBalancerIPPool' },
  ],
  'external-snapshotter': [{ group: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshotClass' }],
  'gateway-api': [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass' }],
  gatekeeper: [{ group: 'templates.gatekeeper.sh', kind: 'ConstraintTemplate' }],
  'gatekeeper-constraints': [
    { group: 'constraints.gatekeeper.sh', kind: 'DeliveryOneAutoscaler' },
    { group: 'constraints.gatekeeper.sh', kind: 'DeliveryUniqueRoute' },
  ],
  karpenter: [
    { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass' },
    { group: 'karpenter.sh', kind: 'NodePool' },
  ],
  'policy-controller': [
    { group: 'admissionregistration.k8s.io', kind: 'MutatingWebhookConfiguration' },
    { group: 'admissionregistration.k8s.io', kind: 'ValidatingWebhookConfiguration' },
    { group: 'policy.sigstore.dev', kind: 'ClusterImagePolicy' },
  ],
};

/** The kinds without a namespace that the platform's own objects may have on a cluster: no more than its apps need. */
export function platformClusterKinds(apps: readonly App[]): readonly ClusterKind[] {
  const needed = ['', ...apps.flatMap(({ crds = [] }) => crds)];
  return sorted(Object.entries(clusterKinds).flatMap(([source, kinds]) => (needed.includes(source) ? kinds : [])));
}

/** The kinds without a namespace that the charts of a cluster install. */
export function chartClusterKinds(apps: readonly App[]): readonly ClusterKind[] {
  const kinds = apps.flatMap(({ charts = [] }) => charts.flatMap((chart) => chart.clusterKinds));
  return sorted([...new Map(kinds.map((kind) => [keyOf(kind), kind])).values()]);
}

const keyOf = ({ group, kind }: ClusterKind) => `${group}/${kind}`;

function sorted(kinds: readonly ClusterKind[]): readonly ClusterKind[] {
  return [...kinds].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
