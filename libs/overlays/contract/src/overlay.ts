import type { CloudForms, Cluster } from '@delivery/fleet';
import type { ISecretStoreSpec } from '@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStoreSpec';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';

/** A ServiceAccount that stands for a cloud identity. */
export interface Workload {
  readonly namespace: string;
  readonly serviceAccountName: string;
}

/** A StorageClass without its name and the fields that every class of the platform shares. */
export type StorageClassAnswer = Pick<IStorageClass, 'provisioner' | 'parameters'>;

/**
 * What one cloud answers for a cluster. A cloud that leaves a question out does not compile; an answer never patches an object.
 * A question enters with the first app that asks it.
 */
export interface Overlay {
  /** Where pods may ask for names: the peers of egress on port 53, UDP and TCP. */
  readonly dns: (cluster: Cluster) => readonly INetworkPolicyPeer[];
  /** What its accounts and zones look like. */
  readonly forms: CloudForms;
  /** Host and path in front of every image repository, e.g. `223344556677.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly registry: (cluster: Cluster) => string;
  /** Where external-secrets reads secrets of a namespace, with the identity of the given ServiceAccount and no static key. */
  readonly secretStore: (cluster: Cluster, workload: Workload) => ISecretStoreSpec['provider'];
  /** `default` is the cluster's default class: encrypted SSD volumes of one zone. */
  readonly storageClasses: (cluster: Cluster) => { readonly default: StorageClassAnswer };
  /** Annotations that bind a ServiceAccount to a cloud identity. */
  readonly serviceAccountAnnotations: (cluster: Cluster, workload: Workload) => Readonly<Record<string, string>>;
}
