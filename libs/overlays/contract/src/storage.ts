import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';

/** A StorageClass without its name and the fields that every class of the platform shares. */
export type StorageClassAnswer = Pick<IStorageClass, 'provisioner' | 'parameters'>;

/** `default` is the cluster's default class: encrypted SSD volumes of one zone. */
export interface StorageClasses {
  readonly default: StorageClassAnswer;
  /** Lowest latency. @default - the cloud has no faster class */
  readonly fast?: StorageClassAnswer;
  /** ReadWriteMany. @default - no volumes that several nodes mount */
  readonly shared?: StorageClassAnswer;
}

/** A VolumeSnapshotClass without its name and deletion policy. */
export interface SnapshotClassAnswer {
  readonly driver: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * A bucket in the words of Thanos.
 *
 * @see https://thanos.io/tip/thanos/storage.md/#supported-clients
 */
export interface ObjectStoreAnswer {
  readonly type: 'S3' | 'GCS' | 'AZURE';
  readonly config: Readonly<Record<string, string | boolean>>;
}

/** A bucket as its users address it. */
export interface BucketAnswer {
  /** E.g. `s3://delivery-settlements`. */
  readonly url: string;
  /** Host of the API, for clients that take no URL of the cloud's own scheme. */
  readonly endpoint: string;
}
