import type { Bucket, CloudForms, Cluster } from '@delivery/fleet';
import type { IACMEChallengeSolverDNS01 } from '@kubernetes-models/cert-manager/acme.cert-manager.io/v1/ACMEChallengeSolverDNS01';
import type { ISecretStoreSpec } from '@kubernetes-models/external-secrets/external-secrets.io/v1/SecretStoreSpec';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { GatewayAnswer } from './gateway.ts';
import type { PodIdentity } from './identity.ts';
import type { Reach } from './network.ts';
import type { NodeProvisioner, NodesAnswer } from './nodes.ts';
import type { Provided } from './provided.ts';
import type { BucketAnswer, ObjectStoreAnswer, SnapshotClassAnswer, StorageClasses } from './storage.ts';
import type { Workload } from './workload.ts';

/**
 * What one cloud answers for a cluster. A cloud that leaves a question out does not compile; an answer never patches an object.
 * A question enters with the first app that asks it; `undefined` is an answer too: the cloud has no such thing.
 */
export interface Overlay {
  /** Where pods may ask the API server of Kubernetes. */
  readonly apiServer: (cluster: Cluster) => Reach;
  /** Bucket that a service needs, in the cloud's object storage. */
  readonly bucket: (cluster: Cluster, bucket: Bucket) => BucketAnswer;
  /** Where pods may ask for names: the peers of egress on port 53, UDP and TCP. */
  readonly dns: (cluster: Cluster) => readonly INetworkPolicyPeer[];
  /** Values of the external-dns chart that name the DNS provider of the cluster's own zone. */
  readonly dnsProvider: (cluster: Cluster) => Readonly<Record<string, unknown>> | undefined;
  /** How cert-manager proves names in the cluster's own zone, with the identity of its own ServiceAccount. */
  readonly dnsSolver: (cluster: Cluster) => IACMEChallengeSolverDNS01 | undefined;
  /** What its accounts and zones look like. */
  readonly forms: CloudForms;
  /** How requests from outside come in. */
  readonly gateway: (cluster: Cluster) => GatewayAnswer | undefined;
  /** Annotations by which a Service of type LoadBalancer is reached from private networks alone, and sees who calls. */
  readonly internalLoadBalancer: (cluster: Cluster) => Readonly<Record<string, string>>;
  /** Registry that mirrors a public one on this cloud, e.g. of `quay.io`; no slash at the end. */
  readonly mirror: (cluster: Cluster, registry: string) => string;
  /** What makes nodes on demand; undefined where node pools are made outside and only labels count. */
  readonly nodeProvisioner: (cluster: Cluster) => NodeProvisioner | undefined;
  /** How its nodes are marked. */
  readonly nodes: NodesAnswer;
  /** How Thanos opens a bucket with the cloud identity of its pods. */
  readonly objectStore: (cluster: Cluster, bucket: Bucket) => ObjectStoreAnswer;
  /** How pods get a cloud identity. */
  readonly podIdentity: (cluster: Cluster, workload: Workload) => PodIdentity;
  /** What the cloud pre-installs. */
  readonly provides: (cluster: Cluster) => readonly Provided[];
  /** Host and path in front of every image repository, e.g. `223344556677.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly registry: (cluster: Cluster) => string;
  /** Where external-secrets reads secrets of a namespace, with the identity of the given ServiceAccount and no static key. */
  readonly secretStore: (cluster: Cluster, workload: Workload) => ISecretStoreSpec['provider'];
  /** Annotations by which an operator takes the cloud identity of a ServiceAccount that is not its own. */
  readonly serviceAccountAnnotations: (cluster: Cluster, workload: Workload) => Readonly<Record<string, string>>;
  /** Where external-secrets itself must reach for the store. */
  readonly secretStoreReach: (cluster: Cluster) => readonly Reach[];
  /** Class of volume snapshots. */
  readonly snapshotClass: (cluster: Cluster) => SnapshotClassAnswer | undefined;
  /** Classes of volumes, encrypted with the cluster's own key where the cloud takes one. */
  readonly storageClasses: (cluster: Cluster) => StorageClasses;
  /** From where the API server calls admission webhooks. */
  readonly webhookCallers: (cluster: Cluster) => readonly INetworkPolicyPeer[];
}
