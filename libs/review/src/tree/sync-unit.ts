import type { Manifest } from '@delivery/manifest';

/**
 * What applies a part of the tree to a cluster: an Argo CD Application, also one that an ApplicationSet makes, or a Flux Kustomization
 * or HelmRelease.
 */
export interface SyncUnit {
  readonly engine: 'argocd' | 'flux';
  /** Cluster whose objects it applies. */
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  /** The sync object itself; one that an ApplicationSet makes is as it would make it. */
  readonly manifest: Manifest;
  readonly file: string;
  /** Whether it applies a file of this tree. */
  readonly applies: (path: string) => boolean;
  /** Folders and files of this tree in which that may be, without a slash at the end; `''` is the root of the tree. */
  readonly paths: readonly string[];
  /** What it takes from elsewhere, which nobody sees here: charts, other repositories. */
  readonly opaque: readonly OpaqueSource[];
  /**
   * Whether it deletes what leaves its source, by itself: Argo CD `syncPolicy.automated.prune`, Flux `spec.prune`.
   * What the object itself says (`Prune=false`, `prune: disabled`) comes on top of it.
   */
  readonly prunes: boolean;
  /** Flux `spec.suspend`; Argo CD without `automated`. */
  readonly suspended: boolean;
  /** Namespace of objects that state none; Flux `targetNamespace` is also that of objects that do. */
  readonly targetNamespace?: string;
  /** Argo CD: the AppProject. */
  readonly project?: string;
  /** Argo CD: name of the ApplicationSet that makes it. */
  readonly generatedBy?: string;
}

/** A source whose objects are not in this tree. */
export interface OpaqueSource {
  /** `chart`: a Helm chart; `repository`: a folder of another repository. */
  readonly kind: 'chart' | 'repository';
  /** Chart or folder. */
  readonly name: string;
  /** Address of the chart repository or of the git repository; `''` when it is named by reference only. */
  readonly from: string;
  readonly version: string;
}
