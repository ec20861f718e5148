import type { Manifest } from '@delivery/manifest';

/** A small change to a valid fleet. */
export interface Case {
  /** What it is, e.g. `storage class of a claim`. */
  readonly name: string;
  /** The field or kind that decides: no two of a rule's positive cases share it, nor two of its near misses. */
  readonly decides: string;
  /** @default - one cluster `prod` in production on AWS with Argo CD */
  readonly clusters?: readonly TestCluster[];
  /** On both sides. @default - nothing */
  readonly both?: Edit;
  /** On the old side only. @default - nothing */
  readonly before?: Edit;
  /** On the new side only. @default - nothing */
  readonly after?: Edit;
}

export interface TestCluster {
  readonly name: string;
  /** @default production */
  readonly environment?: string;
  /** @default aws */
  readonly cloud?: string;
  /** @default - the name of its environment */
  readonly ring?: string;
  readonly region?: string;
  /** @default argocd */
  readonly engine?: 'argocd' | 'flux';
}

/** What differs from the valid fleet, on each of its clusters. */
export interface Edit {
  /**
   * New values by object as `nameOf` says it, then by path: `{ 'Deployment shop/order': { 'spec.replicas': 0 } }`. `undefined` takes
   * a field away, an index one past the end appends. Keys with dots stand in brackets: `metadata.labels["app.kubernetes.io/name"]`.
   */
  readonly set?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** By folder of the cluster: `apps/<app>`, `gitops` (sync objects), `bootstrap/argocd`. */
  readonly add?: Readonly<Record<string, readonly Manifest[]>>;
  /** Objects as `nameOf` says them. */
  readonly remove?: readonly string[];
  /** Objects that lie in another folder of the cluster, e.g. `{ 'Service shop/order': 'apps/shop-edge' }`. */
  readonly move?: Readonly<Record<string, string>>;
  /** Documents by path from the root, whatever the cluster, e.g. `{ 'apps/shop/kustomization.yaml': {...} }`; undefined removes it. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** Names of clusters it is for. @default - all */
  readonly on?: readonly string[];
}
