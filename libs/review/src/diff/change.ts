import type { TreeObject } from '../tree/tree.ts';
import type { FieldPath } from './path.ts';

/** Fields that tell one object of a fleet from another; the version is not among them. */
export interface ObjectKey {
  readonly cluster: string;
  /** `''` is the core group. */
  readonly group: string;
  readonly kind: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly name: string;
}

/** One field that differs. */
export interface FieldChange {
  /** The index of an element that nothing but its place tells apart is that after the change; of one that went, that before it. */
  readonly path: FieldPath;
  readonly operation: 'add' | 'remove' | 'replace';
  /** Absent: it was not there. */
  readonly before?: unknown;
  /** Absent: it is not there any more. */
  readonly after?: unknown;
  /** The elements of a list stand in another order: `before` and `after` are the names of those that both sides have. */
  readonly order?: true;
}

/** What becomes of one object on one cluster. */
export type Change = {
  /** As `keyOnCluster` gives it; a second object of the same key has its file behind it, after `#`. */
  readonly id: string;
  readonly key: ObjectKey;
  /** App that has it after, else before. */
  readonly app: string;
} & (
  | { readonly operation: 'add'; readonly after: TreeObject; readonly before?: undefined; readonly fields: readonly [] }
  | {
      readonly operation: 'remove';
      readonly before: TreeObject;
      readonly after?: undefined;
      readonly fields: readonly [];
    }
  | {
      /** `move`: to another app, folder or sync object, maybe changed as well. `formatting`: the same in other words. */
      readonly operation: 'change' | 'move' | 'formatting';
      readonly before: TreeObject;
      readonly after: TreeObject;
      readonly fields: readonly FieldChange[];
    }
  | {
      /** An object went and a nearly equal one came: the key is that of the new one. The old one is deleted. */
      readonly operation: 'rename';
      readonly from: ObjectKey;
      readonly before: TreeObject;
      readonly after: TreeObject;
      readonly fields: readonly FieldChange[];
    }
);

/** A file that holds no Kubernetes object, or a source that cannot be seen into. */
export interface OpaqueChange {
  readonly kind: 'file' | 'chart' | 'repository';
  /** Path of the file, or of the sync object. */
  readonly file: string;
  /** Absent: on no cluster. */
  readonly cluster?: string;
  readonly app?: string;
  readonly operation: 'add' | 'remove' | 'change';
  /** E.g. `chart cert-manager`, `generated/helm/order/Chart.yaml`. */
  readonly what: string;
  /** E.g. `v1.18.2`. Absent for files. */
  readonly before?: string;
  readonly after?: string;
}

export interface TreeDiff {
  /** Sorted by cluster, app, then key. */
  readonly changes: readonly Change[];
  readonly opaque: readonly OpaqueChange[];
}
