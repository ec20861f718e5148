export { publicGateway, type Backend, type GatewayAnswer } from './gateway.ts';
export type { PodIdentity } from './identity.ts';
export type { Reach } from './network.ts';
export type { NodeKind, NodeProvisioner, NodesAnswer } from './nodes.ts';
export type { Overlay } from './overlay.ts';
export { cidrPeer, httpsAnywhere, inKubeSystem } from './peers.ts';
export type { Provided } from './provided.ts';
export { siteVault, siteVaultPeer } from './site-vault.ts';
export type {
  BucketAnswer,
  ObjectStoreAnswer,
  SnapshotClassAnswer,
  StorageClassAnswer,
  StorageClasses,
} from './storage.ts';
export type { Workload } from './workload.ts';
