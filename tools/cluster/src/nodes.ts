import type { Manifest } from '@delivery/manifest';

/** A node that only exists in the API: what is scheduled to it runs at once. */
export interface FakeNode {
  readonly name: string;
  /** Label topology.kubernetes.io/zone. @default - no zone, as at the edge */
  readonly zone?: string;
  /** Label topology.kubernetes.io/region. @default - none */
  readonly region?: string;
  /** @default - amd64 */
  readonly arch?: 'amd64' | 'arm64';
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
}

/** One node in each zone; one without a zone, where the nodes carry no zone labels. */
export function nodesIn(zones: readonly string[], node: Omit<FakeNode, 'name' | 'zone'> = {}): FakeNode[] {
  if (zones.length === 0) return [{ ...node, name: 'node' }];
  return zones.map((zone) => ({ ...node, name: `node-${zone}`, zone }));
}

/** The object of a node, with room for everything. */
export function nodeManifest({ name, zone, region, arch = 'amd64', labels, taints }: FakeNode): Manifest {
  const room = { cpu: '1000', memory: '4Ti', 'ephemeral-storage': '4Ti', pods: '10000' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake', 'node.alpha.kubernetes.io/ttl': '0' },
      labels: {
        'kubernetes.io/arch': arch,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(zone !== undefined && { 'topology.kubernetes.io/zone': zone }),
        ...(region !== undefined && { 'topology.kubernetes.io/region': region }),
        ...labels,
      },
    },
    ...(taints && { spec: { taints } }),
    status: { allocatable: room, capacity: room, nodeInfo: nodeInfo(arch) },
  };
}

/** The API server wants all of these; KWOK fills the empty ones. */
function nodeInfo(architecture: string) {
  const empty = { machineID: '', systemUUID: '', bootID: '', kernelVersion: '', osImage: '', kubeProxyVersion: '' };
  return { ...empty, containerRuntimeVersion: '', kubeletVersion: '', operatingSystem: 'linux', architecture };
}
